"""The actions of the order page that make and change orders of one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from janto_catalog.model.saved_orders import OWN_ORDER, OrderRules
from janto_catalog.ui.actions import action
from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.saved_order_acts import ask_name, make_order
from janto_catalog.ui.saved_order_steps import OrderSteps

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.catalog.saved_orders import SavedOrders
    from janto_catalog.model.order_listing import OrderRow
    from janto_catalog.model.saved_orders import Divider
    from janto_catalog.model.views import Changed


DIVIDER_ACTS = "Divider"
"""The group of the actions about a divider."""


class SavedOrderActions:
    """For the page of orders, which overrides what is listed and selected."""

    context: UiContext

    @cached_property
    def _steps(self) -> OrderSteps:
        return OrderSteps(self)

    @property
    def own_order(self) -> str:
        """The number of the order of the user that is shown, "" while it is another one."""
        view = self.view_shown()
        return view.removeprefix(OWN_ORDER) if view.startswith(OWN_ORDER) else ""

    def view_shown(self) -> str:
        """The order that is shown: "story", "order:3"."""
        return ""

    @property
    def is_essential(self) -> bool:
        """Whether what may be skipped of a story arc is left out of what is listed."""
        return False

    def rules_shown(self) -> OrderRules:
        """The rules of an order with what is listed now."""
        return OrderRules()

    def rows_listed(self) -> Sequence[OrderRow]:
        """The rows of the list."""
        return ()

    def rows_chosen(self) -> list[int]:
        """The rows that are selected, from the top."""
        return []

    def show_chosen(self) -> None:
        """Scroll to the current title."""

    def name_shown(self) -> str:
        """The name of the list that is shown."""
        return ""

    def show_order(self, view: str) -> None:
        """Show another order."""

    def place_of_forms(self, row: int | None = None) -> tuple[QWidget, QPoint] | None:
        """The widget that forms belong to, and where they open on the screen, by a row that they are about; None where there
        are none."""
        return None

    # What is in it

    @action("Move up", "Order", "Alt+Up", icon="chevron-up", when="own_order", repeats=True, submenu="Move")
    def move_up(self) -> None:
        """Move the selected titles above the one before them."""
        self._steps.add(-1)

    @action(
        "Move down", "Order", "Alt+Down", icon="chevron-down", when="own_order", repeats=True, submenu="Move"
    )
    def move_down(self) -> None:
        """Move the selected titles below the one after them."""
        self._steps.add(1)

    @action("Move to the top", "Order", "Alt+Home", when="own_order", submenu="Move")
    def move_first(self) -> None:
        """Move the selected titles to the beginning of the order."""
        if rows := self.rows_chosen():
            self._move(self._works(rows), after="")

    @action("Move to the end", "Order", "Alt+End", when="own_order", submenu="Move")
    def move_last(self) -> None:
        """Move the selected titles to the end of the order."""
        if rows := self.rows_chosen():
            self._move(self._works(rows), before="")

    @action("Let it run by the order again", "Order", icon="undo-2", when="is_moved", submenu="Move")
    def release(self) -> None:
        """Take back that the selected titles were moved."""
        number, works = self.own_order, self._works(self.rows_chosen())
        self._change(lambda orders: orders.release(number, works))

    @property
    def is_moved(self) -> bool:
        """Whether a selected title was moved by hand in the order that is shown."""
        rows = self.rows_listed()
        return bool(self.own_order) and any(rows[row].is_moved for row in self.rows_chosen())

    @action("Take out of this order", "Order", "Del", icon="x", when="own_order")
    def take_out(self) -> None:
        """Take the selected titles out of the order."""
        number, works = self.own_order, self._works(self.rows_chosen())
        if number and works:
            self._change(lambda orders: orders.remove(number, works))

    @action("Divider above…", "Order", "Shift+D", when="own_order")
    def divide(self) -> None:
        """Put a line with a text above the first selected title."""
        number, works = self.own_order, self._works(self.rows_chosen())
        if number and works:
            self._ask_text(
                "Text of the divider",
                "",
                lambda text: self._change(lambda orders: orders.divide(number, text, before=works[0])),
            )

    @property
    def divider_above(self) -> bool:
        """Whether a divider is above the first selected title."""
        rows = self.rows_chosen()
        return bool(self.own_order) and bool(rows) and bool(self.rows_listed()[rows[0]].dividers)

    def _nearest_divider(self) -> Divider | None:
        rows = self.rows_chosen()
        dividers = self.rows_listed()[rows[0]].dividers if rows else ()
        return dividers[-1] if dividers else None

    @action("Rename the divider above…", DIVIDER_ACTS, icon="pencil", when="divider_above")
    def rename_divider(self) -> None:
        """Ask for another text of the divider above the first selected title."""
        number, divider = self.own_order, self._nearest_divider()
        if divider is not None:
            self._ask_text(
                "Text of the divider",
                divider.text,
                lambda text: self._change(lambda orders: orders.rename_divider(number, divider.id, text)),
            )

    @action("Remove the divider above", DIVIDER_ACTS, icon="x", when="divider_above")
    def remove_divider(self) -> None:
        """Remove the divider above the first selected title."""
        number, divider = self.own_order, self._nearest_divider()
        if divider is not None:
            self._change(lambda orders: orders.remove(number, [divider.id]))

    def rows_are_shown(self) -> None:
        """Take the steps by rows that were wanted before the list had the last one."""
        self._steps.take()

    # Orders

    @action("New order of this list…", "Order", icon="list-plus")
    def new_order(self) -> None:
        """Make an order of your own of what is listed, which keeps up with it."""
        rules, find, essential = self.rules_shown(), None, self.is_essential
        if self.own_order:
            works = [row.work.id for row in self.rows_listed()]
            find = lambda _catalog: works  # noqa: E731 - as `FindWorks`
        if (place := self.place_of_forms()) is not None:
            name = "" if self.own_order else self.name_shown()
            ask_name(
                self.context,
                place,
                "Name the new order",
                name,
                lambda name: make_order(self.context, name, rules, find, essential=essential),
            )

    @action("Rename this order…", "Order", icon="pencil", when="own_order")
    def rename_order(self) -> None:
        """Ask for another name of the order."""
        number, name = self.own_order, self.name_shown()

        def rename(new: str) -> None:
            if new != name:
                self._change(lambda orders: orders.rename(number, new))

        if (place := self.place_of_forms()) is not None:
            ask_name(self.context, place, "Rename this order", name, rename, f"{OWN_ORDER}{number}")

    @action("Delete this order", "Order", icon="x", when="own_order")
    def delete_order(self) -> None:
        """Delete the order, which can be undone.  Its titles stay as they are."""
        number = self.own_order

        def show(changed: Changed) -> None:
            self.show_order("story")
            self.context.show_change(changed)

        self.context.runner.write(lambda catalog: catalog.saved_orders.delete(number), show)

    def move_rows(self, rows: Sequence[int], target: int, *, below: bool) -> None:
        """Move the titles of some rows above or below another row."""
        works, anchor = self._works(rows), self.rows_listed()[target].work.id
        if anchor not in works:
            self._move(works, **({"after": anchor} if below else {"before": anchor}))

    def change_rules(self, rules: OrderRules) -> None:
        """Change what goes into the order, and how it runs."""
        number = self.own_order
        if number:
            self._change(lambda orders: orders.change(number, rules))

    def _works(self, rows: Sequence[int]) -> list[str]:
        listed = self.rows_listed()
        return [listed[row].work.id for row in rows]

    def _move(self, works: Sequence[str], **place: str) -> None:
        number = self.own_order
        if number and works:
            self._change(lambda orders: orders.move(number, works, **place))

    def _change(self, change: Callable[[SavedOrders], Changed]) -> None:
        def write(catalog: Catalog) -> Changed:
            return change(catalog.saved_orders)

        self.context.runner.write(write, self._show_change, self._show_failed_change)

    def _show_change(self, changed: Changed) -> None:
        if not changed.change:
            self._steps.stop()
        self.context.signals.show_notice.emit(Notice(changed.label, undoes=changed.change))

    def _show_failed_change(self, error: Exception) -> None:
        self._steps.stop()
        self.context.runner.failed.emit(error)

    def _ask_text(self, prompt: str, text: str, named: Callable[[str], object]) -> None:
        from janto_catalog.ui.widgets.name_form import NameForm

        if (place := self.place_of_forms(self.rows_chosen()[0])) is not None:
            form = NameForm(place[0], self.context.theme, prompt, text, (), what="divider")
            form.named.connect(named)
            form.open_at(place[1])
