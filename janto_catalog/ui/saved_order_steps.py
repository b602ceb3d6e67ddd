"""Moving titles of an order of one's own by rows, also faster than the list is read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from janto_catalog.model.order_listing import OrderRow


class OrderPage(Protocol):
    """What a page of orders offers for this."""

    @property
    def own_order(self) -> str:
        """The number of the order of the user that is shown, "" while it is another one."""

    def rows_listed(self) -> Sequence[OrderRow]:
        """The rows of the list."""

    def rows_chosen(self) -> list[int]:
        """The rows that are selected, from the top."""

    def show_chosen(self) -> None:
        """Select the same titles in a list that was read again."""

    def move_rows(self, rows: Sequence[int], target: int, *, below: bool) -> None:
        """Move the titles of some rows above or below another row."""


class OrderSteps:
    """Moves the selected titles of a page by rows.

    A step that comes before the list has the last one is taken after it, with the others that came.
    """

    def __init__(self, page: OrderPage) -> None:
        self._page = page
        self._order, self._works, self._count = "", list[str](), 0
        # The rows that were listed before the last step.
        self._before: Sequence[OrderRow] | None = None

    def add(self, by: int) -> None:
        """Move the selected titles by so many rows, up where it is negative."""
        page = self._page
        listed = page.rows_listed()
        works = [listed[row].work.id for row in page.rows_chosen()]
        is_same = page.own_order == self._order and set(works) <= set(self._works)
        if listed is self._before and is_same:
            self._count += by
            return
        self._order, self._works, self._count = page.own_order, works, by
        if listed is not self._before:
            self._move()

    def take(self) -> None:
        """Go on where the list is a new one."""
        if self._before is None or self._page.rows_listed() is self._before:
            return
        self._before = None
        if self._page.own_order == self._order:
            self._page.show_chosen()
            self._move()

    def stop(self) -> None:
        """Wait for nothing: the last change changed nothing, so the list is not read again."""
        self._before = None

    def _move(self) -> None:
        page, by, self._count = self._page, self._count, 0
        listed = page.rows_listed()
        rows = [row for row, entry in enumerate(listed) if entry.work.id in self._works]
        if not by or not rows or not page.own_order:
            return
        target = max(rows[0] + by, 0) if by < 0 else min(rows[-1] + by, len(listed) - 1)
        if target not in rows:
            self._before = listed
            page.move_rows(rows, target, below=by > 0)
