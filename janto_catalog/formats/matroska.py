"""Matroska and WebM."""

from __future__ import annotations

from janto_catalog.formats.ffmpeg import read_container
from janto_catalog.formats.format import HEAD_SIZE, Format, open_file
from janto_catalog.model.media import MediaFacts

_SIGNATURE = b"\x1a\x45\xdf\xa3"
# The document type is among the first elements of the header.
_DOCUMENT_TYPE, _DOCUMENT_TYPE_END = b"webm", 64


def _sniff(head: bytes) -> bool:
    return head.startswith(_SIGNATURE)


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        head = file.read(HEAD_SIZE)
    name = "WebM" if _DOCUMENT_TYPE in head[:_DOCUMENT_TYPE_END] else "Matroska"
    return read_container(path, "matroska", name)


FORMAT = Format("Matroska", _sniff, _read)
