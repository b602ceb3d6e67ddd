"""The columns of the inbox: the list with its filter, the question, the facts of its files."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.widgets.buttons import offer_clear
from janto_catalog.ui.widgets.layouts import column, framed

_SIDE, _NARROW, _ROOMY = 280, 200, 1100
_NAMES_SHARE, _MOST_FOR_NAMES = 0.32, 480
_TYPING_MS = 150


class InboxFilter(QLineEdit):
    """A field that filters the list; `filtered` carries its text a moment after the last key, `left` comes with Escape,
    Enter and the arrow down."""

    filtered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setPlaceholderText("Filter by folder or name")
        self.setAccessibleName("Filter by folder or name")
        offer_clear(theme, self)
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(lambda: self.filtered.emit(self.text()))
        self.textChanged.connect(lambda _text: self._soon.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReviewColumns(QSplitter):
    """Three columns; the middle one gets a larger share of a narrow window."""

    def __init__(self, filter_field: QWidget, rows: QWidget, middle: QWidget, facts: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_resized_by_hand = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        above = column(filter_field, gap=0)
        above.setContentsMargins(8, 8, 8, 8)
        left = column(gap=0)
        left.addLayout(above)
        left.addWidget(rows, 1)
        for part in (framed(left, "surface"), middle, facts):
            part.setMinimumWidth(360 if part is middle else 180)
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(lambda *_: self._keep())

    def _keep(self) -> None:
        """Remember that the user has resized the columns, so that they stay so."""
        self._is_resized_by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_resized_by_hand:
            width = event.size().width()
            side = _SIDE if width >= _ROOMY else _NARROW
            # The names of folders and files are longer than the facts at the right.
            names = min(max(side, int(width * _NAMES_SHARE)), _MOST_FOR_NAMES)
            self.setSizes([names, width - names - side, side])
