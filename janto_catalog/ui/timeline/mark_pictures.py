"""Marks as pictures that are drawn once, so that a frame only copies them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_shapes import MarkStyle, draw_cluster, draw_mark

_ROOM = 24
_SHARES, _MOST_COUNTED = 10, 100


class MarkPictures:
    """Draws marks and clusters: as pictures on a screen, as lines in a file."""

    def __init__(self, theme: Theme, *, as_lines: bool = False) -> None:
        self._theme, self._as_lines, self._ratio = theme, as_lines, 1.0
        self._pixmaps: dict[Hashable, QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def begin(self, painter: QPainter) -> None:
        """Draw for the screen of a painter from now on."""
        ratio = painter.device().devicePixelRatio()
        if ratio != self._ratio:
            self._ratio = ratio
            self._pixmaps.clear()

    def mark(self, painter: QPainter, x: float, y: float, style: MarkStyle) -> None:
        """Draw a mark around a point."""
        self.draw(painter, QPointF(x, y), style, partial(draw_mark, style=style, theme=self._theme))

    def cluster(self, painter: QPainter, x: float, y: float, count: int, share: float) -> None:
        """Draw the mark of so many titles around a point, of which a share is owned."""
        key = cluster_key(count, share)
        self.draw(painter, QPointF(x, y), key, partial(draw_counted, key=key, theme=self._theme))

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        key: Hashable,
        draw: Callable[[QPainter, QPointF], None],
        room: int = _ROOM,
    ) -> None:
        """Draw what `draw` draws, which is the same for a key and has so much room, around a point."""
        if self._as_lines:
            draw(painter, at)
            return
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._picture(draw, room)
        painter.drawPixmap(QPointF(at.x() - room / 2, at.y() - room / 2), pixmap)

    def _picture(self, draw: Callable[[QPainter, QPointF], None], room: int) -> QPixmap:
        pixmap = QPixmap(round(room * self._ratio), round(room * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner, QPointF(room / 2, room / 2))
        inner.end()
        return pixmap


def cluster_key(count: int, share: float) -> tuple[int, int]:
    """What the mark of several titles looks like: their number, and how many tenths of them are owned."""
    return min(count, _MOST_COUNTED), int(-(-share * _SHARES // 1))


def draw_counted(painter: QPainter, at: QPointF, key: tuple[int, int], theme: Theme) -> None:
    """Draw the mark of several titles around a point."""
    draw_cluster(painter, at, key[0], key[1] / _SHARES, theme)
