"""RAR archives, comics (CBR) among them."""

from __future__ import annotations

from janto_catalog.formats._archive_facts import ArchiveNames
from janto_catalog.formats._closed_archive import read_archive
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"Rar!\x1a\x07"
_NAMES = ArchiveNames("CBR", "RAR")


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return read_archive(path, _SIGNATURE, _NAMES)


FORMAT = Format("RAR", _sniff, _read)
