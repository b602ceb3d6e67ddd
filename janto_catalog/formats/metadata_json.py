"""JSON files: the metadata.json that audiobookshelf writes next to a book, the series.json that Mylar and Komga keep
in the folder of a comic; others are only text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from janto_catalog.formats import text
from janto_catalog.formats.format import Format, NotThisFormatError, no_signature, open_file
from janto_catalog.formats.tags import TagCollector, to_media_facts
from janto_catalog.model.media import MediaFacts, Medium

_MAX_SIZE = 4 << 20
_FILE_NAMES = (b"metadata.json", b"series.json")
#: https://github.com/mylar3/mylar3/wiki/series.json-schema-(version-1.0.2)
_COMIC_SERIES = "comicSeries"
_NAMES = {
    "title": "title", "subtitle": "subtitle", "authors": "artist", "author": "artist", "narrators": "narrator",
    "publisher": "publisher", "language": "language", "genres": "genre", "isbn": "isbn", "asin": "asin",
    "description": "comment", "publishedDate": "date", "publishedYear": "date",
}  # fmt: skip
#: A title and one of these: the file describes a book.
_OF_BOOKS = frozenset({"authors", "author", "narrators", "series", "publishedYear", "asin", "isbn"})


def _read(path: bytes) -> MediaFacts:
    with open_file(path) as file:
        data = file.read(_MAX_SIZE + 1)
    is_named_so = path.lower().rpartition(b"/")[2] in _FILE_NAMES
    if len(data) > _MAX_SIZE and is_named_so:
        raise NotThisFormatError("its JSON is too large")
    try:
        found = json.loads(data[:_MAX_SIZE])
    except (ValueError, RecursionError) as error:
        if is_named_so:
            raise NotThisFormatError("its JSON is damaged") from error
        return text.read_text(path)
    if collector := _comic_series(found):
        return to_media_facts("JSON", Medium.TEXT, collector)
    book = _book(found)
    return to_media_facts("JSON", Medium.TEXT, _collect(book)) if book else text.read_text(path)


def _comic_series(found: object) -> TagCollector | None:
    """What a series.json says: name, publisher and the year in which the series began; None for another file."""
    series = found.get("metadata") if isinstance(found, dict) else None
    if not isinstance(series, dict) or series.get("type") != _COMIC_SERIES:
        return None
    collector = TagCollector()
    collector.add("series", _texts(series.get("name")))
    collector.add("publisher", _texts(series.get("publisher")))
    collector.add("date", _texts(series.get("year")))
    return collector


def _book(found: object) -> Mapping[str, Any] | None:
    """The fields of a book, which an older version nests; None when the file is of something else."""
    if isinstance(found, dict) and isinstance(found.get("metadata"), dict):
        found = found["metadata"]
    if isinstance(found, dict) and "title" in found and not _OF_BOOKS.isdisjoint(found):
        return found
    return None


def _collect(book: Mapping[str, Any]) -> TagCollector:
    collector = TagCollector()
    for name, standard in _NAMES.items():
        collector.add(standard, _texts(book.get(name)))
    series = next(_series(book.get("series")), None)
    if series is not None:
        collector.add("series", [series[0]])
        collector.add("series number", [series[1]])
    return collector


def _texts(value: object) -> Iterator[str]:
    """A text or number, each of a list, or the name of an object."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        for each in value:
            if not isinstance(each, list):
                yield from _texts(each)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        yield str(value)


def _series(value: object) -> Iterator[tuple[str, str]]:
    """Name and number of each series: "Name #3", or an object with both."""
    if isinstance(value, (str, dict)):
        value = [value]
    if not isinstance(value, list):
        return
    for each in value:
        if isinstance(each, dict):
            yield next(_texts(each.get("name")), ""), next(_texts(each.get("sequence")), "")
        elif isinstance(each, str):
            name, _, number = each.rpartition(" #")
            yield (name, number) if name else (each, "")


FORMAT = Format("JSON", no_signature, _read, by_extension=True)
