"""7-Zip, comics (CB7) among them: recognised by a scan, not opened; see `safe_archive` for their covers."""

from __future__ import annotations

from janto_catalog.formats._closed_archive import read_signature
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"7z\xbc\xaf\x27\x1c"


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    return read_signature(path, _SIGNATURE, "7-Zip", "CB7")


FORMAT = Format("7-Zip", _sniff, _read)
