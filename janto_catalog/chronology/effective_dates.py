"""The dates that break ties: the release date of each work, and the effective date in the story order.

A work that must come before others takes the earliest of their dates as its effective date, so that it is listed
just before the first work that needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from janto_catalog.chronology.condensation import Condensation
from janto_catalog.model.dates import release_key
from janto_catalog.model.story import Work


def release_dates(works: Iterable[Work]) -> dict[str, str]:
    """Return the key that sorts each work by release.

    A work without a date takes the date of its container or host, else that of the work before it in its series.
    """
    by_id = {work.id: work for work in works}
    dates = {work.id: _own_or_inherited_date(work, by_id) for work in by_id.values()}
    if None not in dates.values():
        return {work: release_key(date) for work, date in dates.items()}
    last: dict[str, str | None] = {}
    for work in sorted(by_id.values(), key=lambda work: (work.series or "", work.place_in_series, work.id)):
        if dates[work.id] is None and work.series and work.number:
            dates[work.id] = last.get(work.series)
        elif work.series and work.number:
            last[work.series] = dates[work.id]
    return {work: release_key(date) for work, date in dates.items()}


def _own_or_inherited_date(work: Work, by_id: Mapping[str, Work]) -> str | None:
    seen = set()
    while not work.released and work.id not in seen:
        seen.add(work.id)
        parent = by_id.get(work.host if work.is_segment else work.part_of or "")
        if parent is None:
            return None
        work = parent
    return work.released


def date_ranks(works: Iterable[Work], all_works: Iterable[Work]) -> list[int]:
    """Return for each of `works`, sorted by release, the rank of its date among their dates."""
    dates = release_dates(all_works)
    ranks: dict[str, int] = {}
    return [ranks.setdefault(dates[work.id], len(ranks)) for work in works]


def effective_dates(condensation: Condensation, dates: Sequence[int]) -> list[int]:
    """Return for each component the earliest date of its works and of all works that must follow it.

    `dates[i]` is the rank of the date of the i-th work by release.  From the earliest work on, the search runs
    backwards over components that no earlier search has reached, so each is visited once.
    """
    last = max(dates, default=0) + 1
    effective = [last] * len(condensation.component)
    for point, date in enumerate(dates):
        root = condensation.component[point]
        if effective[root] <= date:
            continue
        effective[root] = date
        stack = [root]
        while stack:
            for tail, _owner in condensation.before[stack.pop()]:
                if effective[tail] > date:
                    effective[tail] = date
                    stack.append(tail)
    return effective
