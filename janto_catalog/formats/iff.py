"""Chunked audio with ID3 tags inside: WAV, AIFF, DSF, DSDIFF."""

from __future__ import annotations

from mutagen.aiff import AIFF
from mutagen.dsdiff import DSDIFF
from mutagen.dsf import DSF
from mutagen.wave import WAVE

from janto_catalog.formats import id3_frames
from janto_catalog.formats.family import Format, NotThisFormatError, opened, parsed
from janto_catalog.formats.tags import Tagging, facts
from janto_catalog.model.media import MediaFacts, Medium

_KINDS = (
    (b"RIFF", (b"WAVE",), "WAV", WAVE),
    (b"FORM", (b"AIFF", b"AIFC"), "AIFF", AIFF),
    (b"FRM8", (b"DSD ",), "DSDIFF", DSDIFF),
    (b"DSD ", (), "DSF", DSF),
)


def _kind(head: bytes) -> tuple[str, type] | None:
    for mark, inner, name, kind in _KINDS:
        at = 12 if mark == b"FRM8" else 8
        if head.startswith(mark) and (not inner or head[at : at + 4] in inner):
            return name, kind
    return None


def _sniff(head: bytes) -> bool:
    return _kind(head) is not None


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        known = _kind(file.read(16))
        if known is None:
            raise NotThisFormatError("its first bytes are of something else")
        name, kind = known
        found = parsed(kind, file)
    tagging = id3_frames.from_mutagen(found.tags) if found.tags else Tagging()
    return facts(name, Medium.AUDIO, tagging, duration=found.info.length)


FORMAT = Format(
    "WAV or AIFF", (b".wav", b".aif", b".aiff", b".aifc", b".dsf", b".dff"), Medium.AUDIO, _sniff, _read
)
