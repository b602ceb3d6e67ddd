"""Marks as pictures that are drawn once, so that a frame only copies them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_shapes import MarkStyle, draw_cluster, draw_mark

_ROOM = 24
_HALF = _ROOM / 2
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
        pixmap = self._pixmaps.get(style)
        if pixmap is None:
            self._draw(painter, QPointF(x, y), style, partial(draw_mark, style=style, theme=self._theme))
        else:
            painter.drawPixmap(QPointF(x - _HALF, y - _HALF), pixmap)

    def cluster(self, painter: QPainter, x: float, y: float, count: int, share: float) -> None:
        """Draw the mark of so many titles around a point, of which a share is owned."""
        tenths = -(-share * _SHARES // 1)
        key = min(count, _MOST_COUNTED), tenths
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            draw = partial(draw_cluster, count=count, share=tenths / _SHARES, theme=self._theme)
            self._draw(painter, QPointF(x, y), key, draw)
        else:
            painter.drawPixmap(QPointF(x - _HALF, y - _HALF), pixmap)

    def _draw(
        self,
        painter: QPainter,
        at: QPointF,
        key: Hashable,
        draw: Callable[[QPainter, QPointF], None],
    ) -> None:
        if self._as_lines:
            draw(painter, at)
            return
        pixmap = QPixmap(round(_ROOM * self._ratio), round(_ROOM * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner, QPointF(_HALF, _HALF))
        inner.end()
        self._pixmaps[key] = pixmap
        painter.drawPixmap(QPointF(at.x() - _HALF, at.y() - _HALF), pixmap)
