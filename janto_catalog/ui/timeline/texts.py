"""The texts of a timeline: labels of titles, and texts that are shortened to their room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import CAPTION

_WIDEST_LABEL = 168.0


class TimelineTexts:
    """Measures and draws texts in the colours of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.font, self._strong = theme.font(CAPTION), theme.font(CAPTION, strong=True)
        self.metrics = QFontMetricsF(self.font)
        self._labels: dict[str, tuple[str, float]] = {}

    def elided(
        self, painter: QPainter, box: QRectF, text: str, role: str = "secondary", *, strong: bool = False
    ) -> None:
        """Draw a text in a box, shortened to it; nothing where hardly a letter has room."""
        font = self._strong if strong else self.font
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        if len(shown) > 2 or shown == text:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(self.font)

    def base(self, middle: float) -> float:
        """The base line of a text around a middle."""
        return middle + (self.metrics.ascent() - self.metrics.descent()) / 2

    def label(self, title: str) -> tuple[str, float]:
        """The label of a title, shortened, and its width."""
        known = self._labels.get(title)
        if known is None:
            text = self.metrics.elidedText(title, Qt.TextElideMode.ElideRight, _WIDEST_LABEL)
            known = self._labels[title] = text, self.metrics.horizontalAdvance(text)
        return known
