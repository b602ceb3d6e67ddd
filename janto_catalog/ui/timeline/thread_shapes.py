"""The shapes of threads: lines, discs with letters, bars where somebody dies, stops where they are only spoken of."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from janto_catalog.timeline_layout.thread_lines import DISC, LineEnd
from janto_catalog.timeline_layout.thread_rows import RING
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_pictures import draw_counted
from janto_catalog.ui.timeline.mark_shapes import MarkStyle, draw_mark

STOP_ROOM = 56
"""The px that have room for the mark of a stop with its ring."""
_BAR, _SPOKEN, _WIDER = 7.0, 4.0, 6.0


def line_pen(colour: QColor, *, is_dashed: bool) -> QPen:
    """The pen of a line."""
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if is_dashed:
        pen.setDashPattern([2, 2])
    return pen


def draw_disc(painter: QPainter, at: QPointF, letters: str, colour: QColor, theme: Theme) -> None:
    """Draw the letters of a thread in a disc of its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, DISC, DISC)
    font = painter.font()
    painter.setFont(theme.font(10 if len(letters) == 1 else 8, strong=True))
    painter.setPen(theme.colour("base"))
    box = QRectF(at.x() - DISC - 2, at.y() - DISC, 2 * DISC + 4, 2 * DISC)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)
    painter.setFont(font)


def draw_end(painter: QPainter, end: LineEnd, letters: str, colour: QColor, theme: Theme) -> None:
    """Draw where a line begins or ends."""
    if end.is_death:
        painter.setPen(QPen(colour, 3))
        painter.drawLine(QPointF(end.x, end.y - _BAR), QPointF(end.x, end.y + _BAR))
    if end.has_disc:
        away = DISC + (4 if end.is_death else 0)
        at = QPointF(end.x - away if end.is_begin else end.x + away, end.y)
        draw_disc(painter, at, letters, colour, theme)


def draw_ring(painter: QPainter, ring: QRectF, theme: Theme) -> None:
    """Draw the ring where threads meet; lines end at it."""
    painter.setPen(QPen(theme.colour("text"), 1.5))
    painter.setBrush(theme.colour("base"))
    radius = min(ring.width(), ring.height()) / 2
    painter.drawRoundedRect(ring, radius, radius)


def draw_spoken(painter: QPainter, at: QPointF, colour: QColor, theme: Theme) -> None:
    """Draw a stop where a character is not in person."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(theme.colour("base"))
    painter.drawEllipse(at, _SPOKEN, _SPOKEN)


def ring_around(at: QPointF, half: float, *, is_wide: bool) -> QRectF:
    """The ring around a stop, with half of its height: wider where several titles share it."""
    width = RING + (_WIDER if is_wide else 0)
    return QRectF(at.x() - width / 2, at.y() - half, width, 2 * half)


def draw_stop(
    painter: QPainter,
    at: QPointF,
    half: float,
    *,
    is_meeting: bool,
    look: MarkStyle | tuple[int, int],
    theme: Theme,
) -> None:
    """Draw a stop: the mark of its title, or the number of those that share it, in a ring where threads meet."""
    is_mark = isinstance(look, MarkStyle)
    ring = ring_around(at, half, is_wide=not is_mark)
    if is_meeting:
        draw_ring(painter, ring, theme)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("base"))
        painter.drawRoundedRect(ring.adjusted(2, 2, -2, -2), 8, 8)
    if isinstance(look, MarkStyle):
        draw_mark(painter, at, look, theme)
    else:
        draw_counted(painter, at, look, theme)
