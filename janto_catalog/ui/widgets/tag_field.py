"""A field for tags with commas: it offers known ones for the one that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView


class TagField(QLineEdit):
    """`entered` carries the tags at Enter, or when the focus leaves; `read_known` is called once, when tags are about to be
    typed, to call `offer` later."""

    entered = Signal(list)

    def __init__(self, read_known: Callable[[], object]) -> None:
        super().__init__()
        self._read_known, self._is_read = read_known, False
        self._entered = ""
        self._offered = QStringListModel(self)
        self._completer = QCompleter(self._offered, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Not the completer of the line, which would replace all tags in it by the chosen one.
        self._completer.setWidget(self)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._completer.activated.connect(self._complete)
        self.setPlaceholderText("Add a tag")
        self.setAccessibleName("Add a tag")
        self.setToolTip("Added when you press Enter or leave the field, several with commas; Esc clears it")
        self.textEdited.connect(lambda _text: self._suggest())

    def offer(self, tags: Collection[str]) -> None:
        """Offer these tags, also for what was typed before they were known."""
        self._offered.setStringList(sorted(tags, key=str.casefold))
        if self.hasFocus() and self.text():
            self._suggest()

    def keep(self, text: str) -> None:
        """Show tags that were refused; they are not tried again before they are changed."""
        self.setText(text)
        self._entered = text

    def offered(self) -> list[str]:
        """The tags in the list below the field."""
        shown = self._completer.completionModel()
        rows = range(shown.rowCount()) if self._list.isVisible() else ()
        return [str(shown.index(row, 0).data()) for row in rows]

    def event(self, event: QEvent) -> bool:
        """Take Esc, which else is the window's, while there is something to clear."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.isVisible() and self._list.currentIndex().isValid():
                # The list takes it.
                event.ignore()
                return
            self._list.hide()
            self._enter()
        elif self._is_escape(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._is_read:
            self._is_read = True
            self._read_known()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Its menu and the tags that it offers are parts of the field.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._enter()

    def hideEvent(self, event: QHideEvent) -> None:
        self._enter()
        super().hideEvent(event)

    def _is_escape(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())

    def _enter(self) -> None:
        if self.text() == self._entered:
            return
        self._entered = self.text()
        if tags := [tag for tag in self._entered.split(",") if tag.strip()]:
            self.entered.emit(tags)

    def _suggest(self) -> None:
        """Offer the tags that have what is typed after the last comma."""
        typed = self.text().rpartition(",")[2].strip()
        if not typed:
            self._list.hide()
            return
        if typed != self._completer.completionPrefix():
            self._completer.setCompletionPrefix(typed)
        self._completer.complete()

    def _complete(self, tag: str) -> None:
        before, comma, _ = self.text().rpartition(",")
        self.setText(f"{before}{comma} {tag}" if comma else tag)
