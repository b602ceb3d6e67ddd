"""Which statements hold: taken in order of rank, each whole or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from janto_catalog.chronology.constraints import Points, Statement
from janto_catalog.chronology.graph import Graph
from janto_catalog.chronology.scope import Ground


class Against(Enum):
    """What speaks against a statement: stronger layers alone, surer statements of its layer, or its equals."""

    STRONGER = auto()
    SURER = auto()
    EQUAL = auto()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Statement number `number` was set aside: the `loop` of statements against it as (tail, head, statement)."""

    number: int
    loop: tuple[tuple[int, int, int], ...]
    against: Against


@dataclass(frozen=True, slots=True)
class Solved:
    """A view solved: `statements` in the order they were taken, the graph of those that hold, and the others."""

    ground: Ground
    points: Points
    statements: list[Statement]
    graph: Graph
    set_aside: tuple[SetAside, ...]

    def holds(self) -> list[bool]:
        """For each statement whether it holds."""
        held = [True] * len(self.statements)
        for aside in self.set_aside:
            held[aside.number] = False
        return held


def solve(ground: Ground, points: Points, told: Iterable[Statement]) -> Solved:
    """Take `told` by rank, and inside a rank in the order they come in, which must be a fixed one."""
    statements = sorted(told, key=attrgetter("rank"))
    points.chain_days()
    graph = Graph(len(points.whose), points.given, [statement.links for statement in statements])
    set_aside = [
        _set_aside(graph, statements, number) for number in range(len(statements)) if not graph.take(number)
    ]
    return Solved(ground, points, statements, graph, tuple(set_aside))


def _set_aside(graph: Graph, statements: Sequence[Statement], number: int) -> SetAside:
    """The shortest loop against statement `number`, of the strongest there is: only what no stronger ones decide
    is a contradiction among its own."""
    statement = statements[number]
    limits = {
        Against.STRONGER: bisect_left(statements, statement.layer, hi=number, key=attrgetter("layer")),
        Against.SURER: bisect_left(statements, statement.rank, hi=number, key=attrgetter("rank")),
    }
    for against, limit in limits.items():
        loop = graph.loop(statement.links, limit)
        if loop is not None:
            return SetAside(number, tuple(loop), against)
    return SetAside(number, tuple(graph.loop(statement.links, number) or ()), Against.EQUAL)
