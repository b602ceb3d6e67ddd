"""Paints the lanes of a timeline: marks and labels, the titles that stand out, and branches with their ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from janto_catalog.timeline_layout import LanesBy, Mark, TimelineLayout
from janto_catalog.timeline_layout.layout import BranchLane
from janto_catalog.timeline_layout.marks import LABEL_AT, SLOT
from janto_catalog.timeline_layout.placed_lane import TRACK, PlacedLane
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_pictures import MarkPictures
from janto_catalog.ui.timeline.mark_shapes import draw_plain_window, draw_window, style_of
from janto_catalog.ui.timeline.seen import NAMES, TOP, Prominent, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts

_RADIUS = 16.0
_STATUS = {"aborted": "undone"}
"""What people read of a branch, where that is not the word of its pack."""


class LanesPainter:
    """Paints the part of the lanes that is seen."""

    def __init__(self, theme: Theme, texts: TimelineTexts, pictures: MarkPictures) -> None:
        self._theme, self._texts, self._pictures = theme, texts, pictures

    def paint(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
        """Paint the lanes, with the top of the timeline at 0."""
        low, high = seen.top + TOP, seen.top + seen.height
        painter.setPen(QPen(self._theme.colour("hairline"), 1))
        for lane in layout.all_lanes:
            painter.drawLine(
                QPointF(seen.left, lane.top + lane.height), QPointF(seen.right, lane.top + lane.height)
            )
        for branch in layout.branch_lanes:
            self._ways(painter, layout, branch)
        for branch in layout.branch_lanes:
            self._branch(painter, layout, branch)
        shown = [lane for lane in layout.placed if lane.top < high and lane.top + lane.height > low]
        prominent = [each for lane in shown for each in self._prominent(layout, lane, seen)]
        if layout.has_room_for_windows:
            for lane in shown:
                self._windows(painter, layout, lane, seen, [each for each in prominent if each.lane is lane])
        for each in prominent:
            self._window(painter, each)
        for lane in shown:
            self._marks(painter, layout, lane, seen, [each for each in prominent if each.lane is lane])
        for each in prominent:
            self._draw_prominent(painter, each)

    def names(self, painter: QPainter, layout: TimelineLayout) -> None:
        """Paint the names of the lanes and branches."""
        colour = self._theme.colour
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

    def _prominent(self, layout: TimelineLayout, lane: PlacedLane, seen: Seen) -> Iterator[Prominent]:
        """The titles of a lane that are prominent: the selected one and that under the pointer.

        In other lanes than that where it is selected or pointed at, a title has no label and no window.
        """
        for work, of_lane in ((seen.selected, seen.selected_lane), (seen.hovered, seen.hovered_lane)):
            index = layout.index_of(work)
            mark = lane.mark_of(index) if index is not None else None
            if mark is None or index is None or not seen.left - SLOT < mark.x < seen.right + SLOT:
                continue
            title, is_here = layout.titles[index], lane is layout.all_lanes[of_lane]
            window = layout.window_of(title) if is_here and not title.is_sure else None
            text, width = self._texts.label(title.row.title) if is_here else ("", 0.0)
            left = _label_side(lane, mark, width + 10, seen)
            box = QRectF(left, lane.middle(mark.track) - 10, width + 10, 20) if text else QRectF()
            yield Prominent(lane, mark, title, work == seen.selected, text, box, window)

    def _windows(
        self,
        painter: QPainter,
        layout: TimelineLayout,
        lane: PlacedLane,
        seen: Seen,
        prominent: Sequence[Prominent],
    ) -> None:
        """Bars over the places that titles may have, none where a title that stands out has its bar."""
        for bar in lane.window_bars(seen.left, seen.right, layout.window_at):
            if not any(each.has_bar_over(bar) for each in prominent):
                title = layout.title_of(lane, bar.mark.first)
                role = "conflict" if title.contested else title.row.kind.group.value
                draw_plain_window(painter, bar, lane.middle(bar.mark.track), role, self._theme)

    def _marks(
        self,
        painter: QPainter,
        layout: TimelineLayout,
        lane: PlacedLane,
        seen: Seen,
        prominent: Sequence[Prominent],
    ) -> None:
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        low = lane.top + lane.height - 6
        for x in lane.others(seen.left, seen.right):
            painter.drawEllipse(QPointF(x, low), 2.5, 2.5)
        by_medium, text = layout.by is LanesBy.MEDIUM, self._theme.colour("text")
        secondary = self._theme.colour("secondary")
        for mark in lane.marks(seen.left, seen.right):
            y = lane.middle(mark.track)
            if mark.size > 1:
                self._pictures.cluster(painter, mark.x, y, mark.size, lane.owned_share(mark))
                continue
            title = layout.title_of(lane, mark.first)
            self._pictures.mark(painter, mark.x, y, style_of(title, by_medium=by_medium))
            if mark.label and not any(each.covers(mark) for each in prominent):
                if any(each.crosses(mark) for each in prominent):
                    box = QRectF(mark.x + LABEL_AT - 2, y - 8, mark.label + 4, 16)
                    painter.fillRect(box, self._theme.colour("base"))
                painter.setPen(text if title.row.have.is_had else secondary)
                painter.drawText(
                    QPointF(mark.x + LABEL_AT, self._texts.base(y)), self._texts.label(title.row.title)[0]
                )

    def _draw_prominent(self, painter: QPainter, prominent: Prominent) -> None:
        """A ring around the mark of a title, and its label over whatever is there."""
        mark, y, colour = prominent.mark, prominent.middle, self._theme.colour
        if prominent.is_selected:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(mark.x - 12, y - 11, 24, 22), 11, 11)
        if prominent.text:
            painter.setPen(QPen(colour("accent" if prominent.is_selected else "line"), 1))
            painter.setBrush(colour("selection" if prominent.is_selected else "base"))
            painter.drawRoundedRect(prominent.box, 4, 4)
            painter.setPen(colour("text"))
            painter.drawText(QPointF(prominent.box.left() + 5, self._texts.base(y)), prominent.text)

    def _window(self, painter: QPainter, prominent: Prominent) -> None:
        """A bar over all places that a title may have, with caps at its ends."""
        title, y = prominent.title, prominent.middle
        if prominent.window is None:
            return
        begin, end = prominent.window
        medium = title.row.kind.group.value
        bar = QRectF(begin, y - 4, max(end - begin, 1), 8)
        draw_window(painter, bar, "conflict" if title.contested else medium, medium, self._theme)

    def _ways(self, painter: QPainter, layout: TimelineLayout, lane: BranchLane) -> None:
        """The ways of a branch from and to the main line; what they cross stays readable."""
        line, end = lane.line, lane.middle - _RADIUS
        painter.setPen(QPen(self._theme.colour("hairline"), 2))
        for x, index in ((line.leaves, lane.branch.leaves), (line.rejoins, lane.branch.rejoins)):
            if x is not None and index is not None:
                painter.drawLine(QPointF(x, self._top_of(layout, index)), QPointF(x, end))

    def _branch(self, painter: QPainter, layout: TimelineLayout, lane: BranchLane) -> None:
        line, y = lane.line, lane.middle
        radius = min(_RADIUS, (line.end - line.begin) / 4)
        painter.setPen(QPen(self._theme.colour("line"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath()
        if line.leaves is None:
            path.moveTo(line.begin, y)
        else:
            path.moveTo(line.begin, y - _RADIUS)
            path.lineTo(line.begin, y - radius)
            path.quadTo(line.begin, y, line.begin + radius, y)
        if line.rejoins is None:
            path.lineTo(line.end, y)
            path.moveTo(line.end, y - 6)
            path.lineTo(line.end, y + 6)
        else:
            path.lineTo(line.end - radius, y)
            path.quadTo(line.end, y, line.end, y - radius)
            path.lineTo(line.end, y - _RADIUS)
        painter.drawPath(path)
        for title, x in zip(lane.branch.titles, line.xs, strict=True):
            self._pictures.mark(painter, x, y, style_of(title, by_medium=layout.by is LanesBy.MEDIUM))

    def _top_of(self, layout: TimelineLayout, index: int) -> float:
        """Where a title of the main line is drawn first; the top if it is not."""
        for lane in layout.placed:
            if (mark := lane.mark_of(index)) is not None:
                return lane.middle(mark.track)
        return TOP


def _label_side(lane: PlacedLane, mark: Mark, width: float, seen: Seen) -> float:
    """Where the label of a prominent title begins: at the right of its mark, or at the left where only there is room."""
    right, left = mark.x + LABEL_AT + 2, mark.x - LABEL_AT - 2 - width
    near = [each for each in lane.marks(left - SLOT, right + width + SLOT) if each.track == mark.track]

    def is_free(begin: float) -> bool:
        return (
            begin >= seen.left
            and begin + width <= seen.right
            and not any(
                each.x + SLOT / 2 > begin and each.x - SLOT / 2 < begin + width
                for each in near
                if each.first != mark.first
            )
        )

    return left if not is_free(right) and is_free(left) else right


def _counts(lane: PlacedLane) -> str:
    found, count = len(lane.found), len(lane.lane.titles)
    return f"{count}" if found == count else f"{found} of {count}"
