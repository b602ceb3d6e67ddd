"""The list below the search field: suggestions, or where to begin while the field is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.layouts import column

if TYPE_CHECKING:
    from janto_catalog.model.searches import SearchKey, Suggestion

# By kind, in the order they are listed: (what comes before the name, icon).
_KINDS = {
    "search": ("Saved search", "search"),
    "work": ("", "file-text"),
    "character": ("With", "users"),
    "pairing": ("Pairing", "users"),
    "person": ("Person", "film"),
    "arc": ("Story arc", "route"),
    "era": ("Era", "clock"),
    "series": ("Series", "layers"),
    "state": ("", "clock"),
    "value": ("", "filter"),
    "key": ("", "filter"),
    "recent": ("", "history"),
    "example": ("", "search"),
    "words": ("", "search"),
}
_ROW_HEIGHT, _HEADING_HEIGHT, _MARGIN = 32, 28, 16
_DETAIL = Qt.ItemDataRole.UserRole + 1
_DETAIL_SHARE = 0.55
# The icon of a row, and the gaps around its text and its detail.
_GAPS = 64


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its icon ("": a heading), what it says, a `detail` at its right, and what `accepted` carries."""

    icon: str
    text: str
    detail: str = ""
    value: object = None


def rows_for(suggestions: Sequence[Suggestion], typed: str) -> list[Row]:
    """The rows for suggestions, and for a search for all words that were typed."""
    rows = [suggestion_row(one) for one in sorted_by_kind(suggestions)]
    if rows and ":" not in typed:
        rows.append(Row("search", f"Search for all words: {typed.strip()}"))
    return rows


def suggestion_row(suggestion: Suggestion) -> Row:
    """The row of a suggestion, with the number of titles that it finds; an example shows how it is written, too."""
    prefix, icon = _KINDS[suggestion.kind]
    text = f"{prefix}: {suggestion.name}" if prefix else suggestion.name
    if suggestion.about or suggestion.count is None or suggestion.kind == "work":
        return Row(icon, text, suggestion.about or ("title" if suggestion.kind == "work" else ""), suggestion)
    titles = labels.count(suggestion.count, "title", "titles")
    written = f"{suggestion.text}  ·  " if suggestion.kind == "example" else ""
    return Row(icon, text, f"{written}{titles}", suggestion)


def key_row(key: SearchKey) -> Row:
    """The row of a key of the language."""
    return Row("filter", f"{key.name}:", key.help, key)


def sorted_by_kind(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Suggestions by kind, as they are listed."""
    kinds = list(_KINDS)
    return sorted(suggestions, key=lambda one: kinds.index(one.kind))


class SearchSuggestions(QFrame):
    """The list below the field.  The focus stays in the field; `accepted` carries the value of a row."""

    accepted = Signal(object)

    def __init__(self, context: UiContext, field: QWidget) -> None:
        super().__init__(field.window())
        self.setObjectName("popup")
        self._context, self._field = context, field
        self._list = QListWidget()
        self._list.setAccessibleName("Suggestions")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setItemDelegate(_RowDelegate(context.theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._accept_item)
        self.setLayout(column(self._list, gap=0, margin=_MARGIN // 4))
        self.hide()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these rows; none hides the list."""
        self._list.clear()
        for row in rows:
            self._add(row)
        self._show_below_field()

    def texts(self) -> list[str]:
        """The rows of the list that can be accepted."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]

    def step(self, by: int) -> None:
        """Move the current row, past headings; beyond the first and the last row, none is current."""
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count():
            if self._list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentRow(row)
                return
            row += by
        self._list.setCurrentRow(-1)

    def accept(self) -> bool:
        """Accept the current row; False when there is none."""
        item = self._list.currentItem() if self._list.currentRow() >= 0 else None
        return item is not None and self._accept_item(item)

    def _accept_item(self, item: QListWidgetItem) -> bool:
        if not item.flags() & Qt.ItemFlag.ItemIsSelectable:
            return False
        self.accepted.emit(item.data(Qt.ItemDataRole.UserRole))
        return True

    def _add(self, row: Row) -> None:
        item = QListWidgetItem(row.text)
        if row.icon:
            item.setIcon(self._context.theme.icon(row.icon))
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.UserRole, row.value)
        item.setData(_DETAIL, row.detail)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, f"{row.text}, {row.detail}" if row.detail else row.text
        )
        item.setSizeHint(QSize(100, _ROW_HEIGHT if row.icon else _HEADING_HEIGHT))
        self._list.addItem(item)

    def _show_below_field(self) -> None:
        height = sum(self._list.item(row).sizeHint().height() for row in range(self._list.count()))
        if not height:
            self.hide()
            return
        field = self._field
        corner = field.mapTo(field.window(), field.rect().bottomLeft())
        if self.parent() is not field.window():
            self.setParent(field.window())
        height = min(height + _MARGIN // 2 + 2, field.window().height() - corner.y() - _MARGIN)
        self.setGeometry(QRect(corner.x(), corner.y() + 4, field.width(), height))
        self._list.scrollToTop()
        self.show()
        self.raise_()


class _RowDelegate(QStyledItemDelegate):
    """Paints a row as usual and its detail at the right; a heading in small letters."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            painter.setFont(self._theme.font(CAPTION, strong=True))
            painter.setPen(self._theme.colour("secondary"))
            foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(option.rect.adjusted(8, 0, -8, -4), foot, index.data())
            return
        detail = index.data(_DETAIL) or ""
        area = QRect(option.rect)
        painter.setFont(self._theme.font(BODY))
        metrics = painter.fontMetrics()
        # What a short text does not need is for the detail.
        free = area.width() - metrics.horizontalAdvance(index.data()) - _GAPS
        most = max(free, int(area.width() * _DETAIL_SHARE))
        width = min(metrics.horizontalAdvance(detail) + 2, most)
        option.rect = area.adjusted(0, 0, -width - 20, 0)
        super().paint(painter, option, index)
        painter.setFont(self._theme.font(BODY))
        painter.setPen(self._theme.colour("secondary"))
        right = QRect(area.right() - width - 12, area.top(), width, area.height())
        shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
