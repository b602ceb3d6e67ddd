"""A list of all actions, pages, titles and people by name: Ctrl+K."""

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

from janto_catalog.model.text import words
from janto_catalog.ui import labels
from janto_catalog.ui.actions import key_names
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.widgets.filtered_list import NAME, FilteredList
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from janto_catalog.model.searches import Suggestion
    from janto_catalog.ui.context import Destination, UiContext

_WIDTH, _TOP, _ROW_HEIGHT, _ROWS, _FRAME = 560, 72, 32, 10, 64
_PROMPT = "Type a command, a page, a title or a person"
_MIN_LETTERS, _MAX_FOUND = 2, 8
# By kind of name: what it is called, and its icon.
_KINDS = {
    "search": ("Saved search", "search"),
    "work": ("Title", "file-text"),
    "character": ("Character", "users"),
    "pairing": ("Pairing", "users"),
    "arc": ("Story arc", "route"),
    "era": ("Era", "clock"),
    "series": ("Series", "layers"),
}
# The first destinations have a shortcut, Ctrl+1 to Ctrl+9.
_NUMBERED = 9
_KEYS = Qt.ItemDataRole.UserRole + 1
_DEFAULT_ICON = "command"


class CommandPalette(QFrame):
    """A field and a list over the window; the focus stays in the field."""

    def __init__(self, window: QWidget, context: UiContext) -> None:
        super().__init__(window)
        theme = context.theme
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._context, self._theme = window, context, theme
        self._open: Callable[[Suggestion], object] = lambda _none: None
        #: How many rows at the end of the list are names that were found in the catalogue.
        self._found = 0
        self._field = QLineEdit()
        self._field.setPlaceholderText(_PROMPT)
        self._field.setAccessibleName(_PROMPT)
        self._field.installEventFilter(self)
        self._list = FilteredList(self._field)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_RowDelegate(theme, self._list))
        self._list.chosen.connect(self._run)
        # After the list has narrowed its rows.
        self._field.textChanged.connect(self._search)
        self.setLayout(column(self._field, self._list, gap=8, margin=8))
        self._previous_focus = window.focusWidget()

    def fill(
        self,
        actions: Sequence[QAction],
        destinations: Sequence[tuple[Destination, str]],
        navigate: Callable[[Destination], None],
        open_named: Callable[[Suggestion], object],
    ) -> None:
        """List these actions, and the destinations of `navigate` with their icons; `open_named` shows a title, person,
        pairing, story arc or series that is found by name."""
        theme, self._open = self._theme, open_named
        listed: set[str] = set()
        for act in actions:
            spec = act.data()
            # The list and the panel beside it have some actions in common.
            if spec.listed and spec.title not in listed:
                listed.add(spec.title)
                icon = theme.icon(spec.icon or _DEFAULT_ICON)
                self._add(icon, spec.title, key_names([act.shortcut()]), act.trigger)
        for number, (place, name) in enumerate(destinations, 1):
            keys = f"Ctrl+{number}" if number <= _NUMBERED else ""
            row = self._add(theme.icon(name), f"Go to {place.title}", keys, partial(navigate, place))
            row.setData(NAME, place.title)
        self._list.setCurrentRow(0)

    def open_over_window(self) -> None:
        """Show it over the upper middle of the window."""
        left = (self._window.width() - _WIDTH) // 2
        self.setGeometry(left, _TOP, _WIDTH, _FRAME + _ROW_HEIGHT * _ROWS)
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

    def _add(self, icon: QIcon, title: str, keys: str, run: Callable[[], object]) -> QListWidgetItem:
        item = QListWidgetItem(title)
        item.setData(_KEYS, keys)
        item.setIcon(icon)
        item.setData(Qt.ItemDataRole.UserRole, run)
        item.setSizeHint(QSize(100, _ROW_HEIGHT))
        self._list.addItem(item)
        return item

    def _search(self, text: str) -> None:
        """Look in the catalogue for what has that name."""
        self._fit()
        if len(text.strip()) >= _MIN_LETTERS:
            self._context.runner.read(
                lambda catalog: catalog.suggestions.named(text, _MAX_FOUND),
                self._show_found,
                owner=self,
                key=(id(self), "named"),
            )
        else:
            self._context.runner.discard((id(self), "named"))
            self._show_found(())

    def _show_found(self, found: tuple[Suggestion, ...]) -> None:
        """List what the catalogue has of that name, after the commands."""
        for _ in range(self._found):
            self._list.takeItem(self._list.count() - 1)
        self._found = len(found)
        for one in found:
            kind, icon = _KINDS[one.kind]
            titles = "" if one.kind == "work" else f" · {labels.count(one.count or 0, 'title', 'titles')}"
            row = self._add(self._theme.icon(icon), one.name, f"{kind}{titles}", partial(self._open, one))
            if one is found[0] and words(one.name) == words(self._field.text()) and not self._is_page():
                # Enter opens what has exactly this name, not a command with the word: "About Janto Catalog".
                self._list.setCurrentItem(row)
        if self._list.currentRow() < 0 or self._list.currentItem().isHidden():
            self._list.select_first()
        self._fit()

    def _is_page(self) -> bool:
        """Whether the current row is the page that has the name which is typed."""
        row = self._list.currentRow()
        item = self._list.item(row) if row >= 0 else None
        name = "" if item is None or item.isHidden() else str(item.data(NAME) or "")
        return words(name) == words(self._field.text())

    def _fit(self) -> None:
        """As high as its rows, up to the most that are shown at once."""
        shown = sum(not self._list.item(row).isHidden() for row in range(self._list.count()))
        self.setFixedHeight(_FRAME + _ROW_HEIGHT * max(1, min(shown, _ROWS)))

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
