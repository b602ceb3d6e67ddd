"""How a row of the list of questions is painted: an icon, the name, a second line; headings between."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION

_HEIGHT, _HEAD = 56, 36


class QuestionDelegate(QStyledItemDelegate):
    """Paints rows 56 px high, and headings 36 px high, which cannot be selected."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._body, self._small = theme.font(BODY), theme.font(CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _HEIGHT if index.data(Qt.ItemDataRole.UserRole) else _HEAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._theme
        if not index.data(Qt.ItemDataRole.UserRole):
            painter.setFont(theme.font(CAPTION, strong=True))
            painter.setPen(theme.colour("secondary"))
            foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(area.adjusted(16, 0, -8, -6), foot, index.data())
            return
        icon, about = index.data(Qt.ItemDataRole.UserRole)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("selection"))
            if self._view.hasFocus():
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("alternate"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hairline"))
        role = "question" if icon == "circle-question-mark" else "secondary"
        painter.drawPixmap(area.left() + 16, area.top() + 12, theme.pixmap(icon, role))
        box = QRect(area.left() + 44, area.top() + 9, area.width() - 56, 20)
        for text, font, colour in ((index.data(), self._body, "text"), (about, self._small, "secondary")):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = painter.fontMetrics().elidedText(
                text.replace("\n", " "), Qt.TextElideMode.ElideMiddle, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
            box.translate(0, 19)
