"""AAC without a container: ADTS or ADIF."""

from __future__ import annotations

from mutagen.aac import AAC

from janto_catalog.formats import id3
from janto_catalog.formats._stream_audio import read_stream
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_ADIF = b"ADIF"
_ADTS = (b"\xff\xf0", b"\xff\xf1", b"\xff\xf8", b"\xff\xf9")


def _is_stream(start: bytes) -> bool:
    return start.startswith((_ADIF, *_ADTS))


def _sniff(head: bytes) -> bool:
    return id3.has_tag(head) or _is_stream(head)


def _read(path: bytes) -> MediaFacts:
    return read_stream(path, _is_stream, AAC, "AAC")


FORMAT = Format("AAC", _sniff, _read, rank=1)
