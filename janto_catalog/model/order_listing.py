"""What a search finds in an order: its rows, and the works without a place there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from janto_catalog.model.order import Placement, universe_dividers
from janto_catalog.model.saved_orders import Divider
from janto_catalog.model.views import WorkRow


class RowWording(Protocol):
    """The reasons of placements in words that are relative to their rows."""

    def of(self, placement: Placement, /) -> tuple[str, ...]:
        """Return all reasons of a placement, in the same order: "after Asylum", "1899"."""
        ...

    def shown(self, relative: Sequence[str], placement: Placement, /) -> tuple[str, ...]:
        """Return those of them that one line shows."""
        ...


class OwnWording:
    """The words of reasons that bring their own."""

    def of(self, placement: Placement) -> tuple[str, ...]:
        """Return what the reasons say themselves."""
        return tuple(reason.relative for reason in placement.reasons)

    def shown(self, relative: Sequence[str], _placement: Placement, /) -> tuple[str, ...]:
        """Return all of them."""
        return tuple(relative)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A placement in an order with its work.

    `wording` makes the words of its reasons when they are read: a window shows few of ten thousand rows.  In an order of the
    user, `dividers` are those above the row, the nearest one last, and `is_moved` says whether the user moved the work.
    """

    work: WorkRow
    placement: Placement
    wording: RowWording = field(default=OwnWording(), compare=False, repr=False)
    dividers: tuple[Divider, ...] = ()
    is_moved: bool = False

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons of the placement relative to the row, in the same order."""
        return self.wording.of(self.placement)

    @property
    def shown(self) -> tuple[str, ...]:
        """Those of them that one line shows."""
        return self.wording.shown(self.because, self.placement)


@dataclass(frozen=True, slots=True)
class WithoutPlace:
    """Works that a query finds and an order does not have, and why."""

    reason: str
    works: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class ListedByParts:
    """A work that is in an order by its parts, the ids of which are in `parts`, in their order there."""

    work: WorkRow
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderListing:
    """What a query finds in an order: `rows`, and the works without a place there by reason.

    `total` counts the works of the whole order; `by_parts` are those found that are in it by their parts.  `universes` has
    the title and the number of works of each universe in the order, by id; it is empty while there is only one.
    `own_dividers` are the lines of an order of the user, by the row they are above.
    `only_owned`: the query asks for what you have.  `comes_next` is the id of the work to continue the order with.
    """

    rows: tuple[OrderRow, ...]
    without_place: tuple[WithoutPlace, ...] = ()
    total: int = 0
    by_parts: tuple[ListedByParts, ...] = ()
    only_owned: bool = False
    comes_next: str | None = None
    universes: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    own_dividers: Mapping[int, str] = field(default_factory=dict)

    @property
    def dividers(self) -> dict[int, str]:
        """The lines above rows, by row: in an order of the user, which may end with one, those that it has; else the titles
        of universes while there are several."""
        if self.own_dividers:
            return dict(self.own_dividers)
        titles = {id: title for id, (title, _) in self.universes.items()}
        return universe_dividers((row.placement for row in self.rows), titles)

    def limited_to(self, rows: Sequence[OrderRow]) -> OrderListing:
        """Return the listing with some of its rows, in their sequence.  A line above rows that are left out is above the next."""
        kept = {id(row) for row in rows}
        before = list(accumulate((id(row) in kept for row in self.rows), initial=0))
        return replace(
            self,
            rows=tuple(rows),
            own_dividers={before[row]: text for row, text in self.own_dividers.items()},
        )
