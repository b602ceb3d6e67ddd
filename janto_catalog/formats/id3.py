"""ID3 tags, quickly: pictures are stepped over, UTF-16 is decoded in one call.

Half of mutagen's time on an MP3 goes into UTF-16, most of the rest into pictures a scan does not want.
The quick walk takes only tags it understands to the last frame; any other (unsynchronised, compressed, with an
extended header, sizes as old iTunes wrote them) goes to mutagen whole.  Format: https://id3.org/id3v2.4.0-structure
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from mutagen import MutagenError
from mutagen.id3 import ID3, ParseID3v1

from janto_catalog.formats import id3_frames
from janto_catalog.formats.format import parse
from janto_catalog.formats.tags import Tagging

_BLOCK = 4096
_LONGEST_FRAME = 1 << 20


class _OddTagError(Exception):
    """The quick walk does not understand this tag to the end."""


class _Span:
    """Bytes of a file by offset, read in blocks: a step over a picture costs a seek."""

    def __init__(self, file: BinaryIO, head: bytes) -> None:
        self._file, self._start, self._block = file, 0, head

    def at(self, offset: int, length: int) -> bytes:
        begin = offset - self._start
        if begin < 0 or begin + length > len(self._block):
            self._file.seek(offset)
            self._block = self._file.read(max(length, _BLOCK))
            self._start, begin = offset, 0
        return self._block[begin : begin + length]


def has_tag(head: bytes) -> bool:
    """Whether the first bytes of a file are an ID3v2 tag."""
    return head[:3] == b"ID3"


def tag_size(head: bytes) -> int:
    """The length in bytes of the ID3v2 tag that `head` starts with, its header included; 0 when there is none."""
    if len(head) < 10 or head[:3] != b"ID3" or max(head[6:10]) > 0x7F:
        return 0
    footer = 10 if head[5] & 0x10 else 0
    return _synchsafe(head[6:10]) + 10 + footer


def read_tags(file: BinaryIO, head: bytes) -> Tagging:
    """The ID3 tags of an open file whose first bytes are `head`; ID3v1 at the end when there are no others."""
    if not tag_size(head):
        return _old_tag(file)
    try:
        return _walk(_Span(file, head), head)
    except (_OddTagError, ValueError, IndexError):
        return _by_mutagen(file)


def _walk(span: _Span, head: bytes) -> Tagging:
    version, flags = head[3], head[5]
    if flags or version not in (2, 3, 4):
        raise _OddTagError
    tagging = Tagging()
    for name, body in _frames(span, 10, tag_size(head), version):
        id3_frames.take(tagging, name, body, version)
    id3_frames.join_date(tagging)
    return tagging


def _frames(span: _Span, offset: int, end: int, version: int) -> Iterator[tuple[bytes, bytes]]:
    """Each wanted frame's name and body; for pictures the name alone."""
    width = 6 if version == 2 else 10
    while offset + width <= end:
        header = span.at(offset, width)
        name = header[: 3 if version == 2 else 4]
        if not name or name[0] == 0:
            return
        size = _frame_size(header, version)
        if not name.isalnum() or not name.isupper() or offset + width + size > end:
            raise _OddTagError
        if id3_frames.is_picture(name):
            yield name, b""
        elif id3_frames.is_wanted(name) and size <= _LONGEST_FRAME:
            if version != 2 and header[9]:
                raise _OddTagError
            yield name, span.at(offset + width, size)
        offset += width + size


def _frame_size(header: bytes, version: int) -> int:
    if version == 4:
        if max(header[4:8]) > 0x7F:
            raise _OddTagError
        return _synchsafe(header[4:8])
    return int.from_bytes(header[3:6] if version == 2 else header[4:8], "big")


def _synchsafe(four: bytes) -> int:
    return four[0] << 21 | four[1] << 14 | four[2] << 7 | four[3]


def _by_mutagen(file: BinaryIO) -> Tagging:
    """The tag as mutagen reads it; a damaged one is none, the sound behind it may well play."""
    try:
        return id3_frames.from_mutagen(cast(Mapping[str, Any], parse(ID3, file)))
    except (MutagenError, ValueError, IndexError, ArithmeticError, EOFError):
        return Tagging()


def _old_tag(file: BinaryIO) -> Tagging:
    """ID3v1: the last 128 bytes, or an empty `Tagging`."""
    end = file.seek(0, 2)
    file.seek(max(0, end - 128))
    parse: Callable[[bytes], Mapping[str, Any] | None] = ParseID3v1
    frames = parse(file.read(128))
    return id3_frames.from_mutagen(frames) if frames else Tagging()
