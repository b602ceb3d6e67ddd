"""How titles are painted as tiles in the cover grid."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, HEADLINE, LEAD
from janto_catalog.ui.widgets.cell_painter import CellPainter

_CENTRE = Qt.AlignmentFlag.AlignVCenter
# Size of a tile in logical px; of audio it is square, as its covers are.
_WIDTH, _TALL, _SQUARE = 128, 176, 128
MIN_CELL_WIDTH = _WIDTH + 16


class CoverTileDelegate(QStyledItemDelegate):
    """Paints titles as tiles in the tint of their medium: series, title, number and progress."""

    def __init__(self, model: WorkTableModel, theme: Theme, cells: CellPainter) -> None:
        super().__init__()
        self._model, self._theme, self._cells = model, theme, cells
        self._cell_width = MIN_CELL_WIDTH

    def set_viewport_width(self, width: int) -> None:
        """Divide `width` evenly among as many tiles as fit next to each other."""
        self._cell_width = width // max(1, width // MIN_CELL_WIDTH)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._cell_width, _TALL + 84)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        texts = self._model.texts(index.row())
        if texts is None:
            return
        area: QRect = option.rect
        view = self.parent()
        height = _SQUARE if texts.group == "audio" else _TALL
        left, top = area.left() + (area.width() - _WIDTH) // 2, area.top() + 8 + _TALL - height
        tile = QRectF(left, top, _WIDTH, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_tile(painter, tile, texts)
        if isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(tile.adjusted(-3, -3, 3, 3), 8, 8)
        below = QRect(round(tile.left()), round(tile.bottom()) + 6, _WIDTH, 72)
        self._draw_caption(painter, below, texts)
        painter.restore()

    def _draw_tile(self, painter: QPainter, tile: QRectF, texts: RowTexts) -> None:
        theme = self._theme
        if texts.owned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_mix(theme.colour(texts.group), theme.colour("base"), 0.12))
        else:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = tile.adjusted(10, 8, -10, -8)
        draw_wrapped(painter, inner, texts.row.series, theme.font(CAPTION), theme.colour("secondary"), 2)
        middle = QRectF(inner.left(), inner.top() + 36, inner.width(), inner.height() - 36)
        lines = 3 if tile.height() > 150 else 2
        draw_wrapped(painter, middle, texts.title, theme.font(LEAD), theme.colour("text"), lines)
        painter.setFont(theme.font(HEADLINE if len(texts.number) < 4 else LEAD, light=True))
        painter.setPen(theme.colour(texts.group))
        below = inner.adjusted(0, 0, -26, 4)
        number = painter.fontMetrics().elidedText(
            texts.number, Qt.TextElideMode.ElideRight, round(below.width())
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, number)
        badge = QRect(round(inner.right()) - 18, round(inner.bottom()) - 18, 20, 20)
        self._cells.progress(painter, badge, texts)

    def _draw_caption(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        theme = self._theme
        used = draw_wrapped(painter, QRectF(area), texts.title, theme.font(BODY), theme.colour("text"), 2)
        line = QRectF(area.left(), area.top() + used + 2, area.width(), 16)
        about = " · ".join(part for part in (texts.kind, texts.released) if part)
        draw_wrapped(painter, line, about, theme.font(CAPTION), theme.colour("secondary"), 1)
        have = "" if texts.owned else texts.ownership[0]
        draw_wrapped(painter, line.translated(0, 15), have, theme.font(CAPTION), theme.colour("secondary"), 1)


def draw_wrapped(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, lines: int
) -> float:
    """Draw `text` from the top of `area` on at most so many lines, the last one shortened; returns the height used."""
    painter.setPen(colour)
    painter.setFont(font)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    metrics, y = painter.fontMetrics(), area.top()
    for n in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        begin = line.textStart()
        piece = text[begin:] if n == lines - 1 else text[begin : begin + line.textLength()]
        shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(QRectF(area.left(), y, area.width(), metrics.height()), _CENTRE, shown)
        y += metrics.height()
    layout.endLayout()
    return y - area.top()


def _mix(over: QColor, under: QColor, share: float) -> QColor:
    return QColor(
        round(over.red() * share + under.red() * (1 - share)),
        round(over.green() * share + under.green() * (1 - share)),
        round(over.blue() * share + under.blue() * (1 - share)),
    )
