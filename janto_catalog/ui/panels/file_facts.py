"""The facts of the files of a copy, as text that can be selected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from janto_catalog.model.text import display_path
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import clear, row
from janto_catalog.ui.widgets.scroll_area import ScrollArea
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.model.media import MediaFacts
    from janto_catalog.model.views import ItemSummary

    Read = Sequence[tuple[bytes, MediaFacts | None]]

_FILES, _TAGS = 40, 24


class FileFactsPanel(QWidget):
    """Files, lengths, chapters and tags of one copy."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("read")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        inner = QWidget()
        inner.setObjectName("surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(16, 16, 16, 16)
        self._body.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(inner))

    def show_nothing(self) -> None:
        """Show no copy."""
        clear(self._body)

    def show_item(self, item: ItemSummary, read: Read = ()) -> None:
        """Show a copy, and the facts of its files once they are read."""
        clear(self._body)
        theme, facts = self._context.theme, dict(read)
        self._add_line("File details", "", head=True)
        if item.files:
            first = item.files[0]
            word = "Open in player" if item.duration else "Open"
            opened = button(theme, word, lambda: _open(first), icon="square-arrow-out-up-right")
            self._body.addLayout(row(opened, -1))
        self._body.addSpacing(8)
        for path in item.files[:_FILES]:
            self._add_line(
                display_path(path.rpartition(b"/")[2]), _facts(facts[path]) if path in facts else ""
            )
        if len(item.files) > _FILES:
            self._add_line("", f"and {len(item.files) - _FILES} more")
        first_facts = next((read for read in facts.values() if read is not None), None)
        if first_facts is not None:
            self._tags(first_facts)
        if item.others:
            self._add_line("Other files", "", head=True)
            for role, path in item.others:
                self._add_line(display_path(path.rpartition(b"/")[2]), role)
        self._body.addStretch(1)

    def _tags(self, facts: MediaFacts) -> None:
        tags = facts.tags or tuple(
            (name, str(getattr(facts, name))) for name in ("title", "album", "date") if getattr(facts, name)
        )
        if tags:
            self._body.addSpacing(12)
            self._add_line("Tags of the first file", "", head=True)
        for name, value in tags[:_TAGS]:
            self._add_line(value, name)

    def _add_line(self, text: str, under: str, *, head: bool = False) -> None:
        """Add a line, and a smaller one below it."""
        theme = self._context.theme
        for shown, step, role in (
            (text, CAPTION if head else BODY, "secondary" if head else "text"),
            (under, CAPTION, "secondary"),
        ):
            if shown:
                line = label(theme, _breakable(shown), step, role, wrap=True)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                if head:
                    line.setFont(theme.font(CAPTION, strong=True))
                self._body.addWidget(line)
        self._body.addSpacing(4)


def _facts(facts: MediaFacts | None) -> str:
    if facts is None:
        return "not read"
    chapters = labels.count(len(facts.chapters), "chapter", "chapters") if facts.chapters else ""
    pages = labels.count(facts.pages, "page", "pages") if facts.pages else ""
    marks = labels.count(len(facts.bookmarks), "bookmark", "bookmarks") if facts.bookmarks else ""
    parts = (facts.format, labels.length(facts.duration), pages, chapters, marks)
    return " · ".join(part for part in parts if part)


def _breakable(text: str) -> str:
    """`text` with a space of no width after each sign where a long name may be wrapped."""
    return "".join(letter + ("\u200b" if letter in "._-/" else "") for letter in text)


def _open(path: bytes) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(os.fsdecode(path)))
