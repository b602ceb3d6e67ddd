"""A whole order in the shape of the table of titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.model.order import is_arc
from janto_catalog.model.order_listing import ListedByParts, OrderListing, OrderRow, WithoutPlace
from janto_catalog.ui import labels
from janto_catalog.ui.models.row_texts import PlacedRow, RowTexts
from janto_catalog.ui.models.work_table import Listing, WorkTableModel

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.comparison import Comparison
    from janto_catalog.model.gaps import Gaps
    from janto_catalog.model.order import Placement
    from janto_catalog.model.order_listing import RowWording
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext


class _Found(NamedTuple):
    """What was read for a list."""

    query: ParsedQuery
    order: OrderListing
    gaps: Gaps
    comparison: Comparison | None
    owns_any: bool
    skippable: int


class OrderTableModel(WorkTableModel):
    """A whole order: it is read at once, and the texts of a row are made when the row is scrolled into view."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.order: tuple[OrderRow, ...] = ()
        self.without_place: tuple[WithoutPlace, ...] = ()
        #: How many titles the whole order has, and the one to continue with.
        self.total = 0
        self.universes: Mapping[str, tuple[str, int]] = {}
        self.dividers: Mapping[int, str] = {}
        self.comes_next: str | None = None
        #: The titles that were found and are in the order by their parts.
        self.by_parts: tuple[ListedByParts, ...] = ()
        #: Whether any title is owned; if none is, all are listed.
        self.owns_any = True
        #: How many titles are not owned between owned ones, in how many gaps, and how many things there are to get.
        self.in_gaps, self.gaps, self.to_get = 0, 0, 0
        #: How many titles that are listed may be skipped in a story arc.
        self.skippable = 0
        #: What the order is compared with, None without another one.
        self.comparison: Comparison | None = None
        # What `show` was asked for last and has shown.
        self._requested = Listing()

    def show(self, listing: Listing) -> None:
        """Show what matches in the order `listing.sort` ("story", "release", "arc:ID" ...)."""
        self.busy.emit(True)
        self._pending = listing

        def read(catalog: Catalog) -> _Found:
            query = catalog.works.parse(listing.text, typing=listing.typing)
            owns_any = catalog.works.search("have:yes", limit=0).count > 0
            only_owned = listing.only_owned and owns_any
            optional = catalog.orders.optional(listing.sort) if is_arc(listing.sort) else frozenset()
            essential = listing.essential and bool(optional)
            order = catalog.orders.listing(query, by=listing.sort, only_owned=only_owned, essential=essential)
            gaps = catalog.gaps.of_listing(order, listing.sort)
            if listing.only_gaps:
                order = _in_gaps(order, gaps)
            if only_owned:
                order = _owned(order)
            comparison = None
            if listing.compared:
                comparison = catalog.comparisons.compare(
                    listing.sort, listing.compared, query, only_owned=only_owned
                )
                order = _compared(order, comparison)
            skippable = sum(entry.work.id in optional for entry in order.rows)
            return _Found(query, order, gaps, comparison, owns_any, skippable)

        self._context.runner.read(
            read,
            lambda found: self._replace_order(listing, found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def reload(self, first: int = 0, selected: int = -1) -> None:
        self.show(self._pending or self._requested)

    def texts(self, row: int) -> RowTexts | None:
        if not 0 <= row < len(self.order):
            return None
        texts = self._rows[row]
        if texts is None:
            placed = self._placed(row)
            texts = RowTexts(placed.row.work, self._context.names, placed, self._searched_characters)
            self._rows[row] = texts
        return texts

    @property
    def is_numbered(self) -> bool:
        return self.listing.only_owned or super().is_numbered

    def number_meaning(self) -> tuple[str, str]:
        if self.is_numbered or self.listing.sort == "story":
            return super().number_meaning()
        return "Place", "Place in this order, among all its titles"

    def _placed(self, row: int) -> PlacedRow:
        """A list of what is owned is numbered from 1; its tool tip has the place in the whole order."""
        entry = self.order[row]
        _, total = self.universes.get(entry.placement.universe, ("", self.total))
        place = f"{labels.ordinal(entry.placement.position)} of {total} in the whole order"
        return PlacedRow(
            entry,
            self.number_of(row),
            place,
            self._joined(row - 1, row),
            self._joined(row, row + 1),
            comes_next=entry.work.id == self.comes_next,
        )

    def _joined(self, row: int, following: int) -> bool:
        """Whether two rows are parts of one serial that are kept together."""
        if row < 0 or following >= len(self.order):
            return False
        block = self.order[row].placement.block
        return bool(block) and block == self.order[following].placement.block

    def number_of(self, row: int) -> int:
        """Return the number that a row shows."""
        return row + 1 if self.is_numbered else self.order[row].placement.position

    def row_of(self, work: str) -> int | None:
        return next((n for n, entry in enumerate(self.order) if entry.work.id == work), None)

    def _replace_order(self, listing: Listing, read: _Found) -> None:
        found, gaps = read.order, read.gaps
        self._pending, self._searched_characters = None, read.query.values_of("character")
        self._requested, self.owns_any = listing, read.owns_any
        self.beginResetModel()
        self.listing = replace(
            listing,
            only_owned=listing.only_owned and read.owns_any,
            essential=listing.essential and is_arc(listing.sort),
        )
        self.query, self.order, self.comparison = read.query, found.rows, read.comparison
        self.without_place, self.total = found.without_place, found.total
        self.universes, self.dividers = found.universes, found.dividers
        self.by_parts, self.comes_next = found.by_parts, found.comes_next
        self.skippable = read.skippable
        self.in_gaps, self.gaps, self.to_get = gaps.titles, len(gaps.gaps), gaps.to_get
        self._rows = [None] * len(self.order)
        self.endResetModel()
        self.busy.emit(False)
        self.loaded.emit(len(self.order))


@dataclass(frozen=True, slots=True)
class _MoveWording:
    """Says in place of the reasons of a title how far it moves, and nothing of one that does not."""

    moves: Mapping[str, str]
    reasons: RowWording

    def of(self, placement: Placement, /) -> tuple[str, ...]:
        return self.reasons.of(placement)

    def shown(self, _relative: Sequence[str], placement: Placement, /) -> tuple[str, ...]:
        return tuple(filter(None, (self.moves.get(placement.work, ""),)))


def _compared(listing: OrderListing, found: Comparison) -> OrderListing:
    """A listing in which each title that moves says how far and why, in place of its reasons."""
    moves = {row.id: move.short_words for move in found.moves for row in move.works}
    moves |= {row.id: f"not in {found.second_name}" for row in found.only_first}
    return replace(
        listing,
        rows=tuple(replace(row, wording=_MoveWording(moves, row.wording)) for row in listing.rows),
    )


def _in_gaps(listing: OrderListing, found: Gaps) -> OrderListing:
    """What of a listing is not owned between owned titles, with a line above each gap that says where it is."""
    rows = list[OrderRow]()
    lines = dict[int, str]()
    for gap in found.gaps:
        lines[len(rows)] = gap.words
        rows += gap.rows
    return replace(listing, rows=tuple(rows), without_place=(), by_parts=(), own_dividers=lines)


def _owned(listing: OrderListing) -> OrderListing:
    """What of a listing is owned."""
    rows = tuple(entry for entry in listing.rows if entry.work.have.is_had)
    groups = (
        WithoutPlace(group.reason, tuple(work for work in group.works if work.have.is_had))
        for group in listing.without_place
    )
    return replace(
        listing,
        rows=rows,
        without_place=tuple(group for group in groups if group.works),
        by_parts=tuple(whole for whole in listing.by_parts if whole.work.have.is_had),
    )
