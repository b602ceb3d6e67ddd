"""Omnibuses as matching finds them: by the words of their titles, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.model.story import Series
from janto_catalog.model.text import words


@dataclass(frozen=True, slots=True)
class IndexedOmnibus:
    """A release of several works: the words of its titles, the longest first, and the works in order."""

    name: str
    titles: tuple[tuple[str, ...], ...]
    works: tuple[IndexedWork, ...]


def index_omnibuses(series: Iterable[Series], works: Mapping[str, IndexedWork]) -> tuple[IndexedOmnibus, ...]:
    """Return the omnibuses of some series whose works are all known."""
    return tuple(_omnibuses(series, works))


def _omnibuses(series: Iterable[Series], works: Mapping[str, IndexedWork]) -> Iterator[IndexedOmnibus]:
    for each in series:
        for omnibus in each.omnibuses:
            titles = sorted(map(words, (omnibus.title, *omnibus.aliases)), key=len, reverse=True)
            if all(work in works for work in omnibus.works):
                yield IndexedOmnibus(
                    omnibus.title, tuple(titles), tuple(works[work] for work in omnibus.works)
                )
