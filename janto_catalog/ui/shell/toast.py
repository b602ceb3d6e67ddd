"""The bar that shows what was done and offers to undo it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import label

SECONDS, LONG_SECONDS = 8, 20
_HEIGHT = 44


class Toast(QFrame):
    """Shown at the foot of the window for some seconds, and as long as it is hovered or focused.

    It is part of the layout, so it covers nothing.
    """

    def __init__(self, theme: Theme, undo: Callable[[int], None]) -> None:
        super().__init__()
        self.setObjectName("toast")
        self._notice, self._undoing = Notice(""), undo
        self._text = label(theme, "", wrap=True)
        self.undo_button = QPushButton("Undo")
        self.undo_button.clicked.connect(self._undo)
        self._more = QPushButton()
        self._more.clicked.connect(lambda: self._act(self._notice.action))
        self._second = QPushButton()
        self._second.clicked.connect(lambda: self._act(self._notice.second))
        self._close = IconButton(theme, "x", "Close", 16)
        self._close.clicked.connect(self.hide)
        for part in (self.undo_button, self._more, self._second, self._close):
            # A click leaves the focus where it is.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._previous_focus: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        theme.changed.connect(lambda: self._close.setIcon(theme.icon("x", "base")))
        self._close.setIcon(theme.icon("x", "base"))
        line = row(self._text, self.undo_button, self._more, self._second, self._close, gap=12)
        line.setContentsMargins(16, 6, 8, 6)
        self.setMinimumHeight(_HEIGHT)
        line.setStretch(0, 1)
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._hide_unless_focused)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the previous one.

        It offers to undo only the decision that it is about, whatever was decided since.
        """
        self._notice = notice
        self._text.setText(notice.text)
        self.undo_button.setVisible(notice.undoes is not None)
        for shown, act in ((self._more, notice.action), (self._second, notice.second)):
            shown.setVisible(act is not None)
            shown.setText(act[0] if act is not None else "")
        self.setAccessibleName(notice.text)
        self.show()
        # What offers more than to undo is given the time to go there by keyboard.
        self._timer.start(1000 * (LONG_SECONDS if notice.failed or notice.action else SECONDS))

    def withdraw(self, notice: Notice) -> None:
        """Hide a notice that does not hold any more, if it is the one that is shown."""
        if notice is self._notice:
            self.hide()

    @property
    def text(self) -> str:
        """The text of the notice."""
        return self._text.text()

    @property
    def undoes(self) -> int | None:
        """The number of the decision that the notice offers to undo, None if there is none or nothing is shown."""
        return None if self.isHidden() else self._notice.undoes

    def leave_page(self) -> None:
        """Hide a notice that is about the page that was shown before."""
        if not self._notice.stays:
            self.hide()

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
        if self._notice.undoes is not None:
            self._undoing(self._notice.undoes)

    def _act(self, action: tuple[str, Callable[[], object]] | None) -> None:
        self.hide()
        if action is not None:
            action[1]()


def follow_notices(toast: Toast, context: UiContext) -> None:
    """Show notices in the toast, until their page is left or what they are about is undone."""

    def hide_undone(_changed: object) -> None:
        change = toast.undoes
        if change is not None:
            context.runner.read(
                lambda catalog: catalog.history.is_undone(change),
                lambda undone: toast.hide() if undone and toast.undoes == change else None,
                owner=toast,
                key=(id(toast), "undone"),
            )

    context.signals.show_notice.connect(toast.show_notice)
    context.signals.withdraw_notice.connect(toast.withdraw)
    context.signals.page_opened.connect(toast.leave_page)
    context.runner.changed.connect(hide_undone)
