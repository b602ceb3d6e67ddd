"""A query cut into tokens that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from janto_catalog.model.text import words
from janto_catalog.query.errors import query_error


class TokenKind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    NOT = auto()
    OR = auto()
    AND = auto()
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query from `start` up to `end`; `text` is the word, the phrase without its quotes, or
    a field's value; `key` and `comparison` ("", "=", ">", ">=", "<", "<=") belong to a FIELD."""

    mark: TokenKind
    text: str
    start: int
    end: int
    key: str = ""
    comparison: str = ""
    quoted: bool = False
    value_start: int = 0


# Quotes as word processors and telephones write them; one character for one, so that places hold.
_QUOTES = str.maketrans("“”„‟", '""""')
_KEYWORDS = {"not": TokenKind.NOT, "or": TokenKind.OR, "and": TokenKind.AND}
_TOKEN = re.compile(
    r"""
      (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[\w("]))
    | (?P<key>[^\W\d_][\w-]*):(?!//)(?P<comparison>[<>]?=?)(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]*))
    | "(?P<phrase>[^"]*)"
    | (?P<word>[^\s()"]+)
    | (?P<unclosed>")
    """,
    re.VERBOSE,
)
# More than anyone types, less than makes a database give up.
_MOST_TOKENS = 200


def tokenize(text: str, *, typing: bool = False) -> list[Token]:
    """The tokens of `text`; words without a letter or digit are left out.

    typing: the last word may not be finished, so an `or` at the very end is the beginning of "orphan".
    """
    found: list[Token] = []
    for token in _scan(text.translate(_QUOTES)):
        if len(found) == _MOST_TOKENS:
            raise query_error(f"A search has at most {_MOST_TOKENS} words", token.start, len(text))
        found.append(token)
    if typing and found and found[-1].mark in _KEYWORDS.values() and found[-1].end == len(text):
        last = found.pop()
        found.append(Token(TokenKind.WORD, last.text, last.start, last.end))
    return found


def _scan(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match["unclosed"] or (match["key"] and match["value"] == "" and text[match.end() :][:1] == '"'):
            start = match.end() - 1 if match["unclosed"] else match.end()
            raise query_error("This quote is not closed", start, len(text), remedy='Add a " at its end.')
        token = _token(match)
        if token.mark not in (TokenKind.WORD, TokenKind.PHRASE) or words(token.text):
            yield token


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["key"] is not None:
        quoted = match["quoted"] is not None
        value, value_start = (
            (match["quoted"], match.start("quoted") - 1) if quoted else (match["value"], match.start("value"))
        )
        return Token(
            TokenKind.FIELD, value, start, end, match["key"], match["comparison"], quoted, value_start
        )
    if match["phrase"] is not None:
        return Token(TokenKind.PHRASE, match["phrase"], start, end)
    if match["word"] is not None:
        return Token(_KEYWORDS.get(match["word"].casefold(), TokenKind.WORD), match["word"], start, end)
    mark = TokenKind.OPEN if match["open"] else TokenKind.CLOSE if match["close"] else TokenKind.MINUS
    return Token(mark, match[0], start, end)
