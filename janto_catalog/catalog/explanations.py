"""Why a work is where it is in the story.  `Orders.explain` makes the explanations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from janto_catalog.catalog.conflicts import ConflictDetails
from janto_catalog.chronology import Proved
from janto_catalog.model.order import Placement, Reason
from janto_catalog.model.text import counted
from janto_catalog.model.views import WorkRow


class OpenPlaces(TypedDict, total=False):
    """Between which works a work could be, as in `PlacementExplanation`."""

    low: WorkRow | None
    high: WorkRow | None
    undecided: tuple[str, ...]
    middle: WorkRow | None


@dataclass(frozen=True, slots=True)
class PlacementExplanation:
    """Why a work is between its neighbours, and how far it could move.

    `after` and `before` are the reasons relative to the previous and the following work, () if no source says
    so.  `overruled` are the overruled claims about it, each with its conflict.  `low` and `high`
    are the works between which it could be, None without a limit, and `undecided` the ids of those there that nothing says it
    is before or after; `middle` is that half way, about which a source would say most.  `order` is the name of the
    order in a sentence ("the story"), `total` the number of works in it.
    """

    after: tuple[Reason, ...] = ()
    before: tuple[Reason, ...] = ()
    overruled: tuple[tuple[Reason, ConflictDetails | None], ...] = ()
    low: WorkRow | None = None
    high: WorkRow | None = None
    order: str = "the story"
    total: int = 0
    undecided: tuple[str, ...] = ()
    middle: WorkRow | None = None

    @property
    def limits(self) -> str:
        """Between which works it could be, in a sentence."""
        if self.low and self.high:
            return f"It could also be anywhere between {self.low.title} and {self.high.title}."
        if self.low or self.high:
            end = f"after {self.low.title}" if self.low else f"before {self.high.title}" if self.high else ""
            return f"It could also be anywhere {end}."
        return "It could also be anywhere."

    @property
    def settled_by(self) -> str:
        """What would settle its place, in a sentence or two; "" if nothing is open."""
        if self.middle is None:
            return ""
        if len(self.undecided) == 1:
            return f"A source that says whether it is before or after {self.middle.title} would settle it."
        return (
            f"No source says whether it is before or after {counted(len(self.undecided), 'title', 'titles')} there. "
            f"Most would be settled by one about {self.middle.title}, in the middle of them."
        )


def open_places(placements: Sequence[Placement], work: str, proved: Proved) -> tuple[str, str, list[str]]:
    """Return the last work that must come before `work` in a view, the first that must follow, "" for none, and those between
    them that it need neither follow nor precede."""
    order = [place.work for place in placements]
    low = max((index for index, id in enumerate(order) if id in proved.before), default=-1)
    high = next((index for index, id in enumerate(order) if id in proved.after), len(order))
    known = proved.before | proved.after | proved.same | {work}
    between = [id for id in order[low + 1 : high] if id not in known]
    return order[low] if low >= 0 else "", order[high] if high < len(order) else "", between
