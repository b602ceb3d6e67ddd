"""Why each work is placed where it is: position, window, how sure, reasons, overruled claims and warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, pairwise
from typing import Final

from janto_catalog.chronology.constraints import Constraint, SeriesStep, StateBound
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.placement_bounds import PlacementBounds
from janto_catalog.chronology.reason_text import ReasonText, outcome
from janto_catalog.chronology.solver import OverruledConstraint
from janto_catalog.chronology.wished_places import WishedPlaces
from janto_catalog.model.claims import Layer
from janto_catalog.model.edits import YOU
from janto_catalog.model.order import Conflict, Ordering, Placement, PlacementStatus, Reason

_NO_REASONS: Final[tuple[Reason, ...]] = ()
# Looked up once: access to an enum member costs as much as the window of a work.
_FIXED, _WINDOW, _ASSUMED, _TIE, _UNPLACED = (
    PlacementStatus.FIXED,
    PlacementStatus.WINDOW,
    PlacementStatus.ASSUMED,
    PlacementStatus.TIE,
    PlacementStatus.UNPLACED,
)
_LAYER_ASSUMED = Layer.ASSUMED


def build_ordering(view: OrderedView, listed: Callable[[str], bool], text: ReasonText) -> Ordering:
    """Return the places of the works for which `listed` is true, numbered from 1, and what was overruled."""
    return _OrderingBuilder(view, [work for work in view.sequence if listed(work)], text).build()


class _Reasons(dict[int, Reason]):
    """The reason for each constraint by its number, made on first use."""

    def __init__(self, constraints: Sequence[Constraint], text: ReasonText) -> None:
        super().__init__()
        self._constraints, self._text = constraints, text

    def __missing__(self, number: int) -> Reason:
        reason = self[number] = self._text.reason(self._constraints[number])
        return reason


class _OrderingBuilder:
    """Builds one ordering.  What many places need is computed once."""

    def __init__(self, view: OrderedView, sequence: list[str], text: ReasonText) -> None:
        self._solution, self._text = view.solution, text
        self._placed_works, self._sequence = view.placed, sequence
        self._placed_count = sum(work in view.placed for work in sequence)
        self._bounds = PlacementBounds(view, sequence)
        self._reasons = _Reasons(self._solution.constraints, text)
        self._wished = WishedPlaces(view, sequence, text)
        self._block_of = {work: min(block) for block in view.blocks for work in block}
        self._neighbours = _neighbours_in_blocks(view, self._block_of)
        # No guess decides where a work is that was placed next to another one, or a later part of a serial.
        elsewhere = self._wished.wish_of.keys() | {later for _, later in self._neighbours}
        by_date = [work for work in sequence if work in view.placed and work not in elsewhere]
        self._tie = text.guess if view.is_guess else text.by_release
        self._ties = [(), *self._ties_between(by_date), ()]
        self._number_by_date = {work: number for number, work in enumerate(by_date)}
        self._assumed = self._only_assumed_works()
        self._overruled = self._overruled_by_work()

    def build(self) -> Ordering:
        bounding = self._bounds.bounding_constraints(self._sequence)
        placements = tuple(map(self._place, count(), self._sequence, bounding))
        conflicts = tuple(
            self._conflict(self._solution.explain(number))
            for number in self._solution.overruled
            if is_reported(self._solution.constraints[number])
        )
        return Ordering(placements, conflicts)

    def _only_assumed_works(self) -> frozenset[str]:
        """The works that assumptions place and no claim does."""
        constraints = self._solution.constraints
        if not any(constraints[number].layer is _LAYER_ASSUMED for number in self._solution.special):
            return frozenset()
        accepted = self._solution.accepted()
        assumed = {
            work
            for constraint, is_accepted in zip(constraints, accepted, strict=True)
            if is_accepted and constraint.layer is _LAYER_ASSUMED
            for work in constraint.subjects
        }
        stated = (
            constraint.subjects
            for constraint, is_accepted in zip(constraints, accepted, strict=True)
            if is_accepted and constraint.layer is not _LAYER_ASSUMED
        )
        return frozenset(assumed.difference(*stated))

    def _overruled_by_work(self) -> dict[str, list[int]]:
        overruled: dict[str, list[int]] = {}
        for number in self._solution.overruled:
            if is_reported(self._solution.constraints[number]):
                for work in self._solution.constraints[number].subjects:
                    overruled.setdefault(work, []).append(number)
        return overruled

    def _place(self, index: int, work: str, bounding: list[int]) -> Placement:
        total = len(self._sequence)
        numbers = self._overruled.get(work)
        overruled = tuple(map(self._reasons.__getitem__, numbers)) if numbers else _NO_REASONS
        warnings = self._warnings(numbers) if numbers else ()
        if work not in self._placed_works:
            unplaced = (self._text.unplaced(work),)
            return Placement(work, index + 1, 1, total, False, _UNPLACED, unplaced, overruled, warnings)
        before, same, after = self._bounds.counts_around(work)
        reasons = self._reasons_for(work, bounding)
        status = self._status(work, before + after, before + same + after)
        wish = self._wished.wish_of.get(work)
        return Placement(
            work,
            index + 1,
            1 + before,
            total - after,
            True,
            status,
            reasons,
            overruled,
            warnings,
            self._block_of.get(work, ""),
            wish is not None and YOU.id in wish.claim.sources,
        )

    def _reasons_for(self, work: str, numbers: list[int]) -> tuple[Reason, ...]:
        wish = self._wished.wish_of.get(work)
        if wish is not None:
            others = (self._reason(number, work) for number in numbers if number != wish.number)
            return (self._wished.reason(work), *others)
        if self._neighbours:
            bounds = [self._reason(number, work) for number in numbers]
        else:
            bounds = [self._reasons[number] for number in numbers]
        by_date = self._number_by_date.get(work)
        if by_date is None:
            return tuple(bounds)
        return (*bounds, *self._ties[by_date], *self._ties[by_date + 1])

    def _reason(self, number: int, work: str) -> Reason:
        """The reason for a constraint that bounds `work`."""
        step = self._solution.constraints[number].origin
        if isinstance(step, SeriesStep) and (step.earlier, step.later) in self._neighbours:
            return self._text.together(step, work)
        return self._reasons[number]

    def _status(self, work: str, bound: int, compared: int) -> PlacementStatus:
        """The status of a placement: `bound` works must come before or after it, `compared` includes its own time."""
        if not bound:
            return _TIE
        if work in self._assumed:
            return _ASSUMED
        if compared == self._placed_count or self._bounds.has_one_gap(work):
            return _FIXED
        return _WINDOW

    def _ties_between(self, placed: list[str]) -> Iterator[tuple[Reason, ...]]:
        """For each pair of neighbours the reason that no constraint orders them, if that is so."""
        ties = self._bounds.ties(placed)
        for (earlier, later), is_tie in zip(pairwise(placed), ties, strict=True):
            yield (self._tie(earlier, later),) if is_tie else ()

    def _warnings(self, numbers: list[int]) -> tuple[str, ...]:
        origins = (self._solution.constraints[number].origin for number in numbers)
        return tuple(self._text.warning(origin) for origin in origins if isinstance(origin, StateBound))

    def _conflict(self, overruled: OverruledConstraint) -> Conflict:
        constraints = self._solution.constraints
        numbers = dict.fromkeys(number for _, _, number in overruled.loop if number != STRUCTURAL)
        return Conflict(
            self._reasons[overruled.number],
            tuple(map(self._reasons.__getitem__, numbers)),
            outcome(
                overruled.by,
                _layer_in_words(constraints[overruled.number]),
                [constraints[number].layer for number in numbers],
            ),
        )


def is_reported(constraint: Constraint) -> bool:
    """Return whether it is told that a constraint was overruled: assumptions are defaults that any claim may replace."""
    return constraint.layer is not _LAYER_ASSUMED


def _layer_in_words(constraint: Constraint) -> Layer:
    """The layer that a sentence names: a state is one also where the place of its work by hand weakens it."""
    return Layer.STATE if isinstance(constraint.origin, StateBound) else constraint.layer


def _neighbours_in_blocks(view: OrderedView, block_of: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """The pairs of neighbours in the order that are parts of one serial and kept together."""
    if not block_of:
        return frozenset()
    return frozenset(
        (one, two)
        for one, two in pairwise(view.sequence)
        if one in block_of and block_of[one] == block_of.get(two)
    )
