"""The years in which shows and series began: a name has such a year next to that of the show ("The Show (2005)")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.runs import Runs
from janto_catalog.model.story import Series

_YEAR = re.compile(r"(?<!\d)(?:19[3-9]\d|20[0-4]\d)(?!\d)")


def first_years(
    works: Collection[IndexedWork], series: Mapping[str, Series], runs: Runs
) -> dict[str, frozenset[int]]:
    """Return the years in which the show and the series of each work began, by the id of the work.

    Of a comic it is that of its run: "The Show (2016)" is the run that began then.
    """
    named = _years_of_names(works, series)
    found: dict[str, frozenset[int]] = {}
    for work in works:
        first = runs.first_issue(work)
        if first is not None and first.number == 1 and first.year is not None:
            found[work.id] = frozenset({first.year})
        else:
            own = (named.get(each, frozenset()) for each in (*work.series_ids, *work.show_keys))
            found[work.id] = frozenset().union(*own)
    return found


def _years_of_names(
    works: Collection[IndexedWork], series: Mapping[str, Series]
) -> dict[str, frozenset[int]]:
    """The years by the id of a series, and by the key of a show.

    A series says its year in its title or an alias, or began with its first number; a show with that of its
    first season.
    """
    years: dict[str, set[int]] = defaultdict(set)
    for each in series.values():
        for name in (each.title, *each.aliases):
            years[each.id].update(map(int, _YEAR.findall(name)))
    for work in works:
        own = years[work.record.series or ""]
        shows = [years[show] for show in work.show_keys]
        for show in shows:
            show.update(_years_of_show(work))
        if work.year is not None and 1 in (work.number, work.episode):
            own.add(work.year)
            if work.season == 1:
                for show in shows:
                    show.add(work.year)
    return {key: frozenset(found) for key, found in years.items() if found}


def _years_of_show(work: IndexedWork) -> set[int]:
    """The years in aliases of a work's series that are the show's name and a year: "The Show (2005)"."""
    if work.series is None or not work.series.show:
        return set()
    alias_of_show = re.compile(re.escape(work.series.show) + r" \(?(" + _YEAR.pattern + r")\)?")
    return {int(match[1]) for alias in work.series.aliases if (match := alias_of_show.fullmatch(alias))}
