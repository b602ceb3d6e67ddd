"""What stands next to what in a listing: windows, brackets, gaps, and the links between neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from janto_catalog.chronology.arrange import Arranged
from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.windows import Reach, reach


class Neighbours:
    """The works of `sequence` among all moments of a solved view; only they are counted."""

    def __init__(self, arranged: Arranged, sequence: Sequence[str]) -> None:
        self._solved, self._links = arranged.solved, arranged.links
        start, moment = self._solved.points.start, self._links.moment
        self._weights = [0] * len(moment)
        for work in sequence:
            self._weights[moment[start[work]]] += 1
        before, after = self._links.nearest_last(arranged.line)
        self._behind: Reach = reach(arranged.line, before, self._weights)
        self._ahead: Reach = reach(arranged.line[::-1], after, self._weights)
        self._rank = [0] * len(moment)
        for rank, at in enumerate(arranged.line):
            self._rank[at] = rank

    def around(self, work: str) -> tuple[int, int, int]:
        """How many listed works must come before `work`, lie at its very time (itself too), and must come after it."""
        moment = self._moment_of(work)
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
        moment = self._moment_of(work)
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
        self._bracket(work, self._behind, start, found)
        if end != start:
            self._bracket(work, self._ahead, end, found)
        self._bracket(work, self._ahead, start, found)
        found.pop(GIVEN, None)
        return list(found)

    def _bracket(self, work: str, side: Reach, moment: int, found: dict[int, None]) -> None:
        whose, statements, nearest = self._solved.points.whose, self._solved.statements, -1
        for other, owner in side.binding[moment]:
            if other == nearest:
                found[owner] = None
            elif owner != GIVEN and (whose[other] is not None or side.count[other]):
                if nearest < 0:
                    nearest = other
                    found[owner] = None
                elif work in statements[owner].subjects:
                    found[owner] = None

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

    def edges(self, sequence: Sequence[str]) -> Iterator[tuple[str, str, int]]:
        """The links between neighbours as (earlier, later, statement); what only dates part is left to `why`."""
        moment, whose, start = self._links.moment, self._solved.points.whose, self._solved.points.start
        rings: dict[int, list[str]] = {}
        for point, at in enumerate(moment):
            work = whose[point]
            if at != point and work is not None:
                rings.setdefault(at, [whose[at] or work]).append(work)
        for later in sequence:
            for tail, owner in self._behind.binding[moment[start[later]]]:
                work = whose[tail]
                if owner != GIVEN and work is not None:
                    for earlier in dict.fromkeys(rings[tail]) if tail in rings else (work,):
                        yield earlier, later, owner

    def _moment_of(self, work: str) -> int:
        return self._links.moment[self._solved.points.start[work]]
