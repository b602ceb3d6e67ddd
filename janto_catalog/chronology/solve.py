"""Which statements hold: taken in order of rank, each whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from janto_catalog.chronology.graph import GIVEN, Graph, likely_levels
from janto_catalog.chronology.ground import Ground
from janto_catalog.chronology.statements import Points, Statement


@dataclass(frozen=True, slots=True)
class SetAside:
    """Statement number `number` was set aside: the `loop` of statements against it as (tail, head, statement).

    `contradicts` is true when no loop stands without another of its own rank.
    """

    number: int
    loop: tuple[tuple[int, int, int], ...]
    contradicts: bool


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
    """Take `told` in order of layer, certainty and key, whatever order they come in."""
    statements = sorted(told, key=lambda statement: (statement.layer, -statement.certainty, statement.key))
    points.chain_days()
    levels = likely_levels(len(points.whose), [points.given, *(statement.links for statement in statements)])
    graph = Graph(levels)
    graph.accept(points.given, GIVEN)
    set_aside = []
    rank, first_of_rank = (0, 0), 0
    for number, statement in enumerate(statements):
        if statement.rank != rank:
            rank, first_of_rank = statement.rank, number
        if not graph.accept(statement.links, number):
            set_aside.append(_loop(graph, statement, number, first_of_rank))
    return Solved(ground, points, statements, graph, tuple(set_aside))


def _loop(graph: Graph, statement: Statement, number: int, first_of_rank: int) -> SetAside:
    stronger = graph.loop(statement.links, first_of_rank)
    loop = stronger if stronger is not None else graph.loop(statement.links, number) or []
    return SetAside(number, tuple(loop), stronger is None)
