"""The facts of the files of a copy, as text that can be selected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from janto_catalog.model.text import display_path
from janto_catalog.ui import labels
from janto_catalog.ui.context import UiContext
from janto_catalog.ui.opening import open_file
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import column, row
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
        self._context = context
        self.setObjectName("read")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = context.theme
        self._item: ItemSummary | None = None
        self._head = _heading(theme, "File details")
        self._open = button(theme, "", self._open_first, icon="square-arrow-out-up-right")
        self._files, self._tags, self._others = _Lines(theme), _Lines(theme), _Lines(theme)
        self._tags_head = _heading(theme, "Tags of the first file")
        self._others_head = _heading(theme, "Other files")
        inner = QWidget()
        inner.setObjectName("surface")
        inner.setLayout(
            column(
                column(self._head, row(self._open, -1)),
                self._files,
                column(self._tags_head, self._tags),
                column(self._others_head, self._others),
                -1,
                gap=16,
                margin=16,
            )
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(inner))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no copy."""
        self._item = None
        for part in (self._head, self._open, self._tags_head, self._others_head):
            part.hide()
        for lines in (self._files, self._tags, self._others):
            lines.show_lines(())

    def show_item(self, item: ItemSummary, read: Read = ()) -> None:
        """Show a copy, and the facts of its files once they are read."""
        self._item, facts = item, dict(read)
        self._head.show()
        self._open.setVisible(bool(item.files))
        self._open.setText("Open in player" if item.duration else "Open")
        files = [
            (display_path(path.rpartition(b"/")[2]), _facts(facts[path]) if path in facts else "")
            for path in item.files[:_FILES]
        ]
        left = len(item.files) - len(files)
        self._files.show_lines([*files, *([("", f"and {labels.number(left)} more")] if left else [])])
        first = next((read for read in facts.values() if read is not None), None)
        tags = _tags(first)[:_TAGS] if first is not None else ()
        self._tags_head.setVisible(bool(tags))
        self._tags.show_lines([(value, name) for name, value in tags])
        others = [(display_path(path.rpartition(b"/")[2]), role) for role, path in item.others]
        self._others_head.setVisible(bool(others))
        self._others.show_lines(others)

    def _open_first(self) -> None:
        if self._item is not None:
            open_file(self._context, os.fsdecode(self._item.files[0]))


class _Lines(QWidget):
    """Lines with a smaller one below each. They are kept for the next copy: changing a text is faster than making one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._column = column()
        self.setLayout(self._column)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these, each with what is below it."""
        while len(self._labels) < len(lines):
            made = (_selectable(self._theme, BODY), _selectable(self._theme, CAPTION, "secondary"))
            self._labels.append(made)
            self._column.addLayout(column(*made, gap=4))
        for number, pair in enumerate(self._labels):
            texts = lines[number] if number < len(lines) else ("", "")
            for shown, text in zip(pair, texts, strict=True):
                shown.setText(_breakable(text))
                shown.setVisible(bool(text))
        self.setVisible(bool(lines))


def _selectable(theme: Theme, step: int, role: str = "text") -> QLabel:
    line = label(theme, "", step, role, wrap=True)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _heading(theme: Theme, text: str) -> QLabel:
    head = _selectable(theme, CAPTION, "secondary")
    head.setText(text)
    head.setFont(theme.font(CAPTION, strong=True))
    return head


def _tags(facts: MediaFacts) -> Sequence[tuple[str, str]]:
    return facts.tags or tuple(
        (name, str(getattr(facts, name))) for name in ("title", "album", "date") if getattr(facts, name)
    )


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
