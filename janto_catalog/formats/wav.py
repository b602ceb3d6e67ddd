"""WAV."""

from __future__ import annotations

from mutagen.wave import WAVE

from janto_catalog.formats._chunked_audio import read_chunks
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts


def _sniff(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def _read(path: bytes) -> MediaFacts:
    return read_chunks(path, _sniff, WAVE, "WAV")


FORMAT = Format("WAV", _sniff, _read)
