"""A field that searches for a title while you type, under all its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from janto_catalog.model.dates import short_date
from janto_catalog.model.text import words
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import IconLabel, button
from janto_catalog.ui.widgets.layouts import clear, column, framed, row
from janto_catalog.ui.widgets.text import Elided, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.model.views import WorkRow

_FOUND, _TYPING_MS = 6, 150
#: So many titles of a search are compared with the text; it finds those with a word in any of their texts.
_RANKED = 200


class TitlePicker(QWidget):
    """`chosen` carries the id and name of a title, `edited` comes when the text changes, `cancelled` with Escape."""

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
        self.first = None
        clear(self._found)
        self.field.setText(title)
        self.field.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                # Otherwise the key closes what the window closes with it.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.cancelled.emit()
                return True
        return False

    def _search_soon(self) -> None:
        # What was found for another text is not what Enter chooses.
        self.first = None
        self._soon.start()
        self.edited.emit()

    def _choose_first(self) -> None:
        if self.first is not None:
            self.chosen.emit(self.first.id, self.first.title)

    def _search(self) -> None:
        text = self.field.text().strip()
        if text:
            self._context.runner.read(
                lambda catalog: _nearest(text, catalog.works.search(text, limit=_RANKED, typing=True).rows),
                self._show,
                lambda _error: None,
                owner=self,
                key=(id(self), "search"),
            )

    def _show(self, found: Sequence[WorkRow]) -> None:
        clear(self._found)
        self.first = found[0] if found else None
        before: QWidget = self.field
        for work_row in found:
            line = self._line(work_row)
            self._found.addWidget(line)
            link = line.findChild(QPushButton)
            if link is not None:
                # Tab goes through what was found before it goes on.
                QWidget.setTabOrder(before, link)
                before = link
        if not found:
            self._found.addWidget(label(self._context.theme, "No title has these words.", BODY, "secondary"))

    def _line(self, work_row: WorkRow) -> QWidget:
        theme = self._context.theme
        about = " · ".join(
            part for part in (work_row.series, work_row.number, short_date(work_row.released)) if part
        )
        link = button(theme, work_row.title, lambda: self.chosen.emit(work_row.id, work_row.title), link=True)
        mark = IconLabel(theme, labels.kind_icon(work_row.kind), work_row.kind.group)
        line = row(mark, link, Elided(theme, about, CAPTION, "secondary"))
        line.setStretch(2, 1)
        return framed(line)


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
