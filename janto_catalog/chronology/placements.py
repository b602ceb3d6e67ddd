"""From a solved view to its places: position, window, how sure, why, what was set aside, what to be careful about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from janto_catalog.chronology.constraints import Constraint, StateBound
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.placement_bounds import PlacementBounds
from janto_catalog.chronology.reason_text import ReasonText, outcome
from janto_catalog.chronology.solver import OverruledConstraint
from janto_catalog.model.claims import Layer
from janto_catalog.model.order import Conflict, Ordering, Place, Reason, Sure

_NOTHING: Final[tuple[Reason, ...]] = ()
# Looked up once: asking an enumeration for a member takes as long as a place's window.
_FIXED, _WINDOW, _ASSUMED, _TIE, _UNPLACED = Sure.FIXED, Sure.WINDOW, Sure.ASSUMED, Sure.TIE, Sure.UNPLACED
_LAYER_ASSUMED = Layer.ASSUMED


def build_ordering(arranged: OrderedView, listed: Callable[[str], bool], words: ReasonText) -> Ordering:
    """The places of the works that are `listed`, numbered among themselves, with what was set aside."""
    return _OrderingBuilder(arranged, [work for work in arranged.sequence if listed(work)], words).build()


class _Reasons(dict[int, Reason]):
    """The reason of each statement by its number, made when it is first asked for."""

    def __init__(self, statements: Sequence[Constraint], words: ReasonText) -> None:
        super().__init__()
        self._statements, self._words = statements, words

    def __missing__(self, number: int) -> Reason:
        reason = self[number] = self._words.reason(self._statements[number])
        return reason


class _OrderingBuilder:
    """One listing in the making: what is asked of many of its places is worked out once."""

    def __init__(self, arranged: OrderedView, sequence: list[str], words: ReasonText) -> None:
        self._solved, self._words = arranged.solution, words
        self._placed_works, self._sequence = arranged.placed, sequence
        self._placed = sum(work in arranged.placed for work in sequence)
        self._bounds = PlacementBounds(arranged, sequence)
        self._reasons = _Reasons(self._solved.constraints, words)
        self._ties = [(), *self._ties_between(sequence[: self._placed]), ()]
        self._assumed = self._only_assumed_works()
        self._overruled = self._overruled_by_work()

    def build(self) -> Ordering:
        """The listing."""
        places = tuple(self._place(index, work) for index, work in enumerate(self._sequence))
        conflicts = tuple(
            self._conflict(aside) for aside in self._solved.overruled if self._is_reported(aside)
        )
        return Ordering(places, conflicts)

    def _only_assumed_works(self) -> frozenset[str]:
        """The works that assumptions place and nobody's word."""
        statements = self._solved.constraints
        if not any(one.layer is _LAYER_ASSUMED for one in statements):
            return frozenset()
        holds = self._solved.accepted()
        assumed = {
            work
            for number, statement in enumerate(statements)
            if statement.layer is _LAYER_ASSUMED and holds[number]
            for work in statement.subjects
        }
        stated = (
            one.subjects
            for one, held in zip(statements, holds, strict=True)
            if held and one.layer is not _LAYER_ASSUMED
        )
        return frozenset(assumed.difference(*stated))

    def _overruled_by_work(self) -> dict[str, list[int]]:
        aside: dict[str, list[int]] = {}
        for one in self._solved.overruled:
            if self._is_reported(one):
                for work in self._solved.constraints[one.number].subjects:
                    aside.setdefault(work, []).append(one.number)
        return aside

    def _is_reported(self, aside: OverruledConstraint) -> bool:
        """An assumption gives way to whatever is said: that is what it is for, and nobody's word is set aside."""
        return self._solved.constraints[aside.number].layer is not _LAYER_ASSUMED

    def _place(self, index: int, work: str) -> Place:
        total = len(self._sequence)
        set_aside = self._overruled.get(work)
        overruled = tuple(map(self._reasons.__getitem__, set_aside)) if set_aside else _NOTHING
        warnings = self._warnings(set_aside) if set_aside else ()
        if work not in self._placed_works:
            alone = (self._words.unplaced(work),)
            return Place(work, index + 1, 1, total, False, _UNPLACED, alone, overruled, warnings)
        before, together, after = self._bounds.counts_around(work)
        reasons = self._reasons
        binding = [reasons[number] for number in self._bounds.bracket(work)]
        because = (*binding, *self._ties[index], *self._ties[index + 1])
        sure = self._sure(work, before + after, before + together + after)
        return Place(work, index + 1, 1 + before, total - after, True, sure, because, overruled, warnings)

    def _sure(self, work: str, bound: int, compared: int) -> Sure:
        if not bound:
            return _TIE
        if work in self._assumed:
            return _ASSUMED
        if compared == self._placed or self._bounds.has_one_gap(work):
            return _FIXED
        return _WINDOW

    def _ties_between(self, placed: list[str]) -> Iterator[tuple[Reason, ...]]:
        """What parts each placed work from the next when only the order of release does."""
        tied = self._bounds.ties(placed)
        for (earlier, later), only_release in zip(pairwise(placed), tied, strict=True):
            yield (self._words.tie(earlier, later),) if only_release else ()

    def _warnings(self, numbers: list[int]) -> tuple[str, ...]:
        told = (self._solved.constraints[number].origin for number in numbers)
        return tuple(self._words.warning(held) for held in told if isinstance(held, StateBound))

    def _conflict(self, aside: OverruledConstraint) -> Conflict:
        statements = self._solved.constraints
        numbers = dict.fromkeys(number for _, _, number in aside.loop if number != STRUCTURAL)
        return Conflict(
            self._reasons[aside.number],
            tuple(map(self._reasons.__getitem__, numbers)),
            outcome(
                aside.by,
                statements[aside.number].layer,
                [statements[number].layer for number in numbers],
            ),
        )
