"""A solved view put in order: what is placed first, then what nothing places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.lineup import line_up
from janto_catalog.chronology.moments import Moments, moments
from janto_catalog.chronology.solve import Solved
from janto_catalog.chronology.statements import Points


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
    touched = set()
    for work, start in points.start.items():
        for moment in {links.moment[start], links.moment[points.end[work]]}:
            if _spoken_of(links.before[moment]) or _spoken_of(links.after[moment]) or moment in links.within:
                touched.add(work)
    return frozenset(touched)


def _spoken_of(links: Sequence[tuple[int, int]]) -> bool:
    return any(owner != GIVEN for _, owner in links) if links else False
