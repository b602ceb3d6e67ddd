"""A fingerprint of the sound of a file without its tags: it stays the same when a file is tagged and renamed at once.

It is made for containers whose tags are outside the coded sound: MP3 and other streams between ID3 and APE tags, FLAC,
MP4, WAV and AIFF.
"""

from __future__ import annotations

import hashlib
import os
from typing import BinaryIO

from janto_catalog.formats.format import open_file
from janto_catalog.formats.id3 import has_tag, tag_size

_SAMPLE_SIZE = 16 * 1024
_LEAST_SIZE = 2 * _SAMPLE_SIZE
"""Bytes; less sound could be that of another file: silence, a jingle."""
_HEADER_SIZE = 32
_MAX_BLOCKS = 200
_ID3V1_SIZE = 128
_APE_FOOTER_SIZE = 32
_MP4_TYPE = b"ftyp"
_LAST_BLOCK = 0x80
_LARGE = 1
"""The size of an MP4 box that stands in its next eight bytes."""

_Span = tuple[int, int]


def sound_fingerprint(path: bytes) -> str:
    """The size in bytes of the coded sound and a hash of its start, middle and end, such as "52428800-9f0c…".

    Returns "" for a container that is not known, and for less than 32 KiB of sound.  Raises OSError when the file
    cannot be read.
    """
    with open_file(path) as file:
        span = _sound_span(file, os.fstat(file.fileno()).st_size)
        if span is None or span[1] - span[0] < _LEAST_SIZE:
            return ""
        start, end = span
        digest = hashlib.blake2b(digest_size=16)
        for offset in (start, (start + end - _SAMPLE_SIZE) // 2, end - _SAMPLE_SIZE):
            digest.update(_read_at(file, offset, _SAMPLE_SIZE))
    return f"{end - start}-{digest.hexdigest()}"


def sound_size(fingerprint: str) -> int:
    """The size in bytes of the sound that a fingerprint is of; 0 for ""."""
    return int(fingerprint.partition("-")[0] or 0)


def _sound_span(file: BinaryIO, size: int) -> _Span | None:
    """Where the sound begins and ends, None when the container is not known."""
    start, end = _after_id3(file, size), _before_trailing_tags(file, size)
    head = _read_at(file, start, _HEADER_SIZE)
    if head.startswith(b"fLaC"):
        return _flac(file, start + 4, end)
    if head[4:8] == _MP4_TYPE:
        return _mp4(file, size)
    if head[:4] in (b"RIFF", b"FORM"):
        return _chunk(file, size, "little" if head[:4] == b"RIFF" else "big")
    is_stream = len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    return (start, end) if is_stream else None


def _read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(max(0, offset))
    return file.read(size)


def _after_id3(file: BinaryIO, size: int) -> int:
    """Where the ID3v2 tags and the padding at the start of a file end."""
    start = 0
    for _ in range(_MAX_BLOCKS):
        head = _read_at(file, start, 10)
        if not has_tag(head):
            break
        start += tag_size(head)
    if start:
        padding = _read_at(file, start, _SAMPLE_SIZE)
        start += len(padding) - len(padding.lstrip(b"\0"))
    return min(start, size)


def _before_trailing_tags(file: BinaryIO, size: int) -> int:
    """Where the ID3v1 and APE tags at the end of a file begin."""
    end = size
    if _read_at(file, end - _ID3V1_SIZE, 3) == b"TAG":
        end -= _ID3V1_SIZE
    footer = _read_at(file, end - _APE_FOOTER_SIZE, _APE_FOOTER_SIZE)
    if footer.startswith(b"APETAGEX"):
        has_header = footer[23] & 0x80
        end -= int.from_bytes(footer[12:16], "little") + (_APE_FOOTER_SIZE if has_header else 0)
    return max(0, end)


def _flac(file: BinaryIO, start: int, end: int) -> _Span | None:
    """The frames behind the metadata blocks."""
    for _ in range(_MAX_BLOCKS):
        header = _read_at(file, start, 4)
        if len(header) < 4:
            return None
        start += 4 + int.from_bytes(header[1:], "big")
        if header[0] & _LAST_BLOCK:
            return start, end
    return None


def _mp4(file: BinaryIO, size: int) -> _Span | None:
    """The largest box of media data."""
    found: list[_Span] = []
    start = 0
    for _ in range(_MAX_BLOCKS):
        header = _read_at(file, start, 16)
        if len(header) < 8:
            break
        length, head = int.from_bytes(header[:4], "big"), 8
        if length == _LARGE:
            length, head = int.from_bytes(header[8:16], "big"), 16
        length = length or size - start
        if length < head:
            break
        if header[4:8] == b"mdat":
            found.append((start + head, min(size, start + length)))
        start += length
    return max(found, key=lambda span: span[1] - span[0], default=None)


def _chunk(file: BinaryIO, size: int, order: str) -> _Span | None:
    """The chunk of samples of a WAV (little) or AIFF (big)."""
    start = 12
    for _ in range(_MAX_BLOCKS):
        header = _read_at(file, start, 8)
        if len(header) < 8:
            break
        length = int.from_bytes(header[4:8], "little" if order == "little" else "big")
        if header[:4] in (b"data", b"SSND"):
            return start + 8, min(size, start + 8 + length)
        start += 8 + length + length % 2
    return None
