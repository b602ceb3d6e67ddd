"""OpenDocument texts (ODT): title and author from their metadata."""

from __future__ import annotations

from janto_catalog.formats._office import read_properties
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

_MIME_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MIME_TYPE_END = 128


def _sniff(head: bytes) -> bool:
    return head[:4] == b"PK\3\4" and _MIME_TYPE in head[:_MIME_TYPE_END]


def _read(path: bytes) -> MediaFacts:
    return read_properties(path, "OpenDocument", "content.xml", "meta.xml")


FORMAT = Format("OpenDocument", _sniff, _read)
