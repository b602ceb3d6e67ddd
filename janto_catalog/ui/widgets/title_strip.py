"""A strip of covers in a page that scrolls: as high as its rows, so that it has no scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.models.fixed_titles import FixedTitlesModel
from janto_catalog.ui.widgets.cell_painter import CellPainter
from janto_catalog.ui.widgets.cover_grid import CoverGrid
from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate


class TitleStrip(CoverGrid):
    """One row of covers, which the arrow keys scroll, or with `whole` as many rows as there are titles."""

    def __init__(self, context: UiContext, name: str, *, whole: bool = False) -> None:
        self.titles = FixedTitlesModel(context)
        self.titles.speaks_rows = True
        delegate = CoverTileDelegate(self.titles, context.theme, CellPainter(context.theme), context.covers)
        super().__init__(self.titles, delegate, QItemSelectionModel(self.titles), context)
        self._whole = whole
        self.selectionModel().setParent(self)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.titles.modelReset.connect(self._fit_height)
        self._fit_height()

    @property
    def selected(self) -> str:
        """The id of the current title, "" for none."""
        index = self.currentIndex()
        is_selected = index.isValid() and self.selectionModel().isSelected(index)
        return self.titles.id_at(index.row()) if is_selected else ""

    def selected_works(self) -> list[str]:
        """The ids of all selected titles."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.titles.id_at(row) for row in rows]

    def select(self, row: int) -> None:
        """Select a title."""
        self.selectionModel().setCurrentIndex(
            self.titles.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click selects what it is on.
        is_click = event.reason() is Qt.FocusReason.MouseFocusReason
        if not is_click and not self.selected and self.titles.rowCount():
            self.select(max(self.currentIndex().row(), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls.
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        tile = self.itemDelegate().sizeHint(QStyleOptionViewItem(), self.titles.index(0, 0))
        across = max(1, self.width() // max(1, tile.width()))
        rows = -(-self.titles.rowCount() // across) if self._whole else 1
        height = max(1, rows) * tile.height() + 4
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
