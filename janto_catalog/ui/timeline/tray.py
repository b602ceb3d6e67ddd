"""The tray at the foot of the timeline: the titles that have no place yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import CAPTION
from janto_catalog.ui.timeline.sentences import state_words
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

_ID = Qt.ItemDataRole.UserRole
_HEIGHT, _CHIP = 72, 24


class Tray(QFrame):
    """A chip for each title without a place; `chosen` carries the id of one that is selected."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._heading = label(theme, "", CAPTION, "secondary")
        self.chips = QListWidget()
        self.chips.setObjectName("tray")
        self.chips.setAccessibleName("No place yet")
        self.chips.setFlow(QListView.Flow.LeftToRight)
        self.chips.setWrapping(False)
        self.chips.setSpacing(3)
        self.chips.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.chips.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chips.currentItemChanged.connect(self._chosen)
        lines = column(self._heading, self.chips, gap=2)
        lines.setContentsMargins(12, 6, 12, 0)
        self.setLayout(row(lines, gap=0))

    def show_titles(self, titles: Sequence[TimelineTitle]) -> None:
        """Show these; the tray is hidden without any."""
        self.setVisible(bool(titles))
        self._heading.setText(f"No place yet · {labels.number(len(titles))}")
        self.chips.blockSignals(True)
        self.chips.clear()
        for title in titles:
            item = QListWidgetItem(title.row.title)
            item.setData(_ID, title.row.id)
            spoken = ", ".join((title.row.title, *state_words(title)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(labels.tool_tip(spoken))
            item.setSizeHint(QSize(self.chips.fontMetrics().horizontalAdvance(title.row.title) + 28, _CHIP))
            self.chips.addItem(item)
        self.chips.blockSignals(False)

    def select(self, work: str) -> None:
        """Mark a title as the selected one; none if it is not here."""
        self.chips.blockSignals(True)
        items = (self.chips.item(number) for number in range(self.chips.count()))
        found = next((item for item in items if item.data(_ID) == work), None)
        if found is None:
            self.chips.clearSelection()
            self.chips.setCurrentIndex(QModelIndex())
        else:
            self.chips.setCurrentItem(found)
        self.chips.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None, _previous: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))
