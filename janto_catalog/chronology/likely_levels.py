"""An order of points that breaks few edges, and only weak ones: where the graph starts from.

It is Kahn's order.  Where that gets stuck in cycles, each cycle that a walk finds is cut at its weakest edge, which is
the one most likely to be rejected later.  A wrong guess costs time, never correctness.
"""

from __future__ import annotations

from collections.abc import Sequence

_Lists = Sequence[Sequence[int]]
"""Edges by the point at one of their ends.  An edge with a higher number is weaker."""


def likely_levels(
    after: _Lists, before: _Lists, tails: Sequence[int], heads: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return a level for each point, and the edges that lead to no higher level; arguments as in `Graph`."""
    levelling = _Levelling(after, before, tails, heads)
    return levelling.levels, levelling.cut


class _Levelling:
    """Gives each point the next level as soon as all that comes before it has one."""

    def __init__(self, after: _Lists, before: _Lists, tails: Sequence[int], heads: Sequence[int]) -> None:
        self._after, self._before, self._tails, self._heads = after, before, tails, heads
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
        """Walk backwards from each point without a level until a cycle closes, and cut that, until the point has one."""
        levels, tails = self.levels, self._tails
        before = {
            point: [edge for edge in edges if levels[tails[edge]] < 0]
            for point, edges in enumerate(self._before)
            if levels[point] < 0
        }
        for point in range(len(levels)):
            while levels[point] < 0:
                self._cut_at(self._weakest_behind(point, before))

    def _weakest_behind(self, point: int, before: dict[int, list[int]]) -> int:
        """The weakest edge of the first cycle on the way backwards from `point`; it is taken out of `before`."""
        levels, tails, heads = self.levels, self._tails, self._heads
        place: dict[int, int] = {}
        walk: list[int] = []
        while point not in place:
            place[point] = len(walk)
            edge = next(edge for edge in before[point] if levels[tails[edge]] < 0)
            walk.append(edge)
            point = tails[edge]
        weakest = max(walk[place[point] :])
        before[heads[weakest]].remove(weakest)
        return weakest

    def _cut_at(self, edge: int) -> None:
        head = self._heads[edge]
        self.cut.append(edge)
        self._waiting[head] -= 1
        if not self._waiting[head]:
            self._assign([head])
