"""OptimFROG: lossless, and DualStream, its lossy variant with the same signature."""

from __future__ import annotations

from mutagen.optimfrog import OptimFROG

from janto_catalog.formats import _apev2
from janto_catalog.formats.format import Format
from janto_catalog.model.file_types import format_of
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"OFR "
_NAMES = ("OptimFROG", "OptimFROG DualStream")


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    promised = format_of(path)
    return _apev2.read_audio(path, _SIGNATURE, OptimFROG, promised if promised in _NAMES else _NAMES[0])


FORMAT = Format("OptimFROG", _sniff, _read)
