"""Monkey's Audio (APE)."""

from __future__ import annotations

from mutagen.monkeysaudio import MonkeysAudio

from janto_catalog.formats import _apev2
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"MAC "


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return _apev2.read_audio(path, _SIGNATURE, MonkeysAudio, "Monkey's Audio")


FORMAT = Format("Monkey's Audio", _sniff, _read)
