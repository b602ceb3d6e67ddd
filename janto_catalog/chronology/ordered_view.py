"""A solved view put in order: what is placed first, then what nothing places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.condensation import Condensation, condense
from janto_catalog.chronology.constraints import Points
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.topological_order import topological_order


@dataclass(frozen=True, slots=True)
class OrderedView:
    """A solved view in order: `sequence` all works, those that nothing places last; `touched` those that are placed."""

    solution: Solution
    condensation: Condensation
    order: list[int]
    sequence: list[str]
    placed: frozenset[str]


def put_in_order(solved: Solution, dates: Sequence[int], *, use_effective_dates: bool = True) -> OrderedView:
    """Put the works of `solved` in order; `dates` as in `line_up`."""
    links = condense(solved.graph)
    line = topological_order(links, dates, use_effective_dates=use_effective_dates)
    links.sort_nearest_last(line)
    # Where works stand by their own release, release places all of them.
    touched = _placed_works(solved.points, links) if use_effective_dates else frozenset(solved.points.start)
    works = solved.scope.works
    together: dict[int, list[int]] = {}
    for number in range(len(works)):
        together.setdefault(links.component[number], []).append(number)
    standing = [works[number].id for moment in line for number in together.get(moment, ())]
    placed = [work for work in standing if work in touched]
    unplaced = [work.id for work in works if work.id not in touched]
    return OrderedView(solved, links, line, placed + unplaced, touched)


def _placed_works(points: Points, links: Condensation) -> frozenset[str]:
    """The works that something which holds speaks of."""
    spoken_of = {
        moment
        for side in (links.before, links.after)
        for moment, them in enumerate(side)
        if them and (them[0][1] != STRUCTURAL or any(owner != STRUCTURAL for _, owner in them))
    }
    spoken_of.update(links.inside)
    moment, end = links.component, points.end
    return frozenset(
        work
        for work, start in points.start.items()
        if moment[start] in spoken_of or moment[end[work]] in spoken_of
    )
