"""Titles as a grid of cover tiles."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from janto_catalog.ui.background.covers import CoverLoader
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate


class CoverGrid(QListView):
    """The grid over a `WorkTableModel`; it shares the selection of the table.

    `zoom_wanted` carries 1 or -1 when the wheel is turned with Ctrl.
    """

    zoom_wanted = Signal(int)

    def __init__(
        self,
        model: WorkTableModel,
        delegate: CoverTileDelegate,
        selection: QItemSelectionModel,
        covers: CoverLoader,
    ) -> None:
        super().__init__()
        self._works = model
        covers.loaded.connect(self._show_cover)
        self.setModel(model)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(400)
        self.setSpacing(0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("grid")
        self.setAccessibleName("Titles as covers")
        self.setSelectionModel(selection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_width()
        super().resizeEvent(event)

    def set_zoom(self, zoom: int) -> None:
        """Show the tiles in one of the sizes of `cover_tiles.WIDTHS`; the current one stays in view."""
        self._delegate.set_zoom(zoom)
        self._share_width()
        self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _show_cover(self, work: str) -> None:
        row = self._works.row_of(work) if work else None
        if row is not None:
            self.update(self._works.index(row, 0))
        elif not work:
            self.viewport().update()

    def _share_width(self) -> None:
        """Divide the width among the tiles; Qt keeps room for the scroll bar also while it is hidden."""
        bar = self.verticalScrollBar()
        kept = 0 if bar.isVisible() else bar.sizeHint().width()
        self._delegate.set_viewport_width(self.viewport().width() - kept - 2)
