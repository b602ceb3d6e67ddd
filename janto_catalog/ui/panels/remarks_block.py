"""What the user thinks of a title, in the detail panel: a rating, tags and a note.  Each change is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY, CAPTION
from janto_catalog.ui.widgets.layouts import Flow, column, framed, row
from janto_catalog.ui.widgets.star_rating import StarRating
from janto_catalog.ui.widgets.tag_field import TagField
from janto_catalog.ui.widgets.text import label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed, WorkDetails

_NOTE_HEIGHT = 76
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def rating(context: UiContext, works: Sequence[str], value: float | None) -> QWidget:
    """The stars of titles, and their number in words."""
    stars = StarRating(context.theme, value)
    stars.rated.connect(
        lambda value: _write(context, lambda catalog: catalog.remarks.rate(works, value or None))
    )
    words = label(context.theme, stars.words, BODY, "secondary")
    stars.valueChanged.connect(lambda: words.setText(stars.words))
    return framed(row(stars, words, -1))


@dataclass(slots=True)
class RefusedTags:
    """The tags of a title that were refused and stay in their field, and why; kept when the detail is read again."""

    text: str = ""
    why: str = ""


def tags_and_note(
    context: UiContext, details: WorkDetails, refused: RefusedTags, leave: Callable[[], object]
) -> QWidget:
    """The tags of a title, a field for more of them with those that were `refused`, and the note; `leave` is called when
    the note is done."""
    work = details.work.id
    lines = tag_lines(context, [work], details.remarks.tags, refused)
    note = NoteField(details.remarks.note)
    note.written.connect(
        lambda text: _write(context, lambda catalog: catalog.remarks.write_note([work], text))
    )
    note.done.connect(leave)
    lines.addWidget(note)
    return framed(lines)


def tag_lines(
    context: UiContext, works: Sequence[str], tags: Sequence[str], refused: RefusedTags
) -> QVBoxLayout:
    """Tags that all of some titles have, and a field for more of them with those that were `refused`."""
    lines = column(gap=6)
    if tags:
        chips = Flow(6)
        for tag in tags:
            chips.addWidget(_chip(context, works, tag))
        lines.addWidget(framed(chips))
    lines.addWidget(_TagEntry(context, works, tags, refused))
    return lines


class NoteField(QPlainTextEdit):
    """A note; `written` carries it when it has changed and the focus leaves, or at Ctrl+Enter, which is `done`."""

    written = Signal(str)
    done = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._written = text
        self.setPlaceholderText("A note of your own")
        self.setAccessibleName("Note")
        self.setToolTip("Kept when you leave the field or press Ctrl+Enter")
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTE_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._write()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The menu of the field is a part of it.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._write()

    def hideEvent(self, event: QHideEvent) -> None:
        self._write()
        super().hideEvent(event)

    def _write(self) -> None:
        text = self.toPlainText().strip()
        if text != self._written:
            self._written = text
            self.written.emit(text)


class _TagEntry(QFrame):
    """The field that adds tags, and below it why one was refused, which stays in the field."""

    def __init__(
        self, context: UiContext, works: Sequence[str], tags: Sequence[str], refused: RefusedTags
    ) -> None:
        super().__init__()
        self._context, self._works, self._refused = context, works, refused
        self._held = frozenset(tags)
        self.field = TagField(self._read_known)
        self._why = label(context.theme, "", CAPTION, "error", wrap=True)
        self.field.entered.connect(self._add)
        self.field.textEdited.connect(lambda _text: self._why.hide())
        self.setLayout(column(self.field, self._why, gap=4))
        self._show()

    def _show(self) -> None:
        self.field.keep(self._refused.text)
        self._why.setText(self._refused.why)
        self._why.setVisible(bool(self._refused.why))

    def _add(self, tags: list[str]) -> None:
        self._context.runner.write(
            lambda catalog: catalog.remarks.tag_with_valid(self._works, tags),
            lambda done: self._added(*done),
        )

    def _added(self, changed: Changed | None, refused: tuple[str, ...], why: str) -> None:
        self._refused.text = ", ".join(refused)
        them = "it" if len(refused) == 1 else "them"
        self._refused.why = (
            f"Not added: {self._refused.text}. {why}. Change {them} and press Enter." if refused else ""
        )
        if isValid(self):
            self._show()
        if changed is not None:
            self._context.show_change(changed)

    def _read_known(self) -> None:
        self._context.runner.read(
            lambda catalog: catalog.remarks.tags(),
            lambda tags: self.field.offer({tag.name for tag in tags} - self._held),
            owner=self,
        )


def _chip(context: UiContext, works: Sequence[str], tag: str) -> QToolButton:
    """A tag, which a click removes."""
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText(tag.replace("&", "&&"))
    chip.setIcon(context.theme.icon("x"))
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_tool_tip(chip, f"Remove the tag {tag}")
    chip.setAccessibleName(f"Remove the tag {tag}")
    chip.clicked.connect(lambda: _write(context, lambda catalog: catalog.remarks.untag(works, [tag])))
    return chip


def _write(context: UiContext, change: Callable[[Catalog], Changed]) -> None:
    context.runner.write(change, context.show_change)
