"""Points of time and what must not come before what: a graph that grows link by link and never closes a loop.

A link (tail, head, step) says: `head` is not before `tail` (step 0), or after it (step 1).  A loop is a way round that
holds at least one step; a way round without one only says that its points are one.  Every point carries a level such
that each link leads from a level to one at least `step` higher.  A new link that fits the levels costs nothing; one
that does not lifts what follows it, and only that, and when the lifting comes back to where it began there is a loop.
Levels start far apart in a likely order, so that little is ever lifted.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from heapq import heappop, heappush
from operator import itemgetter
from typing import Final

Edge = tuple[int, int, int]
"""(tail, head, step): points by number, step 0 or 1."""

STRUCTURAL: Final = -1
"""Whose a link is when it is nobody's statement: a start before its end, a day before the next."""

_LEVEL_GAP: Final = 1 << 20


class Graph:
    """The links of `statements`, in the order in which they are to be taken, and which of them hold.

    `after[p]` lists (head, step, owner) of the links from point p by owner, `given` ones first.  Those of statements
    that were refused are taken out; those of statements not yet taken stand in it too, behind all others.
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

    def try_add(self, owner: int) -> bool:
        """Take the next statement, or none of its links when together they would close a loop; says which."""
        levels = self.levels
        for tail, head, step in self._constraints[owner]:
            if levels[tail] + step > levels[head]:
                return self._add_raising_levels(owner)
        return True

    def _add_raising_levels(self, owner: int) -> bool:
        """`take` for a statement of which a link does not fit the levels as they are: link by link."""
        levels, after, links = self.levels, self.after, self._constraints[owner]
        lifted: dict[int, int] = {}
        self._remove_edges(owner)
        for tail, head, step in links:
            if levels[tail] + step > levels[head] and not self._raise_levels(tail, head, step, owner, lifted):
                for point, level in lifted.items():
                    levels[point] = level
                self._remove_edges(owner)
                return False
            insort(after[tail], (head, step, owner), key=itemgetter(2))
        return True

    def _remove_edges(self, owner: int) -> None:
        for tail in {tail for tail, _head, _step in self._constraints[owner]}:
            self.after[tail] = [link for link in self.after[tail] if link[2] != owner]

    def _raise_levels(self, tail: int, head: int, step: int, owner: int, lifted: dict[int, int]) -> bool:
        """Lift `head` above `tail` and all that follows as far as needed; False when that reaches `tail`."""
        if tail == head:
            return False
        levels, after = self.levels, self.after
        # Lowest first: a level is a place in a likely order, so hardly any point is lifted twice.
        waiting = [(levels[head], head)]
        lifted.setdefault(head, levels[head])
        levels[head] = levels[tail] + step
        while waiting:
            _, point = heappop(waiting)
            level = levels[point]
            for following, more, whose in after[point]:
                if whose > owner:
                    break
                old = levels[following]
                if level + more > old:
                    if following == tail:
                        return False
                    lifted.setdefault(following, old)
                    levels[following] = level + more
                    heappush(waiting, (old, following))
        return True

    def shortest_loop(self, links: Sequence[Edge], limit: int) -> list[tuple[int, int, int]] | None:
        """The shortest loop that `links` close together with accepted links of owners below `limit`.

        It is answered as the accepted (tail, head, owner) on the way round; None when there is no such loop.
        """
        if any(tail == head and step for tail, head, step in links):
            return []
        own: dict[int, list[tuple[int, int]]] = {}
        for tail, head, step in links:
            own.setdefault(tail, []).append((head, step))
        top = max(self.levels[tail] for tail, _, _ in links)
        ways = [self._shortest_path(head, tail, step, own, limit, top) for tail, head, step in links]
        return min((way for way in ways if way is not None), key=len, default=None)

    def _shortest_path(
        self, start: int, goal: int, step: int, own: dict[int, list[tuple[int, int]]], limit: int, top: int
    ) -> list[tuple[int, int, int]] | None:
        """The shortest way from `start` to `goal` that, with `step`, holds a step.  What lies above `top` leads
        nowhere: accepted links only rise, and a way ends or takes an own link at `top` at the latest."""
        origin, wanted = (start, step), (goal, 1)
        came: dict[tuple[int, int], tuple[tuple[int, int], int] | None] = {origin: None}
        row = [origin]
        while row and wanted not in came:
            following_row = []
            for here in row:
                point, stepped = here
                onward = [
                    link for link in self.after[point] if link[2] < limit and self.levels[link[0]] <= top
                ]
                onward += [(head, more, limit) for head, more in own.get(point, ())]
                for head, more, owner in onward:
                    there = (head, stepped | more)
                    if there not in came:
                        came[there] = (here, owner)
                        following_row.append(there)
            row = following_row
        return _path_back(came, wanted, limit) if wanted in came else None


def _path_back(
    came: dict[tuple[int, int], tuple[tuple[int, int], int] | None], wanted: tuple[int, int], limit: int
) -> list[tuple[int, int, int]]:
    way: list[tuple[int, int, int]] = []
    here = wanted
    while (before := came[here]) is not None:
        if before[1] != limit:
            way.append((before[0][0], here[0], before[1]))
        here = before[0]
    way.reverse()
    return way


def likely_levels(after: Sequence[Sequence[tuple[int, int, int]]]) -> list[int]:
    """A place for each point in an order that breaks few of the links, by point as in `Graph`.

    Each loop met is cut at its weakest statement, which is what will become of most of them; where the guess is wrong
    the graph only works more.
    """
    waiting = [0] * len(after)
    for tail, links in enumerate(after):
        for head, _step, _owner in links:
            if head != tail:
                waiting[head] += 1
    levels = [-1] * len(after)
    ready = [point for point, count in enumerate(waiting) if not count]
    cut: dict[int, list[tuple[int, int]]] = {}
    count = _assign_levels(ready, after, waiting, levels, 0, cut)
    if count == len(after):
        return levels
    before = _predecessors_without_level(after, levels)
    for point in range(len(after)):
        while levels[point] < 0:
            tail, head, owner = _cut_weakest_edge(point, before, levels)
            cut.setdefault(tail, []).append((head, owner))
            waiting[head] -= 1
            if not waiting[head]:
                count = _assign_levels([head], after, waiting, levels, count, cut)
    return levels


def _assign_levels(
    ready: list[int],
    after: Sequence[Sequence[tuple[int, int, int]]],
    waiting: list[int],
    levels: list[int],
    count: int,
    cut: dict[int, list[tuple[int, int]]],
) -> int:
    """Give the next levels to what waits for nothing any more, links that were `cut` left out; answers how many
    have one."""
    while ready:
        point = ready.pop()
        levels[point] = count
        count += 1
        loose = cut.pop(point, None)
        for head, _step, owner in after[point]:
            if head == point:
                continue
            if loose and (head, owner) in loose:
                loose.remove((head, owner))
            else:
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
    return count


def _predecessors_without_level(
    after: Sequence[Sequence[tuple[int, int, int]]], levels: list[int]
) -> dict[int, list[tuple[int, int]]]:
    """For each point without a level the (tail, statement) of those before it that have none either."""
    before: dict[int, list[tuple[int, int]]] = {}
    for tail, links in enumerate(after):
        if levels[tail] < 0:
            for head, _step, owner in links:
                if tail != head and levels[head] < 0:
                    before.setdefault(head, []).append((tail, owner))
    return before


def _cut_weakest_edge(point: int, before: dict[int, list[tuple[int, int]]], levels: list[int]) -> Edge:
    """Walk back from `point` until the walk meets itself, and cut the weakest link of that loop: (tail, head, statement)."""
    met: dict[int, int] = {}
    walk: list[tuple[int, int, int]] = []
    while point not in met:
        met[point] = len(walk)
        tail, owner = next(link for link in before[point] if levels[link[0]] < 0)
        walk.append((owner, tail, point))
        point = tail
    owner, tail, head = max(walk[met[point] :])
    before[head].remove((tail, owner))
    return tail, head, owner
