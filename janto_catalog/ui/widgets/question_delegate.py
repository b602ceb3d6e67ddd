"""How a row of the inbox is painted: an icon, the name, a second line; headings between."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.models.inbox_rows import InboxRow
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION

_HEIGHT, _HEAD, _LOW, _INDENT = 56, 36, 32, 16


def chevron_width(row: InboxRow) -> int:
    """The width of the part of a row that opens and closes it, from the left edge."""
    return 40 + _INDENT * row.depth


def _has_two_lines(row: InboxRow) -> bool:
    return not row.is_more and row.depth == 0


class QuestionDelegate(QStyledItemDelegate):
    """Paints rows 56 px high, those inside folders 32 px, and headings 36 px, which cannot be selected."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: InboxRow = index.data(Qt.ItemDataRole.UserRole)
        return QSize(120, _HEAD if row.is_heading else _HEIGHT if _has_two_lines(row) else _LOW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        row: InboxRow = index.data(Qt.ItemDataRole.UserRole)
        if row.is_heading:
            painter.setFont(self._theme.font(CAPTION, strong=True))
            painter.setPen(self._theme.colour("secondary"))
            foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area.adjusted(16, 0, -8, -6), foot, row.text)
            return
        self._paint_ground(painter, area, option.state)
        role = "question" if row.icon == "circle-question-mark" else "secondary"
        left = area.left() + 16 + _INDENT * row.depth
        two = _has_two_lines(row)
        painter.drawPixmap(left, area.top() + (12 if two else 8), self._theme.pixmap(row.icon, role))
        box = QRect(left + 24, area.top() + (9 if two else 6), area.right() - left - 36, 20)
        if two:
            self._draw(painter, box, row.text, BODY, "text")
            self._draw(painter, box.translated(0, 19), row.about, CAPTION, "secondary")
        else:
            self._paint_one_line(painter, box, row)

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selection"))
            if self._view.hasFocus():
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("alternate"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hairline"))

    def _paint_one_line(self, painter: QPainter, box: QRect, row: InboxRow) -> None:
        """The name, and at the right what is known about it."""
        painter.setFont(self._theme.font(CAPTION))
        width = painter.fontMetrics().horizontalAdvance(row.about)
        if row.about and width < box.width() // 3:
            self._draw(painter, box, row.about, CAPTION, "secondary", Qt.AlignmentFlag.AlignRight)
            box = box.adjusted(0, 0, -width - 8, 0)
        self._draw(painter, box, row.text, BODY, "accent" if row.is_more else "text")

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        step: int,
        colour: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.colour(colour))
        shown = painter.fontMetrics().elidedText(
            text.replace("\n", " "), Qt.TextElideMode.ElideMiddle, box.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | side
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, shown)
