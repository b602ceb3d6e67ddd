"""The release date of each work: as a text that sorts, and as the number of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from janto_catalog.model.dates import FOREVER, DateError, day_span, release_key
from janto_catalog.model.story import Work

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def release_dates(works: Iterable[Work]) -> dict[str, str]:
    """Return the key that sorts each work by release.

    A work without a date takes the date of its container or host, else that of the work before it in its series.
    """
    return {work: release_key(date) for work, date in _dates(works).items()}


def release_days(works: Iterable[Work], all_works: Iterable[Work]) -> list[int]:
    """Return for each of `works`, sorted by release, the day of its release, numbered as in `DaySpan`.

    It is the last day that the date may mean.  Works without a date come the day after all others.
    """
    dates = _dates(all_works)
    days = {date: _day(date) for date in set(dates.values())}
    after = max((day for day in days.values() if day is not None), default=0) + 1
    found = (days[dates[work.id]] for work in works)
    return [after if day is None else day for day in found]


def _day(date: str | None) -> int | None:
    if not date:
        return None
    if _DAY.fullmatch(date):
        return int(date[:4]) * 372 + int(date[5:7]) * 31 + int(date[8:]) - 32
    try:
        first, last = day_span(date, widen=False)
    except DateError:
        return None
    return last if last < FOREVER else first


def _dates(works: Iterable[Work]) -> dict[str, str | None]:
    by_id = {work.id: work for work in works}
    dates = {id: work.released or _inherited_date(work, by_id) for id, work in by_id.items()}
    if None not in dates.values():
        return dates
    last: dict[str, str | None] = {}
    for work in sorted(by_id.values(), key=lambda work: (work.series or "", work.place_in_series, work.id)):
        if dates[work.id] is None and work.series and work.number:
            dates[work.id] = last.get(work.series)
        elif work.series and work.number:
            last[work.series] = dates[work.id]
    return dates


def _inherited_date(work: Work, by_id: Mapping[str, Work]) -> str | None:
    seen = set[str]()
    while not work.released and work.id not in seen:
        seen.add(work.id)
        parent = by_id.get(work.host if work.is_segment else work.part_of or "")
        if parent is None:
            return None
        work = parent
    return work.released
