"""Every action and place by name: Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from janto_catalog.ui.actions import key_names
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from janto_catalog.ui.shell.window import Window

_WIDTH, _ROWS, _NUMBERED = 560, 10, 9
_KEYS = Qt.ItemDataRole.UserRole + 1
_PLAIN = "command"


class CommandPalette(QFrame):
    """A field and a list over the window; the focus stays in the field."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._field = QLineEdit()
        self._field.setPlaceholderText("What to do, where to go")
        self._field.setAccessibleName("What to do, where to go")
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_Rows(window.context.theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._take)
        self.setLayout(column(self._field, self._list, gap=8, margin=8))
        self._back = window.focusWidget()
        self._fill()

    def open_over(self) -> None:
        """Show it over the upper middle of its window."""
        window = self._window
        self.setGeometry((window.width() - _WIDTH) // 2, 72, _WIDTH, 64 + 32 * _ROWS)
        self.show()
        self.raise_()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self._field:
            self.close()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is not None:
                self._take(item)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _fill(self) -> None:
        theme = self._window.context.theme
        for act in self._window.all_actions():
            spec = act.data()
            if not spec.listed:
                continue
            self._add(theme.icon(spec.icon or _PLAIN), spec.title, key_names([act.shortcut()]), act.trigger)
        for number, (place, icon) in enumerate(self._window.side_bar.places_with_icons(), 1):
            keys = f"Ctrl+{number}" if number <= _NUMBERED else ""
            self._add(theme.icon(icon), f"Go to {place.title}", keys, partial(self._window.go, place))
        self._list.setCurrentRow(0)

    def _add(self, icon: QIcon, title: str, keys: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(title)
        item.setData(_KEYS, keys)
        item.setIcon(icon)
        item.setData(Qt.ItemDataRole.UserRole, run)
        item.setSizeHint(QSize(100, 32))
        self._list.addItem(item)

    def _narrow(self, text: str) -> None:
        parts = text.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(part in item.text().casefold() for part in parts))
        self._list.setCurrentRow(-1)
        self._step(1)

    def _step(self, way: int) -> None:
        row = self._list.currentRow() + way
        while 0 <= row < self._list.count():
            if not self._list.item(row).isHidden():
                self._list.setCurrentRow(row)
                return
            row += way

    def _take(self, item: QListWidgetItem) -> None:
        run = item.data(Qt.ItemDataRole.UserRole)
        self._leave()
        run()

    def _leave(self) -> None:
        if self._back is not None:
            self._back.setFocus()
        self.close()


class _Rows(QStyledItemDelegate):
    """Rows as they are, with the keys at the right in the second colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(self._theme.colour("text2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -12, 0), right, index.data(_KEYS) or "")
