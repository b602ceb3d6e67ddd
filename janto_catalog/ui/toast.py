"""The bar that says what was done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from janto_catalog.ui.desk import Notice
from janto_catalog.ui.theme.look import Look
from janto_catalog.ui.theme.tokens import TOOL_BAR
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import Elided

SECONDS, LONG_SECONDS = 8, 20
_MARGIN, _LEAST = 16, 400


class Toast(QFrame):
    """Floats over a free place of `over` for some seconds; stays while hovered or focused."""

    def __init__(self, look: Look, over: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over, self._notice, self._undoing = over, Notice(""), undo
        self._text = Elided(look, "")
        self.undo_button = QPushButton("Undo")
        self.undo_button.clicked.connect(self._take_back)
        self._more = QPushButton()
        self._more.clicked.connect(self._act)
        self._close = IconButton(look, "x", "Close", 16)
        self._close.clicked.connect(self.hide)
        look.changed.connect(lambda: self._close.setIcon(look.icon("x", "base")))
        self._close.setIcon(look.icon("x", "base"))
        line = row(self._text, self.undo_button, self._more, self._close, gap=12)
        line.setContentsMargins(16, 6, 8, 6)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFixedHeight(44)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        self._head: Header | None = None
        over.installEventFilter(self)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._notice = notice
        self._text.setText(notice.text)
        self.undo_button.setVisible(notice.undo)
        self._more.setVisible(notice.action is not None)
        if notice.action is not None:
            self._more.setText(notice.action[0])
        self.setAccessibleName(notice.text)
        self.settle()
        self.show()
        self.raise_()
        self._timer.start(1000 * (LONG_SECONDS if notice.failed else SECONDS))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            # What resized first lays out its own parts.
            QTimer.singleShot(0, self, self.settle)
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(1000 * SECONDS)

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start(1000 * SECONDS)
        else:
            self.hide()

    def _take_back(self) -> None:
        self.hide()
        self._undoing()

    def _act(self) -> None:
        self.hide()
        if self._notice.action is not None:
            self._notice.action[1]()

    def settle(self) -> None:
        """Take the place the page in sight has for it."""
        wanted = self._text.fontMetrics().horizontalAdvance(self._notice.text) + 72
        wanted += 90 * self._notice.undo + 180 * (self._notice.action is not None)
        wanted = max(240, min(wanted, self._over.width() - 2 * _MARGIN, 720))
        self.setGeometry(self._area(wanted))

    def _area(self, wanted: int) -> QRect:
        """In the head of the page, between its title and its tools; below it where that is too narrow."""
        middle, height = self._over.width() // 2, self.height()
        head = next((head for head in self._over.findChildren(Header) if head.isVisible()), None)
        self._watch(head)
        if head is None:
            return QRect(middle - wanted // 2, TOOL_BAR + 4, wanted, height)
        free, top = head.free(self._over), head.mapTo(self._over, QPoint(0, 0)).y()
        width = min(wanted, free.width() - 2 * _MARGIN)
        if width < min(wanted, _LEAST):
            centre = head.mapTo(self._over, head.rect().center()).x()
            left = max(_MARGIN, min(centre - wanted // 2, self._over.width() - wanted - _MARGIN))
            return QRect(left, top + head.height() + 4, wanted, height)
        left = max(free.left() + _MARGIN, min(middle - width // 2, free.right() - _MARGIN - width))
        return QRect(left, top + (head.height() - height) // 2, width, height)

    def _watch(self, head: Header | None) -> None:
        """Hear when the head of the page in sight changes."""
        if head is not self._head:
            if self._head is not None and isValid(self._head):
                self._head.removeEventFilter(self)
            if head is not None:
                head.installEventFilter(self)
            self._head = head
