"""FLAC."""

from __future__ import annotations

from mutagen.flac import FLAC, Picture

from janto_catalog.formats import vorbis
from janto_catalog.formats.family import Format, opened, parsed
from janto_catalog.formats.tags import facts
from janto_catalog.model.media import MediaFacts, Medium


def _sniff(head: bytes) -> bool:
    return head[:4] == b"fLaC" or head[:3] == b"ID3"


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        flac = parsed(FLAC, file)
    tagging = vorbis.tagging_of(flac.tags or ())
    tagging.has_pictures |= any(isinstance(block, Picture) for block in flac.metadata_blocks)
    return facts("FLAC", Medium.AUDIO, tagging, duration=flac.info.length)


FORMAT = Format("FLAC", (b".flac",), Medium.AUDIO, _sniff, _read, rank=1)
