"""What a search finds in an order: its rows, and the works without a place there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from janto_catalog.model.order import Placement, universe_dividers
from janto_catalog.model.views import WorkRow


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A placement in an order with its work.

    `because` are the reasons of the placement relative to the row, in the same order: "after Asylum", "1899".
    `shown` are those of them that one line shows.
    """

    work: WorkRow
    placement: Placement
    because: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


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
    `only_owned`: the query asks for what you have.  `comes_next` is the id of the work to continue the order with.
    """

    rows: tuple[OrderRow, ...]
    without_place: tuple[WithoutPlace, ...] = ()
    total: int = 0
    by_parts: tuple[ListedByParts, ...] = ()
    only_owned: bool = False
    comes_next: str | None = None
    universes: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def dividers(self) -> dict[int, str]:
        """The titles of universes by the row of the first work of each; empty while there is only one."""
        titles = {id: title for id, (title, _) in self.universes.items()}
        return universe_dividers((row.placement for row in self.rows), titles)
