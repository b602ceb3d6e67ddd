"""Constraints from the bounds of eras, and the works that are surely within an era.

An era has points on each timeline: where it begins, where its last work begins, and where it ends.  Claims place works before, within and after
them, and its bounds tie them to works and days.  So works that are placed by one era are in order among each other, too,
even where nobody says when it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from janto_catalog.chronology.condensation import Side
from janto_catalog.chronology.constraints import Constraint, EraBounds, rank
from janto_catalog.chronology.loop_search import Edge
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import Layer, layer_of
from janto_catalog.model.dates import FOREVER, day_span
from janto_catalog.model.eras import StoryEra

_ALONE = 1
"""A single bound of an era by which nothing is placed says nothing."""


def era_constraints(
    eras: Iterable[StoryEra], layers: Mapping[str, Layer], scope: Scope, points: Points
) -> Iterator[Constraint]:
    """Yield the bounds of each era, on each timeline that something of it is on.  Call it after those of claims are made."""
    for era in sorted(eras, key=lambda each: each.id):
        first, last = _bounding_works(era, scope)
        bounds = [bound for bound in (first, last, era.start, era.end) if bound]
        timelines = {scope.timeline_of(work) for work in (first, last) if work}
        if not bounds:
            continue
        if len(bounds) == _ALONE:
            timelines = set()
        elif not timelines:
            timelines = {scope.timeline_of("")}
        for timeline in sorted(timelines | points.eras_on_timelines(era.id).keys()):
            on_timeline = [
                (work and scope.timeline_of(work) == timeline and work) or "" for work in (first, last)
            ]
            edges = _edges(era, (on_timeline[0], on_timeline[1]), timeline, points)
            layer = layer_of(era.sources, layers)
            if edges:
                subjects = tuple(dict.fromkeys(filter(None, on_timeline)))
                yield Constraint(layer, rank(layer, era.certainty), EraBounds(era), subjects, edges)


def works_within(view: OrderedView, era: str) -> frozenset[str]:
    """Return the works that surely begin within an era: not before it begins, and not after its last work does."""
    component, points = view.condensation.component, view.solution.points
    found: set[str] = set()
    for begin, last, _ in points.eras_on_timelines(era).values():
        after = _reach(component[begin], view.condensation.after)
        both = after & _reach(component[last], view.condensation.before)
        found |= {work for work, start in points.start.items() if component[start] in both}
    return frozenset(found)


def _bounding_works(era: StoryEra, scope: Scope) -> tuple[str, str]:
    """The works that are placed for the first and the last one: of a container, its first and its last part."""
    first = scope.placed_parts_of(era.first) if era.first else ()
    last = scope.placed_parts_of(era.last) if era.last else ()
    return (first[0] if first else ""), (last[-1] if last else "")


def _edges(era: StoryEra, works: tuple[str, str], timeline: str, points: Points) -> list[Edge]:
    first, last = works
    begin, begin_of_last, end = points.era_points(era.id, timeline)
    edges: list[Edge] = []
    for point, work, side in (
        (begin, first, points.start),
        (begin_of_last, last, points.start),
        (end, last, points.end),
    ):
        if work:
            edges += [(point, side[work], 0), (side[work], point, 0)]
    for earliest, latest, date in ((begin, begin, era.start), (begin_of_last, end, era.end)):
        if date:
            low, high = day_span(date)
            if low > -FOREVER:
                edges.append((points.day_point(timeline, low), earliest, 0))
            if high < FOREVER:
                edges.append((latest, points.day_point(timeline, high + 1), 1))
    return edges


def _reach(origin: int, side: Side) -> set[int]:
    seen, stack = {origin}, [origin]
    while stack:
        for other in side.next_to(stack.pop()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return seen
