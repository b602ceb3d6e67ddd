"""The points in time of a view, by number, and the edges that a claim's relation puts between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from janto_catalog.chronology.loop_search import Edge
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import ClaimRelation
from janto_catalog.model.dates import FOREVER

# Looked up once: access to an enum member costs half as much as making the edges of a claim.
_AFTER, _BEFORE, _BETWEEN = ClaimRelation.AFTER, ClaimRelation.BEFORE, ClaimRelation.BETWEEN


class EraPoints(NamedTuple):
    """The points of an era on a timeline: where it begins, where its last work begins, where it ends."""

    begin: int
    last: int
    end: int


class Points:
    """The points of a view: number i is the start of the i-th work by release, then come ends, then days, and where eras begin
    and end.

    Only the works of `with_ends` have an end point: those that something happens during, or at the same time as.
    For all others the start is also the end.  `work_of` gives the work of a point, None for any other.
    `eras` are the ids of those that works may be placed by.
    """

    def __init__(self, scope: Scope, with_ends: Iterable[str], eras: Iterable[str] = ()) -> None:
        self.start = {work.id: number for number, work in enumerate(scope.works)}
        self.end = dict(self.start)
        self.work_of: list[str | None] = [work.id for work in scope.works]
        self.structural_edges: list[Edge] = []
        for work in sorted(work for work in set(with_ends) if work in self.start):
            self.end[work] = len(self.work_of)
            self.structural_edges.append((self.start[work], self.end[work], 0))
            self.work_of.append(work)
        self._days: dict[tuple[str, int], int] = {}
        self._eras = frozenset(eras)
        self._points_of_eras: dict[str, dict[str, EraPoints]] = {}

    def day_point(self, timeline: str, day: int) -> int:
        """Return the point at which `day` begins on a timeline."""
        point = self._days.get((timeline, day))
        if point is None:
            point = self._days[timeline, day] = len(self.work_of)
            self.work_of.append(None)
        return point

    def era_points(self, era: str, timeline: str) -> EraPoints:
        """Return the points of an era on a timeline."""
        known = self._points_of_eras.setdefault(era, {})
        if timeline not in known:
            begin = len(self.work_of)
            known[timeline] = EraPoints(begin, begin + 1, begin + 2)
            self.work_of += [None] * len(EraPoints._fields)
            self.structural_edges += [(begin, begin + 1, 0), (begin + 1, begin + 2, 0)]
        return known[timeline]

    def eras_on_timelines(self, era: str) -> Mapping[str, EraPoints]:
        """Return the points of an era by timeline; none before something is placed by them."""
        return self._points_of_eras.get(era, {})

    def days(self) -> Iterator[tuple[int, int]]:
        """Yield each point that is the begin of a day, and the day."""
        for (_, day), point in self._days.items():
            yield point, day

    def chain_days(self) -> None:
        """Add the edges between days.  Call it once, after the last new day."""
        days = sorted(self._days.items())
        for (one, tail), (two, head) in pairwise(days):
            if one[0] == two[0]:
                self.structural_edges.append((tail, head, 1))

    def edges(
        self, relation: ClaimRelation, subjects: Sequence[str], objects: Sequence[Sequence[str]]
    ) -> list[Edge]:
        """Return the edges of a claim: `objects` holds, for each object, the works that are placed for it."""
        match relation:
            case ClaimRelation.BEFORE:
                return [edge for works in objects for edge in self._in_sequence(subjects, works)]
            case ClaimRelation.AFTER:
                return [edge for works in objects for edge in self._in_sequence(works, subjects)]
            case ClaimRelation.BETWEEN:
                return self._in_sequence(objects[0], subjects) + self._in_sequence(subjects, objects[1])
            case ClaimRelation.DURING:
                return self._during(subjects, [work for works in objects for work in works])
            case _:
                return self._same_time(subjects, [work for works in objects for work in works])

    def simple_edges(
        self, relation: ClaimRelation, subject: str, objects: tuple[str, ...]
    ) -> list[Edge] | None:
        """Return the edges of the most common claims: one work before, after or between works without parts.

        Returns None for any other claim.
        """
        start, end = self.start, self.end
        try:
            if relation is _AFTER:
                (other,) = objects
                return [(end[other], start[subject], 1)]
            if relation is _BEFORE:
                (other,) = objects
                return [(end[subject], start[other], 1)]
            if relation is _BETWEEN:
                left, right = objects
                return [(end[left], start[subject], 1), (end[subject], start[right], 1)]
        except (KeyError, ValueError):
            return None
        return None

    def date_edges(self, subjects: Sequence[str], timeline: str, span: tuple[int, int]) -> list[Edge]:
        """Return the edges that keep `subjects` within `span`, its lowest and highest day."""
        edges: list[Edge] = []
        for work in subjects:
            if span[0] > -FOREVER:
                edges.append((self.day_point(timeline, span[0]), self.start[work], 0))
            if span[1] < FOREVER:
                edges.append((self.end[work], self.day_point(timeline, span[1] + 1), 1))
        return edges

    def era_edges(
        self, relation: ClaimRelation, subjects: Sequence[str], era: str, timeline: str
    ) -> list[Edge]:
        """Return the edges that put `subjects` before, within or after an era; none if it is not known."""
        if era not in self._eras:
            return []
        begin, last, end = self.era_points(era, timeline)
        if relation is ClaimRelation.BEFORE_ERA:
            return [(self.end[work], begin, 1) for work in subjects]
        if relation is ClaimRelation.AFTER_ERA:
            return [(end, self.start[work], 1) for work in subjects]
        edges: list[Edge] = []
        for work in subjects:
            start = self.start[work]
            edges += [(begin, start, 0), (start, last, 0), (self.end[work], end, 0)]
        return edges

    def _in_sequence(self, earlier: Sequence[str], later: Sequence[str]) -> list[Edge]:
        single = len(earlier) == 1 == len(later)
        return [
            (self.end[one], self.start[two], 1) for one in earlier for two in later if single or one != two
        ]

    def _during(self, subjects: Sequence[str], objects: Sequence[str]) -> list[Edge]:
        first, last = objects[0], objects[-1]
        edges = []
        for work in subjects:
            start, end = self.start[work], self.end[work]
            edges += [(self.start[first], start, 0), (end, self.end[last], 0)]
            if first != last:
                edges += [(start, self.end[first], 0), (self.start[last], end, 0)]
        return edges

    def _same_time(self, subjects: Sequence[str], objects: Sequence[str]) -> list[Edge]:
        edges = []
        for subject in subjects:
            for other in objects:
                for points in (self.start, self.end):
                    edges += [(points[subject], points[other], 0), (points[other], points[subject], 0)]
        return edges
