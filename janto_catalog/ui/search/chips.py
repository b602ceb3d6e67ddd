"""The conditions of a search as chips, and the parts of a text that can become chips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from janto_catalog.query import Token


@dataclass(frozen=True, slots=True)
class Condition:
    """A key with its value, from character `start` up to `end` of the text, with the `-` before it."""

    start: int
    end: int
    negative: bool
    field: Token


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text as the search field needs it.

    `conditions` can become chips; there are none in a text with `or`, `not` or parentheses, whose meaning depends on
    the order of its parts. `words_start` is where the plain words at its end begin, len(text) when there are none.
    """

    text: str
    conditions: tuple[Condition, ...]
    words_start: int

    @property
    def last_words(self) -> str:
        """The plain words at the end of the text."""
        return self.text[self.words_start :].strip()

    def without_conditions(self) -> str:
        """The text without the conditions."""
        rest, start = [], 0
        for condition in self.conditions:
            rest.append(self.text[start : condition.start].strip())
            start = condition.end
        return " ".join(part for part in (*rest, self.text[start:].strip()) if part)


def read_text(text: str, *, typing: bool = False) -> SearchText:
    """Read a text; one that cannot be read has no conditions.  typing: its last word may be unfinished."""
    from janto_catalog.errors import QueryError
    from janto_catalog.query import TokenKind, tokenize

    try:
        tokens = tokenize(text, typing=typing)
    except QueryError:
        return SearchText(text, (), len(text))
    ordered = {TokenKind.OR, TokenKind.NOT, TokenKind.OPEN, TokenKind.CLOSE}
    if any(token.kind in ordered for token in tokens):
        return SearchText(text, (), _words_start(tokens, text))
    return SearchText(text, tuple(_conditions(tokens, text)), _words_start(tokens, text))


def _words_start(tokens: tuple[Token, ...], text: str) -> int:
    from janto_catalog.query import TokenKind

    start = len(text)
    for token in reversed(tokens):
        if token.kind in (TokenKind.MINUS, TokenKind.NOT):
            # A suggestion would not leave it out.
            return len(text)
        if token.kind is not TokenKind.WORD:
            break
        start = token.start
    return start


def _conditions(tokens: tuple[Token, ...], text: str) -> list[Condition]:
    """The keys with a value and a space or the end behind it."""
    from janto_catalog.query import TokenKind

    found = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind is not TokenKind.FIELD or not token.text or not _is_complete(token, text):
            continue
        negative = before is not None and before.kind is TokenKind.MINUS and before.end == token.start
        found.append(Condition(token.start - negative, token.end, negative, token))
    return found


def _is_complete(token: Token, text: str) -> bool:
    return token.end == len(text) or text[token.end].isspace()


class Chip(QToolButton):
    """A condition of the search; a click takes it out.  `query_text` is the condition as typed."""

    def __init__(self, text: str, condition: Condition, names: Mapping[str, str], name: str = "") -> None:
        super().__init__()
        self.setObjectName("token")
        self.query_text = text
        field = condition.field
        key = f"{'-' if condition.negative else ''}{field.key}"
        value = name or names.get(field.text) or field.text.replace("-", " ")
        self.setText(f"{key}: {field.operator}{value}".replace("&", "&&"))
        self.setToolTip("Remove from the search")
        self.setAccessibleName(f"{key} {value}, remove")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
