"""MPEG transport streams, as broadcast and as on Blu-ray discs."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SYNC_BYTE = 0x47
# Size of a packet, and where its sync byte is: discs put four bytes of time before each packet.
_LAYOUTS = ((188, 0), (192, 4))
_PACKETS_CHECKED = 3


def _sniff(head: bytes) -> bool:
    return any(_has_packets(head, size, offset) for size, offset in _LAYOUTS)


def _has_packets(head: bytes, size: int, offset: int) -> bool:
    sync_bytes = head[offset::size][:_PACKETS_CHECKED]
    return len(sync_bytes) == _PACKETS_CHECKED and set(sync_bytes) == {_SYNC_BYTE}


def _read(path: bytes) -> MediaFacts:
    return read_container(path, "mpegts", "MPEG-TS")


FORMAT = Format("MPEG-TS", _sniff, _read)
