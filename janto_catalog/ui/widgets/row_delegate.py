"""How the rows of a table of titles are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.models.columns import COLUMNS, TITLE, Column
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import CAPTION, CELL, DIVIDER
from janto_catalog.ui.widgets.cell_painter import CellPainter

_CENTRE = Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Paints the background of a row, its cells, and the dividers above rows."""

    def __init__(self, model: WorkTableModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.cells = CellPainter(theme)
        self._divider_font = theme.font(CAPTION, strong=True)
        self.hovered_row = -1
        #: The row that keys act on, -1 while the table does not have the focus.
        self.focused_row = -1
        #: Captions by the row they are above.
        self.dividers: dict[int, str] = {}
        self._read_colours()
        theme.changed.connect(self._read_colours)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, 32)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        row, column = index.row(), index.column()
        if row in self.dividers:
            area = area.adjusted(0, DIVIDER, 0, 0)
        # The view is asked, not the flags of the style option, which take much longer to read in Python.
        view = self.parent()
        # A click on a tile of the grid, which has one column, selects only the first cell of the row.
        first = self._model.index(row, 0)
        selected = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(first)
        if selected:
            painter.fillRect(area, self._colours["selection"])
        elif row == self.hovered_row:
            painter.fillRect(area, self._colours["alternate"])
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._colours["hairline"])
        if row == self.focused_row and column == 0:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self._colours["accent"])
        texts = self._model.texts(row)
        if texts is not None:
            self.draw_cell(painter, area, COLUMNS[column], texts)

    def draw_cell(self, painter: QPainter, area: QRect, column: Column, texts: RowTexts) -> None:
        """Draw one cell."""
        column.draw(self.cells, painter, area, texts)

    def draw_divider(self, painter: QPainter, area: QRect, caption: str) -> None:
        """Draw the divider above the first row of an era."""
        painter.fillRect(area, self._colours["base"])
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._colours["hairline"])
        painter.setPen(self._colours["secondary"])
        painter.setFont(self._divider_font)
        box = area.adjusted(CELL, 0, -CELL, 0)
        shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _CENTRE | Qt.TextFlag.TextSingleLine, shown)

    def _read_colours(self) -> None:
        roles = ("secondary", "accent", "selection", "alternate", "hairline", "base")
        self._colours = {role: self._theme.colour(role) for role in roles}


class OrderRowDelegate(RowDelegate):
    """Paints the rows of an order, which are higher: the title over its series, so that the reasons have the room."""

    def draw_cell(self, painter: QPainter, area: QRect, column: Column, texts: RowTexts) -> None:
        if column is TITLE:
            self.cells.title_over_series(painter, area, texts)
        else:
            super().draw_cell(painter, area, column, texts)
