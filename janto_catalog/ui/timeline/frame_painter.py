"""Paints what stays where it is while a timeline is scrolled: the axis above it, and the names of lanes at its left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from janto_catalog.timeline_layout import TimelineLayout
from janto_catalog.timeline_layout.layout import AXIS
from janto_catalog.timeline_layout.placed_lane import TRACK, PlacedLane
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.seen import NAMES, TOP, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts

_STATUS = {"aborted": "undone"}
"""What people read of a branch, where that is not the word of its pack."""


class FramePainter:
    """Paints the axis and the names."""

    def __init__(self, theme: Theme, texts: TimelineTexts) -> None:
        self._theme, self._texts = theme, texts

    def axis(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
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

    def _year_at_the_left(self, painter: QPainter, layout: TimelineLayout, seen: Seen, end: float) -> bool:
        """Paint the year at the left edge, if there is room before the first tick; returns whether there is."""
        year = layout.scaled.year_at(seen.left)
        has_room = bool(year) and seen.left + 6 + self._texts.metrics.horizontalAdvance(year) + 12 < end
        if has_room:
            painter.setPen(self._theme.colour("secondary"))
            painter.drawText(QPointF(seen.left + 6, AXIS - 11.5), year)
        return has_room

    def names(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
        """Paint the column with the names of lanes."""
        colour = self._theme.colour
        painter.save()
        painter.setClipRect(QRectF(0, 0, NAMES, seen.height))
        painter.fillRect(QRectF(0, 0, NAMES, seen.height), colour("base"))
        painter.save()
        painter.setClipRect(QRectF(0, TOP, NAMES, seen.height - TOP))
        painter.translate(0, -seen.top)
        for lane in layout.placed:
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(QPointF(0, lane.top + lane.height), QPointF(NAMES, lane.top + lane.height))
            upper = QRectF(12, lane.top + 4, NAMES - 20, TRACK)
            if lane.tracks == 1:
                upper = QRectF(12, lane.top + 5, NAMES - 20, 16)
            self._texts.elided(painter, upper, lane.lane.name, "text", strong=True)
            count = QRectF(12, upper.bottom() - (4 if lane.tracks > 1 else 2), NAMES - 20, 16)
            self._texts.elided(painter, count, _counts(lane))
        for branch in layout.branch_lanes:
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(
                QPointF(0, branch.top + branch.height), QPointF(NAMES, branch.top + branch.height)
            )
            status = _STATUS.get(branch.branch.status, branch.branch.status)
            width = self._texts.metrics.horizontalAdvance(status) + 8
            box = QRectF(12, branch.top, NAMES - 20 - width, branch.height)
            self._texts.elided(painter, box, branch.branch.name, "text")
            self._texts.elided(painter, QRectF(NAMES - width - 4, branch.top, width, branch.height), status)
        painter.restore()
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawLine(QPointF(NAMES - 0.5, 0), QPointF(NAMES - 0.5, seen.height))
        painter.restore()


def draw_break(painter: QPainter, x: float, y: float, theme: Theme) -> None:
    """Draw two slanted lines: the axis is broken here."""
    painter.fillRect(QRectF(x - 2, y - 4, 4, 8), theme.colour("base"))
    painter.setPen(QPen(theme.colour("line"), 1.5))
    for side in (-2, 2):
        painter.drawLine(QPointF(x + side - 2, y + 4), QPointF(x + side + 2, y - 4))


def _counts(lane: PlacedLane) -> str:
    found, count = len(lane.found), len(lane.lane.titles)
    return f"{count}" if found == count else f"{found} of {count}"
