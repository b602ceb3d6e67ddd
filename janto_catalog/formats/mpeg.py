"""MPEG program streams, as on DVD, and bare MPEG video."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format, open_file
from janto_catalog.model.media import MediaFacts

_PACK_START, _SEQUENCE_START = b"\0\0\1\xba", b"\0\0\1\xb3"


def _sniff(head: bytes) -> bool:
    return head.startswith((_PACK_START, _SEQUENCE_START))


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        is_video_stream = file.read(len(_SEQUENCE_START)) == _SEQUENCE_START
    return read_container(path, "mpegvideo" if is_video_stream else "mpeg", "MPEG")


FORMAT = Format("MPEG", _sniff, _read)
