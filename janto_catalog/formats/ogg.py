"""Ogg: Vorbis, Opus, Speex and FLAC sound; Theora and OGM video."""

from __future__ import annotations

from typing import Any

from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis

from janto_catalog.formats import vorbis
from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import HEAD_SIZE, Format, NotThisFormatError, open_file, parse
from janto_catalog.formats.tags import to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

# By what the first packet of the stream contains.
_AUDIO: tuple[tuple[bytes, str, Any], ...] = (
    (b"\x01vorbis", "Ogg Vorbis", OggVorbis),
    (b"OpusHead", "Opus", OggOpus),
    (b"\x7fFLAC", "Ogg FLAC", OggFLAC),
    (b"Speex   ", "Speex", OggSpeex),
)
_VIDEO = ((b"\x80theora", "Ogg Theora"), (b"\x01video\0\0\0", "Ogg video"))


def _sniff(head: bytes) -> bool:
    return head[:4] == b"OggS"


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        head = file.read(HEAD_SIZE)
        for signature, name in _VIDEO:
            if signature in head:
                return read_container(path, "ogg", name)
        name, parser = next(
            ((name, parser) for signature, name, parser in _AUDIO if signature in head), ("", None)
        )
        if parser is None:
            raise NotThisFormatError("no stream of a known kind in it")
        parsed = parse(parser, file)
    return to_media_facts(
        name, Medium.AUDIO, vorbis.collect_tags(parsed.tags or ()), duration=parsed.info.length
    )


FORMAT = Format("Ogg", _sniff, _read)
