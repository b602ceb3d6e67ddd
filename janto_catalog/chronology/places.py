"""From a solved view to its places: position, window, how sure, why, what was set aside, what to be careful about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from janto_catalog.chronology.arrange import Arranged
from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.solve import SetAside
from janto_catalog.chronology.statements import Held, Statement
from janto_catalog.chronology.windows import Reach, reach
from janto_catalog.chronology.words import Words, outcome
from janto_catalog.model.claims import Layer
from janto_catalog.model.order import Conflict, Edge, Ordering, Place, Reason, Sure

_NOTHING: Final[tuple[Reason, ...]] = ()


def ordering(arranged: Arranged, listed: Callable[[str], bool], words: Words) -> Ordering:
    """The places of the works that are `listed`, numbered among themselves, with what was set aside."""
    return _Shown(arranged, [work for work in arranged.sequence if listed(work)], words).ordering()


class _Reasons(dict[int, Reason]):
    """The reason of each statement by its number, made when it is first asked for."""

    def __init__(self, statements: Sequence[Statement], words: Words) -> None:
        super().__init__()
        self._statements, self._words = statements, words

    def __missing__(self, number: int) -> Reason:
        reason = self[number] = self._words.reason(self._statements[number])
        return reason


class _Shown:
    """One listing in the making: what is asked of many of its places is worked out once."""

    def __init__(self, arranged: Arranged, sequence: list[str], words: Words) -> None:
        self._solved, self._links, self._words = arranged.solved, arranged.links, words
        self._touched, self._sequence = arranged.touched, sequence
        self._placed = sum(work in arranged.touched for work in sequence)
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
        self._reasons = _Reasons(self._solved.statements, words)
        self._ties = [self._tie(index) for index in range(self._placed - 1)]
        self._assumed = self._works_only_assumed()
        self._aside = self._works_set_aside()

    def ordering(self) -> Ordering:
        """The listing."""
        places = tuple(self._place(index, work) for index, work in enumerate(self._sequence))
        conflicts = tuple(self._conflict(aside) for aside in self._solved.set_aside if self._is_news(aside))
        return Ordering(places, conflicts, tuple(self._edges()))

    def _works_only_assumed(self) -> frozenset[str]:
        """The works that assumptions place and nobody's word."""
        statements, holds = self._solved.statements, self._solved.holds()
        assumed = {
            work
            for number, statement in enumerate(statements)
            if statement.layer is Layer.ASSUMED and holds[number]
            for work in statement.subjects
        }
        if not assumed:
            return frozenset()
        stated = (
            one.subjects
            for one, held in zip(statements, holds, strict=True)
            if held and one.layer is not Layer.ASSUMED
        )
        return frozenset(assumed.difference(*stated))

    def _works_set_aside(self) -> dict[str, list[int]]:
        aside: dict[str, list[int]] = {}
        for one in self._solved.set_aside:
            if self._is_news(one):
                for work in self._solved.statements[one.number].subjects:
                    aside.setdefault(work, []).append(one.number)
        return aside

    def _is_news(self, aside: SetAside) -> bool:
        """An assumption gives way to whatever is said: that is what it is for, and nobody's word is set aside."""
        return self._solved.statements[aside.number].layer is not Layer.ASSUMED

    def _place(self, index: int, work: str) -> Place:
        total = len(self._sequence)
        set_aside = self._aside.get(work)
        overruled = tuple(map(self._reasons.__getitem__, set_aside)) if set_aside else _NOTHING
        warnings = self._warnings(set_aside) if set_aside else ()
        if work not in self._touched:
            alone = (self._words.unplaced(work),)
            return Place(work, index + 1, 1, total, False, Sure.UNPLACED, alone, overruled, warnings)
        moment = self._links.moment[self._solved.points.start[work]]
        before, after = self._behind.count[moment], self._ahead.count[moment]
        because = tuple(
            [self._reasons[number] for number in self._binding(work, moment)] + self._ties_at(index)
        )
        sure = self._sure(work, before + after + self._weights[moment], before + after)
        return Place(work, index + 1, 1 + before, total - after, True, sure, because, overruled, warnings)

    def _sure(self, work: str, compared: int, bound: int) -> Sure:
        if not bound:
            return Sure.TIE
        if work in self._assumed:
            return Sure.ASSUMED
        if compared == self._placed or self._only_one_between(self._moment_of(work)):
            return Sure.FIXED
        return Sure.WINDOW

    def _moment_of(self, work: str) -> int:
        return self._links.moment[self._solved.points.start[work]]

    def _only_one_between(self, moment: int) -> bool:
        """Whether one work binds it on either side and nothing else is known to lie between the two: one gap only."""
        behind = {other for other, _ in self._behind.binding[moment]}
        ahead = {other for other, _ in self._ahead.binding[moment]}
        if len(behind) != 1 or len(ahead) != 1:
            return False
        (left,), (right,) = behind, ahead
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

    def _binding(self, work: str, moment: int) -> list[int]:
        """The statements of a work's bracket, each once: on either side those about the work itself and those that
        bind it to the nearest.  (All others that bind it are about works further off, and stand with these.)"""
        end = self._links.moment[self._solved.points.end[work]]
        found = dict.fromkeys(self._links.within.get(moment, ()))
        self._bracket(work, self._behind, moment, found)
        for at in (moment,) if end == moment else (end, moment):
            self._bracket(work, self._ahead, at, found)
        found.pop(GIVEN, None)
        return list(found)

    def _bracket(self, work: str, side: Reach, moment: int, found: dict[int, None]) -> None:
        whose, statements, nearest = self._solved.points.whose, self._solved.statements, None
        for other, owner in side.binding[moment]:
            if owner == GIVEN or (whose[other] is None and not side.count[other]):
                continue
            if nearest is None:
                nearest = other
            if other == nearest or work in statements[owner].subjects:
                found[owner] = None

    def _tie(self, index: int) -> Reason | None:
        """What parts the placed work at `index` from the next when only the order of release does."""
        earlier, later = self._sequence[index], self._sequence[index + 1]
        one, two = self._moment_of(earlier), self._moment_of(later)
        return None if one == two or self._joined(one, two) else self._words.tie(earlier, later)

    def _ties_at(self, index: int) -> list[Reason]:
        """The neighbours of a place that only the order of release parts from it."""
        return [tie for tie in self._ties[max(index - 1, 0) : index + 1] if tie is not None]

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

    def _warnings(self, numbers: list[int]) -> tuple[str, ...]:
        told = (self._solved.statements[number].told for number in numbers)
        return tuple(self._words.warning(held) for held in told if isinstance(held, Held))

    def _conflict(self, aside: SetAside) -> Conflict:
        numbers = dict.fromkeys(number for _, _, number in aside.loop if number != GIVEN)
        return Conflict(
            self._reasons[aside.number],
            tuple(map(self._reasons.__getitem__, numbers)),
            outcome(aside.against, numbers),
        )

    def _edges(self) -> Iterator[Edge]:
        """The accepted order of neighbours, work by work; what only dates part is left to `why`."""
        moment, whose, start = self._links.moment, self._solved.points.whose, self._solved.points.start
        rings: dict[int, list[str]] = {}
        for point, at in enumerate(moment):
            work = whose[point]
            if at != point and work is not None:
                rings.setdefault(at, [whose[at] or work]).append(work)
        for later in self._sequence:
            for tail, owner in self._behind.binding[moment[start[later]]]:
                work = whose[tail]
                if owner != GIVEN and work is not None:
                    for earlier in dict.fromkeys(rings[tail]) if tail in rings else (work,):
                        yield Edge(earlier, later, self._reasons[owner])
