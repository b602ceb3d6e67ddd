"""The releases of a work, each with its sources, for works released more than once or with disputed dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from janto_catalog.model.releases import Release, sort_releases
from janto_catalog.model.story import Work
from janto_catalog.packs.table import Table

_RELEASE = frozenset({"date", "by", "country", "note", "sources", "certainty", "said_at"})


def read_releases(work: Table) -> tuple[Release, ...]:
    """The `releases` of a work, earliest first.  A work has either these or the one date `released`."""
    if "releases" in work.values and "released" in work.values:
        work.report("released", "a work has either released or releases, not both")
    seen: set[tuple[str, str, str]] = set()
    releases = []
    for table in work.tables("releases", _RELEASE):
        release = _release(table)
        identity = (release.date, release.by, release.country)
        if release.date and identity in seen:
            table.report("date", f"this release is stated twice: {', '.join(filter(None, identity))}")
        seen.add(identity)
        if release.date:
            releases.append(release)
    return sort_releases(releases)


def _release(table: Table) -> Release:
    if not table.values.get("sources"):
        table.report("sources", "a release needs sources")
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
    """`works`, where each without a date gets that of the work it is part of: its issue, box set or host.

    A year or month becomes the exact day when the containing work was released in that year or month.
    """
    known = {work.id: work for work in works}
    dates: dict[str, str | None] = {}
    for work in known.values():
        _find_date(work, known, dates)
    return tuple(_with_date(work, dates) for work in known.values())


def _with_date(work: Work, dates: dict[str, str | None]) -> Work:
    container_date = dates.get(work.part_of or work.host)
    exact = (
        container_date
        if container_date and work.released and container_date.startswith(work.released)
        else dates[work.id]
    )
    return work if exact == work.released else replace(work, released=exact)


def _find_date(work: Work, known: dict[str, Work], dates: dict[str, str | None]) -> None:
    """Add the date of `work` and of all that contain it to `dates`; each work is visited once, so a cycle ends."""
    undated = []
    container: Work | None = work
    while container is not None and container.id not in dates:
        dates[container.id] = container.released
        if container.released:
            break
        undated.append(container.id)
        container = known.get(container.part_of or container.host)
    for slug in undated:
        dates[slug] = dates[container.id] if container else None
