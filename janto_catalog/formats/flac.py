"""FLAC, with Vorbis comments."""

from __future__ import annotations

from mutagen.flac import FLAC, Picture

from janto_catalog.formats import id3, vorbis
from janto_catalog.formats.format import Format, open_file, parse
from janto_catalog.formats.tags import to_media_facts
from janto_catalog.model.media import MediaFacts, Medium


def _sniff(head: bytes) -> bool:
    return head[:4] == b"fLaC" or id3.has_tag(head)


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        flac = parse(FLAC, file)
    collector = vorbis.collect_tags(flac.tags or ())
    collector.has_pictures |= any(isinstance(block, Picture) for block in flac.metadata_blocks)
    return to_media_facts("FLAC", Medium.AUDIO, collector, duration=flac.info.length)


FORMAT = Format("FLAC", _sniff, _read, rank=1)
