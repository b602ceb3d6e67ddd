"""A field that searches for a title while you type, under all its names; for a misspelt one it offers what is almost so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from janto_catalog.errors import QueryError
from janto_catalog.model.dates import short_date
from janto_catalog.model.text import words
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.layouts import clear, column, framed, row
from janto_catalog.ui.widgets.scroll_area import scroll_into_sight
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import WorkRow

_FOUND, _TYPING_MS = 6, 150
#: So many titles of a search are compared with the text; it finds those with a word in any of their texts.
_RANKED = 200


@dataclass(frozen=True, slots=True)
class _Found:
    """The titles for a text; `is_similar`: none has its words, they are only called almost so."""

    rows: Sequence[WorkRow]
    is_similar: bool = False


class TitlePicker(QWidget):
    """`chosen` carries the id and name of a title, `edited` comes when the text changes, `cancelled` with Escape.

    Down goes from the field to the titles that were found, Enter in the field chooses the first.  Of titles that are
    only called almost so it chooses none: it goes to the first.
    """

    chosen = Signal(str, str)
    edited = Signal()
    cancelled = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search for its title")
        self.field.setAccessibleName("Search for its title")
        self.field.installEventFilter(self)
        self._found = column(gap=2)
        #: The first title that was found, which Enter chooses.
        self.first: WorkRow | None = None
        self._links: list[QPushButton] = []
        self.setLayout(column(self.field, self._found, gap=4))
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _text: self._search_soon())
        self.field.returnPressed.connect(self._choose_first)

    def set_prompt(self, prompt: str) -> None:
        """Ask for a title in other words than "Search for its title"."""
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)

    def set_title(self, title: str) -> None:
        """Show `title` as the one that was chosen."""
        self._soon.stop()
        # What is being searched for is for the text before.
        self._context.runner.discard((id(self), "search"))
        self._clear()
        self.field.setText(title)
        self.field.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        is_press = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                # Otherwise the key closes what the window closes with it.
                event.accept()
                return True
            if is_press:
                self.cancelled.emit()
                return True
        if is_press and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Left to the window, the same key would click what it went to.
            goes_on = watched is self.field and self.first is None
            if goes_on:
                self._step(self.field, 1)
            return goes_on
        return False

    def _step(self, start: QObject, by: int) -> None:
        """Go from the field or a title that was found to the next or the one before."""
        stops: list[QWidget] = [self.field, *self._links]
        at = next((number for number, stop in enumerate(stops) if stop is start), 0) + by
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _search_soon(self) -> None:
        # What was found for another text is not what Enter chooses.
        self.first, self._links = None, []
        self._soon.start()
        self.edited.emit()

    def _choose_first(self) -> None:
        if self.first is not None:
            self.chosen.emit(self.first.id, self.first.title)

    def _search(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._clear()
            return
        self._context.runner.read(
            lambda catalog: _find(catalog, text), self._show, owner=self, key=(id(self), "search")
        )

    def _clear(self) -> None:
        self.first, self._links = None, []
        clear(self._found)

    def _show(self, found: _Found) -> None:
        self._clear()
        if found.is_similar:
            text = "No title has these words. Similar ones:" if found.rows else "No title has these words."
            self._found.addWidget(label(self._context.theme, text, BODY, "secondary", wrap=True))
        elif found.rows:
            self.first = found.rows[0]
        before: QWidget = self.field
        for work_row in found.rows:
            line, link = self._line(work_row)
            self._found.addWidget(line)
            self._links.append(link)
            link.installEventFilter(self)
            # Tab goes through what was found before it goes on.
            QWidget.setTabOrder(before, link)
            before = link
        # When it is laid out.
        QTimer.singleShot(0, self, lambda: scroll_into_sight(self))

    def _line(self, work_row: WorkRow) -> tuple[QWidget, QPushButton]:
        theme = self._context.theme
        about = " · ".join(
            part for part in (work_row.series, work_row.number, short_date(work_row.released)) if part
        )
        link = button(theme, work_row.title, lambda: self.chosen.emit(work_row.id, work_row.title), link=True)
        mark = IconLabel(theme, labels.kind_icon(work_row.kind), work_row.kind.group)
        line = row(mark, link, Elided(theme, about, CAPTION, "secondary"))
        line.setStretch(2, 1)
        return framed(line), link


def _find(catalog: Catalog, text: str) -> _Found:
    try:
        rows = catalog.works.search(text, limit=_RANKED, typing=True).rows
    except QueryError:
        # A title has signs that the language of searches uses in another way.
        rows = catalog.works.search(" ".join(words(text)), limit=_RANKED, typing=True).rows
    if rows:
        return _Found(_nearest(text, rows))
    return _Found(catalog.suggestions.similar_titles(text, _FOUND), is_similar=True)


def _nearest(text: str, rows: Sequence[WorkRow]) -> Sequence[WorkRow]:
    """The few titles of a search whose name is nearest to the text: the same, then those that begin with it or have it.

    The last word may not be typed to its end yet.
    """
    *whole, last = words(text) or ("",)
    begin = " ".join((*whole, last))

    def distance(row: WorkRow) -> int:
        title = words(row.title)
        name = " ".join(title)
        if name == begin:
            return 0
        if name.startswith(begin):
            return 1
        has_all = set(whole) <= set(title) and any(word.startswith(last) for word in title)
        return 2 if has_all else 3

    return sorted(rows, key=distance)[:_FOUND]
