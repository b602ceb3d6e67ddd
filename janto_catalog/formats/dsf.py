"""DSF (DSD audio of Sony)."""

from __future__ import annotations

from mutagen.dsf import DSF

from janto_catalog.formats._chunked_audio import read_chunks
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts


def _sniff(head: bytes) -> bool:
    return head[:4] == b"DSD "


def _read(path: bytes) -> MediaFacts:
    return read_chunks(path, _sniff, DSF, "DSF")


FORMAT = Format("DSF", _sniff, _read)
