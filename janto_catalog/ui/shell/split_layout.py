"""Side bar, page and detail panel next to each other, fitted to the width of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.detail_panel import DetailPanel
from janto_catalog.ui.shell.pages import Pages
from janto_catalog.ui.shell.side_bar import NARROW, WIDE, SideBar
from janto_catalog.ui.view_page import ViewPage
from janto_catalog.ui.widgets.header import Header

# Widths of the window from which the detail panel is next to the page, and the side bar shows text.
_DETAIL_FITS_FROM, _SIDE_BAR_WIDE_FROM = 1200, 1000
_DESIGN_WIDTH = 1440


class SplitLayout(QSplitter):
    """The three parts.  In a narrow window the detail panel overlaps the page; in a narrower one the side bar has only
    icons."""

    def __init__(self, context: UiContext, side_bar: SideBar, pages: Pages, detail: DetailPanel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = context.settings
        self._side_bar, self._pages, self._detail = side_bar, pages, detail
        self._detail_width = self._settings.get("detail/width")
        self._detail_open = self._settings.get("detail")
        self._detail_docked = True
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part in (side_bar, pages, detail):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes([WIDE, _DESIGN_WIDTH - WIDE - self._detail_width, self._detail_width])
        if not self._settings.get("splitter").isEmpty():
            self.restoreState(self._settings.get("splitter"))
        self._order_parts()
        # Keys are for the list of a page that was chosen with the mouse; with the keyboard, more pages may be looked at.
        side_bar.clicked.connect(pages.focus_current)
        self.splitterMoved.connect(lambda *_: self._splitter_moved())

    def save(self) -> None:
        """Remember the place and size of the window, and the widths of its parts."""
        self._settings.set("geometry", self.window().saveGeometry())
        if self._detail_docked:
            self._settings.set("splitter", self.saveState())
        self._settings.set("detail/width", self._detail_width)

    def toggle_detail(self) -> None:
        """Open or close the detail."""
        self._detail_open = not self._detail.isVisible()
        self._settings.set("detail", self._detail_open)
        self.fit()

    def fit(self) -> None:
        """Fit side bar and detail to the width of the window."""
        width, page = self.window().width(), self._pages.current
        self._narrow_side_bar(width < _SIDE_BAR_WIDE_FROM)
        self._move_detail(docked=width >= _DETAIL_FITS_FROM)
        self._detail.set_overlay(not self._detail_docked)
        self._detail.set_primary_hidden(page.has_primary)
        # An overlay is shown only when it has a title.
        shown = self._detail_open and page.has_detail and (self._detail_docked or bool(self._detail.work))
        self._detail.setVisible(shown)
        page.reserve_right(self._detail_width if shown and not self._detail_docked else 0)
        if self._detail_docked:
            self._restore_detail_width()
        else:
            self._overlay_detail(page)

    def open_detail(self) -> None:
        """Show the detail panel, if it is not shown."""
        if not self._detail.isVisible():
            self.toggle_detail()

    def _move_detail(self, *, docked: bool) -> None:
        """Put the detail panel next to the page, or over it, where it is closed at first."""
        if docked == self._detail_docked:
            return
        self._detail_docked = docked
        self._detail_open = docked and self._settings.get("detail")
        if docked:
            self.addWidget(self._detail)
            self._order_parts()
        else:
            self._detail.setParent(self.parentWidget())

    def _order_parts(self) -> None:
        """Screen readers read the parts from the lowest to the highest one: from left to right."""
        self._pages.lower()
        self._side_bar.lower()
        self._detail.raise_()

    def _overlay_detail(self, page: ViewPage) -> None:
        """Put the detail over the page, below its header, which stays visible."""
        area, header = self.geometry(), page.findChild(Header)
        top = area.top() + (header.height() if isinstance(header, Header) else 0)
        left = area.right() + 1 - self._detail_width
        self._detail.setGeometry(left, top, self._detail_width, area.bottom() + 1 - top)
        self._detail.raise_()

    def _splitter_moved(self) -> None:
        if self._detail_docked and self._detail.isVisible():
            self._detail_width = self._detail.width()

    def _restore_detail_width(self) -> None:
        """Give the detail the width that the user last gave it."""
        sizes = self.sizes()
        if self._detail.isVisible() and len(sizes) > 2 and sizes[2] != self._detail_width:
            side, rest = sizes[0], sum(sizes[1:])
            self.setSizes([side, rest - self._detail_width, self._detail_width])

    def _narrow_side_bar(self, narrow: bool) -> None:
        if narrow != self._side_bar.is_narrow:
            both = sum(self.sizes()[:2])
            self._side_bar.set_narrow(narrow)
            side = NARROW if narrow else WIDE
            self.setSizes([side, both - side, *self.sizes()[2:]])
