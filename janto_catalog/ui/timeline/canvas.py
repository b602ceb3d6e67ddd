"""The canvas of the timeline: scrolls, zooms, and chooses titles by mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from janto_catalog.model.story_threads import StoryThread
from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
from janto_catalog.model.views import WorkRow
from janto_catalog.timeline_layout import MAX_PITCH, LanesBy, StoryLayout, ThreadsLayout, TimelineLayout
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.accessible import AccessibleNodes
from janto_catalog.ui.timeline.dropping import Drop, drop_at
from janto_catalog.ui.timeline.lane_places import LanePlaces
from janto_catalog.ui.timeline.painter import TimelinePainter
from janto_catalog.ui.timeline.places import Place, Places
from janto_catalog.ui.timeline.seen import NAMES, TOP, Seen
from janto_catalog.ui.timeline.thread_places import ThreadPlaces

STEPS = 100
"""The steps of the zoom, from all titles to the largest."""
_WHEEL, _MARGIN = 120, 48
_GRIP, _STEP_AT_EDGE = 10, 16
"""The px after which a title is dragged, and by which a drag at an edge moves along."""


class TimelineCanvas(QAbstractScrollArea):
    """Shows a timeline.  `chosen` carries the id of the title that is selected, `opened` comes at a double click on it,
    `zoomed` carries the step of the zoom, `hovered` the title under the pointer, or None, and where its mark is, `dropped` a title,
    "after" or "before", and the title next to which it was dropped, `pulled` what a drop would do, or None, and where the pointer is.
    """

    chosen = Signal(str)
    opened = Signal()
    zoomed = Signal(int)
    hovered = Signal(object, QPoint)
    dropped = Signal(str, str, str)
    pulled = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.accessible_nodes = AccessibleNodes(self, lambda: self.places, lambda: self.current)
        self.painter = TimelinePainter(theme)
        empty = TimelineLayout(TimelineContents())
        self.timeline: StoryLayout = empty
        self.places: Places = LanePlaces(empty)
        self.selected = self._hovered = ""
        #: The place under the pointer.
        self.hovered_place: Place | None = None
        #: The place of the selected title: a title may be in several lanes.
        self.current: Place | None = None
        self._step = 0
        self._drag: QPointF | None = None
        #: Where a title was taken hold of, and where it would be placed if it were dropped now.
        self._grip: QPointF | None = None
        self._drop: Drop | None = None
        self.setObjectName("timeline")
        self.setAccessibleName("Timeline")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a bar that comes and goes with the zoom would change the height that lanes share.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.viewport().update)

    # ---- what is shown

    def show_timeline(self, contents: TimelineContents, by: LanesBy, *, with_branches: bool) -> None:
        """Show another timeline, or the same one in other lanes, at the same zoom."""
        timeline = TimelineLayout(contents, by, self.painter.width_of, with_branches=with_branches)
        self._show_layout(timeline, LanePlaces(timeline))

    def show_threads(self, contents: TimelineContents, threads: Sequence[StoryThread]) -> None:
        """Show a timeline as threads of characters."""
        timeline = ThreadsLayout(contents, threads, self.painter.width_of)
        self._show_layout(timeline, ThreadPlaces(timeline))

    def _show_layout(self, timeline: StoryLayout, places: Places) -> None:
        """Show another layout at the same zoom; what was in the middle stays there."""
        middle = self._middle_title()
        self.timeline, self.places = timeline, places
        self._arrange()
        self.current = self.places.first_of(self.selected)
        if middle is not None and middle < len(self.timeline.titles):
            self._centre(self.timeline.scaled.xs[middle])
        self.viewport().update()

    def select(self, work: str, *, scroll: bool = True) -> None:
        """Mark a title as the selected one, and show it."""
        if self.current is None or self.places.title(self.current).row.id != work:
            self.current = self.places.first_of(work)
        self.selected = work
        if scroll and self.current is not None:
            self._show(self.current)
        self.viewport().update()

    @property
    def step(self) -> int:
        """The step of the zoom, from 0 to `STEPS`."""
        return self._step

    def zoom_to(self, step: int, at: float | None = None) -> None:
        """Zoom to a step; what is at `at`, in px of the viewport, stays there: by default the selected title, or the middle."""
        step = min(max(step, 0), STEPS)
        if at is None:
            at = self._anchor()
        index, offset = self._title_at(at)
        self._step = step
        self._arrange()
        if index is not None:
            x = self.timeline.scaled.xs[index] + offset * self.timeline.pitch
            self.horizontalScrollBar().setValue(round(x - (at - NAMES)))
        self.zoomed.emit(step)
        self.viewport().update()

    def _pitch(self) -> float:
        low = min(self.timeline.fitting(max(self.viewport().width() - NAMES, 200)), MAX_PITCH / 4)
        return exp(log(low) + (log(MAX_PITCH) - log(low)) * self._step / STEPS)

    def _arrange(self) -> None:
        size = self.viewport().size()
        self.timeline.zoom(self._pitch(), float(size.height()))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(self.timeline.width - (size.width() - NAMES)), 0))
        across.setPageStep(max(size.width() - NAMES, 1))
        down.setRange(0, max(round(self.timeline.height - size.height()), 0))
        down.setPageStep(max(size.height() - TOP, 1))

    def _anchor(self) -> float:
        """Where a zoom by key or slider keeps what is there: the selected title if it is in view, else the middle."""
        if self.current is not None:
            x = self.places.x(self.current) - self.horizontalScrollBar().value() + NAMES
            if NAMES <= x <= self.viewport().width():
                return x
        return (self.viewport().width() + NAMES) / 2

    def _title_at(self, at: float) -> tuple[int | None, float]:
        """The title nearest to a point of the viewport, and how far it is from that, in pitches."""
        if not self.timeline.titles:
            return None, 0.0
        x = at - NAMES + self.horizontalScrollBar().value()
        index = self.timeline.scaled.nearest(x)
        return index, (x - self.timeline.scaled.xs[index]) / self.timeline.pitch

    def _middle_title(self) -> int | None:
        return self._title_at((self.viewport().width() + NAMES) / 2)[0]

    def _centre(self, x: float) -> None:
        self.horizontalScrollBar().setValue(round(x - (self.viewport().width() - NAMES) / 2))

    def _show(self, place: Place) -> None:
        """Scroll until a place is in view."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        x, width = self.places.x(place), self.viewport().width() - NAMES
        if not across.value() + _MARGIN <= x <= across.value() + width - _MARGIN:
            self._centre(x)
        top, bottom = self.places.span(place)
        if top - TOP < down.value():
            down.setValue(round(top - TOP))
        elif bottom > down.value() + self.viewport().height():
            down.setValue(round(bottom - self.viewport().height()))

    def seen(self) -> Seen:
        """The part that is seen."""
        return Seen(
            float(self.horizontalScrollBar().value()),
            float(self.verticalScrollBar().value()),
            float(self.viewport().width()),
            float(self.viewport().height()),
            self.selected,
            self.current.lane if self.current is not None else 0,
            self._hovered,
            self.hovered_place.lane if self.hovered_place is not None else 0,
            self._drop,
        )

    def seen_with_all_lanes(self) -> Seen:
        """What is seen, and the lanes above and below that."""
        return replace(
            self.seen(), top=0.0, height=max(self.timeline.height, float(self.viewport().height()))
        )

    # ---- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.painter.paint(painter, self.timeline, self.seen())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        middle = self._middle_title() if event.oldSize().isValid() else None
        self._arrange()
        if middle is not None:
            self._centre(self.timeline.scaled.xs[middle])

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hover(None)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned.y():
                self.zoom_to(self._step + round(6 * turned.y() / _WHEEL), event.position().x())
            event.accept()
            return
        is_across = (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self.verticalScrollBar().maximum()
        )
        if is_across or abs(turned.x()) > abs(turned.y()):
            by = turned.x() if abs(turned.x()) > abs(turned.y()) else turned.y()
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - by)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place is None:
            self._drag = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif place is not None:
            self._grip = event.position() if event.button() is Qt.MouseButton.LeftButton else None
            self.choose(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            moved, self._drag = event.position() - self._drag, event.position()
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - round(moved.x()))
            down.setValue(down.value() - round(moved.y()))
            return
        if self._grip is not None and (event.position() - self._grip).manhattanLength() > _GRIP:
            self._pull_selected(event.position())
            return
        self._hover(self.place_at(event.position()))

    def _pull_selected(self, at: QPointF) -> None:
        self._hover(None)
        index = self.timeline.index_of(self.selected)
        if index is not None:
            self.pull(self.timeline.titles[index].row, at)

    def pull(self, title: WorkRow, at: QPointF) -> None:
        """Show where a title that is dragged would be placed at a point of the viewport; at an edge, move along."""
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        is_over = NAMES <= at.x() <= width and at.y() <= self.viewport().height()
        if is_over or self._grip is not None:
            bar.setValue(
                bar.value() + _STEP_AT_EDGE * ((at.x() > width - _MARGIN) - (at.x() < NAMES + _MARGIN))
            )
            self._show_drop(drop_at(self.timeline, title, at.x() - NAMES + bar.value()), at)
        else:
            self._show_drop(None, at)

    def _show_drop(self, drop: Drop | None, at: QPointF) -> None:
        self._drop = drop
        self.pulled.emit(drop.at if drop is not None else None, at.toPoint())
        self.viewport().update()

    def let_go(self, *, drops: bool) -> None:
        """End a drag: with a drop where it is, or without."""
        drop, self._grip = self._drop, None
        self._show_drop(None, QPointF())
        if drop is not None and drops:
            self.dropped.emit(drop.at.work, drop.at.relation, drop.at.other)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go(drops=True)
        self._drag = None
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is None:
            return
        if self.places.count(place) > 1:
            # Several titles share the mark: it opens by coming nearer.
            self.zoom_to(self._step + STEPS // 5, event.position().x())
        else:
            self.opened.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # The names of lanes may be shortened.
            name = self._lane_name(event.pos())
            QToolTip.showText(event.globalPos(), labels.tool_tip(name), self.viewport())
            return True
        return super().viewportEvent(event)

    def _lane_name(self, point: QPoint) -> str:
        """The whole name of the lane whose name is at a point of the viewport; "" for none."""
        if point.x() >= NAMES or point.y() <= TOP:
            return ""
        lane = self.places.lane_at(point.y() + self.verticalScrollBar().value())
        return self.places.name(lane) if lane is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self.places.before,
            Qt.Key.Key_Right: self.places.after,
            Qt.Key.Key_Up: self.places.above,
            Qt.Key.Key_Down: self.places.below,
            Qt.Key.Key_Home: self.places.first_in_lane,
            Qt.Key.Key_End: self.places.last_in_lane,
        }
        step = (
            steps.get(Qt.Key(event.key()))
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            else None
        )
        if event.key() == Qt.Key.Key_Escape and self._grip is not None:
            self.let_go(drops=False)
            return
        if step is None:
            super().keyPressEvent(event)
            return
        place = step(self.current) if self.current is not None else self.places.nearest(self._seen_middle())
        if place is not None:
            self.choose(place)

    def _seen_middle(self) -> float:
        return self.horizontalScrollBar().value() + (self.viewport().width() - NAMES) / 2

    # ---- choosing

    def place_at(self, point: QPointF) -> Place | None:
        """The place whose mark or label is at a point of the viewport."""
        if point.x() < NAMES or point.y() < TOP:
            return None
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self.places.at(point.x() - NAMES + across, point.y() + down)

    def choose(self, place: Place) -> None:
        """Select the title at a place."""
        self.current = place
        self.selected = self.places.title(place).row.id
        self._show(place)
        self.viewport().update()
        self.accessible_nodes.tell_current()
        self.chosen.emit(self.selected)

    def _hover(self, place: Place | None) -> None:
        title: TimelineTitle | None = self.places.title(place) if place is not None else None
        work = title.row.id if title is not None else ""
        if work == self._hovered:
            return
        self._hovered, self.hovered_place = work, place
        where = QPoint()
        if place is not None:
            x = self.places.x(place) - self.horizontalScrollBar().value() + NAMES
            where = QPoint(round(x), round(self.places.middle(place) - self.verticalScrollBar().value()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if work else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(title, where)
        self.viewport().update()
