"""Lucide's outlines, recoloured as they are loaded and drawn at the screen's own resolution."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from janto_catalog.resource_files import resource_folder

STROKE = "1.75"


@cache
def _outline(name: str) -> str:
    path: Path = resource_folder("icons") / f"{name}.svg"
    return path.read_text("utf-8").replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def read_all() -> None:
    """Read every outline, so that no first use of one waits for a disk; from whatever thread."""
    for path in resource_folder("icons").glob("*.svg"):
        _outline(path.stem)


def render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """Draw icon `name` in `colour` ("#rrggbb": eight digits come out black), `size` logical pixels square."""
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    outline = _outline(name).replace("currentColor", colour).encode()
    QSvgRenderer(QByteArray(outline)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
