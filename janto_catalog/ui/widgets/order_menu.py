"""A button that shows the order in force, with a list of all orders: under headings, with a search when it is long."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.filtered_list import FilteredList
from janto_catalog.ui.widgets.layouts import column
from janto_catalog.ui.widgets.screen_area import move_inside_screen

Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""(heading, ((key, name) ...)) of each group."""

_WIDTH, _ROW, _HEAD, _MOST_ROWS = 320, 30, 26, 14
# The width of the button where there is room, the least, and what of it is not for its text.
_BUTTON, _LEAST, _ARROW = 224, 104, 50
# A shorter list is seen at once and has no search.
_SEARCHED_FROM = 10
_KEY = Qt.ItemDataRole.UserRole


class OrderButton(QPushButton):
    """Shows the current order after a word; `chosen` carries the key of another one.  Its width does not follow the name;
    it is less where there is no room."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, word: str = "Order", width: int = _BUTTON) -> None:
        super().__init__()
        self._theme, self._word = theme, word
        self._groups: Groups = ()
        self._key = ""
        self.setAutoDefault(False)
        self.setMaximumWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # The arrow comes after the word.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self.open)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def groups(self) -> Groups:
        """The orders."""
        return self._groups

    def set_groups(self, groups: Groups) -> None:
        """Set the orders."""
        self._groups = groups
        self.set_current(self._key)

    def set_current(self, key: str) -> None:
        """Show the order `key`; nothing of it is shown before its name is known."""
        self._key = key
        self.setToolTip(self.name)
        self.setAccessibleName(self._whole_text)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _whole_text(self) -> str:
        return f"{self._word}: {self.name}" if self.name else self._word

    def _fit(self) -> None:
        """Show as much of the text as there is room for."""
        room = self.width() - _ARROW
        fitting = self.fontMetrics().elidedText(self._whole_text, Qt.TextElideMode.ElideRight, room)
        self.setText(fitting.replace("&", "&&"))

    @property
    def name(self) -> str:
        """The name of the current order, "" before it is known."""
        return next((name for _, views in self._groups for key, name in views if key == self._key), "")

    def open(self) -> OrderList:
        """Open the list under the button."""
        shown = OrderList(self, self._theme, self._groups, self._key)
        shown.chosen.connect(self.chosen)
        shown.open_at(self.mapToGlobal(QPoint(self.width() - _WIDTH, self.height() + 4)))
        return shown

    def _draw(self) -> None:
        self.setIcon(self._theme.icon("chevron-down", "secondary"))


class OrderList(QFrame):
    """The orders in a pop-up.  Typing searches, Enter chooses, Escape closes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, groups: Groups, current: str) -> None:
        # The parent keeps it: without one, it is deleted as soon as `open` returns.
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search the orders")
        self.field.setAccessibleName("Search the orders")
        self.list = FilteredList(self.field)
        self.list.setAccessibleName("Orders")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self._choose)
        for heading, views in groups:
            self._add_heading(heading)
            for key, name in views:
                self._add(key, name, is_current=key == current)
        searched = self.list.count() >= _SEARCHED_FROM
        self.field.setVisible(searched)
        self.setFocusProxy(self.field if searched else self.list)
        if not searched:
            self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = min(self.list.count(), _MOST_ROWS)
        self.list.setFixedHeight(rows * _ROW + 8)
        self.setFixedWidth(_WIDTH)
        self.setLayout(column(self.field, self.list, gap=8, margin=8))

    def open_at(self, place: QPoint) -> None:
        """Show it with its upper left corner at a place of the screen."""
        move_inside_screen(self, place)
        self.show()
        (self.field if self.field.isVisible() else self.list).setFocus()
        self.list.scrollToItem(self.list.currentItem())

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._theme.font(CAPTION, strong=True))
        item.setForeground(self._theme.colour("secondary"))
        item.setSizeHint(QSize(100, _HEAD))
        self.list.addItem(item)

    def _add(self, key: str, name: str, *, is_current: bool) -> None:
        item = QListWidgetItem(name)
        item.setFont(self._theme.font(BODY, strong=is_current))
        item.setIcon(self._theme.icon("check", "accent") if is_current else _blank())
        item.setData(_KEY, key)
        item.setToolTip(name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, the present order" if is_current else name)
        item.setSizeHint(QSize(100, _ROW))
        self.list.addItem(item)
        if is_current:
            self.list.setCurrentItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY))
        self.close()
        self.chosen.emit(key)


def _blank() -> QIcon:
    """A transparent icon, so that all names begin at the same place."""
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)
