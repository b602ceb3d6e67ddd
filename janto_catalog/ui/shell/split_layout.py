"""Side bar, middle and detail beside each other, fitted to the width there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.detail_panel import DetailPanel
from janto_catalog.ui.shell.side_bar import NARROW, WIDE, SideBar
from janto_catalog.ui.widgets.header import Header

_DETAIL_BESIDE, _SIDE_WHOLE = 1200, 1000


class SplitLayout(QSplitter):
    """The three parts.  In a narrow window the detail lies over the middle; in a narrower one the side bar
    shows icons alone.  `page` says which view is shown."""

    def __init__(
        self,
        context: UiContext,
        side: SideBar,
        middle: QStackedWidget,
        detail: DetailPanel,
        page: Callable[[], Any],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._page = context.settings, page
        self._side, self._detail = side, detail
        self._width = self._settings.get("detail/width")
        self._open = self._settings.get("detail")
        self._detail_beside = True
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in (side, middle, detail):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([WIDE, 1216 - self._width, self._width])
        if not self._settings.get("splitter").isEmpty():
            self.restoreState(self._settings.get("splitter"))
        self.splitterMoved.connect(lambda *_: self._splitter_moved())

    def save(self) -> None:
        """Keep the widths for the next time."""
        if self._detail_beside:
            self._settings.set("splitter", self.saveState())
        self._settings.set("detail/width", self._width)

    def toggle_detail(self) -> None:
        """Open or close the detail."""
        self._open = not self._detail.isVisible()
        self._settings.set("detail", self._open)
        self.fit()

    def fit(self) -> None:
        """Fit side bar and detail to the width of the window."""
        width, page = self.window().width(), self._page()
        self._narrow_side(width < _SIDE_WHOLE)
        self._move_detail(beside=width >= _DETAIL_BESIDE)
        self._detail.set_overlay(not self._detail_beside)
        self._detail.set_plain(getattr(page, "has_primary", False))
        detailed = getattr(page, "detailed", False)
        # What lies over the middle has something to say.
        shown = self._open and detailed and (self._detail_beside or bool(self._detail.work))
        self._detail.setVisible(shown)
        if detailed:
            page.leave_room(self._width if shown and not self._detail_beside else 0)
        if self._detail_beside:
            self._widen_detail()
        else:
            self._overlay_detail(page)

    def _move_detail(self, *, beside: bool) -> None:
        """Beside the middle when there is room; over it, closed at first, when there is not."""
        if beside == self._detail_beside:
            return
        self._detail_beside = beside
        self._open = beside and self._settings.get("detail")
        if beside:
            self.addWidget(self._detail)
        else:
            self._detail.setParent(self.parentWidget())

    def _overlay_detail(self, page: QWidget) -> None:
        """Lay the detail over the middle, below the head of the page, which stays in sight."""
        area, head = self.geometry(), page.findChild(Header)
        top = area.top() + (head.height() if isinstance(head, Header) else 0)
        self._detail.setGeometry(area.right() + 1 - self._width, top, self._width, area.bottom() + 1 - top)
        self._detail.raise_()

    def _splitter_moved(self) -> None:
        if self._detail_beside and self._detail.isVisible():
            self._width = self._detail.width()

    def _widen_detail(self) -> None:
        """Give the detail the width it had when somebody last drew it."""
        sizes = self.sizes()
        if self._detail.isVisible() and len(sizes) > 2 and sizes[2] != self._width:
            side, rest = sizes[0], sum(sizes) - sizes[0]
            self.setSizes([side, rest - self._width, self._width])

    def _narrow_side(self, on: bool) -> None:
        if on != self._side.is_narrow:
            whole = sum(self.sizes()[:2])
            self._side.set_narrow(on)
            side = NARROW if on else WIDE
            self.setSizes([side, whole - side, *self.sizes()[2:]])
