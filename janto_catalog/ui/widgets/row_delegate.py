"""How rows of titles are painted: in a table, and as plates on the shelf."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import NAMES, WorkTableModel
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, CELL, DIVIDER
from janto_catalog.ui.widgets.indicator_drawing import draw_bracket, draw_ring

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = frozenset({"position", "length"})
_CHIP = 26


class RowDelegate(QStyledItemDelegate):
    """Paints a table's cells from rows whose words are ready."""

    def __init__(self, model: WorkTableModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self._body, self._caption = theme.font(BODY), theme.font(CAPTION)
        self._strong = theme.font(CAPTION, strong=True)
        self.hovered = -1
        self.key_row = -1
        #: What stands in a strip above a row.
        self.dividers: dict[int, str] = {}
        self._colours()
        theme.changed.connect(self._colours)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, 32)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        if index.row() in self.dividers:
            area = area.adjusted(0, DIVIDER, 0, 0)
        # Asked of the view: the flags of a style option cost more at the start than all else here.
        view = self.parent()
        chosen = isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)
        if chosen:
            painter.fillRect(area, self._selection)
        elif index.row() == self.hovered:
            painter.fillRect(area, self._alt)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._hairline)
        if index.row() == self.key_row and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self._accent)
        cells = self._model.texts(index.row())
        if cells is not None:
            self._cell(painter, area, cells, NAMES[index.column()])

    def draw_divider(self, painter: QPainter, area: QRect, caption: str) -> None:
        """Draw the strip above a row in which an era begins."""
        painter.fillRect(area, self._base)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._hairline)
        painter.setPen(self._text2)
        painter.setFont(self._strong)
        box = area.adjusted(CELL, 0, -CELL, 0)
        shown = painter.fontMetrics().elidedText(caption, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _CENTRE | Qt.TextFlag.TextSingleLine, shown)

    def _colours(self) -> None:
        theme = self._theme
        self._text, self._text2, self._accent = (
            theme.colour("text"),
            theme.colour("text2"),
            theme.colour("accent"),
        )
        self._selection, self._alt, self._hairline = (
            theme.colour("selection"), theme.colour("alt"), theme.colour("hairline"),
        )  # fmt: skip
        self._base = theme.colour("base")
        self._line, self._sure = theme.colour("line"), theme.colour("sure")

    def _cell(self, painter: QPainter, area: QRect, cells: RowTexts, column: str) -> None:
        if column == "place":
            draw_bracket(painter, QRectF(area), cells.certainty, self._text2)
        elif column == "medium":
            self._icon(painter, area, cells.icon, cells.group)
        elif column == "who":
            self._who(painter, area, cells.who)
        elif column == "progress":
            self.draw_progress(painter, area, cells.progress)
        elif column == "have":
            self._have(painter, area, cells)
        elif column == "series":
            self._series(painter, area, cells)
        else:
            text = str(getattr(cells, column))
            self._words(
                painter, area, text, self._text if column == "title" else self._text2, column in _RIGHT
            )

    def _words(self, painter: QPainter, area: QRect, text: str, colour: QColor, right: bool) -> None:
        box = area.adjusted(CELL, 0, -CELL, 0)
        painter.setPen(colour)
        painter.setFont(self._body)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | _CENTRE | Qt.TextFlag.TextSingleLine, shown)

    def _series(self, painter: QPainter, area: QRect, cells: RowTexts) -> None:
        """The series may be shortened, its number never."""
        painter.setFont(self._body)
        painter.setPen(self._text2)
        box = area.adjusted(CELL, 0, -CELL, 0)
        number = f" · {cells.number}" if cells.number else ""
        room = box.width() - painter.fontMetrics().horizontalAdvance(number)
        shown = painter.fontMetrics().elidedText(cells.row.series, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _CENTRE | Qt.TextFlag.TextSingleLine, shown + number)

    def _icon(self, painter: QPainter, area: QRect, name: str, role: str) -> None:
        painter.drawPixmap(area.center() - QPoint(7, 7), self._theme.pixmap(name, role))

    def _who(self, painter: QPainter, area: QRect, who: tuple[str, ...]) -> None:
        painter.setFont(self._caption)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, initials in enumerate(who):
            chip = QRectF(area.left() + 6 + n * (_CHIP + 3), area.center().y() - 9, _CHIP, 20)
            if chip.right() > area.right():
                break
            painter.setPen(QPen(self._hairline, 1))
            painter.setBrush(self._alt)
            painter.drawRoundedRect(chip, 10, 10)
            painter.setPen(self._text2)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, initials)

    def draw_progress(self, painter: QPainter, area: QRect, progress: str) -> None:
        """Draw how far one is: nothing before it is begun, a ring, the mark of what is done."""
        if progress == "finished":
            self._icon(painter, area, "check", "sure")
        elif progress == "skipped":
            self._icon(painter, area, "skip-forward", "text2")
        elif progress == "started":
            draw_ring(painter, QRectF(area), 0.5, self._line, self._text2)

    def _have(self, painter: QPainter, area: QRect, cells: RowTexts) -> None:
        _, icon, role = cells.have
        painter.drawPixmap(QPoint(area.left() + CELL, area.center().y() - 7), self._theme.pixmap(icon, role))
        if cells.row.copies > 1:
            painter.setPen(self._text2)
            painter.setFont(self._body)
            painter.drawText(area.adjusted(CELL + 22, 0, 0, 0), _CENTRE, str(cells.row.copies))
