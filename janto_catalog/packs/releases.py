"""The releases of a work: each with its source, where a work came out more than once or sources disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from janto_catalog.model.releases import Release, sort_releases
from janto_catalog.model.story import Work
from janto_catalog.packs.table import Table

_RELEASE = frozenset({"date", "by", "country", "note", "sources", "certainty", "said_at"})


def read_releases(work: Table) -> tuple[Release, ...]:
    """What stands in `releases`, earliest first; a work says either that or the one date `released`."""
    if "releases" in work.values and "released" in work.values:
        work.report("released", "released is found from the releases: write one of the two")
    seen: set[tuple[str, str, str]] = set()
    releases = []
    for table in work.tables("releases", _RELEASE):
        release = _release(table)
        said = (release.date, release.by, release.country)
        if release.date and said in seen:
            table.report("date", f"this release is here a second time: {', '.join(filter(None, said))}")
        seen.add(said)
        if release.date:
            releases.append(release)
    return sort_releases(releases)


def _release(table: Table) -> Release:
    if not table.values.get("sources"):
        table.report("sources", "a release needs its sources: a work has several because they are told apart")
    table.required("date")
    return Release(
        date=table.date("date"),
        by=table.text("by"),
        country=table.text("country"),
        note=table.text("note"),
        sources=table.ids_of("source", "sources"),
        certainty=table.certainty(),
        said_at=table.joined_texts("said_at"),
    )


def inherit_release_dates(works: Iterable[Work]) -> tuple[Work, ...]:
    """`works`, each without a date of its own dated by what it came out in: its issue, its box set, its host.

    One that only says the year or the month of that says the day too.
    """
    known = {work.id: work for work in works}
    dates: dict[str, str | None] = {}
    for work in known.values():
        _date(work, known, dates)
    return tuple(_dated(work, dates) for work in known.values())


def _dated(work: Work, dates: dict[str, str | None]) -> Work:
    whole = dates.get(work.part_of or work.host)
    exact = whole if whole and work.released and whole.startswith(work.released) else dates[work.id]
    return work if exact == work.released else replace(work, released=exact)


def _date(work: Work, known: dict[str, Work], dates: dict[str, str | None]) -> None:
    """Find the date of `work` and of all that it is part of; every step is taken once, so a loop ends."""
    undated = []
    within: Work | None = work
    while within is not None and within.id not in dates:
        dates[within.id] = within.released
        if within.released:
            break
        undated.append(within.id)
        within = known.get(within.part_of or within.host)
    for slug in undated:
        dates[slug] = dates[within.id] if within else None
