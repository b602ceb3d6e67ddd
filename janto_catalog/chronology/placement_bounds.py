"""What stands next to what in a listing: windows, brackets, gaps, and the links between neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.ordered_view import Arranged
from janto_catalog.chronology.reachability import Reach, reach


class Neighbours:
    """The works of `sequence` among all moments of a solved view; only they are counted."""

    def __init__(self, arranged: Arranged, sequence: Sequence[str]) -> None:
        self._solved, self._links = arranged.solved, arranged.links
        start, moment = self._solved.points.start, self._links.moment
        self._weights = [0] * len(moment)
        for work in sequence:
            self._weights[moment[start[work]]] += 1
        self._behind: Reach = reach(arranged.line, self._links.before, self._weights)
        self._ahead: Reach = reach(arranged.line[::-1], self._links.after, self._weights)
        self._rank = [0] * len(moment)
        for rank, at in enumerate(arranged.line):
            self._rank[at] = rank

    def around(self, work: str) -> tuple[int, int, int]:
        """How many listed works must come before `work`, lie at its very time (itself too), and must come after it."""
        moment = self._links.moment[self._solved.points.start[work]]
        return self._behind.count[moment], self._weights[moment], self._ahead.count[moment]

    def ties(self, sequence: Sequence[str]) -> Iterator[bool]:
        """For each work of `sequence` and the next whether nothing but release parts them; they stand in the line so."""
        binding, start, moment = self._behind.binding, self._solved.points.start, self._links.moment
        for one, two in pairwise([moment[start[work]] for work in sequence]):
            # Nearest first: the last before it in the line is bound to it first, or by way of what is not listed.
            links = binding[two]
            yield one != two and (not links or (links[0][0] != one and not self._joined(one, two)))

    def one_gap_only(self, work: str) -> bool:
        """Whether one work binds it on either side and nothing else is known to lie between the two."""
        moment = self._links.moment[self._solved.points.start[work]]
        behind, ahead = self._behind.binding[moment], self._ahead.binding[moment]
        # Links stand nearest first: all lead to one moment when the first and the last do.
        if not behind or not ahead or behind[0][0] != behind[-1][0] or ahead[0][0] != ahead[-1][0]:
            return False
        left, right = behind[0][0], ahead[0][0]
        if not self._weights[left] or not self._weights[right]:
            return False
        return not self._another_way(left, moment, right)

    def _another_way(self, left: int, through: int, right: int) -> bool:
        """Whether a way leads from `left` to `right` that does not pass `through`, which is bound to both."""
        first = {other for other, _ in self._ahead.binding[left]} - {through}
        last = {other for other, _ in self._behind.binding[right]} - {through}
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
            for other, _owner in self._ahead.binding[moment]:
                if behind[other] <= most and ahead[other] >= least and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return False

    def binding(self, work: str) -> list[int]:
        """The statements of a work's bracket, each once: on either side those about the work itself and those that
        bind it to the nearest.  (All others that bind it are about works further off, and stand with these.)"""
        points = self._solved.points
        start, end = self._links.moment[points.start[work]], self._links.moment[points.end[work]]
        found = dict.fromkeys(self._links.within.get(start, ()))
        sides = [(self._behind, start), (self._ahead, start)]
        if end != start:
            sides.insert(1, (self._ahead, end))
        whose, statements = points.whose, self._solved.statements
        for side, moment in sides:
            nearest = -1
            for other, owner in side.binding[moment]:
                if other == nearest:
                    found[owner] = None
                elif owner != GIVEN and (whose[other] is not None or side.count[other]):
                    if nearest < 0:
                        nearest = other
                        found[owner] = None
                    elif work in statements[owner].subjects:
                        found[owner] = None
        found.pop(GIVEN, None)
        return list(found)

    def _joined(self, tail: int, head: int) -> bool:
        """Whether anything joins two neighbours; it can only run through what stands between them unlisted."""
        waiting, first = [head], self._rank[tail]
        while waiting:
            for other, _owner in self._behind.binding[waiting.pop()]:
                if other == tail:
                    return True
                if self._rank[other] > first:
                    waiting.append(other)
        return False
