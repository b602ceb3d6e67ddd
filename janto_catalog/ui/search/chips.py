"""The conditions of a search as chips, and the parts of a text that can become chips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

if TYPE_CHECKING:
    from janto_catalog.query import ParsedQuery, Token


@dataclass(frozen=True, slots=True)
class Condition:
    """A key with its value, from character `start` up to `end` of the text, with the `-` before it.

    `may_continue`: its value is a name without quotes, to which the next word may belong.
    """

    start: int
    end: int
    negative: bool
    field: Token
    may_continue: bool = False


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text as the search field needs it.

    `conditions` can become chips; there are none in a text with `or`, `not` or parentheses, whose meaning depends on
    the order of its parts.
    """

    text: str
    conditions: tuple[Condition, ...]

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
    from janto_catalog.query import tokenize

    try:
        return _read_tokens(text, tokenize(text, typing=typing))
    except QueryError:
        return SearchText(text, ())


def read_query(query: ParsedQuery) -> SearchText:
    """A query that was searched for, in which names of several words are known."""
    return _read_tokens(query.text, query.tokens)


def _read_tokens(text: str, tokens: tuple[Token, ...]) -> SearchText:
    from janto_catalog.query import TokenKind

    ordered = {TokenKind.OR, TokenKind.NOT, TokenKind.OPEN, TokenKind.CLOSE}
    if any(token.kind in ordered for token in tokens):
        return SearchText(text, ())
    return SearchText(text, tuple(_conditions(tokens, text)))


def _conditions(tokens: tuple[Token, ...], text: str) -> list[Condition]:
    """The keys with a value and a space or the end behind it."""
    from janto_catalog.query import TokenKind, takes_name

    found = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind is not TokenKind.FIELD or not token.text or not _is_complete(token, text):
            continue
        negative = before is not None and before.kind is TokenKind.MINUS and before.end == token.start
        may_continue = not token.quoted and takes_name(token.key)
        found.append(Condition(token.start - negative, token.end, negative, token, may_continue))
    return found


def _is_complete(token: Token, text: str) -> bool:
    return token.end == len(text) or text[token.end].isspace()


def name_of(field: Token, names: Mapping[tuple[str, str], str]) -> str:
    """The value of a field as people call it: the name in place of an id."""
    return names.get((field_of(field), field.text)) or field.text


def field_of(field: Token) -> str:
    """The field that a key asks for: several keys may ask for one."""
    from janto_catalog.query import find_key

    key = find_key(field.key)
    return key.field if key is not None else ""


class Chip(QToolButton):
    """A condition of the search; a click takes it out.

    `query_text` is the condition as text, with quotes around a name of several words; `meaning` is the same for chips
    that ask for the same.  `names` are those of ids, by field and id.
    """

    def __init__(self, text: str, condition: Condition, names: Mapping[tuple[str, str], str]) -> None:
        super().__init__()
        self.setObjectName("token")
        field = condition.field
        minus = "-" if condition.negative else ""
        needs_quotes = not field.quoted and any(letter.isspace() for letter in field.text)
        self.query_text = f'{minus}{field.key}:{field.operator}"{field.text}"' if needs_quotes else text
        key = f"{minus}{field.key}"
        value = name_of(field, names)
        asked = (field_of(field) or field.key, field.operator, value.casefold(), field.prefix)
        self.meaning = (condition.negative, *asked)
        self.setText(f"{key}: {field.operator}{value}".replace("&", "&&"))
        self.setToolTip("Remove from the search")
        self.setAccessibleName(f"{key} {value}, remove")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
