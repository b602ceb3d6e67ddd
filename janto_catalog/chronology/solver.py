"""Which statements hold: taken in order of rank, each whole or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from janto_catalog.chronology.constraints import Constraint, Points
from janto_catalog.chronology.graph import Graph
from janto_catalog.chronology.scope import Scope


class OverruledBy(Enum):
    """What speaks against a statement: stronger layers alone, surer statements of its layer, or its equals."""

    STRONGER = auto()
    MORE_CERTAIN = auto()
    EQUAL = auto()


@dataclass(frozen=True, slots=True)
class OverruledConstraint:
    """Statement number `number` was set aside: the `loop` of statements against it as (tail, head, statement)."""

    number: int
    loop: tuple[tuple[int, int, int], ...]
    by: OverruledBy


@dataclass(frozen=True, slots=True)
class Solution:
    """A view solved: `statements` in the order they were taken, the graph of those that hold, and the others."""

    scope: Scope
    points: Points
    constraints: list[Constraint]
    graph: Graph
    overruled: tuple[OverruledConstraint, ...]

    def accepted(self) -> list[bool]:
        """For each statement whether it holds."""
        held = [True] * len(self.constraints)
        for aside in self.overruled:
            held[aside.number] = False
        return held


def solve(scope: Scope, points: Points, constraints: Iterable[Constraint]) -> Solution:
    """Take `told` by rank, and inside a rank in the order they come in, which must be a fixed one."""
    statements = sorted(constraints, key=attrgetter("rank"))
    points.chain_days()
    graph = Graph(len(points.work_of), points.structural_edges, [statement.edges for statement in statements])
    set_aside = [
        _overruled(graph, statements, number)
        for number in range(len(statements))
        if not graph.try_add(number)
    ]
    return Solution(scope, points, statements, graph, tuple(set_aside))


def _overruled(graph: Graph, statements: Sequence[Constraint], number: int) -> OverruledConstraint:
    """The shortest loop against statement `number`, of the strongest there is: only what no stronger ones decide
    is a contradiction among its own."""
    statement = statements[number]
    limits = {
        OverruledBy.STRONGER: bisect_left(statements, statement.layer, hi=number, key=attrgetter("layer")),
        OverruledBy.MORE_CERTAIN: bisect_left(statements, statement.rank, hi=number, key=attrgetter("rank")),
    }
    for against, limit in limits.items():
        loop = graph.shortest_loop(statement.edges, limit)
        if loop is not None:
            return OverruledConstraint(number, tuple(loop), against)
    return OverruledConstraint(
        number, tuple(graph.shortest_loop(statement.edges, number) or ()), OverruledBy.EQUAL
    )
