"""Paints the part of a timeline that is seen: eras, what is below the axis, the axis, and the column of names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import StoryLayout, ThreadsLayout, TimelineLayout
from janto_catalog.timeline_layout.story_layout import AXIS, ERAS
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.dropping import Drop
from janto_catalog.ui.timeline.frame_painter import FramePainter
from janto_catalog.ui.timeline.lanes_painter import LanesPainter
from janto_catalog.ui.timeline.mark_pictures import MarkPictures
from janto_catalog.ui.timeline.seen import NAMES, TOP, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts
from janto_catalog.ui.timeline.threads_painter import ThreadsPainter


class TimelinePainter:
    """Paints on a screen, or as lines into a file."""

    def __init__(self, theme: Theme, *, as_lines: bool = False) -> None:
        self._theme = theme
        self._pictures = MarkPictures(theme, as_lines=as_lines)
        self._texts = TimelineTexts(theme)
        self._frame = FramePainter(theme, self._texts)
        self._lanes = LanesPainter(theme, self._texts, self._pictures)
        self._threads = ThreadsPainter(theme, self._texts, self._pictures)

    def width_of(self, title: TimelineTitle) -> float:
        """The width of the label of a title."""
        return self._texts.label(title.row.title)[1]

    def paint(self, painter: QPainter, layout: StoryLayout, seen: Seen) -> None:
        """Paint what is seen, from the point 0, 0 on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._texts.font)
        self._pictures.begin(painter)
        painter.save()
        painter.setClipRect(QRectF(NAMES, 0, seen.width - NAMES, seen.height))
        painter.translate(NAMES - seen.left, 0)
        self._eras(painter, layout, seen)
        painter.save()
        painter.setClipRect(QRectF(seen.left, TOP, seen.width - NAMES, seen.height - TOP))
        painter.translate(0, -seen.top)
        if isinstance(layout, TimelineLayout):
            self._lanes.paint(painter, layout, seen)
        elif isinstance(layout, ThreadsLayout):
            self._threads.paint(painter, layout, seen)
        painter.restore()
        self._frame.axis(painter, layout, seen)
        if seen.drop is not None:
            self._drop(painter, seen.drop, seen)
        painter.restore()
        self._names(painter, layout, seen)

    def _names(self, painter: QPainter, layout: StoryLayout, seen: Seen) -> None:
        """The column with the names of lanes."""
        self._frame.begin_names(painter, seen)
        if isinstance(layout, TimelineLayout):
            self._lanes.names(painter, layout)
        elif isinstance(layout, ThreadsLayout):
            self._threads.names(painter, layout, seen)
        self._frame.end_names(painter, seen)

    def _eras(self, painter: QPainter, layout: StoryLayout, seen: Seen) -> None:
        colour = self._theme.colour
        painter.fillRect(QRectF(seen.left, 0, seen.width, seen.height), colour("base"))
        for number, begin, end, name in layout.eras(seen.left, seen.right):
            left, right = max(begin, seen.left), min(end, seen.right)
            if number % 2:
                painter.fillRect(QRectF(left, AXIS, right - left, seen.height), colour("window"))
            if begin > seen.left:
                painter.setPen(QPen(colour("hairline"), 1))
                painter.drawLine(QPointF(begin, AXIS), QPointF(begin, seen.height))
            self._texts.elided(painter, QRectF(left + 6, AXIS, right - left - 12, ERAS), name)

    def _drop(self, painter: QPainter, drop: Drop, seen: Seen) -> None:
        """The gap that a title is dragged to."""
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawLine(QPointF(drop.x, AXIS), QPointF(drop.x, seen.height))
