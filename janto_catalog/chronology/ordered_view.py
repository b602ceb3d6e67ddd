"""A solved view put in order: what is placed first, then what nothing places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.condensation import Moments, moments
from janto_catalog.chronology.constraints import Points
from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.solver import Solved
from janto_catalog.chronology.topological_order import line_up


@dataclass(frozen=True, slots=True)
class Arranged:
    """A solved view in order: `sequence` all works, those that nothing places last; `touched` those that are placed."""

    solved: Solved
    links: Moments
    line: list[int]
    sequence: list[str]
    touched: frozenset[str]


def arrange(solved: Solved, dates: Sequence[int], *, pulled: bool = True) -> Arranged:
    """Put the works of `solved` in order; `dates` as in `line_up`."""
    links = moments(solved.graph)
    line = line_up(links, dates, pulled=pulled)
    links.nearest_last(line)
    # Where works stand by their own release, release places all of them.
    touched = _touched(solved.points, links) if pulled else frozenset(solved.points.start)
    works = solved.ground.works
    together: dict[int, list[int]] = {}
    for number in range(len(works)):
        together.setdefault(links.moment[number], []).append(number)
    standing = [works[number].id for moment in line for number in together.get(moment, ())]
    placed = [work for work in standing if work in touched]
    unplaced = [work.id for work in works if work.id not in touched]
    return Arranged(solved, links, line, placed + unplaced, touched)


def _touched(points: Points, links: Moments) -> frozenset[str]:
    """The works that something which holds speaks of."""
    spoken_of = {
        moment
        for side in (links.before, links.after)
        for moment, them in enumerate(side)
        if them and (them[0][1] != GIVEN or any(owner != GIVEN for _, owner in them))
    }
    spoken_of.update(links.within)
    moment, end = links.moment, points.end
    return frozenset(
        work
        for work, start in points.start.items()
        if moment[start] in spoken_of or moment[end[work]] in spoken_of
    )
