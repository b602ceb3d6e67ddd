"""OPF files next to a book: title, authors, series and identifiers, as Calibre and audiobookshelf write them."""

from __future__ import annotations

import re

from janto_catalog.formats import _package_document, safe_xml
from janto_catalog.formats.format import Format, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_PACKAGE = re.compile(rb"<(?:\w+:)?package[\s>]", re.IGNORECASE)


def _sniff(head: bytes) -> bool:
    return b"http://www.idpf.org/2007/opf" in head and bool(_PACKAGE.search(head))


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        package = safe_xml.parse_elements(safe_xml.read_document(file, _package_document.MAX_SIZE))
    collector = TagCollector()
    _package_document.collect_tags(package, collector)
    return to_media_facts("OPF", Medium.TEXT, collector)


FORMAT = Format("OPF", _sniff, _read, by_extension=True)
