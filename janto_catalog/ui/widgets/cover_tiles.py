"""How titles are painted as tiles in the cover grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.model.have import Have
from janto_catalog.ui.background.covers import RADIUS, CoverLoader
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.models.work_table import WorkTableModel
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.cell_painter import CellPainter

_CENTRE = Qt.AlignmentFlag.AlignVCenter
WIDTHS = (96, 128, 176, 240)
"""The least widths of a tile in logical pixels, by zoom."""
_STEP = 8
"""A tile gets wider by so many pixels at a time, so that its cover is not read anew for each pixel of a window."""
_GAP = 16
_TALLER = 24
"""How much higher than wide the room for a cover is: a square one leaves no wider gap above it."""
_CAPTION = 60


class CoverTileDelegate(QStyledItemDelegate):
    """Paints titles as their covers on one base line; one without a cover as a plate with its title."""

    def __init__(
        self, model: WorkTableModel, theme: Theme, cells: CellPainter, covers: CoverLoader, zoom: int = 1
    ) -> None:
        super().__init__()
        self._model, self._theme, self._cells, self._covers = model, theme, cells, covers
        self.set_zoom(zoom)
        self._cell_width = self._width + _GAP

    def set_zoom(self, zoom: int) -> None:
        """Use one of `WIDTHS`; `set_viewport_width` then widens the tiles to fill the lines."""
        self._least = self._width = WIDTHS[zoom]

    def set_viewport_width(self, width: int) -> None:
        """Divide `width` evenly among as many tiles as fit next to each other, and let them fill it, to a third wider."""
        self._cell_width = width // max(1, width // (self._least + _GAP))
        wider = min(self._cell_width - _GAP - self._least, self._least // 3)
        self._width = self._least + max(0, wider // _STEP * _STEP)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._cell_width, 8 + self._width + _TALLER + _CAPTION)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        texts = self._model.texts(index.row())
        if texts is None:
            return
        area: QRect = option.rect
        view = self.parent()
        width, height = self._width, self._width + _TALLER
        box = QRect(area.left() + (area.width() - width) // 2, area.top() + 8, width, height)
        cover = self._covers.cover(texts.id, box.size(), painter.device().devicePixelRatioF())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = (
            self._draw_plate(painter, box, texts) if cover is None else self._draw_cover(painter, box, cover)
        )
        if texts.owned:
            self._draw_progress(painter, tile, texts)
        if texts.row.have not in (Have.YES, Have.NO):
            self._draw_have(painter, tile, texts)
        if isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(tile.adjusted(-3, -3, 3, 3), 8, 8)
        below = QRect(box.left(), box.bottom() + 7, width, _CAPTION - 8)
        self._draw_caption(painter, below, texts, with_title=cover is not None)
        painter.restore()

    def _draw_cover(self, painter: QPainter, box: QRect, cover: QPixmap) -> QRectF:
        """The whole cover on the base line, in the middle; a quiet square while it is not known."""
        if cover.isNull():
            tile = QRectF(box.left(), box.bottom() + 1 - box.width(), box.width(), box.width())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("alternate"))
            painter.drawRoundedRect(tile, RADIUS, RADIUS)
            return tile
        size = cover.deviceIndependentSize()
        left = box.left() + (box.width() - size.width()) / 2
        is_wide = size.height() < size.width() * 0.8
        if is_wide:
            # A still of a video lies on a square, so that no gap is above it.
            tile = QRectF(box.left(), box.bottom() + 1 - box.width(), box.width(), box.width())
            painter.setPen(QPen(self._theme.colour("hairline"), 1))
            painter.setBrush(self._theme.colour("alternate"))
            painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
            painter.drawPixmap(QPointF(left, tile.center().y() - size.height() / 2), cover)
            return tile
        tile = QRectF(left, box.bottom() + 1 - size.height(), size.width(), size.height())
        painter.drawPixmap(tile.topLeft(), cover)
        # A white page would not be seen on the list.
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        return tile

    def _draw_plate(self, painter: QPainter, box: QRect, texts: RowTexts) -> QRectF:
        """A card in the tint of the medium that its title fills; only outlined for one that is not owned."""
        theme = self._theme
        height = box.width() if texts.group == "audio" else box.height()
        width = box.width() if texts.group == "audio" else round(box.height() * 0.72)
        tile = QRectF(box.center().x() + 1 - width / 2, box.bottom() + 1 - height, width, height)
        if texts.owned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_mix(theme.colour(texts.group), theme.colour("base"), 0.14))
        else:
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = theme.colour(texts.group)
        inner = tile.adjusted(10, 10, -8, -8)
        ink = theme.colour("text" if texts.owned else "secondary")
        font = theme.font(LEAD)
        longest = max(QFontMetrics(font).horizontalAdvance(word) for word in texts.title.split() or [""])
        if box.width() < WIDTHS[1] or longest > inner.width():
            font = theme.font(BODY)
        lines = max(2, int((inner.height() - 26) // QFontMetrics(font).height()))
        draw_wrapped(painter, inner, texts.title, font, ink, lines)
        room = round(inner.width()) - 26
        painter.setFont(theme.font(LEAD, light=True))
        if painter.fontMetrics().horizontalAdvance(texts.number) > room:
            painter.setFont(theme.font(CAPTION))
        painter.setPen(colour if texts.owned else ink)
        number = painter.fontMetrics().elidedText(texts.number, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, number)
        return tile

    def _draw_progress(self, painter: QPainter, tile: QRectF, texts: RowTexts) -> None:
        """The progress on a disc of its own, so that it can be seen on any picture."""
        if texts.progress == "none":
            return
        badge = QRect(round(tile.right()) - 26, round(tile.bottom()) - 26, 20, 20)
        self._draw_disc(painter, badge)
        self._cells.progress(painter, badge, texts)

    def _draw_have(self, painter: QPainter, tile: QRectF, texts: RowTexts) -> None:
        """What is wrong with the copies, on a disc beside that of the progress."""
        _, icon, role = texts.ownership
        from_right = 26 if not texts.owned or texts.progress == "none" else 54
        badge = QRect(round(tile.right()) - from_right, round(tile.bottom()) - 26, 20, 20)
        self._draw_disc(painter, badge)
        painter.drawPixmap(badge.center() - QPoint(7, 7), self._theme.pixmap(icon, role))

    def _draw_disc(self, painter: QPainter, badge: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("base"))
        painter.drawEllipse(badge.adjusted(-2, -2, 2, 2))

    def _draw_caption(self, painter: QPainter, area: QRect, texts: RowTexts, *, with_title: bool) -> None:
        theme, used = self._theme, 0.0
        if with_title:
            used = draw_wrapped(painter, QRectF(area), texts.title, theme.font(BODY), theme.colour("text"), 2)
        line = QRectF(area.left(), area.top() + used + 1, area.width(), 16)
        painter.setFont(theme.font(CAPTION))
        about = first_that_fits(
            painter.fontMetrics(),
            round(area.width()),
            # The last word of a date is its year.
            [_joined(texts.kind, released) for released in (texts.released, texts.released[-4:])],
        )
        have = "" if texts.is_there else texts.ownership[0]
        for text in filter(None, (about, have)):
            draw_wrapped(painter, line, text, theme.font(CAPTION), theme.colour("secondary"), 1)
            line.translate(0, 15)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def first_that_fits(metrics: QFontMetrics, width: int, texts: Sequence[str]) -> str:
    """The first text that is no wider than `width` pixels, else the last one."""
    return next((text for text in texts if metrics.horizontalAdvance(text) <= width), texts[-1])


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
        shown = metrics.elidedText(piece.rstrip(), Qt.TextElideMode.ElideRight, round(area.width()))
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
