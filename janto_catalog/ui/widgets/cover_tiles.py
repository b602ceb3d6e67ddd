"""How titles are painted on the shelf: plates in the tint of their medium."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, HEADLINE, LEAD
from janto_catalog.ui.widgets.row_delegate import RowDelegate

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_PLATE, _TALL, _SQUARE = 128, 176, 128
NARROWEST = _PLATE + 16


class CoverTileDelegate(QStyledItemDelegate):
    """Paints titles as plates: the medium's tint, the series, the title, the number, and how far one is."""

    def __init__(self, model: WorkTableModel, theme: Theme, rows: RowDelegate) -> None:
        super().__init__()
        self._model, self._theme, self._rows = model, theme, rows
        self._tile_width = NARROWEST

    def set_viewport_width(self, width: int) -> None:
        """Let each plate have an even share of `width`, the space around it the same everywhere."""
        self._tile_width = width // max(1, width // NARROWEST)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._tile_width, _TALL + 84)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cells = self._model.texts(index.row())
        if cells is None:
            return
        area: QRect = option.rect
        view = self.parent()
        height = _SQUARE if cells.group == "audio" else _TALL
        plate = QRectF(
            area.left() + (area.width() - _PLATE) // 2, area.top() + 8 + _TALL - height, _PLATE, height
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_tile(painter, plate, cells)
        if isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(plate.adjusted(-3, -3, 3, 3), 8, 8)
        below = QRect(round(plate.left()), round(plate.bottom()) + 6, _PLATE, 72)
        self._draw_caption(painter, below, cells)
        painter.restore()

    def _draw_tile(self, painter: QPainter, plate: QRectF, cells: RowTexts) -> None:
        theme = self._theme
        if cells.owned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_mix(theme.colour(cells.group), theme.colour("base"), 0.12))
        else:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = plate.adjusted(10, 8, -10, -8)
        draw_wrapped(painter, inner, cells.row.series, theme.font(CAPTION), theme.colour("text2"), 2)
        middle = QRectF(inner.left(), inner.top() + 36, inner.width(), inner.height() - 36)
        draw_wrapped(
            painter,
            middle,
            cells.title,
            theme.font(LEAD),
            theme.colour("text"),
            3 if plate.height() > 150 else 2,
        )
        painter.setFont(theme.font(HEADLINE if len(cells.number) < 4 else LEAD, light=True))
        painter.setPen(theme.colour(cells.group))
        foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        below = inner.adjusted(0, 0, -26, 4)
        number = painter.fontMetrics().elidedText(
            cells.number, Qt.TextElideMode.ElideRight, round(below.width())
        )
        painter.drawText(below, foot, number)
        badge = QRect(round(inner.right()) - 18, round(inner.bottom()) - 18, 20, 20)
        self._rows.draw_progress(painter, badge, cells.progress)

    def _draw_caption(self, painter: QPainter, area: QRect, cells: RowTexts) -> None:
        theme = self._theme
        used = draw_wrapped(painter, QRectF(area), cells.title, theme.font(BODY), theme.colour("text"), 2)
        line = QRectF(area.left(), area.top() + used + 2, area.width(), 16)
        about = " · ".join(part for part in (cells.kind, cells.released) if part)
        draw_wrapped(painter, line, about, theme.font(CAPTION), theme.colour("text2"), 1)
        have = "" if cells.owned else cells.have[0]
        draw_wrapped(painter, line.translated(0, 15), have, theme.font(CAPTION), theme.colour("text2"), 1)


def draw_wrapped(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor, lines: int
) -> float:
    """Draw `text` from the top of `area` on at most so many lines, the last one shortened; the height it took."""
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
