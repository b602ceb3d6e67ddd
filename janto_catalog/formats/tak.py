"""TAK."""

from __future__ import annotations

from mutagen.tak import TAK

from janto_catalog.formats import _apev2
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"tBaK"


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return _apev2.read_audio(path, _SIGNATURE, TAK, "TAK")


FORMAT = Format("TAK", _sniff, _read)
