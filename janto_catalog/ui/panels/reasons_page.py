"""A page over the details of a title, with a way back: the reasons of a placement or of a match."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.scroll_area import ScrollArea


class ReasonsPage(QWidget):
    """An empty page that scrolls; `back` is called when it is closed."""

    def __init__(self, context: UiContext, back: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._context = context
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(16, 4, 16, 16)
        self._body.setSpacing(8)
        self._back = IconButton(context.theme, "arrow-left", "Back to the title (Esc)", text="Back")
        self._back.clicked.connect(back)
        top = row(self._back, -1)
        top.setContentsMargins(8, 8, 8, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(top)
        outer.addWidget(ScrollArea(inner))
        self.setFocusProxy(self._back)
