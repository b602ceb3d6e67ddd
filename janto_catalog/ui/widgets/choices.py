"""Controls of the first run: an area to drop folders on, and cards to choose from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.drops import accept_copy
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import Elided, label, repolish

_COMPACT, _LARGE = 64, 200


class DropArea(QFrame):
    """Takes folders that are dropped on it; its button chooses one."""

    def __init__(
        self, context: UiContext, choose: Callable[[], None], dropped: Callable[[list[str]], None]
    ) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self._dropped = dropped
        choose_button = button(context.theme, "Choose a folder…", choose)
        self.setFocusProxy(choose_button)
        self._mark = IconLabel(context.theme, "folder-plus", "secondary", 48)
        text = label(context.theme, "Drop folders here", LEAD)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lines.setSpacing(12)
        self._lines.addStretch(1)
        for part in (self._mark, text, choose_button):
            self._lines.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
        self._lines.addStretch(1)
        self.setLayout(self._lines)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Show it as one line, without the picture, or large."""
        directions = QBoxLayout.Direction
        self._lines.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        self._mark.setVisible(not compact)
        self.setFixedHeight(_COMPACT if compact else _LARGE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            accept_copy(event)
            self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        accept_copy(event)
        self._over(False)
        self._dropped([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _over(self, on: bool) -> None:
        self.setProperty("over", on)
        repolish(self)


class ChoiceCard(QFrame):
    """A card that is chosen or not."""

    toggled = Signal(bool)

    def __init__(self, context: UiContext, title: str, about: str, *, chosen: bool) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setFixedSize(200, 96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self.chosen = title, chosen
        self._mark = IconLabel(context.theme, "check", "accent")
        top = row(Elided(context.theme, title, LEAD), self._mark)
        top.setStretch(0, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.addLayout(top)
        lines.addWidget(label(context.theme, about, BODY, "secondary", wrap=True))
        lines.addStretch(1)
        self._show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle()
        else:
            super().keyPressEvent(event)

    def set_chosen(self, chosen: bool) -> None:
        """Choose it or not, without a signal."""
        self.chosen = chosen
        self._show()

    def _toggle(self) -> None:
        self.set_chosen(not self.chosen)
        self.toggled.emit(self.chosen)

    def _show(self) -> None:
        self.setProperty("chosen", self.chosen)
        self._mark.setVisible(self.chosen)
        self.setAccessibleName(f"{self._title}, {'chosen' if self.chosen else 'not chosen'}")
        repolish(self)
