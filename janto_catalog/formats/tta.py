"""True Audio (TTA)."""

from __future__ import annotations

from mutagen.trueaudio import TrueAudio

from janto_catalog.formats import id3
from janto_catalog.formats._stream_audio import read_stream
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"TTA1"


def _is_stream(start: bytes) -> bool:
    return start.startswith(_SIGNATURE)


def _sniff(head: bytes) -> bool:
    return id3.has_tag(head) or _is_stream(head)


def _read(path: bytes) -> MediaFacts:
    return read_stream(path, _is_stream, TrueAudio, "True Audio")


FORMAT = Format("True Audio", _sniff, _read, rank=1)
