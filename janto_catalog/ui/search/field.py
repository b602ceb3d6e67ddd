"""The search field: conditions become chips, suggestions are listed below, mistakes are underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from janto_catalog.ui.context import UiContext
from janto_catalog.ui.search.chip_row import ChipRow
from janto_catalog.ui.search.error_line import error_text
from janto_catalog.ui.search.filters import is_saved
from janto_catalog.ui.search.line import SearchLine
from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import IconButton, IconLabel
from janto_catalog.ui.widgets.text import label, repolish

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.catalog import Catalog
    from janto_catalog.errors import QueryError
    from janto_catalog.model.searches import SearchKey, Suggestion
    from janto_catalog.query import ParsedQuery
    from janto_catalog.query.phrases import Names
    from janto_catalog.ui.search.chips import Chip, Condition, SearchText
    from janto_catalog.ui.search.recent import Start
    from janto_catalog.ui.search.suggestions import SearchSuggestions

_WIDEST, _OTHER_PARTS = 720, 240
_TYPING_MS, _MAX_SUGGESTIONS, _MIN_LETTERS = 120, 8, 2
Result = TypeVar("Result")


class SearchField(QFrame):
    """Chips and a line.

    `searched` carries the search as text and whether it is still being typed; `error_changed` what is wrong with it and
    the nearest word ("": nothing), which is not reported while it is typed; `work_chosen` the id of a title that was chosen among the
    suggestions.
    """

    searched = Signal(str, bool)
    work_chosen = Signal(str)
    error_changed = Signal(str, str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setObjectName("field")
        self.setFixedHeight(32)
        self.setMinimumWidth(240)
        self._context = context
        self._chips: list[Chip] = []
        self._chip_row = ChipRow()
        self._chip_row.all_wanted.connect(self.show_as_text)
        self._made_popup: SearchSuggestions | None = None
        self._error: QueryError | None = None
        self._error_text = ""
        #: The names of records in the search that was listed last, also those it has under another name.
        self.names: Names = {}
        self._is_typing = self._is_entered = False
        self._line = SearchLine()
        self._shortcut_hint = label(context.theme, "Ctrl+F", BODY, "secondary")
        self._text_button = IconButton(context.theme, "filter", "Show the search as text (Ctrl+Shift+F)", 16)
        self.save_button = IconButton(context.theme, "save", "Save this search (Ctrl+S)", 16)
        self._clear_button = IconButton(context.theme, "x", "Clear the search (Esc)", 16)
        self._row = self._make_row()
        self.setFocusProxy(self._line)
        self._typing_timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing_timer.timeout.connect(self._search_while_typing)
        self._line.textEdited.connect(self._edited)
        self._line.focus_changed.connect(self._focus_changed)
        self._line.installEventFilter(self)
        self._text_button.clicked.connect(self.show_as_text)
        self._clear_button.clicked.connect(self.clear)
        context.theme.changed.connect(self._read_colours)
        self._read_colours()
        self._update_tools()

    def _make_row(self) -> QHBoxLayout:
        for small in (self._text_button, self.save_button, self._clear_button):
            small.setStyleSheet("QToolButton { min-height: 20px; padding: 0 2px; }")
            small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(4)
        icon = IconLabel(self._context.theme, "search", "secondary")
        tools = (self._text_button, self.save_button, self._clear_button)
        for part in (icon, self._chip_row, self._line, self._shortcut_hint, *tools):
            row.addWidget(part, stretch=part is self._line)
        return row

    def _read_colours(self) -> None:
        self._line.setProperty("wavy", self._context.theme.colour("error"))

    @property
    def query(self) -> str:
        """The search as text."""
        return " ".join([*(chip.query_text for chip in self._chips), self._line.text().strip()]).strip()

    @property
    def error_text(self) -> str:
        """What is wrong with the search, "" for nothing."""
        return self._error_text

    @property
    def _popup(self) -> SearchSuggestions:
        """The suggestions, made when they are first needed."""
        if self._made_popup is None:
            from janto_catalog.ui.search.suggestions import SearchSuggestions

            self._made_popup = SearchSuggestions(self._context, self)
            self._made_popup.accepted.connect(self._accept_suggestion)
        return self._made_popup

    def suggestions(self) -> list[str]:
        """The suggestions that are listed."""
        return self._popup.texts()

    def focus_and_select(self) -> None:
        """Put the cursor here; the text is selected, so that typing replaces it."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def set_query(self, query: str) -> None:
        """Show a search without running it."""
        self._is_typing = False
        self._clear_chips()
        self._line.setText(query)
        self._make_chips()
        self.show_error(None)

    def show_found(self, query: ParsedQuery, *, remember: bool) -> None:
        """Take note that a search was listed: names of several words become one chip; it is one of the last searches
        if it is to be remembered."""
        self.show_error(None)
        if self._is_typing or query.text != self.query:
            return
        from janto_catalog.query.description import names_in
        from janto_catalog.ui.search.chips import read_query
        from janto_catalog.ui.search.recent import remember_search

        text = read_query(query)
        self.names = names_in(query, self._context.record_names)
        if text.conditions:
            self._clear_chips()
            self._add_chips(text)
        if remember:
            remember_search(self._context.settings, self.query)

    def take_entered(self) -> bool:
        """Whether Enter asked for the search that was listed, and the cursor is still here; only once for each Enter."""
        was_entered, self._is_entered = self._is_entered, False
        return was_entered and self._line.hasFocus()

    def clear(self) -> None:
        """Empty the field and list everything again."""
        self._is_typing = False
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
        """Mark what is wrong with the search and describe it; None removes the mark.

        A search that is still being typed is not finished rather than wrong.
        """
        if self._is_typing:
            error = None
        self._error = error
        start = 0
        for chip in self._chips:
            end = start + len(chip.query_text)
            chip.setProperty("wrong", error is not None and start <= error.position < end)
            repolish(chip)
            start = end + 1
        self._line.underlined = None
        if error is not None and error.position >= start:
            self._line.underlined = (error.position - start, error.position - start + error.length)
        self._line.update()
        self._error_text = error_text(error)
        self.error_changed.emit(self._error_text, (error.suggestion or "") if error is not None else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        """Handle a key of the line; False leaves it to the line."""
        key = event.key()
        if key == Qt.Key.Key_Backspace and self._chips and self._line.is_at_start:
            self._edit_last_chip()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._chips:
            # Select the chips as well, so that what is typed next replaces all of it.
            self.show_as_text()
            self._line.selectAll()
        elif key == Qt.Key.Key_Tab and self._error is not None and self._error.suggestion:
            self.accept_correction()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_entered = True
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
        """Make a chip of a condition as soon as a space is typed behind it, and search after a short pause.

        A name without quotes may go on after the space; it becomes a chip when the search is done.
        """
        self._update_tools()
        self._is_typing, self._is_entered = True, False
        self.show_error(None)
        text = self._read_line(typing=True)
        last = text.conditions[-1] if text.conditions else None
        if last is not None and text.text[last.end :].isspace() and not last.may_continue:
            before = text.text[: last.start].strip()
            # With a space, so that what is typed next is another word.
            self._line.setText(f"{before} " if before else "")
            self._add_chip(text.text, last)
        self._typing_timer.start()

    def _read_line(self, *, typing: bool = False) -> SearchText:
        from janto_catalog.ui.search.chips import read_text

        return read_text(self._line.text(), typing=typing)

    def _search_while_typing(self) -> None:
        self.searched.emit(self.query, True)
        self._suggest()

    def _suggest(self) -> None:
        """Ask for what the end of the search may become, or where to begin."""
        text = self._full_text
        if not text.strip():
            from janto_catalog.ui.search.recent import read_start

            self._read_suggestions(read_start, self._show_start)
        elif len(text.strip()) < _MIN_LETTERS:
            self._popup.show_rows(())
        else:
            self._read_suggestions(
                lambda catalog: catalog.suggestions.complete(text, _MAX_SUGGESTIONS), self._show_suggestions
            )

    def _read_suggestions(
        self, call: Callable[[Catalog], Result], on_result: Callable[[Result], None]
    ) -> None:
        def show(result: Result) -> None:
            if self._line.hasFocus():
                on_result(result)

        self._context.runner.read(
            call, show, lambda _error: self._popup.hide(), owner=self, key=(id(self), "suggest")
        )

    @property
    def _full_text(self) -> str:
        """The search as text, with the spaces at its end."""
        return " ".join([*(chip.query_text for chip in self._chips), self._line.text()])

    def _show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        from janto_catalog.ui.search.suggestions import rows_for

        self._popup.show_rows(rows_for(suggestions, self._line.text()))

    def _show_start(self, start: Start) -> None:
        """List the saved and the last searches, examples and the keys of the language, while the field is empty."""
        from janto_catalog.ui.search.recent import start_rows

        if not self.query:
            self._popup.show_rows(start_rows(self._context, *start))

    def _submit(self) -> None:
        """Search for the content of the field, whose last word is finished."""
        self._typing_timer.stop()
        self._is_typing = False
        self._popup.show_rows(())
        self._context.runner.discard((id(self), "suggest"))
        self.searched.emit(self.query, False)

    def _accept_suggestion(self, chosen: Suggestion | SearchKey | None) -> None:
        """Replace the end of the search by a suggestion; the detail of a title is shown at once."""
        from janto_catalog.model.searches import SearchKey

        if isinstance(chosen, SearchKey):
            self._type_key(f"{chosen.name}:")
        elif chosen is None:
            self._submit()
        elif chosen.kind == "key":
            self._type_key(self._with(chosen))
        else:
            self.set_query(self._with(chosen))
            self._submit()
            if chosen.kind == "work":
                self.work_chosen.emit(chosen.id)

    def _with(self, suggestion: Suggestion) -> str:
        """The search as text, its end replaced by a suggestion."""
        return self._full_text[: suggestion.start] + suggestion.text

    def _type_key(self, text: str) -> None:
        """Show a search that ends with a key, whose value is to be typed."""
        self._clear_chips()
        self._line.setText(text)
        self._line.setFocus()
        self._edited()
        self._suggest()

    def accept_correction(self) -> None:
        """Replace what is wrong by the suggestion of the error."""
        error, text = self._error, self.query
        if error is None or not error.suggestion:
            return
        suggestion = error.suggestion
        if " " in suggestion and text[error.position - 1 : error.position] == ":":
            suggestion = f'"{suggestion}"'
        better = text[: error.position] + suggestion + text[error.position + error.length :]
        self.set_query(better)
        self._submit()

    def _make_chips(self) -> None:
        """Make chips of all conditions in the line."""
        self._add_chips(self._read_line())
        self._update_tools()

    def _add_chips(self, text: SearchText) -> None:
        if text.conditions:
            for condition in text.conditions:
                self._add_chip(text.text, condition)
            self._line.setText(text.without_conditions())

    def _add_chip(self, text: str, condition: Condition) -> None:
        from janto_catalog.ui.search.chips import Chip

        names = {**self.names, **self._context.record_names}
        chip = Chip(text[condition.start : condition.end], condition, names)
        if any(one.meaning == chip.meaning for one in self._chips):
            return
        chip.clicked.connect(lambda: self._remove(chip))
        self._chip_row.add(chip)
        self._chips.append(chip)
        self._update_tools()

    def _remove(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._chip_row.remove(chip)
        self._line.setFocus()
        self._submit()

    def _edit_last_chip(self) -> None:
        """Turn the last chip back into text, with the cursor at its end."""
        chip = self._chips.pop()
        self._chip_row.remove(chip)
        self._line.setText(f"{chip.query_text}{' ' if self._line.text() else ''}{self._line.text()}")
        self._line.setCursorPosition(len(chip.query_text))
        self._update_tools()

    def _clear_chips(self) -> None:
        while self._chips:
            self._chip_row.remove(self._chips.pop())

    def _update_tools(self) -> None:
        # Chips are seen whole while there is room.
        self.setMaximumWidth(max(_WIDEST, self._chip_row.sizeHint().width() + _OTHER_PARTS))
        self._text_button.setVisible(bool(self._chips))
        self.save_button.setVisible(bool(self.query) and not is_saved(self.query))
        self._clear_button.setVisible(bool(self.query))
        self._line.setPlaceholderText("" if self._chips else "Search titles, people, words")
        self._shortcut_hint.setVisible(not self.query and not self._line.hasFocus())

    def _focus_changed(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        repolish(self)
        self._update_tools()
        if focused and not self.query:
            self._suggest()
        if not focused and self._made_popup is not None:
            self._made_popup.hide()
