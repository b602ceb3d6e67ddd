"""The line over an order that is compared with another one: which one, how many titles move, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.order_menu import Groups, OrderButton
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.comparison import Comparison
    from janto_catalog.ui.theme.theme import Theme


class CompareLine(QWidget):
    """`chosen` carries another order to compare with, "" to stop."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.order = OrderButton(theme, "Compared with", width=280)
        self.order.chosen.connect(self.chosen)
        self.text = label(theme, "", BODY, "secondary")
        self.stop = button(theme, "Stop comparing", lambda: self.chosen.emit(""), link=True)
        line = row(self.order, self.text, -1, self.stop, gap=12)
        line.setContentsMargins(16, 0, 16, 8)
        self.setLayout(line)
        self.hide()

    def show_comparison(self, found: Comparison | None, groups: Groups) -> None:
        """Show what a comparison found; nothing is shown without one.  `groups` are the orders to choose from."""
        self.setVisible(found is not None)
        if found is None:
            return
        self.order.set_groups(groups)
        self.order.set_current(found.second)
        titles = labels.count(found.titles, "title", "titles")
        move = f"{labels.number(found.moved)} of {titles} {'moves' if found.moved == 1 else 'move'}"
        self.text.setText(move if found.moved else f"All {titles} are in the same order")
