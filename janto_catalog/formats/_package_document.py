"""Package documents (OPF): of an EPUB, and next to a book as Calibre and audiobookshelf write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from janto_catalog.formats.safe_xml import Element
from janto_catalog.formats.tags import TagCollector

MAX_SIZE = 4 << 20
"""A package document has at most so many bytes."""
_NAMES = {
    "title": "title", "creator": "artist", "publisher": "publisher", "language": "language", "date": "date",
    "description": "comment", "subject": "genre",
}  # fmt: skip
_META_NAMES = {
    "calibre:series": "series", "calibre:series_index": "series number", "belongs-to-collection": "series",
    "group-position": "series number",
}  # fmt: skip


def collect_tags(package: Iterable[Element], collector: TagCollector) -> None:
    """Add what the elements of a package document say."""
    for name, value in _tags(package):
        collector.add(name, [value])


def _tags(package: Iterable[Element]) -> Iterator[tuple[str, str]]:
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
    """The ISBN, which its scheme, its URN or its thirteen digits show, or the ASIN."""
    text = element.text.strip().lower().removeprefix("urn:").removeprefix("isbn:").replace("-", "")
    schemes = [value.lower() for name, value in element.attributes.items() if name.endswith("scheme")]
    if "isbn" in schemes or (len(text) == 13 and text.isdecimal() and text[:3] in ("978", "979")):
        yield "isbn", text.upper()
    elif "asin" in schemes or "mobi-asin" in schemes or "amazon" in schemes:
        yield "asin", text.upper()
