"""The form for several stories in one file, each with its range."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from janto_catalog.model.files import Range, Unit
from janto_catalog.model.text import format_time
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.panels.likelihood import several_sure
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.theme.tokens import BODY, LEAD
from janto_catalog.ui.widgets.buttons import IconButton, button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.views import ItemSummary, PartSummary, Question

_FEWEST = 2


class MultiWorkForm(QFrame):
    """A line for each story; `submitted` carries ((work, Range or None), ...)."""

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, context: UiContext, question: Question) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context, self._item = context, question.item
        self._unit = _unit_of(question)
        self.lines: list[WorkLine] = []
        self._column: QVBoxLayout = column(gap=16)
        self._wrong = label(context.theme, "", BODY, "error", wrap=True)
        self._wrong.hide()
        self._buttons = (
            button(context.theme, "Add another", self.add),
            button(context.theme, "Cancel", self.cancelled.emit),
            button(context.theme, "Match these", self.submit, primary=True),
        )
        body = column(
            label(context.theme, "Which stories does this file contain?", LEAD, wrap=True),
            label(context.theme, _hint(question.item, self._unit), BODY, "secondary", wrap=True),
            self._column,
            self._wrong,
            row(self._buttons[0], -1, *self._buttons[1:]),
            margin=16,
        )
        self.setLayout(body)
        for _ in range(_FEWEST):
            self.add()
        # As many as the name has for sure, else the likeliest one.
        chosen = several_sure(question) or question.candidates[:1]
        while len(self.lines) < len(chosen):
            self.add()
        for line, candidate in zip(self.lines, chosen, strict=False):
            line.set_work(candidate.candidate.work, candidate.title)
        self._read_known_parts(chosen[0].candidate.work if chosen else "")

    def _read_known_parts(self, whole: str) -> None:
        item = self._item.id
        self._context.runner.read(
            lambda catalog: catalog.review.parts(item, whole), self._fill, owner=self, key=(id(self), "parts")
        )

    def _fill(self, parts: tuple[PartSummary, ...]) -> None:
        """Fill in the parts that the file or the title names, unless the user has typed something."""
        if not parts or any(line.touched for line in self.lines):
            return
        while len(self.lines) < len(parts):
            self.add()
        for line, part in zip(self.lines, parts, strict=True):
            line.set_work(part.work, part.title)
            line.set_range(part.range)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Add a line for another story."""
        added = WorkLine(self._context, self._unit)
        added.title.cancelled.connect(self.cancelled)
        added.dropped.connect(lambda: self._drop(added))
        self.lines.append(added)
        self._column.addWidget(added)
        self.order_tabs()
        added.title.field.setFocus()

    def order_tabs(self) -> None:
        """Make Tab go from line to line, and in each from the title to the range; the buttons come last."""
        parts = [part for line in self.lines for part in line.fields]
        for before, after in pairwise([*parts, *self._buttons]):
            QWidget.setTabOrder(before, after)

    def submit(self) -> None:
        """Submit the stories, or show what is wrong with the lines."""
        try:
            parts = tuple(self._parts())
        except ValueError as wrong:
            self.show_error(str(wrong))
            return
        self._wrong.hide()
        self.submitted.emit(parts)

    def show_error(self, text: str) -> None:
        """Show what is wrong with the lines."""
        self._wrong.setText(text)
        self._wrong.show()

    def focus_first(self) -> None:
        """Put the cursor where something is missing, else the focus on the button that matches these."""
        empty = next((line.title.field for line in self.lines if not line.work), None)
        (empty or self._buttons[-1]).setFocus()

    def _parts(self) -> list[tuple[str, Range | None]]:
        """The stories of the lines.  Raises ValueError with a message to show."""
        filled = [
            line for line in self.lines if line.work or line.title.field.text().strip() or line.has_range
        ]
        if len(filled) < _FEWEST or not all(line.work for line in filled):
            raise ValueError("Choose at least two titles from the search results.")
        if len({line.work for line in filled}) < len(filled):
            raise ValueError("Choose each title only once.")
        begins = [line.begin for line in filled]
        last = float(self._item.pages or 0) if self._unit is Unit.PAGES else (self._item.duration or 0.0)
        # A story without an end ends where the next one begins.
        return [
            (line.work, line.range(self._up_to(after), last))
            for line, after in zip(filled, [*begins[1:], None], strict=True)
        ]

    def _up_to(self, after: float | None) -> float | None:
        return after - 1 if after is not None and self._unit is Unit.PAGES else after

    def _drop(self, line: WorkLine) -> None:
        """Remove a line, or empty it when it is one of the last two."""
        at = self.lines.index(line)
        if len(self.lines) > _FEWEST:
            self.lines.remove(line)
            line.hide()
            line.deleteLater()
        else:
            line.empty()
        self.lines[min(at, len(self.lines) - 1)].title.field.setFocus()


