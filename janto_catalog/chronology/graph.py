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
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from heapq import heapify, heappop, heappush
from itertools import accumulate, chain, count
from typing import Final

from janto_catalog.chronology.likely_levels import likely_levels
from janto_catalog.chronology.loop_search import Edge, Loop, LoopSearch

STRUCTURAL: Final = -1
"""The owner of an edge that no constraint makes: a work's start before its end, one day before the next."""

_LEVEL_GAP: Final = 1 << 20
_FEW: Final = 0.05
"""If a larger share of the constraints does not fit levels that are known, others are looked for."""


class Graph:
    """The edges of `constraints`, which are added in order of strength.

    Edges are numbered: those that are structural first, then those of each constraint in turn.  `tail`, `head`, `step` and
    `owner` give the parts of each; the owner is the number of a constraint or STRUCTURAL.  `after[p]` lists the edges that
    leave point p and `before[p]` those that lead to it, the strongest first.  Edges of constraints not yet added are in the
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
        begins = accumulate(counts, initial=len(structural))
        #: The edges of each constraint.
        self._edges: list[Sequence[int]] = [
            range(begin, begin + count) for begin, count in zip(begins, counts, strict=False)
        ]
        edges = [*structural, *(edge for edges in constraints for edge in edges)]
        self.tail = [tail for tail, _head, _step in edges]
        self.head = [head for _tail, head, _step in edges]
        self.step = [step for _tail, _head, step in edges]
        self.owner = [STRUCTURAL] * len(structural)
        self.owner += [owner for owner, count in enumerate(counts) for _ in range(count)]
        #: The same object for all graphs that were made of one by `changed`: it numbers their new edges, so that no two edges
        #: have one number.
        self.lineage = count(len(edges))
        #: The edges with step 0.
        self.weak = [edge for edge, step in enumerate(self.step) if not step]
        #: The edges of constraints that were left out later.
        self.unused: list[int] = []
        self._structural = len(structural)
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

    def changed(
        self,
        numbers: Sequence[int],
        added: Sequence[tuple[int, Sequence[Edge]]],
        rejected: Collection[int],
    ) -> tuple[Graph, list[int]]:
        """Return the graph with some constraints `added` and some left out, and the numbers of all that it rejects.

        All constraints of this graph must have been tried; it stays as it is, because lists that change are copied.
        `numbers` gives the new number of each constraint, STRUCTURAL for those left out, and has STRUCTURAL once more at its
        end: structural edges stay structural.  `added` are the others by their new numbers, the lowest first, and `rejected`
        what this graph rejected, by its old numbers.  The result is that of a graph made of all constraints anew.
        """
        graph = copy(self)
        return graph, graph.change(numbers, added, rejected)

    def change(
        self,
        numbers: Sequence[int],
        added: Sequence[tuple[int, Sequence[Edge]]],
        rejected: Collection[int],
    ) -> list[int]:
        """Become what `changed` returns; lists that other graphs have too are replaced."""
        self.tail, self.head, self.step = list(self.tail), list(self.head), list(self.step)
        self.owner = [numbers[owner] for owner in self.owner]
        self.after, self.before, self.levels = list(self.after), list(self.before), list(self.levels)
        self.weak, self.unused = list(self.weak), list(self.unused)
        left_out = [owner for owner, number in enumerate(numbers[:-1]) if number == STRUCTURAL]
        for owner in left_out:
            self._remove(self._edges[owner])
            self.unused += self._edges[owner]
        pairs = zip(self._edges, numbers, strict=False)
        self._edges = [edges for edges, number in pairs if number != STRUCTURAL]
        for owner, edges in added:
            self._append(owner, edges)
        # Without a constraint that was accepted, weaker ones that were rejected may not close a cycle any more.
        first = min((owner for owner in left_out if owner not in rejected), default=len(numbers))
        self._unfitting = [numbers[owner] for owner in rejected if owner > first and numbers[owner] >= 0]
        self._unfitting += [owner for owner, _ in added]
        heapify(self._unfitting)
        still = {numbers[owner] for owner in rejected} - {STRUCTURAL}
        self._try_again({owner for owner, _ in added}, still)
        return sorted(still)

    def _append(self, owner: int, edges: Sequence[Edge]) -> None:
        numbers = [next(self.lineage) for _ in edges]
        # The numbers that other graphs have used since.
        for edge in range(len(self.tail), max(numbers) + 1):
            self._set(edge, (0, 0, 1), STRUCTURAL)
            if edge not in numbers:
                self.unused.append(edge)
        for edge, parts in zip(numbers, edges, strict=True):
            self._set(edge, parts, owner)
        self._edges.insert(owner, numbers)

    def _set(self, edge: int, parts: Edge, owner: int) -> None:
        for values, value in zip((self.tail, self.head, self.step, self.owner), (*parts, owner), strict=True):
            values[edge:] = [value, *values[edge + 1 :]]
        if not parts[2]:
            self.weak.append(edge)

    def _try_again(self, new: Collection[int], rejected: set[int]) -> None:
        """Try what may not fit any more, and keep `rejected` true; `new` are the constraints that were never tried."""
        unfitting, last = self._unfitting, STRUCTURAL
        while unfitting:
            owner = heappop(unfitting)
            if owner == last:
                continue
            last = owner
            if self._add(owner):
                rejected.discard(owner)
            elif owner not in rejected:
                if owner not in new:
                    # It was accepted before, and may have been what rejected these.
                    for weaker in rejected:
                        if weaker > owner:
                            heappush(unfitting, weaker)
                rejected.add(owner)

    def _add(self, owner: int) -> bool:
        """Add a constraint, edge by edge, and raise levels that do not fit; undo all of it if one edge closes a cycle."""
        edges = self._edges[owner]
        old_levels: dict[int, int] = {}
        self._remove(edges)
        for edge in edges:
            if not self._raise_levels(edge, old_levels):
                for point, level in old_levels.items():
                    self.levels[point] = level
                self._remove(edges)
                return False
            insort(self.after[self.tail[edge]], edge, key=self.owner.__getitem__)
            insort(self.before[self.head[edge]], edge, key=self.owner.__getitem__)
        return True

    def _remove(self, edges: Collection[int]) -> None:
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

    def bound_points(self, rejected: Iterable[int]) -> set[int]:
        """Return the points with an edge that a constraint makes, except those `rejected`."""
        points = {*self.tail[self._structural :], *self.head[self._structural :]}
        absent = chain(self.unused, *(self._edges[owner] for owner in rejected))
        unsure = {point for edge in absent for point in (self.tail[edge], self.head[edge])}
        return points - {point for point in unsure if not self._is_bound(point)}

    def _is_bound(self, point: int) -> bool:
        edges = (*self.after[point], *self.before[point])
        return any(self.owner[edge] != STRUCTURAL for edge in edges)

    def shortest_loop(self, edges: Sequence[Edge], limit: int) -> Loop | None:
        """Find the shortest cycle that `edges` close together with accepted edges of owners below `limit`.

        Returns the accepted edges of the cycle as (tail, head, owner), or None if there is no cycle.
        """
        if any(tail == head and step for tail, head, step in edges):
            return []
        # Accepted edges only lead upwards, so a path that ends at a tail or takes one of `edges` there is not above this.
        top = max(self.levels[tail] for tail, _, _ in edges)
        search = LoopSearch(self.after, self.head, self.step, self.owner, self.levels, edges, limit, top)
        paths = [search.shortest_path(head, tail, step) for tail, head, step in edges]
        return min((path for path in paths if path is not None), key=len, default=None)
