"""Musepack, versions 7 and 8."""

from __future__ import annotations

from typing import BinaryIO

from mutagen.musepack import Musepack

from janto_catalog.formats import _apev2
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.model.media import MediaFacts

_VERSION_8, _VERSION_7 = b"MPCK", b"MP+"
_MAX_PACKETS = 64
_MAX_SIZE_BYTES = 9
_LAST_KEYS = (b"AP", b"SE")


def _sniff(head: bytes) -> bool:
    return head.startswith((_VERSION_8, _VERSION_7))


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        is_version_8 = file.read(len(_VERSION_8)) == _VERSION_8
        if is_version_8:
            _check_packets(file)
    return _apev2.read_audio(path, _VERSION_8 if is_version_8 else _VERSION_7, Musepack, "Musepack")


def _check_packets(file: BinaryIO) -> None:
    """Refuse a stream with a packet that is shorter than its own header: mutagen goes back there for ever.

    A packet is a key of two letters, then its whole size in bytes.
    """
    for _ in range(_MAX_PACKETS):
        key = file.read(2)
        if len(key) < 2 or key in _LAST_KEYS:
            return
        size, width = _read_size(file)
        if not width:
            return
        if size < 2 + width:
            raise NotThisFormatError("a packet in it has no length")
        file.seek(size - 2 - width, 1)


def _read_size(file: BinaryIO) -> tuple[int, int]:
    """A size of seven bits a byte and how many bytes it took, 0 bytes at the end of the file."""
    size = 0
    for width in range(1, _MAX_SIZE_BYTES + 1):
        byte = file.read(1)
        if not byte:
            return 0, 0
        size = size << 7 | byte[0] & 0x7F
        if byte[0] < 0x80:
            return size, width
    return size, _MAX_SIZE_BYTES


FORMAT = Format("Musepack", _sniff, _read)
