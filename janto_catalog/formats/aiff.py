"""AIFF and AIFF-C."""

from __future__ import annotations

from mutagen.aiff import AIFF

from janto_catalog.formats._chunked_audio import read_chunks
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts


def _sniff(head: bytes) -> bool:
    return head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC")


def _read(path: bytes) -> MediaFacts:
    return read_chunks(path, _sniff, AIFF, "AIFF")


FORMAT = Format("AIFF", _sniff, _read)
