"""The form for files that are one copy: which of them, and in what order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION, LEAD
from janto_catalog.ui.widgets.buttons import CheckBox, IconButton, button
from janto_catalog.ui.widgets.layouts import column, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import Elided, label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.model.views import ItemSummary, Question

_MAX_LINES = 60
_MOST_HEIGHT = 240
"""Of the list of copies: more are scrolled, so that the buttons below are in sight."""


class JoinForm(QFrame):
    """A line for each item of the folder; `submitted` carries the ids of those that are checked, in their order;
    `grown` comes when the lines were read.
    """

    submitted = Signal(object)
    cancelled = Signal()
    grown = Signal()

    def __init__(self, context: UiContext, question: Question) -> None:
        super().__init__()
        self.setObjectName("card")
        self._context, self._asked = context, question.item
        self.lines: list[JoinLine] = []
        self._column: QVBoxLayout = column(gap=0)
        self._inner = QWidget()
        self._inner.setLayout(self._column)
        self._list = ScrollArea(self._inner)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._note = label(context.theme, "", BODY, "secondary", wrap=True)
        self._wrong = label(context.theme, "", BODY, "error", wrap=True)
        self._wrong.hide()
        self._submit_button = button(context.theme, "Make one copy", self.submit, primary=True)
        body = column(
            label(context.theme, "Which files are one copy?", LEAD, wrap=True),
            self._note,
            self._list,
            self._wrong,
            row(-1, button(context.theme, "Cancel", self.cancelled.emit), self._submit_button),
            margin=16,
        )
        self.setLayout(body)
        self._show_count()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.runner.read(
            lambda catalog: catalog.groupings.neighbours(question.item.id),
            self._fill,
            lambda error: self.show_error(str(error)),
            owner=self,
        )

    def focus_first(self) -> None:
        """Put the cursor on the first copy that may be checked."""
        boxes = [line.box for line in self.lines if line.box.isEnabled()]
        (boxes[0] if boxes else self).setFocus()

    def submit(self) -> None:
        """Submit the copies that are checked."""
        chosen = [line.item.id for line in self.lines if line.box.isChecked()]
        if len(chosen) > 1:
            self._wrong.hide()
            self.submitted.emit(chosen)

    def show_error(self, text: str) -> None:
        """Show why the copies cannot be joined."""
        self._wrong.setText(text)
        self._wrong.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, items: tuple[ItemSummary, ...]) -> None:
        """List the copies; of very many, those around the one that is asked about."""
        at = next((n for n, item in enumerate(items) if item.id == self._asked.id), 0)
        first = max(0, min(at - _MAX_LINES // 2, len(items) - _MAX_LINES))
        shown = items[first : first + _MAX_LINES]
        for item in shown:
            self._add(item)
        self._note.setText(_hint(len(items), len(shown)))
        self._show_ends()
        self._show_count()
        self._list.setFixedHeight(min(self._inner.sizeHint().height(), _MOST_HEIGHT))
        self.grown.emit()
        if self.hasFocus():
            self.focus_first()

    def _add(self, item: ItemSummary) -> None:
        line = JoinLine(self._context, item, self._asked)
        line.box.toggled.connect(self._show_count)
        line.moved.connect(lambda by: self._move(line, by))
        self.lines.append(line)
        self._column.addWidget(line)

    def _move(self, line: JoinLine, by: int) -> None:
        """Move a line up (-1) or down (1), and leave the focus on the button that was pressed."""
        at = self.lines.index(line) + by
        if not 0 <= at < len(self.lines):
            return
        self.lines.remove(line)
        self.lines.insert(at, line)
        self._column.removeWidget(line)
        self._column.insertWidget(at, line)
        for before, after in zip(self.lines, self.lines[1:], strict=False):
            self.setTabOrder(before.last, after.box)
        self._show_ends()
        line.focus_button(by)

    def _show_ends(self) -> None:
        for line in self.lines:
            line.up.setEnabled(line is not self.lines[0])
            line.down.setEnabled(line is not self.lines[-1])

    def _show_count(self) -> None:
        checked = sum(line.box.isChecked() for line in self.lines)
        self._submit_button.setText(f"Make one copy of {checked}" if checked > 1 else "Make one copy")
        self._submit_button.setEnabled(checked > 1)


class JoinLine(QWidget):
    """One copy: a check box with its name, what it is, and buttons that move it."""

    moved = Signal(int)

    def __init__(self, context: UiContext, item: ItemSummary, asked: ItemSummary) -> None:
        super().__init__()
        theme, self.item = context.theme, item
        name = _name(item)
        self.box = CheckBox(theme, name)
        self.box.setChecked(item.id == asked.id)
        # The copy that is asked about is a part in any case.
        self.box.setEnabled(item.id != asked.id)
        set_tool_tip(self.box, name)
        self.up = IconButton(theme, "chevron-up", f"Move {name} up", 16)
        self.down = IconButton(theme, "chevron-down", f"Move {name} down", 16)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.box.setSizePolicy(self.box.sizePolicy().Policy.Ignored, self.box.sizePolicy().Policy.Fixed)
        about = Elided(theme, _describe(item, asked), CAPTION, "secondary")
        below = row(24, about, gap=0)
        below.setStretch(1, 1)
        texts = column(self.box, below, gap=0)
        line = row(texts, self.up, self.down, gap=4)
        line.setStretch(0, 1)
        line.setContentsMargins(0, 4, 0, 4)
        self.setLayout(line)

    @property
    def last(self) -> QWidget:
        """The last part of the line that takes the focus."""
        return self.down

    def focus_button(self, by: int) -> None:
        """Focus the button that moves it that way, or the other at the end of the list."""
        wanted, other = (self.up, self.down) if by < 0 else (self.down, self.up)
        (wanted if wanted.isEnabled() else other).setFocus()


def _name(item: ItemSummary) -> str:
    """The name of the file, or of the copy when it has several."""
    if len(item.files) != 1:
        return item.title
    return os.fsencode(Path(os.fsdecode(item.files[0])).name).decode("utf-8", "backslashreplace")


def _describe(item: ItemSummary, asked: ItemSummary) -> str:
    """The folder where it is another, how long the copy is, and what it is matched with."""
    folder = Path(item.folder).name if item.folder != asked.folder else ""
    files = labels.count(len(item.files), "file", "files") if len(item.files) > 1 else ""
    pages = labels.count(item.pages, "page", "pages") if item.pages else ""
    state = ", ".join(link.title for link in item.works) or labels.state(item.state)[0]
    return " · ".join(part for part in (folder, files, labels.length(item.duration), pages, state) if part)


def _hint(total: int, shown: int) -> str:
    if total < 2:
        return "There is no other file in this folder."
    hint = "Check its parts (discs, halves, chapters) and put them in playing order."
    return f"{hint} {labels.number(shown)} of {labels.number(total)} are listed." if shown < total else hint
