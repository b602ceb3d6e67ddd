"""What bounds the place of each work: its window, the constraints around it, and the gaps between neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reachability import Reachability, count_reachable


class PlacementBounds:
    """The bounds of the works of `sequence` in an ordered view.  Only these works are counted."""

    def __init__(self, view: OrderedView, sequence: Sequence[str]) -> None:
        self._solution, self._condensation = view.solution, view.condensation
        start, component = self._solution.points.start, self._condensation.component
        self._work_counts = [0] * len(component)
        for work in sequence:
            self._work_counts[component[start[work]]] += 1
        self._earlier: Reachability = count_reachable(
            view.order, self._condensation.before, self._work_counts
        )
        self._later: Reachability = count_reachable(
            view.order[::-1], self._condensation.after, self._work_counts
        )
        self._index_of = [0] * len(component)
        for index, component_number in enumerate(view.order):
            self._index_of[component_number] = index

    def counts_around(self, work: str) -> tuple[int, int, int]:
        """Return how many listed works must come before `work`, share its time (itself included), and must come
        after it."""
        component = self._condensation.component[self._solution.points.start[work]]
        return self._earlier.count[component], self._work_counts[component], self._later.count[component]

    def ties(self, sequence: Sequence[str]) -> Iterator[bool]:
        """For each work of `sequence` and the next: True if no constraint puts one before the other.

        The works must be neighbours in the order.
        """
        reduced, start = self._earlier.reduced, self._solution.points.start
        component = self._condensation.component
        for earlier, later in pairwise([component[start[work]] for work in sequence]):
            # Nearest first: an edge to the neighbour itself would be the first one.  Else only a path over works
            # that are not listed can connect them.
            edges = reduced[later]
            yield earlier != later and (
                not edges or (edges[0][0] != earlier and not self._is_connected(earlier, later))
            )

    def has_one_gap(self, work: str) -> bool:
        """Whether one listed work bounds it on each side, and nothing else is known to be between the two."""
        component = self._condensation.component[self._solution.points.start[work]]
        earlier, later = self._earlier.reduced[component], self._later.reduced[component]
        # Edges are sorted by distance: all lead to one component if the first and the last do.
        if not earlier or not later or earlier[0][0] != earlier[-1][0] or later[0][0] != later[-1][0]:
            return False
        left, right = earlier[0][0], later[0][0]
        if not self._work_counts[left] or not self._work_counts[right]:
            return False
        return not self._has_other_path(left, component, right)

    def _has_other_path(self, left: int, through: int, right: int) -> bool:
        """Whether a path leads from `left` to `right` that does not pass `through`, which is bound to both."""
        first = {other for other, _ in self._later.reduced[left]} - {through}
        last = {other for other, _ in self._earlier.reduced[right]} - {through}
        if not first or not last:
            return False
        # A component that leads to `right` has fewer works before it and more after it.
        before, after = self._earlier.count, self._later.count
        least_after, most_before = after[right], before[right]
        stack, seen = list(first), first
        while stack:
            component = stack.pop()
            if component in last:
                return True
            for other, _owner in self._later.reduced[component]:
                if before[other] <= most_before and after[other] >= least_after and other not in seen:
                    seen.add(other)
                    stack.append(other)
        return False

    def bounding_constraints(self, work: str) -> list[int]:
        """Return the numbers of the constraints that bound `work`, each once.

        On each side these are the constraints about the work itself, and those that bind it to its nearest
        neighbour.  Other constraints that bind it are about works further away and are shown there.
        """
        points = self._solution.points
        start, end = (
            self._condensation.component[points.start[work]],
            self._condensation.component[points.end[work]],
        )
        bounding_constraints = dict.fromkeys(self._condensation.inside.get(start, ()))
        sides = [(self._earlier, start), (self._later, start)]
        if end != start:
            sides.insert(1, (self._later, end))
        work_of, constraints = points.work_of, self._solution.constraints
        for side, component in sides:
            nearest = -1
            for other, owner in side.reduced[component]:
                if other == nearest:
                    bounding_constraints[owner] = None
                elif owner != STRUCTURAL and (work_of[other] is not None or side.count[other]):
                    if nearest < 0:
                        nearest = other
                        bounding_constraints[owner] = None
                    elif work in constraints[owner].subjects:
                        bounding_constraints[owner] = None
        bounding_constraints.pop(STRUCTURAL, None)
        return list(bounding_constraints)

    def _is_connected(self, tail: int, head: int) -> bool:
        """Whether a path connects two neighbours, over components between them that are not listed."""
        stack, lowest = [head], self._index_of[tail]
        while stack:
            for other, _owner in self._earlier.reduced[stack.pop()]:
                if other == tail:
                    return True
                if self._index_of[other] > lowest:
                    stack.append(other)
        return False
