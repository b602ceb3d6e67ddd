"""Paints threads: a line for each character, stops with the marks of their titles, rings where threads meet, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from janto_catalog.timeline_layout import ThreadsLayout
from janto_catalog.timeline_layout.thread_lines import DISC, LineEnd, Piece, curve_span
from janto_catalog.timeline_layout.thread_rows import RING
from janto_catalog.timeline_layout.thread_stops import LABEL_LEFT, Station, Stop
from janto_catalog.timeline_layout.threads import letters
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_pictures import MarkPictures, cluster_key
from janto_catalog.ui.timeline.mark_shapes import SMALL, MarkStyle, style_of
from janto_catalog.ui.timeline.seen import NAMES, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts
from janto_catalog.ui.timeline.thread_places import LABEL_HEIGHT
from janto_catalog.ui.timeline.thread_shapes import (
    STOP_ROOM,
    draw_disc,
    draw_end,
    draw_spoken,
    draw_stop,
    line_pen,
    ring_around,
)

_AROUND = 240.0
"""The px beyond the edges from where labels reach into view."""


class _Prominent(NamedTuple):
    """A title that stands out: its label, and the ring around its stop if it is selected."""

    text: str
    box: QRectF
    ring: QRectF | None


class ThreadsPainter:
    """Paints the part of the threads that is seen."""

    def __init__(self, theme: Theme, texts: TimelineTexts, pictures: MarkPictures) -> None:
        self._theme, self._texts, self._pictures = theme, texts, pictures

    def paint(self, painter: QPainter, layout: ThreadsLayout, seen: Seen) -> None:
        """Paint the threads, with the top of the timeline at 0."""
        words = letters([thread.name for thread in layout.threads])
        ends = list[tuple[int, LineEnd]]()
        for thread in range(len(layout.threads)):
            pieces, own = layout.lines.line(thread, seen.left, seen.right)
            self._line(painter, pieces, self._theme.thread_colour(thread))
            ends += ((thread, end) for end in own)
        for thread, end in ends:
            draw_end(painter, end, words[thread], self._theme.thread_colour(thread), self._theme)
        stations = list(layout.stops.stations(seen.left - _AROUND, seen.right + RING))
        for station in stations:
            for stop in station.stops:
                self._stop(painter, layout, stop)
        chosen = list(self._prominent(layout, stations, seen))
        bands = [(begin, end) for number, begin, end, _ in layout.eras(seen.left, seen.right) if number % 2]
        for station in stations:
            for stop in station.stops:
                if stop.label:
                    is_in_band = any(begin <= stop.x < end for begin, end in bands)
                    back = self._theme.colour("window" if is_in_band else "base")
                    self._label(painter, layout, stop, [each.box for each in chosen], back)
        for each in chosen:
            self._draw_prominent(painter, each)

    def names(self, painter: QPainter, layout: ThreadsLayout, seen: Seen) -> None:
        """Paint the names of the characters, and the discs of lines that come from the left together."""
        words = letters([thread.name for thread in layout.threads])
        for number, thread in enumerate(layout.threads):
            y = layout.rows.y(number)
            draw_disc(painter, QPointF(20, y), words[number], self._theme.thread_colour(number), self._theme)
            self._texts.elided(painter, QRectF(36, y - 16, NAMES - 42, 16), thread.name, "text", strong=True)
            counted = labels.count(len(thread.titles), "title", "titles")
            self._texts.elided(painter, QRectF(36, y - 1, NAMES - 42, 16), counted)
        right, last = NAMES - DISC - 2, -1e9
        for y, number in sorted(self._coming_in(layout, seen.left)):
            right = right - 2 * DISC - 1 if y - last < 2 * DISC else NAMES - DISC - 2
            last = y
            draw_disc(
                painter, QPointF(right, y), words[number], self._theme.thread_colour(number), self._theme
            )

    def _coming_in(self, layout: ThreadsLayout, left: float) -> Iterator[tuple[float, int]]:
        """The lines that come in at the left outside of their own rows."""
        for number in range(len(layout.threads)):
            y = layout.lines.y_at(number, left)
            if y is not None and abs(y - layout.rows.y(number)) > DISC:
                yield y, number

    @staticmethod
    def _line(painter: QPainter, pieces: Sequence[Piece], colour: QColor) -> None:
        """Each bend is a path of its own: the stroke of a long path takes several times as long."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pens = line_pen(colour, is_dashed=False), line_pen(colour, is_dashed=True)
        for piece in pieces:
            pen = pens[piece.is_dashed]
            painter.setPen(pen)
            for (x, y), (to_x, to_y) in pairwise(piece.points):
                if piece.is_dashed:
                    pen.setDashOffset(x / pen.widthF())
                    painter.setPen(pen)
                if y == to_y:
                    painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))
                else:
                    painter.drawPath(_bend(x, y, to_x, to_y))

    def _stop(self, painter: QPainter, layout: ThreadsLayout, stop: Stop) -> None:
        y = layout.rows.y(stop.row)
        if not stop.is_in_person:
            draw_spoken(painter, QPointF(stop.x, y), self._theme.thread_colour(stop.members[0]), self._theme)
            return
        members, count = len(stop.members), len(stop.titles)
        if count > 1:
            look: MarkStyle | tuple[int, int] = cluster_key(count, layout.owned_share(stop))
        else:
            style = style_of(layout.titles[stop.titles[0]], by_medium=False)
            look = style._replace(size=SMALL)
        draw = partial(
            draw_stop, half=layout.rows.half(stop), is_meeting=members > 1, look=look, theme=self._theme
        )
        self._pictures.draw(painter, QPointF(stop.x, y), ("stop", members, look), draw, STOP_ROOM)

    def _label(
        self, painter: QPainter, layout: ThreadsLayout, stop: Stop, taken: Sequence[QRectF], back: QColor
    ) -> None:
        """The label of a stop, over lines that pass behind it, unless a title that stands out has its label there."""
        row = layout.titles[stop.titles[0]].row
        box = self._label_box(layout, stop, stop.label)
        if any(box.intersects(other) for other in taken):
            return
        painter.fillRect(box, back)
        painter.setPen(self._theme.colour("text" if row.have.is_had else "secondary"))
        base = self._texts.base(box.center().y())
        painter.drawText(QPointF(box.left() + 2, base), self._texts.label(row.title)[0])

    @staticmethod
    def _label_box(layout: ThreadsLayout, stop: Stop, width: float) -> QRectF:
        bottom = layout.rows.y(stop.row) - layout.rows.half(stop) - 1
        return QRectF(stop.x - LABEL_LEFT - 2, bottom - LABEL_HEIGHT, width + 4, LABEL_HEIGHT)

    def _prominent(
        self, layout: ThreadsLayout, stations: Sequence[Station], seen: Seen
    ) -> Iterator[_Prominent]:
        """The selected title, and that under the pointer."""
        for work, lane in ((seen.hovered, seen.hovered_lane), (seen.selected, seen.selected_lane)):
            index = layout.index_of(work)
            stops = [stop for station in stations for stop in station.stops if index in stop.titles]
            found = next((stop for stop in stops if lane in stop.members), None)
            if index is None or found is None:
                continue
            text, width = self._texts.label(layout.titles[index].row.title)
            box = self._label_box(layout, found, width + 6).adjusted(0, -4, 0, 0)
            box.moveLeft(min(max(box.left(), seen.left + 2), seen.right - box.width() - 2))
            ring = self._ring(layout, found) if work == seen.selected else None
            yield _Prominent(text, box, ring)

    @staticmethod
    def _ring(layout: ThreadsLayout, stop: Stop) -> QRectF:
        """The ring around a stop that is selected."""
        at = QPointF(stop.x, layout.rows.y(stop.row))
        return ring_around(at, layout.rows.half(stop), is_wide=len(stop.titles) > 1).adjusted(-3, -3, 3, 3)

    def _draw_prominent(self, painter: QPainter, prominent: _Prominent) -> None:
        colour, is_selected = self._theme.colour, prominent.ring is not None
        if prominent.ring is not None:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = prominent.ring.width() / 2
            painter.drawRoundedRect(prominent.ring, radius, radius)
        painter.setPen(QPen(colour("accent" if is_selected else "line"), 1))
        painter.setBrush(colour("selection" if is_selected else "base"))
        painter.drawRoundedRect(prominent.box, 4, 4)
        painter.setPen(colour("text"))
        base = self._texts.base(prominent.box.center().y())
        painter.drawText(QPointF(prominent.box.left() + 5, base), prominent.text)


def _bend(x: float, y: float, to_x: float, to_y: float) -> QPainterPath:
    """The way from one point to another at another height."""
    begin, end = curve_span(x, to_x)
    middle = (begin + end) / 2
    path = QPainterPath(QPointF(x, y))
    if begin > x:
        path.lineTo(begin, y)
    path.cubicTo(middle, y, middle, to_y, end, to_y)
    if end < to_x:
        path.lineTo(to_x, to_y)
    return path
