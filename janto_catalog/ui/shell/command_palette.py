"""A list of all actions and pages by name: Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from janto_catalog.ui.actions import key_names
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.widgets.filtered_list import FilteredList
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from janto_catalog.ui.context import Destination

_WIDTH, _TOP, _ROW_HEIGHT, _ROWS = 560, 72, 32, 10
# The first destinations have a shortcut, Ctrl+1 to Ctrl+9.
_NUMBERED = 9
_KEYS = Qt.ItemDataRole.UserRole + 1
_DEFAULT_ICON = "command"


class CommandPalette(QFrame):
    """A field and a list over the window; the focus stays in the field."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._theme = window, theme
        self._field = QLineEdit()
        self._field.setPlaceholderText("Type a command or a page")
        self._field.setAccessibleName("Type a command or a page")
        self._field.installEventFilter(self)
        self._list = FilteredList(self._field)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_RowDelegate(theme, self._list))
        self._list.chosen.connect(self._run)
        self.setLayout(column(self._field, self._list, gap=8, margin=8))
        self._previous_focus = window.focusWidget()

    def fill(
        self,
        actions: Sequence[QAction],
        destinations: Sequence[tuple[Destination, str]],
        navigate: Callable[[Destination], None],
    ) -> None:
        """List these actions, and the destinations of `navigate` with their icons."""
        theme = self._theme
        for act in actions:
            spec = act.data()
            if spec.listed:
                icon = theme.icon(spec.icon or _DEFAULT_ICON)
                self._add(icon, spec.title, key_names([act.shortcut()]), act.trigger)
        for number, (place, name) in enumerate(destinations, 1):
            keys = f"Ctrl+{number}" if number <= _NUMBERED else ""
            self._add(theme.icon(name), f"Go to {place.title}", keys, partial(navigate, place))
        self._list.setCurrentRow(0)

    def open_over_window(self) -> None:
        """Show it over the upper middle of the window."""
        left = (self._window.width() - _WIDTH) // 2
        self.setGeometry(left, _TOP, _WIDTH, 64 + _ROW_HEIGHT * _ROWS)
        self.show()
        self.raise_()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self._field:
            self.close()
        # The release of a key is a QKeyEvent too.
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def _add(self, icon: QIcon, title: str, keys: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(title)
        item.setData(_KEYS, keys)
        item.setIcon(icon)
        item.setData(Qt.ItemDataRole.UserRole, run)
        item.setSizeHint(QSize(100, _ROW_HEIGHT))
        self._list.addItem(item)

    def _run(self, item: QListWidgetItem) -> None:
        run = item.data(Qt.ItemDataRole.UserRole)
        self._leave()
        run()

    def _leave(self) -> None:
        if self._previous_focus is not None:
            self._previous_focus.setFocus()
        self.close()


class _RowDelegate(QStyledItemDelegate):
    """Paints a row as usual, and its keys at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(self._theme.colour("secondary"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -12, 0), right, index.data(_KEYS) or "")
