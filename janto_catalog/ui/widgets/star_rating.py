"""Five stars to rate a title with, in half steps."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider

from janto_catalog.model.remarks import MOST_STARS, STAR_STEP, stars_text
from janto_catalog.ui.theme.theme import Theme

_STAR, _RADIUS, _INNER = 24, 9.5, 0.42
_STEPS = round(MOST_STARS / STAR_STEP)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_DIGITS = [Qt.Key.Key_0 + stars for stars in range(round(MOST_STARS) + 1)]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: So long after the last key a rating is written: several keys are one step in the history.
_DELAY_MS = 800


class StarRating(QSlider):
    """Stars that are set with the arrow keys, a digit or a click; `rated` carries their number, 0.0 for no rating.

    Delete, 0, or a click on the same place, removes the rating.
    """

    rated = Signal(float)

    def __init__(self, theme: Theme, stars: float | None) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setRange(0, _STEPS)
        self.setPageStep(round(1 / STAR_STEP))
        self._written = round((stars or 0.0) / STAR_STEP)
        self.setValue(self._written)
        self.setFixedSize(round(MOST_STARS) * _STAR, _STAR)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Rating")
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._write)
        self.valueChanged.connect(self._value_changed)
        self._describe()

    @property
    def words(self) -> str:
        """The rating in words."""
        return stars_text(self.value() * STAR_STEP) if self.value() else "Not rated"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        half = math.ceil((event.position().x() + 0.5) / (_STAR * STAR_STEP))
        half = min(max(half, 1), _STEPS)
        self.setValue(0 if half == self._written else half)
        self._write()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing is dragged."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press has set it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the panel.
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE:
            self.setValue(0)
        elif event.key() in _DIGITS:
            self.setValue(round(_DIGITS.index(event.key()) / STAR_STEP))
        elif event.key() in _ENTER:
            self._write()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._write()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._write()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        full = self.value() * STAR_STEP
        for number in range(round(MOST_STARS)):
            star = _star(QPointF(number * _STAR + _STAR / 2, _STAR / 2))
            share = min(max(full - number, 0.0), 1.0)
            if share:
                painter.save()
                painter.setClipRect(QRectF(number * _STAR, 0, _STAR * share, _STAR))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("question"))
                painter.drawPolygon(star)
                painter.restore()
            painter.setPen(QPen(self._theme.colour("question" if share else "line"), 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(star)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _value_changed(self) -> None:
        self._describe()
        self._timer.start()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words)
        self.setToolTip(f"{self.words}. Set with a click, the arrow keys or 1 to 5, remove with Delete.")

    def _write(self) -> None:
        self._timer.stop()
        if self.value() != self._written:
            self._written = self.value()
            self.rated.emit(self.value() * STAR_STEP)


def _star(centre: QPointF) -> QPolygonF:
    """A star with five points."""
    corners = []
    for corner in range(10):
        radius = _RADIUS * (_INNER if corner % 2 else 1.0)
        angle = math.pi * (corner / 5 - 0.5)
        corners.append(centre + QPointF(radius * math.cos(angle), radius * math.sin(angle)))
    return QPolygonF(corners)
