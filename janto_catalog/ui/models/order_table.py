"""An order from its first title to its last, in the shape of the table of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel, searched_characters

if TYPE_CHECKING:
    from janto_catalog.model.views import OrderRow
    from janto_catalog.ui.context import UiContext


class OrderTableModel(WorkTableModel):
    """A whole order; words are made for the rows that come into sight."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.order: tuple[OrderRow, ...] = ()

    def show(self, query: str, sort: str, *, typing: bool = False) -> None:
        """Show the order `sort` ("story", "release", "arc:ID" ...) of what matches `query`."""
        self.busy.emit(True)
        self._pending = (query, sort, typing)
        self._context.runner.read(
            lambda catalog: (
                catalog.orders.order(query, by=sort),
                searched_characters(catalog.works.parse(query)),
            ),
            lambda found: self._loaded(query, sort, *found),
            self._failed,
            owner=self,
            key=(id(self), "list"),
        )

    def reload(self, first: int = 0) -> None:
        query, sort, typing = self._pending or (self.query, self.sorting, False)
        self.show(query, sort, typing=typing)

    def cells(self, row: int) -> RowTexts | None:
        if not 0 <= row < len(self.order):
            return None
        found = self._rows[row]
        if found is None:
            one = self.order[row]
            found = self._rows[row] = RowTexts(
                one.work, self._context.names, one.place, self._searched_characters
            )
        return found

    def row_of(self, work: str) -> int | None:
        return next((n for n, one in enumerate(self.order) if one.work.id == work), None)

    def _loaded(self, query: str, sort: str, order: tuple[OrderRow, ...], searched: frozenset[str]) -> None:
        self._pending, self._searched_characters = None, searched
        self.beginResetModel()
        self.query, self.sorting, self.order = query, sort, order
        self._rows = [None] * len(order)
        self.endResetModel()
        self.busy.emit(False)
        self.loaded.emit(len(order))
