"""An order of points that breaks few edges, and only weak ones: where the graph starts from.

It is Kahn's order.  Where that gets stuck in cycles, each cycle that a walk finds is cut at its weakest edge, which is
the one most likely to be rejected later.  A wrong guess costs time, never correctness.
"""

from __future__ import annotations

from collections.abc import Sequence

_Lists = Sequence[Sequence[int]]
"""Edges by the point at one of their ends.  An edge with a higher number is weaker."""


def likely_levels(after: _Lists, before: _Lists, heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return a level for each point, and the edges that lead to no higher level; arguments as in `Graph`."""
    levelling = _Levelling(after, before, heads)
    return levelling.levels, levelling.cut


class _Levelling:
    """Gives each point the next level as soon as all that comes before it has one."""

    def __init__(self, after: _Lists, before: _Lists, heads: Sequence[int]) -> None:
        self._after, self._heads = after, heads
        self.levels = [-1] * len(after)
        self.cut: list[int] = []
        self._count = 0
        self._waiting = list(map(len, before))
        self._assign([point for point, count in enumerate(self._waiting) if not count])
        if self._count < len(after):
            self._cut_cycles()

    def _assign(self, ready: list[int]) -> None:
        """Give levels to points that wait for none, and to those that wait for these only."""
        after, heads, waiting, levels = self._after, self._heads, self._waiting, self.levels
        count, cut = self._count, frozenset(self.cut)
        while ready:
            point = ready.pop()
            levels[point] = count
            count += 1
            for edge in after[point]:
                if cut and edge in cut:
                    continue
                head = heads[edge]
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
        self._count = count

    def _cut_cycles(self) -> None:
        """Walk along edges from each point without a level, and cut each cycle that the walk closes.

        A point from which no edge leads on is on no cycle; no walk comes there again.
        """
        after, heads, levels = self._after, self._heads, self.levels
        # Of each point: the index of the edge that the walk takes there, whether none leads on, its place on the walk.
        at, is_left, place = [0] * len(after), [False] * len(after), [-1] * len(after)
        for start in range(len(after)):
            walk, place[start] = [start], 0
            while walk:
                point = walk[-1]
                edges, index = after[point], at[point]
                while index < len(edges) and (
                    is_left[heads[edges[index]]] or levels[heads[edges[index]]] >= 0
                ):
                    index += 1
                at[point] = index
                if index == len(edges) or levels[point] >= 0:
                    is_left[point] = True
                    place[walk.pop()] = -1
                elif place[head := heads[edges[index]]] < 0:
                    place[head] = len(walk)
                    walk.append(head)
                else:
                    cycle = [after[other][at[other]] for other in walk[place[head] :]]
                    weakest = cycle.index(max(cycle))
                    kept = place[head] + weakest + 1
                    at[walk[kept - 1]] += 1
                    for other in walk[kept:]:
                        place[other] = -1
                    del walk[kept:]
                    self._cut_at(cycle[weakest])

    def _cut_at(self, edge: int) -> None:
        head = self._heads[edge]
        self.cut.append(edge)
        self._waiting[head] -= 1
        if not self._waiting[head]:
            self._assign([head])
