"""What is said of places, whoever says it, in the one shape the graph takes: links that hold together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from janto_catalog.chronology.dates import FOREVER
from janto_catalog.chronology.graph import Edge
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import Claim, Layer, Placing, State
from janto_catalog.model.story import Appearance, Relation, Series, Timeline

# Looked up once: asking an enumeration for a member takes as long as half of a claim's links.
_AFTER, _BEFORE, _BETWEEN = Placing.AFTER, Placing.BEFORE, Placing.BETWEEN


@dataclass(frozen=True, slots=True)
class SeriesStep:
    """`later` follows `earlier` in a series that declares an order."""

    series: Series
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class StateBound:
    """A character is in a work in a state that has bounds."""

    state: State
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class BranchMember:
    """A work lies on a timeline that leaves the main line, and may rejoin it."""

    timeline: Timeline
    work: str


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """`work` is better known after `first`, by a relation or because it gives it away."""

    first: str
    work: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class StoryDefault:
    """In the story `earlier` comes before `later`: what a life assumes where nothing is said of it."""

    earlier: str
    later: str


ConstraintOrigin = Claim | SeriesStep | StateBound | BranchMember | Prerequisite | StoryDefault


@dataclass(slots=True, eq=False)
class Constraint:
    """One thing said: `rank` is lowest for the strongest layer and certainty, `subjects` are the works it places."""

    layer: Layer
    rank: int
    origin: ConstraintOrigin
    subjects: tuple[str, ...]
    edges: list[Edge]


def rank(layer: Layer, certainty: int) -> int:
    """Where a statement is taken: by layer, inside a layer by certainty (5 to 1), the surest first."""
    return layer * 10 - certainty


class Points:
    """The points of a view: number i is the start of the i-th work by release, then come ends, then days.

    A work has an end of its own only where something is told to happen during it or at the same time: for all
    others start and end are never told apart.
    """

    def __init__(self, ground: Scope, lasting: Iterable[str]) -> None:
        self.start = {work.id: number for number, work in enumerate(ground.works)}
        self.end = dict(self.start)
        self.work_of: list[str | None] = [work.id for work in ground.works]
        self.structural_edges: list[Edge] = []
        for work in sorted(work for work in set(lasting) if work in self.start):
            self.end[work] = len(self.work_of)
            self.structural_edges.append((self.start[work], self.end[work], 0))
            self.work_of.append(work)
        self._days: dict[tuple[str, int], int] = {}

    def day_point(self, line: str, day: int) -> int:
        """The point at which `day` begins on `line`."""
        point = self._days.get((line, day))
        if point is None:
            point = self._days[line, day] = len(self.work_of)
            self.work_of.append(None)
        return point

    def chain_days(self) -> None:
        """Put the days one after another; after this no day may be asked for that was not asked for before."""
        days = sorted(self._days.items())
        for (here, tail), (there, head) in pairwise(days):
            if here[0] == there[0]:
                self.structural_edges.append((tail, head, 1))

    def edges(
        self, relation: Placing, subjects: Sequence[str], objects: Sequence[Sequence[str]]
    ) -> list[Edge]:
        """What `relation` says of each of `subjects` and `objects` (each the works that stand for one object)."""
        match relation:
            case Placing.BEFORE:
                return [link for them in objects for link in self._apart(subjects, them)]
            case Placing.AFTER:
                return [link for them in objects for link in self._apart(them, subjects)]
            case Placing.BETWEEN:
                return self._apart(objects[0], subjects) + self._apart(subjects, objects[1])
            case Placing.DURING:
                return self._during(subjects, [work for them in objects for work in them])
            case _:
                return self._same_time(subjects, [work for them in objects for work in them])

    def simple_edges(self, relation: Placing, subject: str, objects: tuple[str, ...]) -> list[Edge] | None:
        """The links of nearly all claims, one work placed by one or two others; None when it is not such a claim."""
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

    def date_edges(self, subjects: Sequence[str], line: str, span: tuple[int, int]) -> list[Edge]:
        """`subjects` lie within `span`, the lowest and highest day."""
        links: list[Edge] = []
        for work in subjects:
            if span[0] > -FOREVER:
                links.append((self.day_point(line, span[0]), self.start[work], 0))
            if span[1] < FOREVER:
                links.append((self.end[work], self.day_point(line, span[1] + 1), 1))
        return links

    def _apart(self, earlier: Sequence[str], later: Sequence[str]) -> list[Edge]:
        alone = len(earlier) == 1 == len(later)
        return [
            (self.end[one], self.start[two], 1) for one in earlier for two in later if alone or one != two
        ]

    def _during(self, subjects: Sequence[str], objects: Sequence[str]) -> list[Edge]:
        first, last = objects[0], objects[-1]
        links = []
        for work in subjects:
            start, end = self.start[work], self.end[work]
            links += [(self.start[first], start, 0), (end, self.end[last], 0)]
            if first != last:
                links += [(start, self.end[first], 0), (self.start[last], end, 0)]
        return links

    def _same_time(self, subjects: Sequence[str], objects: Sequence[str]) -> list[Edge]:
        links = []
        for one in subjects:
            for two in objects:
                for points in (self.start, self.end):
                    links += [(points[one], points[two], 0), (points[two], points[one], 0)]
        return links
