"""What the marks of the timeline mean: each is drawn as on the timeline, with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from janto_catalog.timeline_layout import LanesBy, Mark
from janto_catalog.timeline_layout.thread_lines import LineEnd
from janto_catalog.timeline_layout.window_bars import WindowBar
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.timeline.frame_painter import draw_break
from janto_catalog.ui.timeline.mark_shapes import (
    SIZE,
    SMALL,
    MarkStyle,
    draw_cluster,
    draw_mark,
    draw_plain_window,
    draw_window,
)
from janto_catalog.ui.timeline.thread_shapes import draw_end, draw_ring, draw_spoken, line_pen
from janto_catalog.ui.widgets.text import label

_SAMPLE = QSize(48, 24)
_SHAPES = (("circle", "video", "Video"), ("square", "audio", "Audio"), ("triangle", "print", "Print"))

Draw = Callable[[QPainter, QPointF, Theme], None]


class Legend(QFrame):
    """A pop-up that closes at the next click or Esc."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName("What the marks mean")
        self._theme = theme
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(12, 10, 16, 10)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(2)

    def show_for(self, by: LanesBy | None, below: QWidget) -> None:
        """Show what the marks mean while lanes are by something, or with None there are threads, below a button."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, (draw, words) in enumerate(_entries(by) if by is not None else _thread_entries()):
            self._rows.addWidget(_Sample(self._theme, draw), number, 0)
            self._rows.addWidget(label(self._theme, words, BODY), number, 1)
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width() - self.sizeHint().width(), below.height() + 4))
        self.move(corner)
        self.show()


class _Sample(QWidget):
    """One mark, drawn as on the timeline."""

    def __init__(self, theme: Theme, draw: Draw) -> None:
        super().__init__()
        self._theme, self._draw = theme, draw
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QPointF(_SAMPLE.width() / 2, _SAMPLE.height() / 2), self._theme)
        painter.end()


def _entries(by: LanesBy) -> Iterator[tuple[Draw, str]]:
    video = MarkStyle("circle", SIZE, "video")
    owned = video._replace(is_filled=True)
    if by is not LanesBy.MEDIUM:
        for shape, role, words in _SHAPES:
            yield _mark(MarkStyle(shape, SIZE, role, is_filled=True)), words
    yield _mark(owned), "You have it"
    yield _mark(video), "You do not have it"
    yield _mark(owned._replace(is_ticked=True)), "Finished"
    unsure = "diamond" if by is LanesBy.MEDIUM else "circle"
    yield _mark(owned._replace(shape=unsure, size=SMALL)), "Its place is not certain"
    yield _window, "Selected: all places that it may have"
    yield _plain_window, "All places that it may have; where it fades it goes on"
    yield _mark(owned._replace(is_hatched=True)), "Sources contradict each other"
    yield _mark(video._replace(size=SMALL, is_dashed=True)), "No source: placed by its date of release"
    yield _cluster, "Several titles, filled as far as you have them"
    yield _other, "What the search does not find"
    yield _break, "The axis is broken: no years are known, or the story leaps"


def _thread_entries() -> Iterator[tuple[Draw, str]]:
    owned = MarkStyle("circle", SMALL, "video", is_filled=True)
    for shape, role, words in _SHAPES:
        yield _mark(MarkStyle(shape, SMALL, role, is_filled=True)), words
    yield _mark(owned), "You have it"
    yield _mark(owned._replace(is_filled=False)), "You do not have it"
    yield _mark(owned._replace(is_ticked=True)), "Finished"
    yield _meeting, "They are together in it"
    yield _spoken, "Not in person: only spoken of, a flashback, a dream, a recording"
    yield _death, "Dies"
    yield _cluster, "Several titles, filled as far as you have them"


def _mark(style: MarkStyle) -> Draw:
    return partial(_draw_style, style)


def _draw_style(style: MarkStyle, painter: QPainter, at: QPointF, theme: Theme) -> None:
    draw_mark(painter, at, style, theme)


def _window(painter: QPainter, at: QPointF, theme: Theme) -> None:
    draw_window(painter, QRectF(at.x() - 20, at.y() - 4, 40, 8), "video", "video", theme)
    draw_mark(painter, at, MarkStyle("diamond", SMALL, "video", is_filled=True), theme)


def _plain_window(painter: QPainter, at: QPointF, theme: Theme) -> None:
    mark = Mark(at.x(), 0, 0, 0, 0.0, 0.0)
    draw_plain_window(painter, WindowBar(mark, at.x() - 20, at.x() + 24, True, False), at.y(), "video", theme)
    draw_mark(painter, at, MarkStyle("diamond", SMALL, "video", is_filled=True), theme)


def _cluster(painter: QPainter, at: QPointF, theme: Theme) -> None:
    draw_cluster(painter, at, 5, 0.4, theme)


def _other(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawEllipse(at, 2.5, 2.5)


def _break(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setPen(QPen(theme.colour("line"), 1.5))
    painter.drawLine(QPointF(at.x() - 20, at.y()), QPointF(at.x() + 20, at.y()))
    draw_break(painter, at.x(), at.y(), theme)


def _meeting(painter: QPainter, at: QPointF, theme: Theme) -> None:
    for number, y in enumerate((at.y() - 2, at.y() + 2)):
        painter.setPen(line_pen(theme.thread_colour(number), is_dashed=False))
        painter.drawLine(QPointF(at.x() - 22, y), QPointF(at.x() + 22, y))
    draw_ring(painter, QRectF(at.x() - 10, at.y() - 10, 20, 20), theme)


def _spoken(painter: QPainter, at: QPointF, theme: Theme) -> None:
    colour = theme.thread_colour(0)
    painter.setPen(line_pen(colour, is_dashed=True))
    painter.drawLine(QPointF(at.x() - 22, at.y()), QPointF(at.x() + 22, at.y()))
    draw_spoken(painter, at, colour, theme)


def _death(painter: QPainter, at: QPointF, theme: Theme) -> None:
    colour = theme.thread_colour(0)
    painter.setPen(line_pen(colour, is_dashed=False))
    painter.drawLine(QPointF(at.x() - 22, at.y()), at)
    draw_end(painter, LineEnd(at.x(), at.y(), is_death=True, has_disc=False), "", colour, theme)
    painter.setPen(line_pen(colour, is_dashed=True))
    painter.drawLine(at, QPointF(at.x() + 22, at.y()))
