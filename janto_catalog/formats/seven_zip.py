"""7-Zip archives, comics (CB7) among them."""

from __future__ import annotations

from janto_catalog.formats._archive_facts import ArchiveNames
from janto_catalog.formats._closed_archive import read_archive
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"7z\xbc\xaf\x27\x1c"
_NAMES = ArchiveNames("CB7", "7-Zip")


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return read_archive(path, _SIGNATURE, _NAMES)


FORMAT = Format("7-Zip", _sniff, _read)
