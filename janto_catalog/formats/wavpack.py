"""WavPack."""

from __future__ import annotations

from mutagen.wavpack import WavPack

from janto_catalog.formats import _apev2
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"wvpk"


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return _apev2.read_audio(path, _SIGNATURE, WavPack, "WavPack")


FORMAT = Format("WavPack", _sniff, _read)