class WorkLine(QWidget):
    """One story: its title and its range."""

    dropped = Signal()

    def __init__(self, context: UiContext, unit: Unit) -> None:
        super().__init__()
        self._unit, self.work, self.touched = unit, "", False
        self.title = TitlePicker(context)
        self.title.chosen.connect(self.set_work)
        self.title.field.textEdited.connect(lambda _text: self.set_work("", ""))
        self._begin, self._end = self._bound("from"), self._bound("to")
        for field in (self.title.field, self._begin, self._end):
            field.textEdited.connect(self._touch)
        self.drop_button = IconButton(context.theme, "x", "Remove this story", 16)
        self.drop_button.clicked.connect(self.dropped)
        where = row(
            label(context.theme, "from", BODY, "secondary"),
            self._begin,
            label(context.theme, "to", BODY, "secondary"),
            self._end,
            -1,
        )
        what = row(self.title, gap=4)
        # The search results open below the title.
        what.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignTop)
        line = column(what, where, gap=4)
        self.setLayout(line)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        return (self.title.field, self._begin, self._end, self.drop_button)

    def set_work(self, work: str, title: str) -> None:
        """Set the title; "" for none."""
        self.work = work
        if work:
            self.title.set_title(title)

    def empty(self) -> None:
        """Remove the title and the range."""
        self.set_work("", "")
        self.title.set_title("")
        self._begin.clear()
        self._end.clear()

    def set_range(self, part: Range | None) -> None:
        """Set the range, if it is known."""
        if part is not None:
            paged = self._unit is Unit.PAGES
            self._begin.setText(f"{part.begin:g}" if paged else format_time(part.begin))
            self._end.setText(f"{part.end:g}" if paged else format_time(part.end))

    def _touch(self, _text: str) -> None:
        self.touched = True

    @property
    def has_range(self) -> bool:
        """Whether a start or an end was typed."""
        return bool(self._begin.text().strip() or self._end.text().strip())

    @property
    def begin(self) -> float | None:
        """The start, None when it is not given.  Raises ValueError with a message to show."""
        return _parse_bound(self._begin.text(), self._unit)

    def range(self, up_to: float | None, last: float) -> Range | None:
        """The range; without an end it ends at `up_to`, or at `last` (0: unknown).

        None when neither start nor end is given.  Raises ValueError with a message to show.
        """
        if not self.has_range:
            return None
        end = _parse_bound(self._end.text(), self._unit)
        end = end if end is not None else up_to if up_to is not None else last
        begin = self.begin or (1.0 if self._unit is Unit.PAGES else 0.0)
        if end < begin or (end == begin and self._unit is Unit.SECONDS):
            raise ValueError(f"{self.title.field.text()} must end after it starts.")
        return Range(self._unit, begin, end)

    def _bound(self, word: str) -> QLineEdit:
        added = QLineEdit()
        added.setFixedWidth(84)
        added.setPlaceholderText("page" if self._unit is Unit.PAGES else "h:mm:ss")
        added.setAccessibleName(word)
        return added


def _parse_bound(text: str, unit: Unit) -> float | None:
    """Seconds from "1:02:03" or "12:30", or a page; None for nothing.  Raises ValueError with a message to show."""
    parts = text.strip().split(":")
    if parts == [""]:
        return None
    whole = all(part.isascii() and part.isdecimal() and len(part) < 6 for part in parts)
    if unit is Unit.PAGES:
        if whole and len(parts) == 1 and int(parts[0]) > 0:
            return float(parts[0])
        raise ValueError(f"{text} is not a page: write a number.")
    if not whole or not 2 <= len(parts) <= 3 or any(int(part) > 59 for part in parts[1:]):
        raise ValueError(f"{text} is not a time: write h:mm:ss or mm:ss.")
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return float(seconds)


def _unit_of(question: Question) -> Unit:
    """The unit of the copy: that of its length or pages; without them, that of its files."""
    item = question.item
    if item.duration or item.pages:
        return Unit.SECONDS if item.duration else Unit.PAGES
    media = {facts.medium.value for _, facts in question.read if facts is not None}
    return Unit.PAGES if media & {"pages", "text", "image"} else Unit.SECONDS


def _hint(item: ItemSummary, unit: Unit) -> str:
    if unit is Unit.PAGES:
        pages = f"It has {labels.count(item.pages, 'page', 'pages')}. " if item.pages else ""
        return f"{pages}Pages are optional."
    length = labels.length(item.duration)
    return f"It is {length} long. Times are optional." if length else "Times are optional."
