"""FictionBook (FB2): title, authors, series and publisher from the description at its start."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.formats import safe_xml
from janto_catalog.formats.format import Format, NotThisFormatError, open_file
from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_ROOT = b"<FictionBook"
_END = b"</description>"
_MAX_DESCRIPTION_SIZE = 1 << 20
_NAMES = {
    "book-title": "title",
    "lang": "language",
    "publisher": "publisher",
    "isbn": "isbn",
    "genre": "genre",
}
_PARTS_OF_NAME = ("first-name", "middle-name", "last-name", "nickname")


def _sniff(head: bytes) -> bool:
    return _ROOT in head


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        start = file.read(_MAX_DESCRIPTION_SIZE)
    description, end, _ = start.partition(_END)
    if not end:
        raise NotThisFormatError("its description does not end")
    collector = TagCollector()
    for name, value in _tags(safe_xml.parse_elements(description + _END + b"</FictionBook>")):
        collector.add(name, [value])
    return to_media_facts("FictionBook", Medium.PAGES, collector)


def _tags(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """(standard name, value) of the book, without those about its original and about the file."""
    section = ""
    for index, element in enumerate(elements):
        if element.name.endswith("-info"):
            section = element.name
        if section not in ("title-info", "publish-info"):
            continue
        if element.name in _NAMES:
            yield _NAMES[element.name], element.text
        elif element.name == "author":
            yield "artist", _full_name(elements[index + 1 :])
        elif element.name == "sequence":
            yield "series", element.attributes.get("name", "")
            yield "series number", element.attributes.get("number", "")
        elif element.name == "date":
            yield "date", element.attributes.get("value", "") or element.text


def _full_name(following: list[Element]) -> str:
    """The name of a person from the elements inside theirs, which follow it."""
    parts = []
    for element in following:
        if element.name not in _PARTS_OF_NAME:
            break
        parts.append(element.text.strip())
    return " ".join(filter(None, parts))


FORMAT = Format("FictionBook", _sniff, _read)
