"""A whole order in the shape of the table of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.model.views import OrderListing, OrderRow, WithoutPlace
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import Listing, WorkTableModel

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import UiContext


class OrderTableModel(WorkTableModel):
    """A whole order: it is read at once, and the texts of a row are made when the row is scrolled into view."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.order: tuple[OrderRow, ...] = ()
        self.without_place: tuple[WithoutPlace, ...] = ()

    def show(self, listing: Listing) -> None:
        """Show what matches in the order `listing.sort` ("story", "release", "arc:ID" ...)."""
        self.busy.emit(True)
        self._pending = listing

        def read(catalog: Catalog) -> tuple[ParsedQuery, OrderListing]:
            query = catalog.works.parse(listing.text, typing=listing.typing)
            order = catalog.orders.listing(query, by=listing.sort)
            return query, _owned(order) if listing.only_owned else order

        self._context.runner.read(
            read,
            lambda found: self._replace_order(listing, *found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def reload(self, first: int = 0, selected: int = -1) -> None:
        self.show(self._pending or self.listing)

    def texts(self, row: int) -> RowTexts | None:
        if not 0 <= row < len(self.order):
            return None
        texts = self._rows[row]
        if texts is None:
            entry = self.order[row]
            texts = RowTexts(entry.work, self._context.names, entry.placement, self._searched_characters)
            self._rows[row] = texts
        return texts

    def row_of(self, work: str) -> int | None:
        return next((n for n, entry in enumerate(self.order) if entry.work.id == work), None)

    def _replace_order(self, listing: Listing, query: ParsedQuery, found: OrderListing) -> None:
        self._pending, self._searched_characters = None, query.values_of("character")
        self.beginResetModel()
        self.listing, self.query, self.order = listing, query, found.rows
        self.without_place = found.without_place
        self._rows = [None] * len(self.order)
        self.endResetModel()
        self.busy.emit(False)
        self.loaded.emit(len(self.order))


def _owned(listing: OrderListing) -> OrderListing:
    """What of a listing is owned."""
    rows = tuple(entry for entry in listing.rows if entry.work.owned)
    groups = (
        WithoutPlace(group.reason, tuple(work for work in group.works if work.owned))
        for group in listing.without_place
    )
    return OrderListing(rows, tuple(group for group in groups if group.works))
