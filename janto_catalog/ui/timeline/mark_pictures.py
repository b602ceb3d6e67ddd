"""Marks as pictures that are drawn once, so that a frame only copies them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.mark_shapes import MarkStyle, draw_cluster, draw_mark

_ROOM = 24
_SHARES = 10


class MarkPictures:
    """Draws marks and clusters: as pictures on a screen, as lines in a file."""

    def __init__(self, theme: Theme, *, as_lines: bool = False) -> None:
        self._theme, self._as_lines = theme, as_lines
        self._pixmaps: dict[object, QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def mark(self, painter: QPainter, x: float, y: float, style: MarkStyle) -> None:
        """Draw a mark around a point."""
        self._draw(painter, x, y, style, partial(draw_mark, style=style, theme=self._theme))

    def cluster(self, painter: QPainter, x: float, y: float, count: int, share: float) -> None:
        """Draw the mark of so many titles around a point, of which a share is owned."""
        tenths = max(round(share * _SHARES), 1) / _SHARES if share else 0.0
        draw = partial(draw_cluster, count=count, share=tenths, theme=self._theme)
        self._draw(painter, x, y, (min(count, 100), tenths), draw)

    def _draw(
        self, painter: QPainter, x: float, y: float, key: object, draw: Callable[[QPainter, QPointF], None]
    ) -> None:
        if self._as_lines:
            draw(painter, QPointF(x, y))
            return
        ratio = painter.device().devicePixelRatio()
        pixmap = self._pixmaps.get((key, ratio))
        if pixmap is None:
            pixmap = QPixmap(round(_ROOM * ratio), round(_ROOM * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(inner, QPointF(_ROOM / 2, _ROOM / 2))
            inner.end()
            self._pixmaps[key, ratio] = pixmap
        painter.drawPixmap(QPointF(x - _ROOM / 2, y - _ROOM / 2), pixmap)
