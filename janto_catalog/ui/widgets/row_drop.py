"""Dropping rows of a table between other rows of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QTableView

_THICKNESS = 2


class RowDrop(QObject):
    """Takes what is dragged from a table itself; `dropped` carries the row it was dropped at, and whether below it.

    `is_wanted` says whether rows can be moved now.
    """

    dropped = Signal(int, bool)

    def __init__(self, table: QTableView, is_wanted: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table, self._is_wanted = table, is_wanted
        self.line = QFrame(table.viewport())
        self.line.setObjectName("drop-line")
        self.line.hide()
        table.setAcceptDrops(True)
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self.line.hide()
            return False
        if not isinstance(event, QDropEvent):
            return False
        if event.source() is not self._table or not self._is_wanted():
            # A folder from elsewhere is for the window.
            event.ignore()
            return True
        event.acceptProposedAction()
        row, below = self.place_at(event.position().toPoint())
        if kind is QEvent.Type.Drop:
            self.line.hide()
            if row >= 0:
                self.dropped.emit(row, below)
        else:
            self._show_line(row, below)
        return True

    def place_at(self, point: QPoint) -> tuple[int, bool]:
        """The row at a point of the viewport, the last one below all rows, and whether its lower half is meant."""
        row = self._table.rowAt(point.y())
        if row < 0:
            return self._table.model().rowCount() - 1, True
        middle = self._table.rowViewportPosition(row) + self._table.rowHeight(row) / 2
        return row, point.y() > middle

    def _show_line(self, row: int, below: bool) -> None:
        if row < 0:
            return
        top = self._table.rowViewportPosition(row) + (self._table.rowHeight(row) if below else 0)
        self.line.setGeometry(
            QRect(0, max(top - _THICKNESS // 2, 0), self._table.viewport().width(), _THICKNESS)
        )
        self.line.show()
        self.line.raise_()
