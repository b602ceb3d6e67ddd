"""AVI."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts


def _sniff(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] in (b"AVI ", b"AVIX")


def _read(path: bytes) -> MediaFacts:
    return read_container(path, "avi", "AVI")


FORMAT = Format("AVI", _sniff, _read)
