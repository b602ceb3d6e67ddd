"""What the user thinks of a title, in the detail panel: a rating, tags and a note.  Each change is one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from janto_catalog.ui.context import Notice, UiContext
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.layouts import Flow, column, framed, row
from janto_catalog.ui.widgets.star_rating import StarRating
from janto_catalog.ui.widgets.text import label, set_tool_tip

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.remarks import CountedTag
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


def tags_and_note(context: UiContext, details: WorkDetails) -> QWidget:
    """The tags of a title, a field for more of them, and the note."""
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
    lines.addWidget(_TagField(context, work))
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


class _TagField(QLineEdit):
    """Adds tags at Enter or when the focus leaves, several with commas; offers those of other titles."""

    def __init__(self, context: UiContext, work: str) -> None:
        super().__init__()
        self._context, self._work, self._added = context, work, ""
        self.setPlaceholderText("Add a tag")
        self.setAccessibleName("Add a tag")
        self.setToolTip("Added when you press Enter or leave the field; Esc clears it")
        self.returnPressed.connect(self._add)
        self.textEdited.connect(self._offer_known)

    def event(self, event: QEvent) -> bool:
        # Else Esc is the window's.
        if event.type() is QEvent.Type.ShortcutOverride and self._is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_escape(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _is_escape(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Its menu and the tags that it offers are parts of the field.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._add()

    def hideEvent(self, event: QHideEvent) -> None:
        self._add()
        super().hideEvent(event)

    def _add(self) -> None:
        # A tag that is refused stays in the field, and is not tried again.
        if self.text() == self._added:
            return
        self._added = self.text()
        names = [name for name in self._added.split(",") if name.strip()]
        if names:
            _write(self._context, lambda catalog: catalog.remarks.tag([self._work], names))

    def _offer_known(self) -> None:
        if self.completer() is None:
            self._context.runner.read(lambda catalog: catalog.remarks.tags(), self._set_completer, owner=self)

    def _set_completer(self, tags: tuple[CountedTag, ...]) -> None:
        completer = QCompleter([tag.name for tag in tags], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)


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
