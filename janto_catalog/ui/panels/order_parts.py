"""The switch over an order: what one owns, all known titles, or what one does not own between titles of one's own."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.widgets.header import segmented_buttons

if TYPE_CHECKING:
    from janto_catalog.ui.models.order_table import OrderTableModel
    from janto_catalog.ui.theme.theme import Theme


class OrderPart(IntEnum):
    """What of an order is listed."""

    OWNED = 0
    ALL = 1
    GAPS = 2


class OrderParts(QWidget):
    """Buttons of which one is checked; `chosen` carries an `OrderPart`."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, only_owned: bool) -> None:
        super().__init__()
        # Three words have no room for icons in a narrow window.
        self._switch, self._buttons = segmented_buttons(
            theme,
            (
                ("My titles", "", "Only the titles that you own, numbered from 1"),
                ("All known", "", "All known titles, each with its place in the whole order"),
                ("Gaps", "", ""),
            ),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._switch)
        self.setSizePolicy(self._switch.sizePolicy())
        self._buttons.button(OrderPart.OWNED if only_owned else OrderPart.ALL).setChecked(True)
        self._buttons.idClicked.connect(self.chosen)

    def mark(self, model: OrderTableModel) -> None:
        """Mark what is listed, which the search and the collection decide too."""
        is_gaps = model.listing.only_gaps
        part = OrderPart.GAPS if is_gaps else OrderPart.OWNED if model.is_numbered else OrderPart.ALL
        self._buttons.button(part).setChecked(True)
        self._buttons.button(OrderPart.OWNED).setEnabled(model.owns_any)
        gaps, count = self._buttons.button(OrderPart.GAPS), model.in_gaps
        gaps.setText(f"Gaps {labels.number(count)}" if count else "Gaps")
        gaps.setEnabled(is_gaps or count > 0)
        # The header asks at once how wide it is now, before the layouts have heard of it.
        self._switch.updateGeometry()
        self.updateGeometry()
        titles = labels.count(count, "title", "titles")
        gaps.setToolTip(
            f"{titles} that you do not own, between titles of yours"
            if count
            else "Nothing that you do not own is between titles of yours"
        )
