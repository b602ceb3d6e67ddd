"""What stands for somebody without a picture: initials in a disc, in a square for people of the real world."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.theme.tokens import HEADLINE, LEAD, TITLE

if TYPE_CHECKING:
    from janto_catalog.ui.theme.theme import Theme

_OVERLAP = 0.3
"""How much of a disc the next one covers."""
_ICON = 0.42


class Monogram(QWidget):
    """`size` logical px high; several names are discs that overlap.  It says nothing that the name beside it does not."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._names: Sequence[str] = ()
        self._square, self._icon = False, ""
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_names(self, names: Sequence[str], *, square: bool = False, icon: str = "") -> None:
        """Show initials, at most three; `icon`: an icon in place of them."""
        self._names, self._square, self._icon = names[:3], square, icon
        step = self._size * (1 - _OVERLAP)
        self.setFixedSize(round(self._size + step * max(0, len(self._names) - 1)), self._size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self._size * (1 - _OVERLAP)
        for number, name in enumerate(self._names):
            area = QRectF(number * step, 0, self._size, self._size).adjusted(1, 1, -1, -1)
            draw_monogram(painter, area, self._theme, "" if self._icon else name, square=self._square)
            if self._icon:
                side = round(self._size * _ICON)
                icon = self._theme.pixmap(self._icon, "secondary", side)
                painter.drawPixmap(
                    round(area.center().x() - side / 2), round(area.center().y() - side / 2), icon
                )


def draw_monogram(painter: QPainter, area: QRectF, theme: Theme, name: str, *, square: bool = False) -> None:
    """Draw the initials of a name in a disc, or in a square."""
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("window"))
    if square:
        painter.drawRoundedRect(area, 6, 6)
    else:
        painter.drawEllipse(area)
    painter.setFont(_font(theme, area.height()))
    painter.setPen(theme.colour("secondary"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, labels.initials(name) if name else "")


def _font(theme: Theme, height: float) -> QFont:
    if height > 2 * TITLE + 8:
        return theme.font(HEADLINE)
    return theme.font(LEAD if height > 2 * LEAD else LEAD - 4, strong=False)
