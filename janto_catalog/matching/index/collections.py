"""Collections as matching finds them: by the words of their titles, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.story import Series
from janto_catalog.model.text import words


@dataclass(frozen=True, slots=True)
class IndexedCollection:
    """A release of several works: the words of its titles, the longest first, and the works in order."""

    name: str
    titles: tuple[tuple[str, ...], ...]
    works: tuple[IndexedWork, ...]


def index_collections(
    series: Iterable[Series], works: Mapping[str, IndexedWork]
) -> tuple[IndexedCollection, ...]:
    """Return the collections of some series whose works are all known."""
    return tuple(_collections(series, works))


def _collections(series: Iterable[Series], works: Mapping[str, IndexedWork]) -> Iterator[IndexedCollection]:
    for each in series:
        for collection in each.collections:
            titles = sorted(map(words, (collection.title, *collection.aliases)), key=len, reverse=True)
            if all(work in works for work in collection.works):
                yield IndexedCollection(
                    collection.title, tuple(titles), tuple(works[work] for work in collection.works)
                )
