"""Rows that are dragged to another place in an order: moved in one of the user's own, placed by hand in that of the story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint

from janto_catalog.ui.panels.drop_card import DroppedAt, DropPreview
from janto_catalog.ui.panels.place_page import AFTER, BEFORE
from janto_catalog.ui.widgets.row_drop import RowDrop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from janto_catalog.model.order_listing import OrderRow
    from janto_catalog.ui.context import UiContext


class DroppedOn(Protocol):
    """The page of orders, as `OrderDrops` sees it."""

    context: UiContext

    @property
    def own_order(self) -> str:
        """The number of the order of the user that is shown, "" while it is another one."""

    def view_shown(self) -> str:
        """The order that is shown."""

    def rows_listed(self) -> Sequence[OrderRow]:
        """The rows of the list."""

    def rows_chosen(self) -> list[int]:
        """The rows that are selected."""

    def move_rows(self, rows: Sequence[int], to: int, *, below: bool) -> None:
        """Move rows of an order of the user."""


class OrderDrops(QObject):
    """Shows the sentence of a placement, and what it sets aside, while one row of the order of the story is dragged."""

    def __init__(self, page: DroppedOn, table: QTableView) -> None:
        super().__init__(table)
        self._page = page
        self.preview = DropPreview(page.context, table.viewport())
        self.rows = RowDrop(table, self._is_wanted, self._is_place)
        self.rows.hovered.connect(self._hover)
        self.rows.left.connect(lambda: self.preview.show_drop(None, QPoint()))
        self.rows.dropped.connect(self._drop)

    def _is_wanted(self) -> bool:
        places = self._page.view_shown() == "story" and len(self._page.rows_chosen()) == 1
        return bool(self._page.own_order) or places

    def _is_place(self, row: int, below: bool) -> bool:
        return bool(self._page.own_order) or self._placed_at(row, below) is not None

    def _hover(self, row: int, below: bool, at: QPoint) -> None:
        if not self._page.own_order:
            self.preview.show_drop(self._placed_at(row, below), at)

    def _drop(self, row: int, below: bool) -> None:
        if self._page.own_order:
            self._page.move_rows(self._page.rows_chosen(), row, below=below)
        elif (drop := self._placed_at(row, below)) is not None:
            self._page.context.signals.place_work.emit(drop.work, drop.relation, drop.other)

    def _placed_at(self, row: int, below: bool) -> DroppedAt | None:
        """What a drop does: the title comes after the one above, or before the first one; None at its own place."""
        listed, own = self._page.rows_listed(), self._page.rows_chosen()[0]
        above = row if below else row - 1
        if above in (own - 1, own):
            return None
        title, other = listed[own].work, listed[max(above, 0)].work
        relation = BEFORE if above < 0 else AFTER
        return DroppedAt(title.id, relation, other.id, f"{title.title} {relation} {other.title}")
