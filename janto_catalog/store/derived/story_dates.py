"""When works take place: every true date that is claimed of them, the strongest first.

A part without a date of its own has those of the nearest container with one.  A work is also found by the dates of its
segments, which lists do not show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from sqlalchemy import Connection, select

from janto_catalog.model.changes import Data
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.dates import DateError, date_words, day_span, day_text
from janto_catalog.model.edits import YOU
from janto_catalog.model.story_dates import calendars_by_universe, is_story_date, strongest_first
from janto_catalog.store import facts
from janto_catalog.store.changes import ALL, ChangeSet, FactChange, Ids
from janto_catalog.store.derived.differences import Row, differences
from janto_catalog.store.derived.families import all_families, containers
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.tables.decisions import EditRow
from janto_catalog.store.tables.story import FactRow, StoryDateRow, WorkIndexRow

_DATED = f'"relation":"{ClaimRelation.DATED}"'
Dates = Mapping[str, Sequence[str]]
"""The dates of works by id, the strongest first."""


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """ALL if a date may differ: they are few, and read faster together than one by one."""
    if Data.PACKS in changes.data or changes.facts(Data.CONTAINMENT, "works"):
        return ALL
    if any(_says_when(change) for change in changes.facts(Data.DATE_FACTS)):
        return ALL
    # Another series may be one of another world, with another calendar.
    has_calendar = connection.scalar(select(FactRow.id).where(FactRow.kind == "calendars").limit(1))
    return ALL if has_calendar and changes.ids(Data.WORKS) else ()


def _says_when(change: FactChange) -> bool:
    return change.kind != "claims" or any(map(is_story_date, change.versions))


def _refresh(connection: Connection, _ids: Ids) -> Ids:
    """Write the rows that differ; returns the ids of their works."""
    different = differences(connection, StoryDateRow.work, ALL, _rows(connection))
    different.write(connection)
    return different.values("work")


def _rows(connection: Connection) -> Iterator[Row]:
    parents = all_families(connection)
    shown = _with_inherited(_stated(connection), parents)
    of_segments: dict[str, list[str]] = defaultdict(list)
    for work in sorted(parents):
        if "#" in work:
            of_segments[work.partition("#")[0]] += shown.get(work, ())
    universes = {
        id: universe for id, universe in connection.execute(select(WorkIndexRow.id, WorkIndexRow.universe))
    }
    versions = facts.merged(connection, "calendars", ALL).values()
    calendars = calendars_by_universe(each for several in versions for each in several)
    for work in parents:
        ordinals, own = count(), shown.get(work, ())
        for date in dict.fromkeys((*own, *of_segments.get(work, ()))):
            ordinal, span = next(ordinals), day_span(date, widen=False)
            words = date_words(date, calendars.get(universes[work]))
            yield (
                work,
                ordinal,
                date,
                words,
                day_text(span.first),
                day_text(span.last),
                not ordinal and bool(own),
            )


def _stated(connection: Connection) -> Dates:
    """The dates that are claimed of each work itself."""
    layers = {id: each[-1].layer for id, each in facts.merged(connection, "sources", ALL).items()}
    layers[YOU.id] = YOU.layer
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in _dated_claims(connection):
        claims[claim.subject].append(claim)
    return {
        work: tuple(dict.fromkeys(claim.date for claim in strongest_first(each, layers)))
        for work, each in claims.items()
    }


def _dated_claims(connection: Connection) -> Iterator[Claim]:
    stated = select(FactRow.id).where(
        FactRow.kind == "claims", FactRow.document.contains(_DATED, autoescape=True)
    )
    edited = select(EditRow.fact).where(EditRow.kind == "claims")
    ids = {*connection.scalars(stated), *connection.scalars(edited)}
    for versions in facts.merged(connection, "claims", ids).values():
        if is_story_date(versions[-1]) and _is_read(versions[-1].date):
            yield versions[-1]


def _is_read(date: str) -> bool:
    try:
        day_span(date)
    except DateError:
        return False
    return True


def _with_inherited(stated: Dates, parents: Mapping[str, str | None]) -> dict[str, Sequence[str]]:
    """The dates of works, those of a container for parts that have none."""
    found = {work: stated[work] for work in parents if work in stated}
    for work, parent in parents.items():
        if work not in stated and parent and "#" not in work:
            source = next((each for each in containers(work, parents) if each in stated), None)
            if source is not None:
                found[work] = stated[source]
    return found


PROJECTION = Projection(
    name="story dates",
    reads=frozenset({Data.DATE_FACTS, Data.PACKS, Data.CONTAINMENT, Data.WORKS}),
    writes=Data.STORY_DATES,
    affected=_affected,
    refresh=_refresh,
)
