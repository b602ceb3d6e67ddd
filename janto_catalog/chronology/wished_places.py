"""The reasons for the places of works that a claim puts directly next to another one."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.wishes import Wish
from janto_catalog.model.order import Placement, Reason, ReasonKind


def wished_reason(placement: Placement) -> tuple[Reason, ...]:
    """Return the claim that puts a work next to another one in the story, () for a work that was not placed so."""
    # No other claim has a text for the row there.
    claims = (reason for reason in placement.reasons if reason.kind is ReasonKind.CLAIM and reason.relative)
    return tuple(claims)[:1]


class WishedPlaces:
    """The works of the list `sequence` that were placed next to another one: `wish_of` gives the wish by work."""

    def __init__(self, view: OrderedView, sequence: Sequence[str], text: ReasonText) -> None:
        self._view, self._text = view, text
        by_component = view.wishes.by_component
        self._component = (
            {work: view.condensation.component[point] for work, point in view.solution.points.start.items()}
            if by_component
            else {}
        )
        self._listed = frozenset(sequence) if by_component else frozenset()
        self.wish_of: dict[str, Wish] = {
            work: by_component[self._component[work]]
            for work in self._listed
            if self._component[work] in by_component
        }

    def reason(self, work: str) -> Reason:
        """Return the claim that puts a work next to another one, and whether it is directly there."""
        wish = self.wish_of[work]
        return self._text.wish(wish.claim, is_kept=self._is_kept(work, wish))

    def _is_kept(self, work: str, wish: Wish) -> bool:
        """Whether nothing is listed between a work and the other one, but what was placed there as well."""
        sequence = self._view.sequence if wish.is_after else self._view.sequence[::-1]
        for before in reversed(sequence[: sequence.index(work)]):
            component = self._component[before]
            if component in wish.others:
                return True
            if before in self._listed and not self._view.wishes.leads_to(component, wish):
                return False
        return False
