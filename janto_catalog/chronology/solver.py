"""The solver: accepts constraints in order of rank, each as a whole, and rejects those that close a loop."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, SeriesStep
from janto_catalog.chronology.graph import Graph
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import Scope
from janto_catalog.model.claims import Claim, Layer


class OverruledBy(Enum):
    """The weakest constraints needed to overrule one: stronger layers, more certain ones of its layer, or equals."""

    STRONGER = auto()
    MORE_CERTAIN = auto()
    EQUAL = auto()


@dataclass(frozen=True, slots=True)
class OverruledConstraint:
    """Constraint `number` was overruled by the constraints of `loop`: edges as (tail, head, constraint)."""

    number: int
    loop: tuple[tuple[int, int, int], ...]
    by: OverruledBy


@dataclass(frozen=True, slots=True)
class Solution:
    """A solved view: `constraints` in the order they were tried, the graph of the accepted ones, and the numbers of the
    others, which are `overruled`.  `special` are the numbers of those that are not plain: steps of series, states, and the
    like, and claims that place a work directly next to another one."""

    scope: Scope
    points: Points
    constraints: list[Constraint]
    graph: Graph
    overruled: tuple[int, ...]
    special: list[int]

    def claims_on_neighbours(self) -> Iterator[tuple[int, Claim]]:
        """Yield the claims that place a work directly next to another one, each with its number."""
        for number in self.special:
            origin = self.constraints[number].origin
            if isinstance(origin, Claim):
                yield number, origin

    def series_steps(self) -> Iterator[tuple[int, SeriesStep]]:
        """Yield the steps of series, each with its number."""
        for number in self.special:
            origin = self.constraints[number].origin
            if isinstance(origin, SeriesStep):
                yield number, origin

    def accepted(self) -> list[bool]:
        """Return for each constraint whether it was accepted."""
        accepted = [True] * len(self.constraints)
        for number in self.overruled:
            accepted[number] = False
        return accepted

    def explain(self, number: int) -> OverruledConstraint:
        """Find the shortest loop against an overruled constraint, made of the strongest constraints that suffice.

        A constraint contradicts its equals only if stronger ones do not already overrule it.  Weaker ones do not count, so
        the loop is the same whenever it is looked for; that costs more than to overrule it, and few solutions need it.
        """
        constraints, constraint = self.constraints, self.constraints[number]
        limits = {
            OverruledBy.STRONGER: bisect_left(
                constraints, constraint.layer, hi=number, key=attrgetter("layer")
            ),
            OverruledBy.MORE_CERTAIN: bisect_left(
                constraints, constraint.rank, hi=number, key=attrgetter("rank")
            ),
        }
        for by, limit in limits.items():
            loop = self.graph.shortest_loop(constraint.edges, limit)
            if loop is not None:
                return OverruledConstraint(number, tuple(loop), by)
        loop = self.graph.shortest_loop(constraint.edges, number)
        return OverruledConstraint(number, tuple(loop or ()), OverruledBy.EQUAL)


class Solver:
    """Accepts or overrules constraints, lowest rank first.

    Constraints of equal rank are tried in the order given, so that order must be fixed.  Adds the edges between days
    to `points`: make one for each `Points`.  `levels` as in `Graph`.
    """

    def __init__(
        self, scope: Scope, points: Points, constraints: Iterable[Constraint], levels: Sequence[int] = ()
    ) -> None:
        self._constraints = sorted(constraints, key=attrgetter("rank"))
        points.chain_days()
        edges = [constraint.edges for constraint in self._constraints]
        self._graph = Graph(len(points.work_of), points.structural_edges, edges, levels)
        self._scope, self._points = scope, points
        self._overruled: list[int] = []
        self._special = [
            number for number, constraint in enumerate(self._constraints) if not constraint.is_plain
        ]

    def solve(self, weakest: Layer = Layer.UNVERIFIED) -> Solution:
        """Try the constraints of all layers down to `weakest` that are not tried yet, and return what is solved so far."""
        constraints = self._constraints
        end = bisect_right(constraints, weakest, key=attrgetter("layer"))
        self._overruled += self._graph.add(end)
        return Solution(
            self._scope, self._points, constraints, self._graph, tuple(self._overruled), self._special
        )


def solve(scope: Scope, points: Points, constraints: Iterable[Constraint]) -> Solution:
    """Accept or overrule `constraints`, as `Solver` does, and return the solution."""
    return Solver(scope, points, constraints).solve()
