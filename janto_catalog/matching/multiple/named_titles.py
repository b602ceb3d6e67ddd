"""A name that has the titles of several works: "The First Day & The Second Day"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.title_variants import WHOLE_TITLES, TitleVariant
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem

_Found = tuple[TitleVariant, Span]


def named_titles(item: ParsedItem, index: WorkIndex) -> tuple[TitleVariant, ...]:
    """Return the titles of the works of one show that an item's name consists of, in order; none for a single one.

    Nothing else may be left in the name, and one work may not be part of the other.
    """
    name = item.name
    shows = [series for series, _ in name.series_names if series.is_show]
    found = _longest([each for each in name.titles if each[0].kind in WHOLE_TITLES])
    works = [index.works[variant.work_id] for variant, _ in found]
    if not shows or len({work.id for work in works}) < 2 or len(works) != len({work.id for work in works}):
        return ()
    if any(not index.belongs_to(work, shows[0]) for work in works):
        return ()
    if any(
        first.id == second.record.part_of
        for pair in combinations(works, 2)
        for first, second in (pair, pair[::-1])
    ):
        return ()
    explained = set(name.parsed.ignorable).union(
        *(span.positions for _, span in (*found, *name.series_names))
    )
    if len(explained) < len(name.parsed.words):
        return ()
    return tuple(variant for variant, _ in found)


def _longest(titles: Sequence[_Found]) -> list[_Found]:
    """The titles that are not inside others, by position."""
    longest = [
        (variant, span)
        for variant, span in titles
        if not any(span.positions < other.positions for _, other in titles)
    ]
    return sorted(longest, key=lambda found: found[1].start)
