"""What the user thinks of a title, in the detail panel: a rating, tags and a note.  Each change is one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolButton, QWidget
from shiboken6 import isValid

from janto_catalog.ui.context import Notice, UiContext
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


def rating(context: UiContext, details: WorkDetails) -> QWidget:
    """The stars of a title, and their number in words."""
    work, stars = details.work.id, StarRating(context.theme, details.remarks.stars)
    stars.rated.connect(
        lambda value: _write(context, lambda catalog: catalog.remarks.rate([work], value or None))
    )
    words = label(context.theme, stars.words, BODY, "secondary")
    stars.valueChanged.connect(lambda: words.setText(stars.words))
    return framed(row(stars, words, -1))


@dataclass(slots=True)
class RefusedTags:
    """The tags of a title that were refused and stay in their field, and why; kept when the detail is read again."""

    text: str = ""
    why: str = ""


def tags_and_note(context: UiContext, details: WorkDetails, refused: RefusedTags) -> QWidget:
    """The tags of a title, a field for more of them with those that were `refused`, and the note."""
    work, tags = details.work.id, Flow(6)
    for tag in details.remarks.tags:
        tags.addWidget(_chip(context, work, tag))
    note = NoteField(details.remarks.note)
    note.written.connect(
        lambda text: _write(context, lambda catalog: catalog.remarks.write_note([work], text))
    )
    lines = column(gap=6)
    if details.remarks.tags:
        lines.addWidget(framed(tags))
    lines.addWidget(_TagEntry(context, details, refused))
    lines.addWidget(note)
    return framed(lines)


class NoteField(QPlainTextEdit):
    """A note; `written` carries it when it has changed and the focus leaves, or at Ctrl+Enter."""

    written = Signal(str)

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

    def __init__(self, context: UiContext, details: WorkDetails, refused: RefusedTags) -> None:
        super().__init__()
        self._context, self._work, self._refused = context, details.work.id, refused
        self._held = frozenset(details.remarks.tags)
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
            lambda catalog: catalog.remarks.tag_with_valid([self._work], tags),
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
            self._context.signals.show_notice.emit(Notice(changed.label, undoes=changed.change))

    def _read_known(self) -> None:
        self._context.runner.read(
            lambda catalog: catalog.remarks.tags(),
            lambda tags: self.field.offer({tag.name for tag in tags} - self._held),
            owner=self,
        )


def _chip(context: UiContext, work: str, tag: str) -> QToolButton:
    """A tag, which a click removes."""
    chip = QToolButton()
    chip.setObjectName("chip")
    chip.setText(tag.replace("&", "&&"))
    chip.setIcon(context.theme.icon("x"))
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    set_tool_tip(chip, f"Remove the tag {tag}")
    chip.setAccessibleName(f"Remove the tag {tag}")
    chip.clicked.connect(lambda: _write(context, lambda catalog: catalog.remarks.untag([work], [tag])))
    return chip


def _write(context: UiContext, change: Callable[[Catalog], Changed]) -> None:
    context.runner.write(
        change, lambda changed: context.signals.show_notice.emit(Notice(changed.label, undoes=changed.change))
    )
