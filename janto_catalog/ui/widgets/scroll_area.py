"""A scroll area that Tab passes by: it does not show that it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 24


class ScrollArea(QScrollArea):
    """Scrolls a widget up and down.  Tab goes to the controls in it, and they scroll it: Page Down works there, too."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWidget(inner)


def scroll_into_sight(part: QWidget) -> None:
    """Scroll the area around `part` so that it is seen whole."""
    above: QWidget | None = part
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inner = above.widget() if above is not None else None
    if above is not None and inner is not None:
        # Of a text field, ensureWidgetVisible shows only the line with the cursor.
        top = part.mapTo(inner, QPoint(0, 0)).y()
        above.ensureVisible(0, top + part.height(), 0, _MARGIN)
        above.ensureVisible(0, top, 0, _MARGIN)
