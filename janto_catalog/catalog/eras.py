"""The eras of the story: the runs whose order is the story's own, and what lies before, between and after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.catalog.story_cache import StoryLookup
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.order import Placement
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


def eras(places: Sequence[Placement], tables: StoryLookup) -> tuple[Era, ...]:
    """Return the eras in order, each with the position of its first placement.

    The last one, with a position after all, is for works outside the story.  Empty if no series declares an order.
    """
    runs = _apart(_runs(places, tables))
    if not runs:
        return ()
    found = [Era(1, f"Before {_entered(runs[0], tables)}")]
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        found.append(Era(run.begin, _short(run.series)))
        left = _left(run, tables)
        between = f"After {left}" if after is None else f"Between {left} and {_entered(after, tables)}"
        found.append(Era(run.end + 1, between))
    unplaced = next((place.position for place in places if not place.is_placed), len(places) + 1)
    return (*found, Era(unplaced, _NO_PLACE), Era(len(places) + 1, _OUTSIDE))


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
