"""The reasons for the places of works that a claim puts directly next to another one."""

from __future__ import annotations

from collections.abc import Collection

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
    """The works of those `listed` that were placed next to another one: `wish_of` gives the wish by work."""

    def __init__(self, view: OrderedView, listed: Collection[str], text: ReasonText) -> None:
        self._view, self._listed, self._text = view, listed, text
        works, several = view.solution.scope.works, view.condensation.several
        self.wish_of: dict[str, Wish] = {
            works[point].id: wish
            for component, wish in view.wishes.by_component.items()
            for point in several.get(component, (component,))
            if point < len(works) and works[point].id in listed
        }

    def reason(self, work: str) -> Reason:
        """Return the claim that puts a work next to another one, and whether it is directly there."""
        wish = self.wish_of[work]
        return self._text.wish(wish.claim, is_kept=self._is_kept(work, wish))

    def _is_kept(self, work: str, wish: Wish) -> bool:
        """Whether nothing is listed between a work and the other one, but what was placed there as well."""
        sequence = self._view.sequence if wish.is_after else self._view.sequence[::-1]
        components, start = self._view.condensation.component, self._view.solution.points.start
        for before in reversed(sequence[: sequence.index(work)]):
            component = components[start[before]]
            if component in wish.others:
                return True
            if before in self._listed and not self._view.wishes.leads_to(component, wish):
                return False
        return False
