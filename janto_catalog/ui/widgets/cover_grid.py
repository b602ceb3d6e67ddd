"""Titles as a grid of cover tiles."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate


class CoverGrid(QListView):
    """The grid over a `WorkTableModel`; it shares the selection of the table."""

    def __init__(
        self, model: WorkTableModel, delegate: CoverTileDelegate, selection: QItemSelectionModel
    ) -> None:
        super().__init__()
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
        self._delegate.set_viewport_width(self.viewport().width() - 2)
        super().resizeEvent(event)
