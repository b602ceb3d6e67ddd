"""A directed graph of points in time that accepts constraints one by one and never contains a cycle.

An edge `(tail, head, step)` says that `head` is not before `tail` (step 0) or strictly after it (step 1).  A cycle is
a contradiction if at least one of its edges has step 1; a cycle of step-0 edges only says that its points are equal.

The graph keeps a level for every point, so that each edge leads to a level at least `step` higher.  A new edge that
fits the levels costs nothing.  One that does not fit raises the levels of the points after it; if that reaches its
own tail, the edge would close a cycle.  Levels start far apart, in an order that breaks few edges, so points are
rarely raised.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from operator import itemgetter
from typing import Final

Edge = tuple[int, int, int]
"""(tail, head, step): two point numbers and 0 or 1."""

STRUCTURAL: Final = -1
"""The owner of an edge that no constraint makes: a work's start before its end, one day before the next."""

_LEVEL_GAP: Final = 1 << 20


class Graph:
    """The edges of `constraints`, which are added in order of strength.

    `after[p]` lists the edges that leave point p as (head, step, owner), where owner is the number of a constraint
    or STRUCTURAL, sorted by owner.  Edges of constraints not yet added are in the list too, at its end.  Edges of a
    rejected constraint are removed.
    """

    def __init__(
        self, points: int, structural: Sequence[Edge], constraints: Sequence[Sequence[Edge]]
    ) -> None:
        self._constraints = constraints
        self.after: list[list[tuple[int, int, int]]] = [[] for _ in range(points)]
        after = self.after
        for tail, head, step in structural:
            after[tail].append((head, step, STRUCTURAL))
        for owner, edges in enumerate(constraints):
            for tail, head, step in edges:
                after[tail].append((head, step, owner))
        self.levels = [level * _LEVEL_GAP for level in likely_levels(after)]

    def add(self, owners: Iterable[int]) -> list[int]:
        """Add the next constraints, each with all of its edges or with none.

        Returns those whose edges together would close a cycle.  Constraints must be added in order of their number.
        """
        levels, constraints = self.levels, self._constraints
        rejected = []
        for owner in owners:
            for tail, head, step in constraints[owner]:
                if levels[tail] + step > levels[head]:
                    if not self._add_raising_levels(owner):
                        rejected.append(owner)
                    break
        return rejected

    def _add_raising_levels(self, owner: int) -> bool:
        """Add a constraint that does not fit the levels, edge by edge; undo all of it if one closes a cycle."""
        levels, after, edges = self.levels, self.after, self._constraints[owner]
        old_levels: dict[int, int] = {}
        self._remove_edges(owner)
        for tail, head, step in edges:
            if levels[tail] + step > levels[head] and not self._raise_levels(
                tail, head, step, owner, old_levels
            ):
                for point, level in old_levels.items():
                    levels[point] = level
                self._remove_edges(owner)
                return False
            insort(after[tail], (head, step, owner), key=itemgetter(2))
        return True

    def _remove_edges(self, owner: int) -> None:
        for tail in {tail for tail, _head, _step in self._constraints[owner]}:
            self.after[tail] = [edge for edge in self.after[tail] if edge[2] != owner]

    def _raise_levels(self, tail: int, head: int, step: int, owner: int, old_levels: dict[int, int]) -> bool:
        """Raise `head` above `tail`, and all points after it as far as needed.

        Writes the former level of each raised point to `old_levels`.  Returns False if `tail` itself is reached.
        """
        if tail == head:
            return False
        levels, after = self.levels, self.after
        # Lowest level first: levels follow a likely order, so hardly any point is raised twice.
        queue = [(levels[head], head)]
        old_levels.setdefault(head, levels[head])
        levels[head] = levels[tail] + step
        while queue:
            _, point = heappop(queue)
            level = levels[point]
            for following, more, edge_owner in after[point]:
                if edge_owner > owner:
                    break
                old = levels[following]
                if level + more > old:
                    if following == tail:
                        return False
                    old_levels.setdefault(following, old)
                    levels[following] = level + more
                    heappush(queue, (old, following))
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
        origin, wanted = (start, step), (goal, 1)
        came_from: dict[tuple[int, int], tuple[tuple[int, int], int] | None] = {origin: None}
        frontier = [origin]
        while frontier and wanted not in came_from:
            next_frontier = []
            for here in frontier:
                point, stepped = here
                onward = [
                    edge for edge in self.after[point] if edge[2] < limit and self.levels[edge[0]] <= top
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


def likely_levels(after: Sequence[Sequence[tuple[int, int, int]]]) -> list[int]:
    """Return a level for each point in an order that breaks few edges; `after` as in `Graph`.

    Each cycle is cut at its weakest constraint, which is the one most likely to be rejected later.  A wrong guess
    costs time, never correctness.
    """
    indegree = [0] * len(after)
    for tail, edges in enumerate(after):
        for head, _step, _owner in edges:
            if head != tail:
                indegree[head] += 1
    levels = [-1] * len(after)
    ready = [point for point, count in enumerate(indegree) if not count]
    cut: dict[int, list[tuple[int, int]]] = {}
    count = _assign_levels(ready, after, indegree, levels, 0, cut)
    if count == len(after):
        return levels
    before = _predecessors_without_level(after, levels)
    for point in range(len(after)):
        while levels[point] < 0:
            tail, head, owner = _cut_weakest_edge(point, before, levels)
            cut.setdefault(tail, []).append((head, owner))
            indegree[head] -= 1
            if not indegree[head]:
                count = _assign_levels([head], after, indegree, levels, count, cut)
    return levels


def _assign_levels(
    ready: list[int],
    after: Sequence[Sequence[tuple[int, int, int]]],
    indegree: list[int],
    levels: list[int],
    count: int,
    cut: dict[int, list[tuple[int, int]]],
) -> int:
    """Give the next levels to points without open predecessors; edges in `cut` do not count.

    Returns how many points have a level now.
    """
    while ready:
        point = ready.pop()
        levels[point] = count
        count += 1
        cut_here = cut.pop(point, None)
        for head, _step, owner in after[point]:
            if head == point:
                continue
            if cut_here and (head, owner) in cut_here:
                cut_here.remove((head, owner))
            else:
                indegree[head] -= 1
                if not indegree[head]:
                    ready.append(head)
    return count


def _predecessors_without_level(
    after: Sequence[Sequence[tuple[int, int, int]]], levels: list[int]
) -> dict[int, list[tuple[int, int]]]:
    """For each point without a level, its (tail, owner) edges from points that have none either."""
    before: dict[int, list[tuple[int, int]]] = {}
    for tail, edges in enumerate(after):
        if levels[tail] < 0:
            for head, _step, owner in edges:
                if tail != head and levels[head] < 0:
                    before.setdefault(head, []).append((tail, owner))
    return before


def _cut_weakest_edge(point: int, before: dict[int, list[tuple[int, int]]], levels: list[int]) -> Edge:
    """Walk backwards from `point` until a cycle closes, and cut its weakest edge: (tail, head, owner)."""
    index_on_walk: dict[int, int] = {}
    walk: list[tuple[int, int, int]] = []
    while point not in index_on_walk:
        index_on_walk[point] = len(walk)
        tail, owner = next(edge for edge in before[point] if levels[edge[0]] < 0)
        walk.append((owner, tail, point))
        point = tail
    owner, tail, head = max(walk[index_on_walk[point] :])
    before[head].remove((tail, owner))
    return tail, head, owner
