"""What bounds the place of each work: its window, the constraints around it, and the gaps between neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reachability import count_reachable


class PlacementBounds:
    """The bounds of the works of `sequence` in an ordered view.  Only these works are counted.

    Components are named by their index in the order of the view.
    """

    def __init__(self, view: OrderedView, sequence: Sequence[str]) -> None:
        self._solution, self._condensation = view.solution, view.condensation
        component, work_of = self._condensation.component, self._solution.points.work_of
        self._order, points = view.order, self._solution.points
        index_of = {number: index for index, number in enumerate(view.order)}
        self._start = {work: index_of[component[point]] for work, point in points.start.items()}
        # Of the works that have an end point.
        self._end = {
            work: index_of[component[end]] for work, end in points.end.items() if end != points.start[work]
        }
        self._is_day = [work_of[number] is None for number in view.order]
        self._work_counts = [0] * len(view.order)
        for work in sequence:
            self._work_counts[self._start[work]] += 1
        self._earlier, self._later = count_reachable(self._condensation, view.order, self._work_counts)

    def counts_around(self, work: str) -> tuple[int, int, int]:
        """Return how many listed works must come before `work`, share its time (itself included), and must come
        after it."""
        index = self._start[work]
        return self._earlier.count[index], self._work_counts[index], self._later.count[index]

    def ties(self, sequence: Sequence[str]) -> Iterator[bool]:
        """For each work of `sequence` and the next: True if no constraint puts one before the other.

        The works must be neighbours in the order.
        """
        reduced, tails = self._earlier.reduced, self._earlier.other
        for earlier, later in pairwise(map(self._start.__getitem__, sequence)):
            # Nearest first: an edge to the neighbour itself would be the first one.  Else only a path over works
            # that are not listed can connect them.
            edges = reduced[later]
            yield earlier != later and (
                not edges or (tails[edges[0]] != earlier and not self._is_connected(earlier, later))
            )

    def has_one_gap(self, work: str) -> bool:
        """Whether one listed work bounds it on each side, and nothing else is known to be between the two."""
        index = self._start[work]
        earlier, later = self._earlier.reduced[index], self._later.reduced[index]
        if not earlier or not later:
            return False
        # Edges are sorted by distance: all lead to one component if the first and the last do.
        tails, heads = self._earlier.other, self._later.other
        left, right = tails[earlier[0]], heads[later[0]]
        if left != tails[earlier[-1]] or right != heads[later[-1]]:
            return False
        if not self._work_counts[left] or not self._work_counts[right]:
            return False
        return not self._has_other_path(left, index, right)

    def _has_other_path(self, left: int, through: int, right: int) -> bool:
        """Whether a path leads from `left` to `right` that does not pass `through`, which is bound to both."""
        tails, heads = self._earlier.other, self._later.other
        first = {heads[edge] for edge in self._later.reduced[left]} - {through}
        last = {tails[edge] for edge in self._earlier.reduced[right]} - {through}
        if not first or not last:
            return False
        # A component that leads to `right` has fewer works before it and more after it.
        before, after = self._earlier.count, self._later.count
        least_after, most_before = after[right], before[right]
        stack, seen = list(first), first
        while stack:
            index = stack.pop()
            if index in last:
                return True
            for edge in self._later.reduced[index]:
                other = heads[edge]
                if before[other] <= most_before and after[other] >= least_after and other not in seen:
                    seen.add(other)
                    stack.append(other)
        return False

    def bounding_constraints(self, works: Iterable[str]) -> Iterator[list[int]]:
        """Yield for each of `works` the numbers of the constraints that bound it, each once.

        On each side these are the constraints about the work itself, and those that bind it to its nearest
        neighbour.  Other constraints that bind it are about works further away and are shown there.
        """
        constraints, owners = self._solution.constraints, self._condensation.owner
        inside, is_day, starts, ends = self._condensation.inside, self._is_day, self._start, self._end
        earlier, later = ((side.reduced, side.other, side.count) for side in (self._earlier, self._later))
        for work in works:
            start = starts[work]
            found = dict.fromkeys(inside.get(self._order[start], ())) if inside else {}
            sides = [(*earlier, start), (*later, start)]
            if work in ends:
                sides.insert(1, (*later, ends[work]))
            for reduced, others, count, place in sides:
                nearest = -1
                for edge in reduced[place]:
                    other, owner = others[edge], owners[edge]
                    if other == nearest:
                        found[owner] = None
                    elif owner != STRUCTURAL and (count[other] or not is_day[other]):
                        if nearest < 0:
                            nearest = other
                            found[owner] = None
                        elif work in constraints[owner].subjects:
                            found[owner] = None
            found.pop(STRUCTURAL, None)
            yield list(found)

    def _is_connected(self, tail: int, head: int) -> bool:
        """Whether a path connects two neighbours, over components between them that are not listed."""
        stack = [head]
        while stack:
            for edge in self._earlier.reduced[stack.pop()]:
                other = self._earlier.other[edge]
                if other == tail:
                    return True
                if other > tail:
                    stack.append(other)
        return False
