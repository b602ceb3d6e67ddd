"""EPUB: title, authors, series (calibre's or EPUB 3 collections) from the package document."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from janto_catalog.formats import safe_xml, safe_zip
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_MAX_DOCUMENT_SIZE = 4 << 20
_NAMES = {
    "title": "title", "creator": "artist", "publisher": "publisher", "language": "language", "date": "date",
    "description": "comment", "subject": "genre",
}  # fmt: skip
_META_NAMES = {
    "calibre:series": "series", "calibre:series_index": "series number", "belongs-to-collection": "series",
    "group-position": "series number",
}  # fmt: skip


def _sniff(head: bytes) -> bool:
    return head[:4] == b"PK\3\4" and b"application/epub+zip" in head[:200]


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file, safe_zip.open_archive(file) as archive:
        package = safe_xml.parse_elements(
            safe_zip.read_member(archive, package_name(archive), _MAX_DOCUMENT_SIZE)
        )
    collector = TagCollector()
    for name, value in _tags(package):
        collector.add(name, [value])
    collector.has_pictures = any(element.attributes.get("name") == "cover" for element in package)
    return to_media_facts("EPUB", Medium.PAGES, collector)


def package_name(archive: ZipFile) -> str:
    """The name of the package document.  Raises NotThisFormatError when the container names none that exists."""
    names = set(archive.namelist())
    if "META-INF/container.xml" in names:
        container = safe_xml.parse_elements(
            safe_zip.read_member(archive, "META-INF/container.xml", _MAX_DOCUMENT_SIZE)
        )
        paths = (
            element.attributes.get("full-path", "") for element in container if element.name == "rootfile"
        )
        found = next((path for path in paths if path in names), None)
        if found:
            return found
    raise NotThisFormatError("it does not say where its contents are")


def _tags(package: list[Element]) -> Iterator[tuple[str, str]]:
    for element in package:
        attributes = element.attributes
        if element.name in _NAMES:
            yield _NAMES[element.name], element.text
        elif element.name == "identifier":
            yield from _identifier(element)
        elif element.name == "meta" and attributes.get("name") in _META_NAMES:
            yield _META_NAMES[attributes["name"]], attributes.get("content", "").removesuffix(".0")
        elif element.name == "meta" and attributes.get("property") in _META_NAMES:
            yield _META_NAMES[attributes["property"]], element.text


def _identifier(element: Element) -> Iterator[tuple[str, str]]:
    """The ISBN, which its scheme, its URN or its thirteen digits show."""
    text = element.text.strip().lower().removeprefix("urn:").removeprefix("isbn:").replace("-", "")
    schemes = [value.lower() for name, value in element.attributes.items() if name.endswith("scheme")]
    if "isbn" in schemes or (len(text) == 13 and text.isdecimal() and text[:3] in ("978", "979")):
        yield "isbn", text.upper()


FORMAT = Format("EPUB", _sniff, _read)
