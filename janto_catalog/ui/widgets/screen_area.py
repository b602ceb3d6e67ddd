"""Placing a window of its own, as a menu or a form, on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def move_inside_screen(widget: QWidget, corner: QPoint) -> None:
    """Give a widget the size that it needs, and move its upper left corner to `corner`, or as near as it is all seen."""
    widget.adjustSize()
    left, top = corner.x(), corner.y()
    screen = QGuiApplication.screenAt(corner)
    if screen is not None:
        area = screen.availableGeometry()
        left = max(area.left(), min(left, area.right() - widget.width()))
        top = max(area.top(), min(top, area.bottom() - widget.height()))
    widget.move(left, top)
