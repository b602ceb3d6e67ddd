"""The search field: what is recognised becomes a chip, what one may mean is offered, what is wrong is underlined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
)

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import IconButton, IconLabel
from janto_catalog.ui.widgets.text import label, repolish

if TYPE_CHECKING:
    from janto_catalog.errors import QueryError
    from janto_catalog.model.views import Suggestion
    from janto_catalog.ui.search.suggestions import SearchSuggestions

_TOKEN = re.compile(r'^-?[a-z-]+:(?:"[^"]*"|[^\s"()]+)$')
_LAST_TOKEN = re.compile(r'(?:^|\s)(-?[a-z-]+:(?:"[^"]+"|[^\s"()]+))\s+$')
_PLAIN = re.compile(r"\b(?:or|not)\b|[()]")
_LAST_WORDS = re.compile(r"([^\W\d_][\w'’ -]*)$")
_TYPING_MS, _OFFERED = 120, 8


class _Line(QLineEdit):
    """The line one types in, with a wavy line under what is wrong."""

    left = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wrong: tuple[int, int] | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.wrong is None:
            return
        begin, end = self.wrong
        metrics = self.fontMetrics()
        # The cursor's place tells how far the text is scrolled.
        shift = self.cursorRect().center().x() - metrics.horizontalAdvance(
            self.text()[: self.cursorPosition()]
        )
        left = shift + metrics.horizontalAdvance(self.text()[:begin])
        right = max(left + 8, shift + metrics.horizontalAdvance(self.text()[:end]))
        foot = self.rect().center().y() + metrics.height() / 2 + 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.property("wavy"), 1.25))
        steps = range(int((right - left) / 3) + 1)
        painter.drawPolyline(
            QPolygonF([QPointF(left + 3 * n, foot + (1.5 if n % 2 else -0.5)) for n in steps])
        )


class SearchField(QFrame):
    """Chips, a line, what one may mean below.

    `searched` carries (query, whether it is still being typed), `complained` what is wrong with it ("": nothing).
    """

    searched = Signal(str, bool)
    work_chosen = Signal(str)
    error_changed = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("field")
        self.setFixedHeight(32)
        self.setMinimumWidth(240)
        self.setMaximumWidth(720)
        self._context = context
        self._line = _Line()
        self._line.setAccessibleName("Search")
        self._shortcut_hint = label(context.theme, "Ctrl+F", BODY, "text2")
        self._line.setProperty("wavy", context.theme.colour("cannot"))
        self._chips: list[QToolButton] = []
        self._text_button = IconButton(context.theme, "filter", "Show the search as text (Ctrl+Shift+F)", 16)
        self._clear_button = IconButton(context.theme, "x", "Clear the search (Esc)", 16)
        for small in (self._text_button, self._clear_button):
            small.setStyleSheet("QToolButton { min-height: 20px; padding: 0 2px; }")
            small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 4, 0)
        self._row.setSpacing(4)
        for part in (
            IconLabel(context.theme, "search", "text2"),
            self._line,
            self._shortcut_hint,
            self._text_button,
            self._clear_button,
        ):
            self._row.addWidget(part)
        self.setFocusProxy(self._line)
        self._made_popup: SearchSuggestions | None = None
        self._typing_timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing_timer.timeout.connect(self._typed)
        self._error: QueryError | None = None
        self._complaint = ""
        self._line.textEdited.connect(self._edited)
        self._line.entered.connect(lambda: self._focused(True))
        self._line.left.connect(lambda: self._focused(False))
        self._line.installEventFilter(self)
        self._text_button.clicked.connect(self.show_as_text)
        self._clear_button.clicked.connect(self.clear)
        context.theme.changed.connect(lambda: self._line.setProperty("wavy", context.theme.colour("cannot")))
        self._update_tools()

    @property
    def query(self) -> str:
        """The search as text."""
        return " ".join(
            [*(chip.property("token") for chip in self._chips), self._line.text().strip()]
        ).strip()

    @property
    def _popup(self) -> SearchSuggestions:
        """What stands below, made when it is first needed."""
        if self._made_popup is None:
            from janto_catalog.ui.search.suggestions import SearchSuggestions

            self._made_popup = SearchSuggestions(self._context, self)
            self._made_popup.accepted.connect(self._accept_suggestion)
        return self._made_popup

    def focus_and_select(self) -> None:
        """Put the cursor here; what stands as text is selected, so that typing replaces it."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    @property
    def error_text(self) -> str:
        """What it says is wrong, "" for nothing."""
        return self._complaint

    def suggestions(self) -> list[str]:
        """What it offers below."""
        return self._popup.texts()

    def set_query(self, query: str) -> None:
        """Show a search without running it."""
        self._clear_chips()
        self._line.setText(query)
        self._chip_all()
        self.show_error(None)

    def clear(self) -> None:
        """Empty the field and list everything again."""
        self._clear_chips()
        self._line.clear()
        self.show_error(None)
        if self._made_popup is not None:
            self._made_popup.hide()
        self._update_tools()
        self.searched.emit("", False)

    def show_as_text(self) -> None:
        """Turn the chips back into text."""
        text = self.query
        self._clear_chips()
        self._line.setText(text)
        self._line.setFocus()

    def show_error(self, error: QueryError | None) -> None:
        """Underline what is wrong with the search and say so below; None takes it away."""
        self._error = error
        shift = 0
        for chip in self._chips:
            end = shift + len(chip.property("token"))
            chip.setProperty("wrong", error is not None and shift <= error.position < end)
            repolish(chip)
            shift = end + 1
        wrong = error is not None and error.position >= shift
        self._line.wrong = (
            (error.position - shift, error.position - shift + error.length) if error and wrong else None
        )
        self._line.update()
        more = f" Did you mean {error.suggestion}? Tab takes it." if error and error.suggestion else ""
        self._complaint = f"{error.what}.{more}" if error else ""
        self.error_changed.emit(self._complaint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if (
            key == Qt.Key.Key_Backspace
            and self._chips
            and not self._line.cursorPosition()
            and not self._line.hasSelectedText()
        ):
            self._edit_last()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._chips:
            # All of it, chips too: what is typed next stands instead.
            self.show_as_text()
            self._line.selectAll()
        elif key == Qt.Key.Key_Tab and self._error is not None and self._error.suggestion:
            self._accept_correction(self._error)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not (self._popup.isVisible() and self._popup.accept()):
                self._submit()
        elif key == Qt.Key.Key_Escape and self._popup.isVisible():
            self._popup.hide()
        elif key == Qt.Key.Key_Escape and self.query:
            self.clear()
        else:
            return False
        return True

    def _edited(self) -> None:
        self._update_tools()
        if not _PLAIN.search(self.query):
            found = _LAST_TOKEN.search(self._line.text())
            if found:
                self._line.setText(self._line.text()[: found.start()].strip())
                self._add_chip(found[1])
        self._typing_timer.start()

    def _typed(self) -> None:
        self.searched.emit(self.query, True)
        found = _LAST_WORDS.search(self._line.text())
        text = found[1] if found else ""
        if len(text) < 2 or ":" in self._line.text().split(" ")[-1]:
            self._popup.show_suggestions((), "")
            return
        self._context.runner.read(
            lambda catalog: catalog.works.suggest(text, _OFFERED - 1),
            lambda offered: (
                self._popup.show_suggestions(offered, self._line.text().strip())
                if self._line.hasFocus()
                else None
            ),
            lambda _error: self._popup.hide(),
            owner=self,
            key=(id(self), "suggest"),
        )

    def _submit(self) -> None:
        self._typing_timer.stop()
        self._popup.show_suggestions((), "")
        self._context.runner.discard((id(self), "suggest"))
        self._chip_all()
        self.searched.emit(self.query, False)

    def _accept_suggestion(self, suggestion: Suggestion | None) -> None:
        """Put what was offered in place of what was typed; a title is shown at once."""
        if suggestion is not None:
            self._line.setText(_LAST_WORDS.sub("", self._line.text()).strip())
            if suggestion.kind == "work":
                self._line.setText(f'title:"{suggestion.name}"'.replace('""', '"'))
                self.work_chosen.emit(suggestion.id)
            else:
                key = {"character": "with", "pairing": "with", "arc": "arc"}[suggestion.kind]
                self._add_chip(f"{key}:{suggestion.id}", suggestion.name)
        self._submit()

    def _accept_correction(self, error: QueryError) -> None:
        text = self.query
        better = text[: error.position] + (error.suggestion or "") + text[error.position + error.length :]
        self.set_query(better)
        self._submit()

    def _chip_all(self) -> None:
        parts = re.findall(r'-?[a-z-]+:"[^"]*"|"[^"]*"|\S+', self._line.text())
        if _PLAIN.search(self._line.text()):
            return
        rest = [part for part in parts if not _TOKEN.match(part)]
        for part in parts:
            if _TOKEN.match(part):
                self._add_chip(part)
        self._line.setText(" ".join(rest))
        self._update_tools()

    def _add_chip(self, token: str, name: str = "") -> None:
        chip = QToolButton()
        chip.setObjectName("token")
        chip.setProperty("token", token)
        key, _, value = token.partition(":")
        shown = name or self._context.names.get(value) or value.strip('"').replace("-", " ")
        chip.setText(f"{key}: {shown}".replace("&", "&&"))
        chip.setToolTip("Take it out of the search")
        chip.setAccessibleName(f"{key} {shown}, take it out")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._remove(chip))
        self._row.insertWidget(1 + len(self._chips), chip)
        self._chips.append(chip)
        self._update_tools()

    def _remove(self, chip: QToolButton) -> None:
        self._chips.remove(chip)
        self._delete_chip(chip)
        self._line.setFocus()
        self._submit()

    def _edit_last(self) -> None:
        chip = self._chips.pop()
        token = chip.property("token")
        self._delete_chip(chip)
        self._line.setText(f"{token}{' ' if self._line.text() else ''}{self._line.text()}")
        self._line.setCursorPosition(len(token))
        self._update_tools()

    def _clear_chips(self) -> None:
        for chip in self._chips:
            self._delete_chip(chip)
        self._chips.clear()

    def _delete_chip(self, chip: QToolButton) -> None:
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _update_tools(self) -> None:
        self._text_button.setVisible(bool(self._chips))
        self._clear_button.setVisible(bool(self.query))
        self._line.setPlaceholderText("" if self._chips else "Search titles, people, words")
        self._shortcut_hint.setVisible(not self.query and not self._line.hasFocus())

    def _focused(self, on: bool) -> None:
        self.setProperty("focused", on)
        repolish(self)
        self._update_tools()
        if not on and self._made_popup is not None:
            self._made_popup.hide()
