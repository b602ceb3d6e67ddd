"""Lucide's icons, coloured when they are loaded and drawn at the resolution of the screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from janto_catalog.resource_files import resource_folder

_STROKE = "1.75"


@cache
def _svg(name: str) -> str:
    path: Path = resource_folder("icons") / f"{name}.svg"
    return path.read_text("utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def load_all() -> None:
    """Read the file of every icon, so that drawing one never waits for a disk; from any thread."""
    for path in resource_folder("icons").glob("*.svg"):
        _svg(path.stem)


def render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Draw icon `name`, `size` logical px square, for a screen with `ratio` device px in a logical one.

    `colour` is "#rrggbb"; Qt paints colours with eight digits black.
    """
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _svg(name).replace("currentColor", colour).encode()
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
