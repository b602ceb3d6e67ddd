"""The eras of the story: those that packs name and the runs whose order is the story's own, and what lies before, between
and after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
    """An era that a pack names, or a series, that is in the story from one position to another.

    `entered` and `left` are what it is called by what comes before and after it.  The run with the lowest `rank` counts where
    two lie across one another.
    """

    rank: int
    begin: int
    end: int
    name: str
    entered: str
    left: str
    id: str


def eras(
    places: Sequence[Placement],
    tables: StoryLookup,
    universes: Mapping[str, str] = MappingProxyType({}),
    works_in: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Era, ...]:
    """Return the eras in order, each with the number of its first placement among all.

    Of several universes each caption begins with the title of its own, from `universes`.  `works_in` are the works within
    each era that a pack names, by its id.  The last era, behind all placements, is for works outside the story.  Empty if
    there is one universe, and it has neither eras nor a series that declares an order.
    """
    groups = [list(group) for _, group in groupby(places, key=lambda place: place.universe)]
    found: list[Era] = []
    before = 0
    for group in groups:
        title = universes.get(group[0].universe, NO_UNIVERSE) if len(groups) > 1 else ""
        for era in _in_universe(group, tables, works_in) or [Era(1, "")] * bool(title):
            caption = " · ".join(filter(None, (title, era.caption)))
            found.append(Era(before + era.first, caption))
        before += len(group)
    return (*found, Era(before + 1, _OUTSIDE)) if found else ()


def _in_universe(
    places: Sequence[Placement], tables: StoryLookup, works_in: Mapping[str, Collection[str]]
) -> list[Era]:
    """The eras of one universe; empty without any run."""
    runs = _apart([*_named_eras(places, tables, works_in), *_runs(places, tables)])
    if not runs:
        return []
    found = [Era(1, f"Before {runs[0].entered}")]
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        found.append(Era(run.begin, run.name))
        between = f"After {run.left}" if after is None else f"Between {run.left} and {after.entered}"
        found.append(Era(run.end + 1, between))
    unplaced = next((place.position for place in places if not place.is_placed), len(places) + 1)
    return [*found, Era(unplaced, _NO_PLACE)]


def _named_eras(
    places: Sequence[Placement], tables: StoryLookup, works_in: Mapping[str, Collection[str]]
) -> list[_Run]:
    """The eras that packs name with two works or more, next to each other."""
    runs = []
    for era in tables.eras.values():
        within = works_in.get(era.id, ())
        held = [place.position for place in places if place.is_placed and place.work in within]
        if len(held) > 1 and len(held) == held[-1] - held[0] + 1:
            title = era.shown_title
            runs.append(_Run(0, held[0], held[-1], title, title, title, era.id))
    return runs


def _runs(places: Sequence[Placement], tables: StoryLookup) -> list[_Run]:
    """The serials and the series whose numbers are the story's order."""
    members: dict[str, list[Placement]] = defaultdict(list)
    for place in places:
        work = tables.works.get(place.work)
        series = tables.series.get((work and work.series) or "")
        if place.is_placed and series is not None and series.story is not StoryOrder.NONE:
            members[series.id].append(place)
    return [_run(tables.series[id], held, tables) for id, held in members.items() if len(held) > 1]


def _run(series: Series, held: Sequence[Placement], tables: StoryLookup) -> _Run:
    """A series by its works: a serial is named as one story, any other by the titles at its ends."""
    name, is_serial = _short(series), series.story is StoryOrder.SERIAL
    entered, left = (name if is_serial else tables.works[place.work].title for place in (held[0], held[-1]))
    rank = 1 if is_serial else 2
    return _Run(rank, held[0].position, held[-1].position, name, entered, left, series.id)


def _apart(runs: Sequence[_Run]) -> list[_Run]:
    """Those that do not lie across one another, an era before a serial and that before a series, by position."""
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.rank, run.begin, -run.end, run.id)):
        if all(run.end < other.begin or other.end < run.begin for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.begin)


def _short(series: Series) -> str:
    """The series without the name of its show before a colon."""
    return series.title.removeprefix(f"{series.show}: ") if series.show else series.title
