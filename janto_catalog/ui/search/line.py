"""The line of the search field, with a wavy underline below what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QSizePolicy

_STEP, _MIN_WIDTH, _MIN_LINE = 3, 8, 64


class SearchLine(QLineEdit):
    """`underlined` is the range of characters that is wrong, None for none; the property `wavy` is its colour."""

    focus_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.underlined: tuple[int, int] | None = None
        self.setAccessibleName("Search")
        # The chips before it have as much room as they need.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_MIN_LINE)

    @property
    def is_at_start(self) -> bool:
        """Whether the cursor is before the first character, and nothing is selected."""
        return not self.cursorPosition() and not self.hasSelectedText()

    def event(self, event: QEvent) -> bool:
        """With nothing to undo here, leave the key to the window, which undoes the last decision."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.text()
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.underlined is None:
            return
        start, end = self.underlined
        text, metrics = self.text(), self.fontMetrics()
        # Qt does not say how far the text is scrolled; the place of the cursor shows it.
        shift = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        left = shift + metrics.horizontalAdvance(text[:start])
        right = max(left + _MIN_WIDTH, shift + metrics.horizontalAdvance(text[:end]))
        bottom = self.rect().center().y() + metrics.height() / 2 + 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.property("wavy"), 1.25))
        points = range(int((right - left) / _STEP) + 1)
        wave = [QPointF(left + _STEP * n, bottom + (1.5 if n % 2 else -0.5)) for n in points]
        painter.drawPolyline(QPolygonF(wave))
