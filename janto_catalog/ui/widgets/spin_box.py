"""A field for a number, with its arrows in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSpinBox

from janto_catalog.ui.theme.theme import Theme

_SIZE = 12


class SpinBox(QSpinBox):
    """A number that arrows change; the wheel changes it only where the field has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # The wheel does not give it the focus.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # As far from the border as in other fields.
        self.lineEdit().setTextMargins(6, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        control = QStyle.SubControl
        for part, name, is_possible in (
            (control.SC_SpinBoxUp, "chevron-up", self.value() < self.maximum()),
            (control.SC_SpinBoxDown, "chevron-down", self.value() > self.minimum()),
        ):
            role = "text" if is_possible else "line"
            place = QRect(0, 0, _SIZE, _SIZE)
            place.moveCenter(self.arrow_rect(part).center())
            painter.drawPixmap(place.topLeft(), self._theme.pixmap(name, role, _SIZE))
        painter.end()

    def arrow_rect(self, part: QStyle.SubControl) -> QRect:
        """Where an arrow is in the field."""
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
