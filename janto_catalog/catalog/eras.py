"""The eras of the story: the runs whose order is the story's own, and what lies before, between and after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import NO_UNIVERSE, Placement
from janto_catalog.model.story import Series
from janto_catalog.model.views import Era

_NO_PLACE, _OUTSIDE = "No place in the story yet", "Outside the story"


@dataclass(frozen=True, slots=True)
class _Run:
    """A series that is in the story from one position to another, and its first and last work."""

    series: Series
    begin: int
    end: int
    first: str
    last: str


def eras(
    places: Sequence[Placement], tables: StoryLookup, universes: Mapping[str, str] = MappingProxyType({})
) -> tuple[Era, ...]:
    """Return the eras in order, each with the number of its first placement among all.

    Of several universes each caption begins with the title of its own, from `universes`.  The last era, behind all
    placements, is for works outside the story.  Empty if there is one universe, and no series of it declares an order.
    """
    groups = [list(group) for _, group in groupby(places, key=lambda place: place.universe)]
    found: list[Era] = []
    before = 0
    for group in groups:
        title = universes.get(group[0].universe, NO_UNIVERSE) if len(groups) > 1 else ""
        for era in _in_universe(group, tables) or [Era(1, "")] * bool(title):
            caption = " · ".join(filter(None, (title, era.caption)))
            found.append(Era(before + era.first, caption))
        before += len(group)
    return (*found, Era(before + 1, _OUTSIDE)) if found else ()


def _in_universe(places: Sequence[Placement], tables: StoryLookup) -> list[Era]:
    """The eras of one universe; empty if no series of it declares an order."""
    runs = _apart(_runs(places, tables))
    if not runs:
        return []
    found = [Era(1, f"Before {_entered(runs[0], tables)}")]
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        found.append(Era(run.begin, _short(run.series)))
        left = _left(run, tables)
        between = f"After {left}" if after is None else f"Between {left} and {_entered(after, tables)}"
        found.append(Era(run.end + 1, between))
    unplaced = next((place.position for place in places if not place.is_placed), len(places) + 1)
    return [*found, Era(unplaced, _NO_PLACE)]


def _runs(places: Sequence[Placement], tables: StoryLookup) -> list[_Run]:
    """The serials and the series whose numbers are the story's order, those of the most weight first."""
    members: dict[str, list[Placement]] = defaultdict(list)
    for place in places:
        work = tables.works.get(place.work)
        series = tables.series.get((work and work.series) or "")
        if place.is_placed and series is not None and series.story is not StoryOrder.NONE:
            members[series.id].append(place)
    runs = [
        _Run(tables.series[id], held[0].position, held[-1].position, held[0].work, held[-1].work)
        for id, held in members.items()
        if len(held) > 1
    ]
    return sorted(runs, key=lambda run: (run.series.story is not StoryOrder.SERIAL, run.begin, run.series.id))


def _apart(runs: Sequence[_Run]) -> list[_Run]:
    """Those that do not lie across one another, a serial before a series, by position."""
    kept: list[_Run] = []
    for run in runs:
        if all(run.end < other.begin or other.end < run.begin for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.begin)


def _entered(run: _Run, tables: StoryLookup) -> str:
    return _end(run, run.first, tables)


def _left(run: _Run, tables: StoryLookup) -> str:
    return _end(run, run.last, tables)


def _end(run: _Run, work: str, tables: StoryLookup) -> str:
    """A serial is named as one story, any other run by the title at its end."""
    return _short(run.series) if run.series.story is StoryOrder.SERIAL else tables.works[work].title


def _short(series: Series) -> str:
    """The series without the name of its show before a colon."""
    return series.title.removeprefix(f"{series.show}: ") if series.show else series.title
