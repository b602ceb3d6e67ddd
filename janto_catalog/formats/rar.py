"""RAR, comics (CBR) among them: recognised by a scan, not opened; see `safe_archive` for their covers."""

from __future__ import annotations

from janto_catalog.formats._closed_archive import read_signature
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"Rar!\x1a\x07"


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return read_signature(path, _SIGNATURE, "RAR", "CBR")


FORMAT = Format("RAR", _sniff, _read)
