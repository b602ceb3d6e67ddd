"""DSDIFF (DSD audio of Philips)."""

from __future__ import annotations

from mutagen.dsdiff import DSDIFF

from janto_catalog.formats._chunked_audio import read_chunks
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts


def _sniff(head: bytes) -> bool:
    return head[:4] == b"FRM8" and head[12:16] == b"DSD "


def _read(path: bytes) -> MediaFacts:
    return read_chunks(path, _sniff, DSDIFF, "DSDIFF")


FORMAT = Format("DSDIFF", _sniff, _read)
