"""A list that a field narrows, as in a menu or the list of commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from janto_catalog.model.text import fold

_NOTHING_HEIGHT = 28
NAME = Qt.ItemDataRole.UserRole + 2
"""The role of the name of a row, where that is not all that it says."""
FOUND_BY = Qt.ItemDataRole.UserRole + 3
"""The role of words that a row is found by and does not show."""


class FilteredList(QListWidget):
    """Shows the rows that contain all words of `field`, and the headings of those; a heading is a row without flags.

    The current row is the first, or the one that is called what the field says.  The arrow keys and Enter work in the
    field too.  Where no row is shown it says so.  `chosen` carries the row that was clicked, or that was the current one when Enter was pressed.
    """

    chosen = Signal(QListWidgetItem)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        field.textChanged.connect(self._narrow)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The release of a key is a QKeyEvent too.
        is_press = event.type() == QEvent.Type.KeyPress
        return is_press and isinstance(event, QKeyEvent) and self._press(event.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.says_nothing_found:
            area = self.viewport().rect().adjusted(32, 0, -8, 0)
            area.setHeight(_NOTHING_HEIGHT)
            painter = QPainter(self.viewport())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, "Nothing found")

    @property
    def says_nothing_found(self) -> bool:
        """Whether no row contains what was typed, which the list says."""
        return self.count() > 0 and all(self.isRowHidden(row) for row in range(self.count()))

    def _press(self, key: int) -> bool:
        """Do what a key does; whether it does anything."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentRow() >= 0:
                self._choose(self.currentItem())
        else:
            return False
        return True

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        shown_below = False
        for row in reversed(range(self.count())):
            item = self.item(row)
            if _is_heading(item):
                item.setHidden(not shown_below)
                shown_below = False
            else:
                name = fold(f"{item.text()} {item.data(FOUND_BY) or ''}")
                item.setHidden(not all(word in name for word in words))
                shown_below = shown_below or not item.isHidden()
        self.select_first()
        for row in range(self.count()):
            if words and not self.item(row).isHidden() and fold(_name(self.item(row))).split() == words:
                self.setCurrentRow(row)
                return

    def select_first(self) -> None:
        """Make the first row that is shown the current one, if any is shown."""
        self.setCurrentRow(-1)
        self._step(1)

    def _step(self, by: int) -> None:
        row = self.currentRow() + by
        while 0 <= row < self.count():
            item = self.item(row)
            if not item.isHidden() and not _is_heading(item):
                self.setCurrentRow(row)
                return
            row += by

    def _choose(self, item: QListWidgetItem) -> None:
        if not _is_heading(item):
            self.chosen.emit(item)


def _name(item: QListWidgetItem) -> str:
    return str(item.data(NAME) or item.text())


def _is_heading(item: QListWidgetItem) -> bool:
    return item.flags() == Qt.ItemFlag.NoItemFlags
