"""AC-3 and E-AC-3 (Dolby Digital)."""

from __future__ import annotations

from mutagen.ac3 import AC3

from janto_catalog.formats import id3
from janto_catalog.formats._stream_audio import read_stream
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SYNC_WORD = b"\x0b\x77"


def _is_stream(start: bytes) -> bool:
    return start.startswith(_SYNC_WORD)


def _sniff(head: bytes) -> bool:
    return id3.has_tag(head) or _is_stream(head)


def _read(path: bytes) -> MediaFacts:
    return read_stream(path, _is_stream, AC3, "AC-3")


FORMAT = Format("AC-3", _sniff, _read, rank=1)
