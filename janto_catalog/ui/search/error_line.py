"""The line about a mistake in the search, with the nearest word one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from janto_catalog.ui.theme.tokens import BODY
from janto_catalog.ui.widgets.buttons import button
from janto_catalog.ui.widgets.layouts import row
from janto_catalog.ui.widgets.text import label

if TYPE_CHECKING:
    from janto_catalog.errors import QueryError
    from janto_catalog.ui.context import UiContext

_WIDTH = 760


def error_text(error: QueryError | None) -> str:
    """What is wrong, and what to write instead; the nearest word is offered apart.  "" for nothing."""
    if error is None:
        return ""
    hint = "" if error.hint.startswith("Did you mean") else error.hint
    return f"{error.message}. {hint}".strip()


class SearchErrorLine(QWidget):
    """`accepted`: the suggestion was clicked."""

    accepted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._text = label(context.theme, "", BODY, "error", wrap=True)
        self._suggestion = button(context.theme, "", self.accepted.emit, link=True)
        line = row(self._text, self._suggestion, -1, gap=8)
        line.setContentsMargins(56, 4, 16, 6)
        self.setLayout(line)
        self.hide()

    def show_error(self, text: str, suggestion: str) -> None:
        """Show what is wrong, and a suggestion if there is one; "" hides the line."""
        self._text.setText(text)
        # A label that wraps would take as little width as it can beside the suggestion.
        self._text.setMinimumWidth(min(self._text.fontMetrics().horizontalAdvance(text) + 4, _WIDTH))
        self._suggestion.setText(f"Did you mean {suggestion}?  (Tab)")
        self._suggestion.setVisible(bool(suggestion))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What the line says."""
        return self._text.text()
