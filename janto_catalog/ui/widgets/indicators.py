"""The indicators as widgets: the bracket of a placement, the cover of a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from janto_catalog.model.certainty import Certainty
from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, HEADLINE, LEAD
from janto_catalog.ui.widgets.indicator_drawing import BRACKET_HEIGHT, BRACKET_WIDTH, draw_bracket
from janto_catalog.ui.widgets.layouts import column, framed, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.kinds import Kind
    from janto_catalog.ui.context import UiContext


class Bracket(QWidget):
    """The certainty of a placement or of a reason; a step of None means that only the order of release decides."""

    def __init__(self, theme: Theme, certainty: Certainty) -> None:
        super().__init__()
        self._theme, self._certainty = theme, certainty.step
        self.setFixedSize(QSize(BRACKET_WIDTH, BRACKET_HEIGHT + 4))
        self.setToolTip(certainty.words)
        self.setAccessibleName(certainty.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_bracket(QPainter(self), QRectF(self.rect()), self._certainty, self._theme.colour("secondary"))


def explained_certainty(theme: Theme, certainty: Certainty) -> QWidget:
    """The sign of a certainty, and what it says of a position."""
    line = row(
        column(Bracket(theme, certainty), -1, gap=0),
        label(theme, certainty.explained, BODY, "secondary", wrap=True),
        gap=10,
    )
    line.setStretch(1, 1)
    return framed(line)


class Cover(QWidget):
    """The cover of a title; without one the icon in the tint of the medium, and the number.

    `width` is the room for it in logical pixels; it may be a third higher.
    """

    def __init__(
        self, context: UiContext, work: str, kind: Kind, number: str, width: int, *, owned: bool = True
    ) -> None:
        super().__init__()
        self._theme, self._covers, self._owned = context.theme, context.covers, owned
        self._box = QSize(width, width * 4 // 3)
        self.show_title(work, kind, number)
        context.covers.loaded.connect(self._loaded)

    def show_title(self, work: str, kind: Kind, number: str) -> None:
        """Show the cover of another title."""
        self._work, self._kind, self._number, self._group = work, kind, number, kind.group
        self._plate = QSize(
            self._box.width(), self._box.width() if self._group == "audio" else self._box.height()
        )
        self.setAccessibleName(f"Cover: {labels.kind(kind)}")
        self._loaded("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        cover = self._cover()
        if cover is None:
            self._paint_plate(painter)
        elif not cover.isNull():
            painter.drawPixmap(0, 0, cover)

    def _cover(self) -> QPixmap | None:
        return self._covers.cover(self._work, self._box, self.devicePixelRatioF())

    def _loaded(self, work: str) -> None:
        if work in ("", self._work):
            cover = self._cover()
            known = cover is not None and not cover.isNull()
            self.setFixedSize(cover.deviceIndependentSize().toSize() if known and cover else self._plate)
            self.update()

    def _paint_plate(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour(self._group)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._owned:
            tint = QColor(colour)
            tint.setAlphaF(0.12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
        else:
            painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(box, 6, 6)
        size = 24 if self.width() >= 80 else 20
        painter.drawPixmap(10, 10, theme.pixmap(labels.kind_icon(self._kind), self._group, size))
        painter.setFont(theme.font(HEADLINE if len(self._number) < 4 else LEAD, light=True))
        painter.setPen(colour)
        foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        below = box.adjusted(10, 0, -6, -4)
        number = painter.fontMetrics().elidedText(
            self._number, Qt.TextElideMode.ElideRight, round(below.width())
        )
        painter.drawText(below, foot, number)
