"""What stands next to what in a listing: windows, brackets, gaps, and the links between neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reachability import Reachability, count_reachable


class PlacementBounds:
    """The works of `sequence` among all moments of a solved view; only they are counted."""

    def __init__(self, arranged: OrderedView, sequence: Sequence[str]) -> None:
        self._solved, self._condensation = arranged.solution, arranged.condensation
        start, moment = self._solved.points.start, self._condensation.component
        self._weights = [0] * len(moment)
        for work in sequence:
            self._weights[moment[start[work]]] += 1
        self._behind: Reachability = count_reachable(arranged.order, self._condensation.before, self._weights)
        self._ahead: Reachability = count_reachable(
            arranged.order[::-1], self._condensation.after, self._weights
        )
        self._rank = [0] * len(moment)
        for rank, at in enumerate(arranged.order):
            self._rank[at] = rank

    def counts_around(self, work: str) -> tuple[int, int, int]:
        """How many listed works must come before `work`, lie at its very time (itself too), and must come after it."""
        moment = self._condensation.component[self._solved.points.start[work]]
        return self._behind.count[moment], self._weights[moment], self._ahead.count[moment]

    def ties(self, sequence: Sequence[str]) -> Iterator[bool]:
        """For each work of `sequence` and the next whether nothing but release parts them; they stand in the line so."""
        binding, start, moment = self._behind.reduced, self._solved.points.start, self._condensation.component
        for one, two in pairwise([moment[start[work]] for work in sequence]):
            # Nearest first: the last before it in the line is bound to it first, or by way of what is not listed.
            links = binding[two]
            yield one != two and (not links or (links[0][0] != one and not self._is_connected(one, two)))

    def has_one_gap(self, work: str) -> bool:
        """Whether one work binds it on either side and nothing else is known to lie between the two."""
        moment = self._condensation.component[self._solved.points.start[work]]
        behind, ahead = self._behind.reduced[moment], self._ahead.reduced[moment]
        # Links stand nearest first: all lead to one moment when the first and the last do.
        if not behind or not ahead or behind[0][0] != behind[-1][0] or ahead[0][0] != ahead[-1][0]:
            return False
        left, right = behind[0][0], ahead[0][0]
        if not self._weights[left] or not self._weights[right]:
            return False
        return not self._has_other_path(left, moment, right)

    def _has_other_path(self, left: int, through: int, right: int) -> bool:
        """Whether a way leads from `left` to `right` that does not pass `through`, which is bound to both."""
        first = {other for other, _ in self._ahead.reduced[left]} - {through}
        last = {other for other, _ in self._behind.reduced[right]} - {through}
        if not first or not last:
            return False
        # What leads to `right` has fewer behind it and more ahead of it.
        behind, ahead = self._behind.count, self._ahead.count
        least, most = ahead[right], behind[right]
        waiting, seen = list(first), first
        while waiting:
            moment = waiting.pop()
            if moment in last:
                return True
            for other, _owner in self._ahead.reduced[moment]:
                if behind[other] <= most and ahead[other] >= least and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False

    def bracket(self, work: str) -> list[int]:
        """The statements of a work's bracket, each once: on either side those about the work itself and those that
        bind it to the nearest.  (All others that bind it are about works further off, and stand with these.)"""
        points = self._solved.points
        start, end = (
            self._condensation.component[points.start[work]],
            self._condensation.component[points.end[work]],
        )
        found = dict.fromkeys(self._condensation.inside.get(start, ()))
        sides = [(self._behind, start), (self._ahead, start)]
        if end != start:
            sides.insert(1, (self._ahead, end))
        whose, statements = points.work_of, self._solved.constraints
        for side, moment in sides:
            nearest = -1
            for other, owner in side.reduced[moment]:
                if other == nearest:
                    found[owner] = None
                elif owner != STRUCTURAL and (whose[other] is not None or side.count[other]):
                    if nearest < 0:
                        nearest = other
                        found[owner] = None
                    elif work in statements[owner].subjects:
                        found[owner] = None
        found.pop(STRUCTURAL, None)
        return list(found)

    def _is_connected(self, tail: int, head: int) -> bool:
        """Whether anything joins two neighbours; it can only run through what stands between them unlisted."""
        waiting, first = [head], self._rank[tail]
        while waiting:
            for other, _owner in self._behind.reduced[waiting.pop()]:
                if other == tail:
                    return True
                if self._rank[other] > first:
                    waiting.append(other)
        return False
