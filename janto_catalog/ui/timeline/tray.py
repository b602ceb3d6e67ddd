"""The tray at the foot of the timeline: the titles that have no place yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QListWidget, QListWidgetItem

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.model.views import WorkRow
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import CAPTION
from janto_catalog.ui.timeline.sentences import state_words
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

_ID = Qt.ItemDataRole.UserRole
_HEIGHT, _CHIP = 72, 24


class _Chips(QListWidget):
    """`pulled` carries the item that is dragged and where the pointer is on the screen, `let_go` whether it was dropped there."""

    pulled = Signal(QListWidgetItem, QPoint)
    let_go = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._grip: QPoint | None = None
        self._is_pulling = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_chip = self.indexAt(event.position().toPoint()).isValid()
        is_chip = is_chip and event.button() is Qt.MouseButton.LeftButton
        self._grip = event.position().toPoint() if is_chip else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        item, grip = self.currentItem(), self._grip
        if grip is None:
            super().mouseMoveEvent(event)
            return
        if (event.position().toPoint() - grip).manhattanLength() >= QApplication.startDragDistance():
            self._is_pulling = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_pulling:
            self.pulled.emit(item, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._end(drops=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_pulling:
            self._end(drops=False)
        else:
            super().keyPressEvent(event)

    def _end(self, *, drops: bool) -> None:
        was_pulling, self._is_pulling, self._grip = self._is_pulling, False, None
        self.viewport().unsetCursor()
        if was_pulling:
            self.let_go.emit(drops)


class Tray(QFrame):
    """A chip for each title without a place; `chosen` carries the id of one that is selected.

    One that is dragged out of it is carried by `pulled`, its row and where the pointer is on the screen, until `let_go`, which says
    whether it was dropped there.
    """

    chosen = Signal(str)
    pulled = Signal(object, QPoint)
    let_go = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._heading = label(theme, "", CAPTION, "secondary")
        self.chips = _Chips()
        self.chips.setObjectName("tray")
        self.chips.setAccessibleName("No place yet")
        self.chips.setFlow(QListView.Flow.LeftToRight)
        self.chips.setWrapping(False)
        self.chips.setSpacing(3)
        self.chips.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.chips.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chips.currentItemChanged.connect(self._chosen)
        self.chips.pulled.connect(lambda item, at: self.pulled.emit(self._rows[item.data(_ID)], at))
        self.chips.let_go.connect(self.let_go)
        self._rows: dict[str, WorkRow] = {}
        lines = column(self._heading, self.chips, gap=2)
        lines.setContentsMargins(12, 6, 12, 0)
        self.setLayout(row(lines, gap=0))

    def show_titles(self, titles: Sequence[TimelineTitle]) -> None:
        """Show these; the tray is hidden without any."""
        self.setVisible(bool(titles))
        self._rows = {title.row.id: title.row for title in titles}
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
