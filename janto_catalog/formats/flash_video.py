"""Flash video (FLV)."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"FLV\1"


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return read_container(path, "flv", "Flash video")


FORMAT = Format("Flash video", _sniff, _read)
