"""Word documents (DOCX): title and author from their core properties."""

from __future__ import annotations

import re

from janto_catalog.formats._office import read_properties
from janto_catalog.formats.format import Format
from janto_catalog.model.media import MediaFacts

# A local file header (PKWARE APPNOTE 4.3.7) and the start of its file name.
_MEMBER = re.compile(rb"PK\x03\x04.{26}word/", re.DOTALL)


def _sniff(head: bytes) -> bool:
    return head[:4] == b"PK\3\4" and _MEMBER.search(head) is not None


def _read(path: bytes) -> MediaFacts:
    return read_properties(path, "Word", "word/document.xml", "docProps/core.xml")


FORMAT = Format("Word", _sniff, _read)
