"""Titles as a grid of cover tiles."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from janto_catalog.ui.background.covers import RADIUS
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.own_cover import choose_cover, picture_in
from janto_catalog.ui.widgets.cover_tiles import CoverTileDelegate
from janto_catalog.ui.widgets.drops import accept_copy


class CoverGrid(QListView):
    """The grid over a `WorkTableModel`; it shares the selection of the table.

    `zoom_wanted` carries 1 or -1 when the wheel is turned with Ctrl, `drag_wanted` comes when the selected titles are
    dragged.  A picture that is dropped on a title becomes its cover.
    """

    zoom_wanted = Signal(int)
    drag_wanted = Signal()

    def __init__(
        self,
        model: WorkTableModel,
        delegate: CoverTileDelegate,
        selection: QItemSelectionModel,
        context: UiContext,
    ) -> None:
        super().__init__()
        #: Whether the current title was in view before the tiles got other places.
        self._keeps_current = False
        self._context = context
        self._works = model
        context.covers.loaded.connect(self._show_cover)
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
        # A grid whose tiles do not move turns drops off for its viewport.
        self.viewport().setAcceptDrops(True)
        self.setDragEnabled(True)
        self._drop_row = -1
        # Long lists are laid out in parts.
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._show_current_again())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt calls it
        self.drag_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Everything else is for the window, which adds folders.
        if picture_in(event.mimeData()) is None:
            event.ignore()
        else:
            accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        self._show_drop(row)
        if row < 0:
            event.ignore()
        else:
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drop(-1)
        picture, row = picture_in(event.mimeData()), self.indexAt(event.position().toPoint()).row()
        work = self._works.id_at(row) if row >= 0 else ""
        if picture is not None and work:
            accept_copy(event)
            choose_cover(self._context, lambda _catalog: [work], picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row >= 0:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._context.theme.colour("accent"), 2))
            tile = self.visualRect(self._works.index(self._drop_row, 0))
            painter.drawRoundedRect(tile.adjusted(4, 4, -4, -4), RADIUS, RADIUS)

    def _show_drop(self, row: int) -> None:
        """Draw a frame around the title that a dragged picture would become the cover of; -1 for none."""
        self._drop_row = row
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        tile = self.visualRect(self.currentIndex().siblingAtColumn(0))
        before = QRect(QPoint(), event.oldSize())
        self._keeps_current = self._keeps_current or (not tile.isEmpty() and before.intersects(tile))
        self._share_width()
        super().resizeEvent(event)
        self._show_current_again()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # A title that the table or a key has selected is current in another column, which the grid does not show.
        super().scrollTo(self._works.index(index.row(), 0), hint)

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._show_current_again()
        self._keeps_current = False

    def _show_current_again(self) -> None:
        """After the tiles got other places: show the current title if it was in view before."""
        if self._keeps_current and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

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
