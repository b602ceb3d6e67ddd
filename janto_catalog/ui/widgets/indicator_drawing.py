"""The bracket for the certainty of a placement."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

BRACKET_WIDTH, BRACKET_HEIGHT = 24, 12


def draw_bracket(painter: QPainter, area: QRectF, certainty: int | None, colour: QColor) -> None:
    """Draw the certainty of a placement, centred in `area`: 5 a solid bar ... 1 caps only, None a dotted line.

    None means that only the order of release decides.
    """
    box = QRectF(0, 0, BRACKET_WIDTH, BRACKET_HEIGHT)
    box.moveCenter(area.center())
    middle = box.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if certainty is None:
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(box.left() + 1, middle), QPointF(box.right() - 1, middle))
    else:
        _bar(painter, box, certainty, colour)
        if certainty < 5:
            painter.setPen(QPen(colour, 1.25))
            for x in (box.left() + 1, box.right() - 1):
                painter.drawLine(QPointF(x, box.top() + 1), QPointF(x, box.bottom() - 1))
    painter.restore()


def _bar(painter: QPainter, box: QRectF, certainty: int, colour: QColor) -> None:
    width = {5: BRACKET_WIDTH, 4: BRACKET_WIDTH - 6, 3: BRACKET_WIDTH / 2, 2: 4.0}.get(certainty, 0)
    height = 6.0 if certainty == 5 else 4.0
    if not width:
        return
    bar = QRectF(0, 0, width, height)
    bar.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, 2, 2)
