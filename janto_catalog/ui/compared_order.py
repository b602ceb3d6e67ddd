"""The actions of the order page that compare its order with another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from janto_catalog.ui.actions import action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.widgets.order_menu import Groups, OrderList


class ComparedOrder:
    """For the page of orders, which overrides what is listed and shown."""

    context: UiContext

    def orders_to_compare(self) -> Groups:
        """The orders that there are, without the one that is shown."""
        return ()

    def place_of_forms(self, row: int | None = None) -> tuple[QWidget, QPoint] | None:
        """As in `SavedOrderActions`."""
        return None

    def compare_with(self, view: str) -> None:
        """Say of each title how far it is from its place in another order; "" stops that."""

    @property
    def is_compared(self) -> bool:
        """Whether the order is compared with another one."""
        return False

    @action("Compare with…", "Order", icon="scale")
    def compare(self) -> OrderList | None:
        """Choose another order: each title then says how far it is from its place there, and why."""
        from janto_catalog.ui.widgets.order_menu import OrderList

        place = self.place_of_forms()
        if place is None:
            return None
        shown = OrderList(place[0], self.context.theme, self.orders_to_compare(), "")
        shown.chosen.connect(self.compare_with)
        shown.open_at(place[1])
        return shown

    @action("Stop comparing", "Order", icon="x", when="is_compared")
    def stop_comparing(self) -> None:
        """Show the reasons of the order again."""
        self.compare_with("")
