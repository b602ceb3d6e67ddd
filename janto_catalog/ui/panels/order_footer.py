"""The line below an order: what is in it, and whether what may be skipped of a story arc is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from janto_catalog.ui import labels
from janto_catalog.ui.panels.order_summary import names, places, summary
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.ui.context import UiContext
    from janto_catalog.ui.models.order_table import OrderTableModel


class OrderFooter(QFrame):
    """Says how many titles an order has and how long they are; `essential_chosen`: list only what may not be skipped."""

    essential_chosen = Signal(bool)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._is_essential = False
        self.total = label(context.theme, "", BODY, "secondary", wrap=True)
        self.skip = button(
            context.theme, "", lambda: self.essential_chosen.emit(not self._is_essential), link=True
        )
        line = row(self.total, self.skip, gap=16)
        line.setStretch(0, 1)
        line.setContentsMargins(16, 8, 16, 8)
        self.setLayout(line)

    def show_order(self, model: OrderTableModel) -> None:
        """Say what the order has, and add the length of all titles when it is read."""
        self.total.setText(summary(model, None))
        self.total.setToolTip("\n".join(filter(None, (names(model.without_place), *places(model)))))
        self._is_essential, count = model.listing.essential, model.skippable
        # The focus is not to go on to what is hidden.
        self.skip.setVisible(self._is_essential or count > 0)
        self.skip.setText(
            "Show what may be skipped"
            if self._is_essential
            else f"Leave out {labels.number(count)} that may be skipped"
        )
        self.skip.setToolTip("A story arc names titles that are not needed to follow it")
        order = model.order

        def show(lengths: dict[str, float]) -> None:
            if model.order is order:
                self.total.setText(summary(model, lengths))

        if order:
            self._context.runner.read(
                lambda catalog: catalog.orders.lengths(order), show, owner=self, key=(id(self), "lengths")
            )
