"""How the cells of a table of titles are drawn: text, icons, chips, and the indicators."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from janto_catalog.ui.models.row_texts import COMES_NEXT, RowTexts
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION, CELL
from janto_catalog.ui.widgets.indicator_drawing import draw_bracket

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_CHIP = 26
_PIN, _JOIN_INSET = 20, 6


class CellPainter:
    """Draws cells in the colours of the theme.  Colours and fonts are looked up once, not for every cell."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._body, self._caption = theme.font(BODY), theme.font(CAPTION)
        self._read_colours()
        theme.changed.connect(self._read_colours)

    def _read_colours(self) -> None:
        colour = self._theme.colour
        self._colours = {
            role: colour(role) for role in ("text", "secondary", "alternate", "hairline", "line")
        }

    def text(
        self, painter: QPainter, area: QRect, text: str, *, role: str = "secondary", right: bool = False
    ) -> None:
        """One line of text, shortened at its end."""
        box = area.adjusted(CELL, 0, -CELL, 0)
        painter.setPen(self._colours[role])
        painter.setFont(self._body)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | _CENTRE | Qt.TextFlag.TextSingleLine, shown)

    def title_over_series(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """The title, and under it its series and number in small letters; before those, that it comes next.

        A line joins the rows of a serial that is kept together, and a pin marks a title that was placed by hand.
        """
        box = area.adjusted(CELL, 3, -CELL, -4)
        if any(texts.joined):
            self._join(painter, area, texts.joined)
        if texts.pinned:
            box.setRight(box.right() - _PIN)
            middle = area.top() + box.height() * 11 // 40
            painter.drawPixmap(QPoint(box.right() + 6, middle - 4), self._theme.pixmap("pin", "secondary"))
        upper = QRect(box.left(), box.top(), box.width(), box.height() * 11 // 20)
        lower = QRect(box.left(), upper.bottom(), box.width(), box.bottom() - upper.bottom())
        below = " · ".join(filter(None, (COMES_NEXT if texts.comes_next else "", texts.series)))
        for part, text, font, role in (
            (upper if below else box, texts.title, self._body, "text"),
            (lower, below, self._caption, "secondary"),
        ):
            painter.setFont(font)
            painter.setPen(self._colours[role])
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, _CENTRE | Qt.TextFlag.TextSingleLine, shown)

    def _join(self, painter: QPainter, area: QRect, joined: tuple[bool, bool]) -> None:
        """A line at the left of a cell, over its whole height but for the first and the last row of a block."""
        above, below = joined
        top = area.top() if above else area.top() + _JOIN_INSET
        bottom = area.bottom() if below else area.bottom() - _JOIN_INSET
        painter.fillRect(QRect(area.left(), top, 2, bottom - top + 1), self._colours["line"])

    def reasons(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """As many reasons as two lines hold; the first one is shortened where not even that fits."""
        box = area.adjusted(CELL, 2, -CELL, -3)
        painter.setFont(self._body)
        painter.setPen(self._colours["secondary"])
        painter.drawText(box, _CENTRE | Qt.TextFlag.TextWordWrap, self._fitting(painter, box.width(), texts))

    def _fitting(self, painter: QPainter, width: int, texts: RowTexts) -> str:
        metrics = painter.fontMetrics()
        room = 2 * metrics.lineSpacing() + 1

        def fits(text: str) -> bool:
            area = metrics.boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, text)
            return area.height() <= room and area.width() <= width

        for count in range(len(texts.reasons), 0, -1):
            text = "; ".join(texts.reasons[:count])
            if fits(text):
                return text
        words = texts.reason.split()
        while len(words) > 1 and not fits(" ".join(words) + " …"):
            words.pop()
        return " ".join(words) + " …" if words else ""

    def certainty(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """The bracket that shows the certainty of a placement."""
        draw_bracket(painter, QRectF(area), texts.certainty, self._colours["secondary"])

    def medium(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """The icon of the kind, in the colour of the medium; grey for what is not owned."""
        self._icon(painter, area, texts.icon, texts.group if texts.owned else "secondary")

    def series(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """Series and number: in smaller letters where they do not fit; the series may be shortened, the number never is."""
        painter.setFont(self._body)
        painter.setPen(self._colours["secondary"])
        box = area.adjusted(CELL, 0, -CELL, 0)
        if painter.fontMetrics().horizontalAdvance(texts.series) > box.width():
            painter.setFont(self._caption)
        number = f" · {texts.number}" if texts.number else ""
        room = box.width() - painter.fontMetrics().horizontalAdvance(number)
        series = painter.fontMetrics().elidedText(texts.row.series, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _CENTRE | Qt.TextFlag.TextSingleLine, series + number)

    def cast(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """A chip with initials for each of the characters that fit."""
        painter.setFont(self._caption)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, initials in enumerate(texts.cast):
            chip = QRectF(area.left() + 6 + n * (_CHIP + 3), area.center().y() - 9, _CHIP, 20)
            if chip.right() > area.right():
                break
            painter.setPen(QPen(self._colours["hairline"], 1))
            painter.setBrush(self._colours["alternate"])
            painter.drawRoundedRect(chip, 10, 10)
            painter.setPen(self._colours["secondary"])
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, initials)

    def progress(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """How far you are: nothing before it is started, then a dot in a ring, then a check mark."""
        if texts.progress == "finished":
            self._icon(painter, area, "check", "success")
        elif texts.progress == "skipped":
            self._icon(painter, area, "skip-forward", "secondary")
        elif texts.progress == "started":
            self._icon(painter, area, "circle-dot", "secondary")

    def ownership(self, painter: QPainter, area: QRect, texts: RowTexts) -> None:
        """Whether you have the title, and how many copies when there are several."""
        _, icon, role = texts.ownership
        pixmap = self._theme.pixmap(icon, role)
        painter.drawPixmap(QPoint(area.left() + CELL, area.center().y() - 7), pixmap)
        if texts.row.copies > 1:
            painter.setPen(self._colours["secondary"])
            painter.setFont(self._body)
            painter.drawText(area.adjusted(CELL + 22, 0, 0, 0), _CENTRE, str(texts.row.copies))

    def _icon(self, painter: QPainter, area: QRect, name: str, role: str) -> None:
        painter.drawPixmap(area.center() - QPoint(7, 7), self._theme.pixmap(name, role))
