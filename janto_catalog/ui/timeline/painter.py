"""Paints the part of a timeline that is seen: eras, lanes, branches, marks and labels, the axis, and the names of lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import LanesBy, Mark, TimelineLayout
from janto_catalog.timeline_layout.layout import AXIS, ERAS, BranchLane
from janto_catalog.timeline_layout.marks import LABEL_AT, SLOT
from janto_catalog.timeline_layout.placed_lane import PlacedLane
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.dropping import Drop
from janto_catalog.ui.timeline.frame_painter import FramePainter
from janto_catalog.ui.timeline.mark_pictures import MarkPictures
from janto_catalog.ui.timeline.mark_shapes import draw_window, style_of
from janto_catalog.ui.timeline.seen import NAMES, TOP, Prominent, Seen
from janto_catalog.ui.timeline.texts import TimelineTexts

_RADIUS = 16.0


class TimelinePainter:
    """Paints on a screen, or as lines into a file."""

    def __init__(self, theme: Theme, *, as_lines: bool = False) -> None:
        self._theme = theme
        self._pictures = MarkPictures(theme, as_lines=as_lines)
        self._texts = TimelineTexts(theme)
        self._frame = FramePainter(theme, self._texts)

    def width_of(self, title: TimelineTitle) -> float:
        """The width of the label of a title."""
        return self._texts.label(title.row.title)[1]

    def paint(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
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
        self._lanes(painter, layout, seen)
        painter.restore()
        self._frame.axis(painter, layout, seen)
        if seen.drop is not None:
            self._drop(painter, seen.drop, seen)
        painter.restore()
        self._frame.names(painter, layout, seen)

    # ---- behind the marks

    def _eras(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
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

    def _lanes(self, painter: QPainter, layout: TimelineLayout, seen: Seen) -> None:
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
        for each in prominent:
            self._window(painter, each)
        for lane in shown:
            self._marks(painter, layout, lane, seen, [each for each in prominent if each.lane is lane])
        for each in prominent:
            self._draw_prominent(painter, each)

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

    def _drop(self, painter: QPainter, drop: Drop, seen: Seen) -> None:
        """The gap that a title is dragged to, and what a drop would say."""
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawLine(QPointF(drop.x, AXIS), QPointF(drop.x, seen.height))
        width = self._texts.metrics.horizontalAdvance(drop.sentence) + 16
        left = min(max(drop.x + 8, seen.left + 4), seen.right - width - 4)
        box = QRectF(left, AXIS + ERAS + 4, width, 24)
        painter.setBrush(self._theme.colour("base"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, drop.sentence)

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
