"""The shapes of marks: what is owned, finished, contested or uncertain is told by the shape, colours come third."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from janto_catalog.model.kinds import Group
from janto_catalog.model.order import PlacementStatus
from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout.window_bars import WindowBar
from janto_catalog.ui.theme.theme import Theme

SIZE, SMALL = 16.0, 12.0
"""The px of the mark of a sure place, and of an uncertain one."""
_CIRCLE, _SQUARE, _TRIANGLE, _DIAMOND = "circle", "square", "triangle", "diamond"
_OF_MEDIUM = {Group.VIDEO: _CIRCLE, Group.AUDIO: _SQUARE, Group.PRINT: _TRIANGLE, Group.CLIPPING: _TRIANGLE}
_HATCH = 4.0
OWNED_ALPHA = 60
"""How opaque the colour of lines is, of 255, that fills the mark of several titles, under their number."""
_ALPHA, _FADE = 56, 28.0
"""How opaque a plain bar is, of 255, and the px over which it fades."""


class MarkStyle(NamedTuple):
    """How a mark looks: its shape and size, and whether it is filled, ticked, hatched or dashed; `role` is its colour."""

    shape: str
    size: float
    role: str
    is_filled: bool = False
    is_ticked: bool = False
    is_hatched: bool = False
    is_dashed: bool = False


def style_of(title: TimelineTitle, *, by_medium: bool) -> MarkStyle:
    """The mark of a title.  Where lanes are not by medium, its shape tells the medium."""
    group, is_sure = title.row.kind.group, title.is_sure
    shape = (_CIRCLE if is_sure else _DIAMOND) if by_medium else _OF_MEDIUM[group]
    return MarkStyle(
        shape,
        SIZE if is_sure else SMALL,
        group.value,
        is_filled=title.row.have.is_had,
        is_ticked=title.row.progress == "finished",
        is_hatched=title.contested,
        is_dashed=title.status in (PlacementStatus.TIE, PlacementStatus.UNPLACED),
    )


def outline(shape: str, size: float) -> QPainterPath:
    """The outline of a shape around the origin."""
    path, half = QPainterPath(), size / 2
    if shape == _CIRCLE:
        path.addEllipse(QPointF(0, 0), half, half)
    elif shape == _SQUARE:
        path.addRoundedRect(QRectF(-half, -half, size, size), 2, 2)
    elif shape == _TRIANGLE:
        corners = [QPointF(0, -half), QPointF(half, half * 0.8), QPointF(-half, half * 0.8)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    else:
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    return path


def draw_mark(painter: QPainter, at: QPointF, style: MarkStyle, theme: Theme) -> None:
    """Draw a mark around a point."""
    colour = theme.colour("conflict" if style.is_hatched else style.role)
    shown = colour if style.is_filled or style.is_hatched else theme.colour("line")
    inset = 0.0 if style.is_filled and not style.is_hatched else 1.5
    path = outline(style.shape, style.size - inset)
    painter.save()
    painter.translate(at)
    pen = QPen(shown, 1.5)
    if style.is_dashed:
        pen.setDashPattern([1.6, 1.6])
    painter.setPen(pen)
    painter.setBrush(colour if style.is_filled else theme.colour("base"))
    painter.drawPath(path)
    if style.is_hatched:
        _hatch(painter, path, style, theme.colour("base") if style.is_filled else colour)
    if style.is_ticked:
        _tick(painter, style, theme.colour("base") if style.is_filled else shown)
    painter.restore()


def _hatch(painter: QPainter, path: QPainterPath, style: MarkStyle, colour: QColor) -> None:
    """Slanted lines, cut to the shape: drawings know no clipping."""
    lines, half, step = QPainterPath(), style.size, -style.size
    while step <= style.size:
        lines.moveTo(step - half, half)
        lines.lineTo(step + half, -half)
        step += _HATCH
    stroker = QPainterPathStroker(QPen(colour, 1.25))
    painter.fillPath(stroker.createStroke(lines).intersected(path), colour)


def _tick(painter: QPainter, style: MarkStyle, colour: QColor) -> None:
    unit = style.size / 16
    pen = QPen(colour, 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(-3.5 * unit, 0.2 * unit),
                QPointF(-1 * unit, 2.7 * unit),
                QPointF(3.8 * unit, -2.6 * unit),
            ]
        )
    )


def draw_window(painter: QPainter, bar: QRectF, outline_role: str, fill_role: str, theme: Theme) -> None:
    """Draw a bar over all places that a title may have, with caps at its ends."""
    fill = theme.colour(fill_role)
    fill.setAlpha(56)
    painter.setPen(QPen(theme.colour(outline_role), 1))
    painter.setBrush(fill)
    painter.drawRect(bar)
    painter.setPen(QPen(theme.colour(outline_role), 2))
    for x in (bar.left(), bar.right()):
        painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.bottom() + 3))


def draw_plain_window(painter: QPainter, bar: WindowBar, y: float, role: str, theme: Theme) -> None:
    """Draw the bar of a title that does not stand out: it has a cap where it ends, and fades where it goes on."""
    colour = theme.colour(role)
    full, none = QColor(colour), QColor(colour)
    full.setAlpha(_ALPHA)
    none.setAlpha(0)
    length = bar.end - bar.begin
    fade = min(_FADE / length, 0.5) if length else 0.5
    brush = QLinearGradient(bar.begin, 0, bar.end, 0)
    for share, is_end in ((0.0, bar.is_begin), (1.0, bar.is_end)):
        brush.setColorAt(share, full if is_end else none)
    brush.setColorAt(fade, full)
    brush.setColorAt(1 - fade, full)
    painter.fillRect(QRectF(bar.begin, y - 4, length, 8), brush)
    painter.setPen(QPen(colour, 1.5))
    for x, is_end in ((bar.begin, bar.is_begin), (bar.end, bar.is_end)):
        if is_end:
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))


def draw_cluster(painter: QPainter, at: QPointF, count: int, share: float, theme: Theme) -> None:
    """Draw the mark of several titles: their number, filled as far as the share of those that are owned."""
    box = QRectF(at.x() - 10, at.y() - 8, 20, 16)
    path = QPainterPath()
    path.addRoundedRect(box, 8, 8)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("base"))
    painter.drawPath(path)
    if share:
        owned = QPainterPath()
        owned.addRect(QRectF(box.left(), box.top(), box.width() * share, box.height()))
        fill = theme.colour("line")
        fill.setAlpha(OWNED_ALPHA)
        painter.fillPath(path.intersected(owned), fill)
    painter.setPen(QPen(theme.colour("line"), 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    text = str(count) if count < 100 else "99+"
    font = theme.font(9 if count < 100 else 7)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
