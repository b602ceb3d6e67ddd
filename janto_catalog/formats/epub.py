"""EPUB: title, authors, series (calibre's or EPUB 3 collections) from the package document."""

from __future__ import annotations

from zipfile import ZipFile

from janto_catalog.formats import _package_document, safe_xml, safe_zip
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium


def _sniff(head: bytes) -> bool:
    return head[:4] == b"PK\3\4" and b"application/epub+zip" in head[:200]


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        package = safe_xml.parse_elements(
            safe_zip.read_member(archive, package_name(archive), _package_document.MAX_SIZE)
        )
    collector = TagCollector()
    _package_document.collect_tags(package, collector)
    collector.has_pictures = any(element.attributes.get("name") == "cover" for element in package)
    return to_media_facts("EPUB", Medium.PAGES, collector)


def package_name(archive: ZipFile) -> str:
    """The name of the package document.  Raises NotThisFormatError when the container names none that exists."""
    names = set(archive.namelist())
    if "META-INF/container.xml" in names:
        container = safe_xml.parse_elements(
            safe_zip.read_member(archive, "META-INF/container.xml", _package_document.MAX_SIZE)
        )
        paths = (
            element.attributes.get("full-path", "") for element in container if element.name == "rootfile"
        )
        found = next((path for path in paths if path in names), None)
        if found:
            return found
    raise NotThisFormatError("it does not say where its contents are")


FORMAT = Format("EPUB", _sniff, _read)
