"""What somebody who types may mean, below the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from janto_catalog.model.views import Suggestion

_HEADS = {"work": "This title", "character": "Everything with", "pairing": "Pairing", "arc": "Story arc"}
_ICONS = {"work": "file-text", "character": "users", "pairing": "users", "arc": "route"}


class SearchSuggestions(QFrame):
    """What one may mean, under the field; the focus stays in the line."""

    accepted = Signal(object)

    def __init__(self, context: UiContext, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("popup")
        self._context, self._field = context, field
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.accepted.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.setLayout(column(self._list, gap=0, margin=6))
        self.hide()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...], typed: str) -> None:
        """Offer these, and at the end to search for the words as they are."""
        self._list.clear()
        # Grouped by what they are, in the order of `_SAID`; within a group as they were found.
        for suggestion in sorted(suggestions, key=lambda one: list(_HEADS).index(one.kind)):
            self._add(_ICONS.get(suggestion.kind, "search"), _text(suggestion), suggestion)
        if suggestions:
            self._add("search", f"Search for all words: {typed}", None)
        self._place()

    def texts(self) -> list[str]:
        """What stands in the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def step(self, way: int) -> None:
        """Move the mark; up from the first goes back to the line."""
        row = self._list.currentRow() + way
        self._list.setCurrentRow(row if row < self._list.count() else -1)

    def accept(self) -> bool:
        """Take what is marked; whether something was."""
        item = self._list.currentItem() if self._list.currentRow() >= 0 else None
        if item is None:
            return False
        self.accepted.emit(item.data(Qt.ItemDataRole.UserRole))
        return True

    def _add(self, icon: str, text: str, suggestion: Suggestion | None) -> None:
        item = QListWidgetItem(self._context.theme.icon(icon), text)
        item.setData(Qt.ItemDataRole.UserRole, suggestion)
        item.setSizeHint(QSize(100, 32))
        self._list.addItem(item)

    def _place(self) -> None:
        rows = self._list.count()
        self._list.setFixedHeight(32 * rows)
        if not rows:
            self.hide()
            return
        field = self._field
        corner = field.mapTo(field.window(), field.rect().bottomLeft())
        if self.parent() is not field.window():
            self.setParent(field.window())
        self.setGeometry(QRect(corner.x(), corner.y() + 4, field.width(), 12 + 32 * rows))
        self.show()
        self.raise_()


def _text(suggestion: Suggestion) -> str:
    return f"{_HEADS[suggestion.kind]}: {suggestion.name}"
