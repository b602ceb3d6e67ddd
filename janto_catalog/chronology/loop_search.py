"""The shortest path between two points over accepted edges, which shows why a constraint cannot be accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Edge = tuple[int, int, int]
"""(tail, head, step): two point numbers and 0 or 1."""

Loop = list[tuple[int, int, int]]
"""The accepted edges of a cycle, each as (tail, head, owner)."""

_State = tuple[int, int]
"""A point, and 1 if a step of 1 is on the way to it."""


@dataclass(frozen=True)
class LoopSearch:
    """Looks for paths over edges of owners below `limit`, and over the constraint's `own` edges.

    The lists are those of `Graph`.  Points above level `top` are skipped.
    """

    after: Sequence[Sequence[int]]
    head: Sequence[int]
    step: Sequence[int]
    owner: Sequence[int]
    levels: Sequence[int]
    own: Sequence[Edge]
    limit: int
    top: int

    @cached_property
    def _own_after(self) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for tail, head, step in self.own:
            found.setdefault(tail, []).append((head, step))
        return found

    def shortest_path(self, start: int, goal: int, step: int) -> Loop | None:
        """Find the shortest path from `start` to `goal` that has a step of 1 somewhere, `step` counted.

        Returns its edges without its own ones, None if there is no path.
        """
        levels, heads, steps, owners = self.levels, self.head, self.step, self.owner
        limit, top, own = self.limit, self.top, self._own_after
        origin, wanted = (start, step), (goal, 1)
        came_from: dict[_State, tuple[_State, int] | None] = {origin: None}
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
        return self._path_back(came_from, wanted) if wanted in came_from else None

    def _path_back(self, came_from: dict[_State, tuple[_State, int] | None], wanted: _State) -> Loop:
        path: Loop = []
        here = wanted
        while (previous := came_from[here]) is not None:
            if previous[1] != self.limit:
                path.append((previous[0][0], here[0], previous[1]))
            here = previous[0]
        path.reverse()
        return path
