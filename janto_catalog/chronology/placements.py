"""Why each work is placed where it is: position, window, how sure, reasons, overruled claims and warnings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise
from typing import Final

from janto_catalog.chronology.constraints import Constraint, SeriesStep, StateBound
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.placement_bounds import PlacementBounds
from janto_catalog.chronology.reason_text import ReasonText, outcome
from janto_catalog.chronology.recounting import Recount
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


class _Reasons(dict[int, Reason]):
    """The reason for each constraint by its number, made on first use."""

    def __init__(self, constraints: Sequence[Constraint], text: ReasonText) -> None:
        super().__init__()
        self._constraints, self._text = constraints, text

    def __missing__(self, number: int) -> Reason:
        reason = self[number] = self._text.reason(self._constraints[number])
        return reason


class Placements:
    """The places of the works `listed` in a view, numbered from 1, with reasons.

    `earlier` are those in a view of a story that differs only in its claims: what is the same is taken from there.
    """

    def __init__(
        self, view: OrderedView, listed: frozenset[str], text: ReasonText, earlier: Placements | None = None
    ) -> None:
        self._solution, self._text, self._is_guess = view.solution, text, view.is_guess
        self._sequence = [work for work in view.sequence if work in listed]
        self._placed_works = view.placed
        self._placed_count = len(view.placed & listed)
        self.bounds: PlacementBounds = PlacementBounds(view, listed, earlier.bounds if earlier else None)
        self._reasons = _Reasons(self._solution.constraints, text)
        self._wished = WishedPlaces(view, listed, text)
        self._block_of = {work: min(block) for block in view.blocks for work in block}
        self._neighbours = _neighbours_in_blocks(view, self._block_of)
        self._tie = text.guess if view.is_guess else text.by_release
        self._assumed = self._only_assumed_works()
        self._overruled = self._overruled_by_work()
        # No guess decides where a work is that was placed next to another one, or a later part of a serial.
        elsewhere = self._wished.wish_of.keys() | {later for _, later in self._neighbours}
        self._by_date = [work for work in self._sequence if work in view.placed and work not in elsewhere]
        self._next = dict(pairwise(self._by_date))
        self._previous = dict(zip(self._by_date[1:], self._by_date, strict=False))
        #: The conflicts by the `id` of the constraint that is overruled.
        self._conflicts: dict[int, Conflict] = {}
        if earlier is not None and self.bounds.changed is not None and self._is_like(earlier):
            self._placements = self._changed_from(earlier, self.bounds.changed)
            self._conflicts = self._conflicts_known(earlier, self.bounds.changed)
        else:
            self._ties = dict(self._tied(self._next.items()))
            bounding = self.bounds.bounding_constraints(self._sequence)
            self._placements = list(map(self._place, count(), self._sequence, bounding))
        self._conflicts = self._all_conflicts(self._conflicts)

    def ordering(self) -> Ordering:
        """Return the places, and what was overruled."""
        return Ordering(tuple(self._placements), tuple(self._conflicts.values()))

    def _is_like(self, earlier: Placements) -> bool:
        """Whether a place with the same bounds is the same in both."""
        return (
            self._text is earlier._text
            and self._is_guess == earlier._is_guess
            and self._placed_works == earlier._placed_works
        )

    def _changed_from(self, earlier: Placements, changed: Recount) -> list[Placement]:
        """The places that were known, and those that may differ made anew."""
        works = self.bounds.works_around(changed)
        works.update(self._wished.wish_of, earlier._wished.wish_of, self._block_of, earlier._block_of)
        works |= self._assumed ^ earlier._assumed
        works.update(
            work
            for work in self._overruled.keys() | earlier._overruled.keys()
            if self._overruled_constraints(work) != earlier._overruled_constraints(work)
        )
        works.update(self._tied_again(earlier, works))
        placements = list(earlier._placements)
        stale = [
            (index, work)
            for index, (work, known) in enumerate(zip(self._sequence, placements, strict=True))
            if work in works or work != known.work
        ]
        bounding = self.bounds.bounding_constraints(work for _, work in stale)
        for (index, work), numbers in zip(stale, bounding, strict=True):
            placements[index] = self._place(index, work, numbers)
        return placements

    def _tied_again(self, earlier: Placements, works: Collection[str]) -> Iterable[str]:
        """Find the ties between neighbours; known ones are kept where both were neighbours and neither is one of `works`.

        Returns the works with other ones, and those that are new among neighbours.
        """
        known = earlier._next
        again = [
            (one, two)
            for one, two in self._next.items()
            if one in works or two in works or known.get(one) != two
        ]
        self._ties = earlier._ties | dict(self._tied(again))
        # Without a neighbour on one side.
        ends = {*self._by_date[:1]} ^ {*earlier._by_date[:1]} | {*self._by_date[-1:]} ^ {
            *earlier._by_date[-1:]
        }
        return ends.union(*again)

    def _conflicts_known(self, earlier: Placements, changed: Recount) -> dict[int, Conflict]:
        """The conflicts with loops that nothing that changed can be a part of."""
        constraints = self._solution.constraints
        return {
            id(constraint): earlier._conflicts[id(constraint)]
            for constraint in map(constraints.__getitem__, self._solution.overruled)
            if id(constraint) in earlier._conflicts
            and not self.bounds.are_around(changed, constraint)
            and not earlier.bounds.are_around(changed, constraint)
        }

    def _all_conflicts(self, known: Mapping[int, Conflict]) -> dict[int, Conflict]:
        solution, found = self._solution, dict[int, Conflict]()
        for number in solution.overruled:
            constraint = solution.constraints[number]
            if is_reported(constraint):
                conflict = known.get(id(constraint))
                found[id(constraint)] = conflict or self._conflict(solution.explain(number))
        return found

    def _overruled_constraints(self, work: str) -> list[Constraint]:
        return [self._solution.constraints[number] for number in self._overruled.get(work, ())]

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
        before, same, after = self.bounds.counts_around(work)
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
        before = self._ties[self._previous[work]] if work in self._previous else ()
        after = self._ties[work] if work in self._next else ()
        return (*bounds, *before, *after)

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
        if compared == self._placed_count or self.bounds.has_one_gap(work):
            return _FIXED
        return _WINDOW

    def _tied(self, pairs: Collection[tuple[str, str]]) -> Iterator[tuple[str, tuple[Reason, ...]]]:
        """For each pair of neighbours the reason that no constraint orders them, if that is so; by the first one."""
        for (earlier, later), is_tie in zip(pairs, self.bounds.ties(pairs), strict=True):
            yield earlier, (self._tie(earlier, later),) if is_tie else ()

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
