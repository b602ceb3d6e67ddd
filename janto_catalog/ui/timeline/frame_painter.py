"""Paints what stays where it is while a timeline is scrolled: the axis above it, and the column of names at its left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from janto_catalog.timeline_layout import StoryLayout
from janto_catalog.timeline_layout.story_layout import AXIS
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.seen import NAMES, TOP, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts


class FramePainter:
    """Paints the axis and the column."""

    def __init__(self, theme: Theme, texts: TimelineTexts) -> None:
        self._theme, self._texts = theme, texts

    def axis(self, painter: QPainter, layout: StoryLayout, seen: Seen) -> None:
        """Paint the axis: years, time that is known as a line, and where it is broken."""
        colour, scaled = self._theme.colour, layout.scaled
        painter.fillRect(QRectF(seen.left, 0, seen.width, AXIS), colour("base"))
        y = AXIS - 5.5
        painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(seen.left, y), QPointF(seen.right, y))
        painter.setPen(QPen(colour("line"), 1.5))
        for begin, end in scaled.dated(seen.left, seen.right):
            painter.drawLine(QPointF(begin, y), QPointF(end, y))
        ticks = scaled.ticks(seen.left - 120, seen.right, self._texts.metrics.horizontalAdvance)
        at_left = self._year_at_the_left(
            painter, layout, seen, min((tick.x for tick in ticks if tick.x > seen.left), default=seen.right)
        )
        for tick in ticks:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(tick.x, y - 5), QPointF(tick.x, y + 3))
            if tick.x > seen.left or not at_left:
                painter.setPen(colour("secondary"))
                painter.drawText(QPointF(tick.x + 3, y - 6), tick.text)
        last = -1e9
        for x in scaled.breaks(seen.left, seen.right):
            if x - last >= 12:
                draw_break(painter, x, y, self._theme)
                last = x
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawLine(QPointF(seen.left, AXIS), QPointF(seen.right, AXIS))

    def _year_at_the_left(self, painter: QPainter, layout: StoryLayout, seen: Seen, end: float) -> bool:
        """Paint the year at the left edge, if there is room before the first tick; returns whether there is."""
        year = layout.scaled.year_at(seen.left)
        has_room = bool(year) and seen.left + 6 + self._texts.metrics.horizontalAdvance(year) + 12 < end
        if has_room:
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(QPointF(seen.left + 6, AXIS - 11.5), year)
        return has_room

    def begin_names(self, painter: QPainter, seen: Seen) -> None:
        """Clear the column of names; what is painted then is that column, with the top of the timeline at 0."""
        painter.save()
        painter.setClipRect(QRectF(0, 0, NAMES, seen.height))
        painter.fillRect(QRectF(0, 0, NAMES, seen.height), self._theme.colour("base"))
        painter.save()
        painter.setClipRect(QRectF(0, TOP, NAMES, seen.height - TOP))
        painter.translate(0, -seen.top)

    def end_names(self, painter: QPainter, seen: Seen) -> None:
        """Paint the edge of the column."""
        painter.restore()
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        painter.drawLine(QPointF(NAMES - 0.5, 0), QPointF(NAMES - 0.5, seen.height))
        painter.restore()


def draw_break(painter: QPainter, x: float, y: float, theme: Theme) -> None:
    """Draw two slanted lines: the axis is broken here."""
    painter.fillRect(QRectF(x - 2, y - 4, 4, 8), theme.colour("base"))
    painter.setPen(QPen(theme.colour("line"), 1.5))
    for side in (-2, 2):
        painter.drawLine(QPointF(x + side - 2, y + 4), QPointF(x + side + 2, y - 4))
