"""Dropping rows of a table between other rows of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QTableView

_THICKNESS = 2


class RowDrop(QObject):
    """Takes what is dragged from a table itself; `dropped` carries the row it was dropped at, and whether below it.

    `is_wanted` says whether rows can be moved now, `is_place` whether a drop at a row would change anything.  `hovered` carries
    the row that it would be dropped at, and the point of the viewport; `left` comes when the drag has left or ended.
    """

    dropped = Signal(int, bool)
    hovered = Signal(int, bool, QPoint)
    left = Signal()

    def __init__(
        self,
        table: QTableView,
        is_wanted: Callable[[], bool],
        is_place: Callable[[int, bool], bool] = lambda _row, _below: True,
    ) -> None:
        super().__init__(table)
        self._table, self._is_wanted, self._is_place = table, is_wanted, is_place
        self.line = QFrame(table.viewport())
        self.line.setObjectName("drop-line")
        self.line.hide()
        table.setAcceptDrops(True)
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self._leave()
            return False
        if not isinstance(event, QDropEvent):
            return False
        if event.source() is not self._table or not self._is_wanted():
            # A folder from elsewhere is for the window.
            event.ignore()
            return True
        event.acceptProposedAction()
        point = event.position().toPoint()
        row, below = self.place_at(point)
        is_place = row >= 0 and self._is_place(row, below)
        if kind is QEvent.Type.Drop:
            self._leave()
            if is_place:
                self.dropped.emit(row, below)
        elif is_place:
            self._show_line(row, below)
            self.hovered.emit(row, below, point)
        else:
            self._leave()
        return True

    def _leave(self) -> None:
        self.line.hide()
        self.left.emit()

    def place_at(self, point: QPoint) -> tuple[int, bool]:
        """The row at a point of the viewport, the last one below all rows, and whether its lower half is meant."""
        row = self._table.rowAt(point.y())
        if row < 0:
            return self._table.model().rowCount() - 1, True
        middle = self._table.rowViewportPosition(row) + self._table.rowHeight(row) / 2
        return row, point.y() > middle

    def _show_line(self, row: int, below: bool) -> None:
        top = self._table.rowViewportPosition(row) + (self._table.rowHeight(row) if below else 0)
        self.line.setGeometry(
            QRect(0, max(top - _THICKNESS // 2, 0), self._table.viewport().width(), _THICKNESS)
        )
        self.line.show()
        self.line.raise_()
