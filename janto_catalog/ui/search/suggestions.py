"""Suggestions in a list below the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from janto_catalog.model.views import Suggestion

# By kind, in the order they are listed: (what comes before the name, icon).
_KINDS = {
    "work": ("This title", "file-text"),
    "character": ("Everything with", "users"),
    "pairing": ("Pairing", "users"),
    "arc": ("Story arc", "route"),
}
_ROW_HEIGHT = 32


class SearchSuggestions(QFrame):
    """The list below the field.  The focus stays in the field; `accepted` carries a Suggestion, or None for the last
    row, which searches for the words as they are."""

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
        """List these, grouped by kind, and last a search for all the words that were `typed`."""
        self._list.clear()
        kinds = list(_KINDS)
        for suggestion in sorted(suggestions, key=lambda one: kinds.index(one.kind)):
            prefix, icon = _KINDS[suggestion.kind]
            self._add(icon, f"{prefix}: {suggestion.name}", suggestion)
        if suggestions:
            self._add("search", f"Search for all words: {typed}", None)
        self._show_below_field()

    def texts(self) -> list[str]:
        """The rows of the list."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def step(self, by: int) -> None:
        """Move the current row; up from the first row, none is current."""
        row = self._list.currentRow() + by
        self._list.setCurrentRow(row if row < self._list.count() else -1)

    def accept(self) -> bool:
        """Accept the current row; False when there is none."""
        item = self._list.currentItem() if self._list.currentRow() >= 0 else None
        if item is None:
            return False
        self.accepted.emit(item.data(Qt.ItemDataRole.UserRole))
        return True

    def _add(self, icon: str, text: str, suggestion: Suggestion | None) -> None:
        item = QListWidgetItem(self._context.theme.icon(icon), text)
        item.setData(Qt.ItemDataRole.UserRole, suggestion)
        item.setSizeHint(QSize(100, _ROW_HEIGHT))
        self._list.addItem(item)

    def _show_below_field(self) -> None:
        height = _ROW_HEIGHT * self._list.count()
        self._list.setFixedHeight(height)
        if not height:
            self.hide()
            return
        field = self._field
        corner = field.mapTo(field.window(), field.rect().bottomLeft())
        if self.parent() is not field.window():
            self.setParent(field.window())
        self.setGeometry(QRect(corner.x(), corner.y() + 4, field.width(), 12 + height))
        self.show()
        self.raise_()
