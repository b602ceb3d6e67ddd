"""The Ogg family: Vorbis, Opus, Speex, FLAC in Ogg; with a picture track it is a video."""

from __future__ import annotations

from typing import Any

from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis

from janto_catalog.formats import video, vorbis
from janto_catalog.formats.family import HEAD, Format, NotThisFormatError, opened, parsed
from janto_catalog.formats.tags import facts
from janto_catalog.model.media import MediaFacts, Medium

_KINDS: tuple[tuple[bytes, str, Any], ...] = (
    (b"\x01vorbis", "Ogg Vorbis", OggVorbis),
    (b"OpusHead", "Opus", OggOpus),
    (b"\x7fFLAC", "Ogg FLAC", OggFLAC),
    (b"Speex   ", "Speex", OggSpeex),
)
_THEORA = b"\x80theora"


def _sniff(head: bytes) -> bool:
    return head[:4] == b"OggS"


def _read(path: bytes) -> MediaFacts:
    with opened(path) as file:
        head = file.read(HEAD)
        if _THEORA in head:
            return video.read_as(path, "ogg", "Ogg Theora")
        name, kind = next(((name, kind) for mark, name, kind in _KINDS if mark in head), ("", None))
        if kind is None:
            raise NotThisFormatError("no stream of a known kind in it")
        found = parsed(kind, file)
    return facts(name, Medium.AUDIO, vorbis.tagging_of(found.tags or ()), duration=found.info.length)


_ENDINGS = (b".ogg", b".oga", b".opus", b".spx", b".ogv")
FORMAT = Format("Ogg", _ENDINGS, Medium.AUDIO, _sniff, _read)
