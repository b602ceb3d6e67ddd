"""The menu of a filter: its values with counts, and a field to find one among many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from janto_catalog.ui import labels
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.filtered_list import FOUND_BY, FilteredList
from janto_catalog.ui.widgets.layouts import column
from janto_catalog.ui.widgets.screen_area import move_inside_screen

# Between them are the roles of the list itself.
_VALUE, _COUNT, _TICKED = (Qt.ItemDataRole.UserRole + n for n in (0, 1, 10))
_WIDTH, _WIDE, _ROW, _MOST_ROWS, _SEARCHED_FROM = 280, 440, 28, 12, 10
_CENTRE = Qt.AlignmentFlag.AlignVCenter


class FilterMenu(QFrame):
    """Values as (name, value, number of titles, or None); `chosen` carries a value, "" for any, which `none` stands for.

    Long names, as those of titles with their series, need a `wide` menu.  `found_by` has what else values are found by.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        values: Sequence[tuple[str, str, int | None]],
        ticked: Collection[str],
        *,
        none: str = "Any",
        wide: bool = False,
        found_by: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setFixedWidth(_WIDE if wide else _WIDTH)
        self.find_field = QLineEdit()
        self.find_field.setPlaceholderText("Find")
        self.find_field.setAccessibleName(f"Find in {title.lower()}")
        self.list = FilteredList(self.find_field)
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(_ValueDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.chosen.connect(self._choose)
        if ticked:
            self._add(none, "", None, ticked=False)
        for name, value, count in values:
            item = self._add(name, value, count, ticked=value in ticked)
            item.setData(FOUND_BY, found_by.get(value, ""))
        rows = min(max(1, self.list.count()), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 4)
        self.setLayout(column(self.find_field, self.list, gap=4, margin=6))
        self.find_field.setVisible(len(values) >= _SEARCHED_FROM)
        self.list.setCurrentRow(0)

    def open_at(self, corner: QPoint) -> None:
        """Open it below a button, inside the screen."""
        move_inside_screen(self, corner)
        self.show()
        (self.list if self.find_field.isHidden() else self.find_field).setFocus()

    def _add(self, name: str, value: str, count: int | None, *, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(_VALUE, value)
        item.setData(_COUNT, count)
        item.setData(_TICKED, ticked)
        spoken = name if count is None else f"{name}, {labels.number(count)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spoken}{', chosen' if ticked else ''}")
        self.list.addItem(item)
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        value = str(item.data(_VALUE))
        self.close()
        self.chosen.emit(value)


class _ValueDelegate(QStyledItemDelegate):
    """A tick, the name and the count of a value."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, area = self._theme, QRect(option.rect)
        painter.save()
        if index == self._list.currentIndex():
            painter.fillRect(area, theme.colour("selection"))
        if index.data(_TICKED):
            painter.drawPixmap(area.left() + 8, area.center().y() - 7, theme.pixmap("check", "accent"))
        right = area.right() - 8
        count = index.data(_COUNT)
        if count is not None:
            painter.setFont(theme.font(CAPTION))
            painter.setPen(theme.colour("secondary"))
            number = labels.number(count)
            painter.drawText(area.adjusted(0, 0, -8, 0), _CENTRE | Qt.AlignmentFlag.AlignRight, number)
            right -= painter.fontMetrics().horizontalAdvance(number) + 8
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("text"))
        box = QRect(area.left() + 32, area.top(), right - area.left() - 32, area.height())
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _CENTRE, shown)
        painter.restore()
