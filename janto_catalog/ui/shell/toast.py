"""The bar that shows what was done and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from janto_catalog.ui.context import Notice
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import TOOL_BAR
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.header import Header
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import Elided, label

SECONDS, LONG_SECONDS = 8, 20
_MARGIN, _LEAST, _HEIGHT = 16, 400, 44


class Toast(QFrame):
    """Floats over a free part of `over` for some seconds, and stays while it is hovered or focused."""

    def __init__(self, theme: Theme, over: QWidget, undo: Callable[[], None]) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over, self._notice, self._undoing = over, Notice(""), undo
        self._text, self._whole = Elided(theme, ""), label(theme, "", wrap=True)
        self.undo_button = QPushButton("Undo")
        self.undo_button.clicked.connect(self._undo)
        self._more = QPushButton()
        self._more.clicked.connect(lambda: self._act(self._notice.action))
        self._second = QPushButton()
        self._second.clicked.connect(lambda: self._act(self._notice.second))
        self._close = IconButton(theme, "x", "Close", 16)
        self._close.clicked.connect(self.hide)
        for part in (self.undo_button, self._more, self._close):
            # A click leaves the focus where it is.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._previous_focus: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        theme.changed.connect(lambda: self._close.setIcon(theme.icon("x", "base")))
        self._close.setIcon(theme.icon("x", "base"))
        line = row(self._text, self._whole, self.undo_button, self._more, self._second, self._close, gap=12)
        line.setContentsMargins(16, 6, 8, 6)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._hide_unless_focused)
        self._move_timer = QTimer(self, singleShot=True, interval=0)
        self._move_timer.timeout.connect(self.move_to_free_area)
        self._head: Header | None = None
        over.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the previous one."""
        self._notice = notice
        self._text.setText(notice.text)
        self._whole.setText(notice.text)
        self.undo_button.setVisible(notice.undo)
        for shown, act in ((self._more, notice.action), (self._second, notice.second)):
            shown.setVisible(act is not None)
            shown.setText(act[0] if act is not None else "")
        self.setAccessibleName(notice.text)
        self.move_to_free_area()
        self.show()
        self.raise_()
        self._timer.start(1000 * (LONG_SECONDS if notice.failed else SECONDS))

    @property
    def text(self) -> str:
        """The text of the notice."""
        return self._text.text()

    @property
    def is_moving(self) -> bool:
        """Whether it moves as soon as the layout of the page is done."""
        return self._move_timer.isActive()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            # What was resized lays out its own parts first.
            self.move_later()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(1000 * SECONDS)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Note what had the focus before a part of the toast got it."""
        if new is not None and self.isAncestorOf(new) and not (old is not None and self.isAncestorOf(old)):
            self._previous_focus = old

    def hideEvent(self, event: QHideEvent) -> None:
        focused, previous = QApplication.focusWidget(), self._previous_focus
        if focused is not None and self.isAncestorOf(focused) and previous is not None and isValid(previous):
            previous.setFocus()
        super().hideEvent(event)

    def _hide_unless_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start(1000 * SECONDS)
        else:
            self.hide()

    def _undo(self) -> None:
        self.hide()
        self._undoing()

    def _act(self, action: tuple[str, Callable[[], object]] | None) -> None:
        self.hide()
        if action is not None:
            action[1]()

    @property
    def _is_whole(self) -> bool:
        """Whether it is shown whole, in as many lines as it needs: an error, or what a scan says."""
        return self._notice.failed or self._notice.whole

    def move_later(self) -> None:
        """Place it when the layout of the page is done."""
        self._move_timer.start()

    def move_to_free_area(self) -> None:
        """Place it where the current page has room."""
        wanted = self._text.fontMetrics().horizontalAdvance(self._notice.text) + 72
        wanted += 90 * self._notice.undo + 180 * (self._notice.action is not None)
        wanted += 130 * (self._notice.second is not None)
        one_line = wanted
        wanted = max(240, min(wanted, self._over.width() - 2 * _MARGIN, 720))
        head = next((head for head in self._over.findChildren(Header) if head.isVisible()), None)
        self._watch_header(head)
        fits = not self._is_whole or (one_line <= wanted and "\n" not in self._notice.text)
        inside = self._inside_header(head, wanted) if head is not None and fits else None
        whole = inside is None and self._is_whole
        self._text.setVisible(not whole)
        self._whole.setVisible(whole)
        self.setGeometry(inside if inside is not None else self._below_header(head, wanted))

    def _inside_header(self, head: Header, wanted: int) -> QRect | None:
        """In the header of the page, between title and tools; None where that is too narrow."""
        middle, free = self._over.width() // 2, head.free_area(self._over)
        width = min(wanted, free.width() - 2 * _MARGIN)
        if width < (wanted if self._is_whole else min(wanted, _LEAST)):
            return None
        left = max(free.left() + _MARGIN, min(middle - width // 2, free.right() - _MARGIN - width))
        return QRect(left, free.top() + (head.height() - _HEIGHT) // 2, width, _HEIGHT)

    def _below_header(self, head: Header | None, wanted: int) -> QRect:
        """Below the header of the page and its filters, or below the tool bar when there is no page."""
        centre, top = self._over.width() // 2, TOOL_BAR + 4
        if head is not None:
            centre = head.mapTo(self._over, head.rect().center()).x()
            bars = self._over.findChildren(QWidget, "filters")
            above = [head, *(bar for bar in bars if bar.isVisible())]
            top = max(part.mapTo(self._over, QPoint(0, part.height())).y() for part in above) + 4
        left = max(_MARGIN, min(centre - wanted // 2, self._over.width() - wanted - _MARGIN))
        line = self.layout()
        height = line.heightForWidth(wanted) if line is not None and self._is_whole else _HEIGHT
        return QRect(left, top, wanted, max(_HEIGHT, height))

    def _watch_header(self, head: Header | None) -> None:
        """Follow the size of the header of the current page."""
        if head is not self._head:
            if self._head is not None and isValid(self._head):
                self._head.removeEventFilter(self)
            if head is not None:
                head.installEventFilter(self)
            self._head = head
