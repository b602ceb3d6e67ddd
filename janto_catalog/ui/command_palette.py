"""Every action and place by name: Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from janto_catalog.ui.window import Window

_WIDTH, _ROWS = 560, 10


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
        look = self._window.desk.look
        blank = QPixmap(16, 16)
        blank.fill(Qt.GlobalColor.transparent)
        for act in self._window.all_actions():
            spec = act.data()
            if not spec.listed:
                continue
            keys = act.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self._add(look.icon(spec.icon) if spec.icon else blank, spec.title, keys, act.trigger)
        for place in self._window.places():
            self._add(look.icon("chevron-right"), f"Go to {place.title}", "", partial(self._window.go, place))
        self._list.setCurrentRow(0)

    def _add(self, icon: QIcon | QPixmap, title: str, keys: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(f"{title}    {keys}" if keys else title)
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
