"""The life of a character as a line: a mark for each title, and above it a bar for each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from janto_catalog.model.subjects import Life, LivedTitle
from janto_catalog.model.views import Progress
from janto_catalog.ui import labels
from janto_catalog.ui.theme.tokens import CAPTION
from janto_catalog.ui.widgets.life_bars import Bar, place_bars, state_words, title_words

if TYPE_CHECKING:
    from janto_catalog.ui.theme.theme import Theme

_MARGIN, _BAR, _GAP, _TICKS = 16, 20, 4, 56
_LEAST_STEP, _MOST_STEP = 4.0, 40.0
_TALL, _SHORT, _DOT = 16, 8, 2.0
_SURE_FROM = 4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LifeLine(QWidget):
    """Left and Right go along it, Up and Down between titles and states; `chosen` carries the id of a title at Enter or a
    click, `described` what the current place is, in words."""

    chosen = Signal(str)
    described = Signal(str)
    #: The current place, in pixels from the left: it is to be in sight.
    moved = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._life = theme, Life()
        self._bars: list[Bar] = []
        #: The current title or state: which row (0: titles, 1: states), and its number there.
        self._row, self._at = 0, 0
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Life line")
        self.setObjectName("surface")
        theme.changed.connect(self.update)

    def show_life(self, life: Life) -> None:
        """Show a life."""
        if life != self._life:
            if [title.row.id for title in life.works] != [title.row.id for title in self._life.works]:
                self._row, self._at = 0, 0
            self._life = life
            self._place()

    def set_room(self, width: int) -> None:
        """Set the width that it may fill; it is wider when its marks need more."""
        if width != self._room:
            self._room = width
            self._place()

    # ---- what is where

    @property
    def _step(self) -> float:
        count = max(1, len(self._life.works))
        return min(_MOST_STEP, max(_LEAST_STEP, (self._room - 2 * _MARGIN) / count))

    def _x(self, place: float) -> float:
        return _MARGIN + (place + 0.5) * self._step

    def _place(self) -> None:
        """Put each bar into the lowest lane where it and its name have room."""
        metrics, end = QFontMetricsF(self._theme.font(CAPTION)), self._x(len(self._life.works) - 0.5)
        self._bars = place_bars(self._life.states, self._x, metrics.horizontalAdvance, end)
        height = (max((bar.lane for bar in self._bars), default=-1) + 1) * (_BAR + _GAP) + _TICKS
        self.setFixedSize(
            QSize(max(self._room, round(max([end + _MARGIN, *(bar.reach[1] for bar in self._bars)]))), height)
        )
        self.update()

    @property
    def _base(self) -> float:
        """The height of the marks."""
        return self.height() - _TICKS / 2 + 2

    def bar_area(self, number: int) -> QRectF:
        """Where the bar of a state is."""
        bar = self._bars[number]
        bottom = self.height() - _TICKS - bar.lane * (_BAR + _GAP)
        return QRectF(bar.left, bottom - _BAR, bar.right - bar.left, _BAR)

    def mark_area(self, number: int) -> QRectF:
        """Where the mark of a title is."""
        x = self._x(number)
        return QRectF(x - self._step / 2, self._base - _TALL - 6, self._step, 2 * _TALL + 6)

    def _found(self, place: QPointF) -> tuple[int, int] | None:
        """The title or state at a place."""
        for number, bar in enumerate(self._bars):
            (left, right), area = bar.reach, self.bar_area(number)
            if QRectF(left, area.top(), right - left, area.height()).contains(place):
                return 1, number
        marks = range(len(self._life.works))
        return next(((0, number) for number in marks if self.mark_area(number).contains(place)), None)

    # ---- words

    @property
    def words(self) -> str:
        """What the current place is."""
        return self._words(self._row, self._at)

    def _words(self, row: int, at: int) -> str:
        if row == 0:
            return title_words(self._life.works[at], at, len(self._life.works)) if self._life.works else ""
        return state_words(self._life.states[at])

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words)
        self.described.emit(self.words)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    # ---- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._life.works or not self._moved(event.key()):
            super().keyPressEvent(event)

    def _moved(self, key: int) -> bool:
        if key in _ENTER:
            self._choose()
            return True
        row, at = self._row, self._at
        count = len(self._life.works if row == 0 else self._life.states)
        if key in _STEPS:
            at = min(max(at + _STEPS[Qt.Key(key)], 0), count - 1)
        elif key == Qt.Key.Key_Home:
            at = 0
        elif key == Qt.Key.Key_End:
            at = count - 1
        elif key == Qt.Key.Key_Up and row == 0 and self._life.states:
            row, at = 1, self._state_at(at)
        elif key == Qt.Key.Key_Down and row == 1:
            row, at = 0, self._title_at(at)
        else:
            return False
        self._go(row, at)
        return True

    def _state_at(self, title: int) -> int:
        """The state that holds at a title, the shortest one, else the first."""
        holding = [n for n, one in enumerate(self._life.states) if one.start <= title <= one.end]
        return min(holding, key=lambda n: self._life.states[n].end - self._life.states[n].start, default=0)

    def _title_at(self, state: int) -> int:
        start = self._life.states[state].start
        return min(max(round(start + 0.01), 0), len(self._life.works) - 1)

    def _go(self, row: int, at: int) -> None:
        self._row, self._at = row, at
        area = self.mark_area(at) if row == 0 else self.bar_area(at)
        self.moved.emit(round(area.left()))
        self._describe()

    def _choose(self) -> None:
        if self._row == 0:
            self.chosen.emit(self._life.works[self._at].host)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        found = self._found(event.position())
        if found is not None:
            self._go(*found)
            self._choose()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._found(event.position())
        self.setToolTip(labels.tool_tip(self._words(*found)) if found is not None else "")
        clickable = found is not None and found[0] == 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(CAPTION))
        for number in range(len(self._bars)):
            self._draw_bar(painter, number)
        if self._life.works:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(
                QPointF(self._x(-0.5), self._base), QPointF(self._x(len(self._life.works) - 0.5), self._base)
            )
        area = QRectF(event.rect()).adjusted(-_MOST_STEP, 0, _MOST_STEP, 0)
        for number, title in enumerate(self._life.works):
            if area.left() <= self._x(number) <= area.right():
                self._draw_mark(painter, number, title)

    def _draw_bar(self, painter: QPainter, number: int) -> None:
        theme, bar, area = self._theme, self._bars[number], self.bar_area(number)
        is_current = self._row == 1 and self._at == number
        outline = QPen(
            theme.colour("accent" if is_current and self.hasFocus() else "line"), 2 if is_current else 1
        )
        if bar.state.certainty < _SURE_FROM:
            outline.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(outline)
        painter.setBrush(theme.colour("selection" if is_current else "window"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("text"))
        text = QRectF(bar.text, area.top(), bar.text_width + 1, area.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, bar.state.name)

    def _draw_mark(self, painter: QPainter, number: int, title: LivedTitle) -> None:
        """A line for a title: long where one has it, below the line of the life for a flashback, with a dot if finished."""
        theme, x = self._theme, self._x(number)
        towards = 1 if title.is_flashback else -1
        owned = title.row.have.is_had or (title.is_flashback and title.row.owned)
        end = self._base + towards * (_TALL if owned else _SHORT)
        if self._row == 0 and self._at == number and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("selection"))
            top = min(self._base, self._base + towards * _TALL) - 4
            painter.drawRoundedRect(QRectF(x - 5, top, 10, _TALL + 8), 4, 4)
        painter.setPen(
            QPen(theme.colour("text" if owned else "secondary"), 2 if self._step > _LEAST_STEP + 1 else 1.5)
        )
        painter.drawLine(QPointF(x, self._base), QPointF(x, end))
        if title.row.progress is Progress.FINISHED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("success"))
            painter.drawEllipse(QPointF(x, end + towards * 4), _DOT, _DOT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()
