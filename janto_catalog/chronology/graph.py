"""A directed graph of points in time that accepts constraints one by one and never contains a cycle.

An edge `(tail, head, step)` says that `head` is not before `tail` (step 0) or strictly after it (step 1).  A cycle is
a contradiction if at least one of its edges has step 1; a cycle of step-0 edges only says that its points are equal.

The graph keeps a level for every point, so that each edge leads to a level at least `step` higher.  Levels start far
apart, in an order that breaks few edges (`likely_levels`).  A constraint whose edges fit them is accepted without a look
at it.  An edge that does not fit raises the levels of the points after it; if that reaches its own tail, the edge would
close a cycle.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import Final

from janto_catalog.chronology.likely_levels import likely_levels

Edge = tuple[int, int, int]
"""(tail, head, step): two point numbers and 0 or 1."""

STRUCTURAL: Final = -1
"""The owner of an edge that no constraint makes: a work's start before its end, one day before the next."""

_LEVEL_GAP: Final = 1 << 20
_FEW: Final = 0.05
"""If a larger share of the constraints does not fit levels that are known, others are looked for."""


class Graph:
    """The edges of `constraints`, which are added in order of strength.

    Edges are numbered: those that are structural first, then those of each constraint in turn.  `tail`, `head`, `step` and
    `owner` give the parts of each; the owner is the number of a constraint or STRUCTURAL.  `after[p]` lists the edges that
    leave point p and `before[p]` those that lead to it, by their numbers.  Edges of constraints not yet added are in the
    lists too, at their ends.  Edges of a rejected constraint are removed from them.

    `levels` are those of a graph with the same points and nearly the same edges, if there is one: the result is the same, and
    sooner there.
    """

    def __init__(
        self,
        points: int,
        structural: Sequence[Edge],
        constraints: Sequence[Sequence[Edge]],
        levels: Sequence[int] = (),
    ) -> None:
        counts = list(map(len, constraints))
        self._begin = list(accumulate(counts, initial=len(structural)))
        edges = [*structural, *(edge for edges in constraints for edge in edges)]
        self.tail = [tail for tail, _head, _step in edges]
        self.head = [head for _tail, head, _step in edges]
        self.step = [step for _tail, _head, step in edges]
        self.owner = [STRUCTURAL] * len(structural)
        self.owner += [owner for owner, count in enumerate(counts) for _ in range(count)]
        self.after: list[list[int]] = [[] for _ in range(points)]
        self.before: list[list[int]] = [[] for _ in range(points)]
        after, before = self.after, self.before
        for edge, (tail, head, _step) in enumerate(edges):
            after[tail].append(edge)
            before[head].append(edge)
        self.levels = self._known_levels(levels) if len(levels) == points else []
        #: The constraints with edges that may not fit the levels, as a heap; it may have some twice.
        self._unfitting = self._not_fitting() if self.levels else []
        if not self.levels or STRUCTURAL in self._unfitting or len(self._unfitting) > _FEW * len(constraints):
            found, broken = likely_levels(after, before, self.tail, self.head)
            self.levels = [level * _LEVEL_GAP for level in found]
            self._unfitting = [self.owner[edge] for edge in broken]
        heapify(self._unfitting)

    def _known_levels(self, levels: Sequence[int]) -> list[int]:
        """Levels in the order of those that are known, far apart."""
        found = [0] * len(levels)
        for index, point in enumerate(sorted(range(len(levels)), key=levels.__getitem__)):
            found[point] = index * _LEVEL_GAP
        return found

    def _not_fitting(self) -> list[int]:
        levels, edges = self.levels, zip(self.tail, self.head, self.step, self.owner, strict=True)
        return [owner for tail, head, step, owner in edges if levels[tail] + step > levels[head]]

    def add(self, end: int) -> list[int]:
        """Add the next constraints, those with numbers below `end`, each with all of its edges or with none.

        Returns those whose edges together would close a cycle.
        """
        unfitting = self._unfitting
        rejected = []
        last = STRUCTURAL
        while unfitting and unfitting[0] < end:
            owner = heappop(unfitting)
            if owner != last and not self._add(owner):
                rejected.append(owner)
            last = owner
        return rejected

    def _add(self, owner: int) -> bool:
        """Add a constraint, edge by edge, and raise levels that do not fit; undo all of it if one edge closes a cycle."""
        edges = range(self._begin[owner], self._begin[owner + 1])
        old_levels: dict[int, int] = {}
        self._remove(edges)
        for edge in edges:
            if not self._raise_levels(edge, old_levels):
                for point, level in old_levels.items():
                    self.levels[point] = level
                self._remove(edges)
                return False
            insort(self.after[self.tail[edge]], edge)
            insort(self.before[self.head[edge]], edge)
        return True

    def _remove(self, edges: range) -> None:
        for lists, ends in ((self.after, self.tail), (self.before, self.head)):
            for point in {ends[edge] for edge in edges}:
                lists[point] = [edge for edge in lists[point] if edge not in edges]

    def _raise_levels(self, added: int, old_levels: dict[int, int]) -> bool:
        """Raise the head of the edge `added` above its tail if need be, and all points after it as far as needed.

        Writes the former level of each raised point to `old_levels`.  Returns False if the tail itself is reached.
        """
        tail, first, owner = self.tail[added], self.head[added], self.owner[added]
        levels, heads, steps, owners = self.levels, self.head, self.step, self.owner
        if levels[tail] + steps[added] <= levels[first]:
            return True
        if tail == first:
            return False
        # Lowest level first: levels follow a likely order, so hardly any point is raised twice.
        queue = [(levels[first], first)]
        old_levels.setdefault(first, levels[first])
        levels[first] = levels[tail] + steps[added]
        while queue:
            _, point = heappop(queue)
            level = levels[point]
            for edge in self.after[point]:
                head = heads[edge]
                old = levels[head]
                if level + steps[edge] <= old:
                    continue
                if owners[edge] > owner:
                    heappush(self._unfitting, owners[edge])
                    continue
                if head == tail:
                    return False
                old_levels.setdefault(head, old)
                levels[head] = level + steps[edge]
                heappush(queue, (old, head))
        return True

    def shortest_loop(self, edges: Sequence[Edge], limit: int) -> list[tuple[int, int, int]] | None:
        """Find the shortest cycle that `edges` close together with accepted edges of owners below `limit`.

        Returns the accepted edges of the cycle as (tail, head, owner), or None if there is no cycle.
        """
        if any(tail == head and step for tail, head, step in edges):
            return []
        own: dict[int, list[tuple[int, int]]] = {}
        for tail, head, step in edges:
            own.setdefault(tail, []).append((head, step))
        top = max(self.levels[tail] for tail, _, _ in edges)
        paths = [self._shortest_path(head, tail, step, own, limit, top) for tail, head, step in edges]
        return min((path for path in paths if path is not None), key=len, default=None)

    def _shortest_path(
        self, start: int, goal: int, step: int, own: dict[int, list[tuple[int, int]]], limit: int, top: int
    ) -> list[tuple[int, int, int]] | None:
        """Find the shortest path from `start` to `goal` that has a step of 1 somewhere, `step` counted.

        Points above level `top` are skipped: accepted edges only lead upwards, and the path must end at `top` or
        below, or take one of the `own` edges there.
        """
        levels, heads, steps, owners = self.levels, self.head, self.step, self.owner
        origin, wanted = (start, step), (goal, 1)
        came_from: dict[tuple[int, int], tuple[tuple[int, int], int] | None] = {origin: None}
        frontier = [origin]
        while frontier and wanted not in came_from:
            next_frontier = []
            for here in frontier:
                point, stepped = here
                onward = [
                    (heads[edge], steps[edge], owners[edge])
                    for edge in self.after[point]
                    if owners[edge] < limit and levels[heads[edge]] <= top
                ]
                onward += [(head, more, limit) for head, more in own.get(point, ())]
                for head, more, owner in onward:
                    reached = (head, stepped | more)
                    if reached not in came_from:
                        came_from[reached] = (here, owner)
                        next_frontier.append(reached)
            frontier = next_frontier
        return _path_back(came_from, wanted, limit) if wanted in came_from else None


def _path_back(
    came_from: dict[tuple[int, int], tuple[tuple[int, int], int] | None], wanted: tuple[int, int], limit: int
) -> list[tuple[int, int, int]]:
    path: list[tuple[int, int, int]] = []
    here = wanted
    while (previous := came_from[here]) is not None:
        if previous[1] != limit:
            path.append((previous[0][0], here[0], previous[1]))
        here = previous[0]
    path.reverse()
    return path
