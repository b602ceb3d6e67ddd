"""OPF files next to a book: title, authors, series and identifiers, as Calibre and audiobookshelf write them."""

from __future__ import annotations

from janto_catalog.formats import _package_document, safe_xml
from janto_catalog.formats.format import Format, no_signature, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        package = safe_xml.parse_elements(safe_xml.read_document(file, _package_document.MAX_SIZE))
    collector = TagCollector()
    _package_document.collect_tags(package, collector)
    return to_media_facts("OPF", Medium.TEXT, collector)


FORMAT = Format("OPF", no_signature, _read, by_extension=True)
