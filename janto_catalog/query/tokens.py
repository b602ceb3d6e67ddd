"""A query as tokens, each with its position in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from janto_catalog.model.text import words
from janto_catalog.query.errors import query_error
from janto_catalog.query.keys import find_key
from janto_catalog.query.signs import check_comparison, check_signs, split_prefix_sign


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
    """A piece of the query, from character `start` up to `end` (not included).

    `text` is the word, the phrase without its quotes, or the value of a field. `key`, `operator` ("", "=",
    ">", ">=", "<", "<="), `quoted` and `value_start` (where the value begins) belong to a FIELD. `prefix`: the
    word or value was written with a `*` at its end, which is not part of `text`.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    key: str = ""
    operator: str = ""
    quoted: bool = False
    value_start: int = 0
    prefix: bool = False


# Typographic quotes and dashes, replaced by one character each, so that positions stay the same.
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_DASHES = "-–−"
_KEYWORDS = {"not": TokenKind.NOT, "or": TokenKind.OR, "and": TokenKind.AND}
_TOKEN = re.compile(
    rf"""
      (?P<open>\() | (?P<close>\))
    | (?P<minus>[{_DASHES}](?=[^{_DASHES}\s)]))
    | (?P<key>[^\W\d_][\w-]*):(?!//)(?P<operator>[<>]?=?)(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]*))
    | "(?P<phrase>[^"]*)"
    | (?P<word>[^\s()"]+)
    | (?P<unclosed>")
    """,
    re.VERBOSE,
)
# More than people type; bounds the time of a search.
_MAX_TOKENS = 200


def tokenize(text: str, *, typing: bool = False) -> tuple[Token, ...]:
    """Return the tokens of `text`, without words that have no letter or digit (a dash between two words).

    typing: the last word may be unfinished, so `or` at the very end is the beginning of "orphan", and a quote that is
    not closed ends with the text.
    Raises QueryError for a quote that is not closed, an empty phrase, a sign of another search language, and
    more than 200 tokens.
    """
    tokens: list[Token] = []
    plain = text.translate(_QUOTES)
    is_open = typing and plain.count('"') % 2 == 1
    for token in _scan(f'{plain}"' if is_open else plain, len(text)):
        if len(tokens) == _MAX_TOKENS:
            raise query_error(f"A search has at most {_MAX_TOKENS} words", token.start, len(text))
        tokens.append(token)
    if typing and tokens and tokens[-1].kind in _KEYWORDS.values() and tokens[-1].end == len(text):
        tokens[-1] = replace(tokens[-1], kind=TokenKind.WORD)
    return tuple(_close_quote(tokens, len(text)) if is_open and tokens else tokens)


def _close_quote(tokens: list[Token], end: int) -> list[Token]:
    """The tokens of a text to which a closing quote was added at `end`; the word before it may be unfinished."""
    *before, last = tokens
    if last.end <= end:
        return tokens
    if not words(last.text):
        # Only a key and the quote of its value are typed so far.
        return before
    is_prefix = last.kind is TokenKind.PHRASE and not last.text[-1].isspace()
    return [*before, replace(last, end=end, prefix=is_prefix)]


def _scan(text: str, end: int) -> Iterator[Token]:
    """The tokens of `text`, of which the characters from `end` were added."""
    dash: Token | None = None
    for match in _TOKEN.finditer(text):
        if match.end() > end and (phrase := match["phrase"]) is not None and not words(phrase):
            # Nothing but a quote, or signs after it, is typed so far.
            return
        _check_quotes(match, text)
        token = _token(match, text)
        if token.kind is TokenKind.FIELD and dash is not None:
            raise query_error(
                'Expected "-" directly before what is left out', dash.start, token.start, suggestion="-"
            )
        dash = token if token.kind is TokenKind.WORD and token.text in _DASHES else None
        if token.kind is TokenKind.PHRASE and not words(token.text):
            raise query_error("Expected a word between the quotes", token.start, token.end)
        if token.kind is not TokenKind.WORD or words(token.text):
            yield token


def _check_quotes(match: re.Match[str], text: str) -> None:
    """Raise QueryError when a quote that begins here, or begins the value of this field, is not closed."""
    if match["unclosed"]:
        start = match.end() - 1
    elif match["key"] and match["value"] == "" and text[match.end() :][:1] == '"':
        start = match.end()
    else:
        return
    raise query_error("This quote is not closed", start, len(text), hint='Add a " at its end.')


def _token(match: re.Match[str], text: str) -> Token:
    start, end = match.span()
    if match["key"] is not None and not _ends_with_colon(match, text):
        return _field(match)
    if match["phrase"] is not None:
        return Token(TokenKind.PHRASE, match["phrase"], start, end)
    if match["word"] is not None or match["key"] is not None:
        word = match[0]
        kind = _KEYWORDS.get(word.casefold(), TokenKind.WORD)
        check_signs(word, start)
        check_comparison(word, start, lambda name: find_key(name) is not None)
        word, prefix = split_prefix_sign(word)
        return Token(kind, word, start, end, prefix=prefix)
    kind = TokenKind.OPEN if match["open"] else TokenKind.CLOSE if match["close"] else TokenKind.MINUS
    return Token(kind, match[0], start, end)


def _ends_with_colon(match: re.Match[str], text: str) -> bool:
    """Whether this is a word of a title before a colon ("Children of Earth: Day One"), not a key and its value."""
    alone = not match["operator"] and match["value"] == ""
    after = text[match.end() :][:1]
    return alone and (not after or after.isspace() or after == ")") and find_key(match["key"]) is None


def _field(match: re.Match[str]) -> Token:
    start, end = match.span()
    key, operator = match["key"], match["operator"]
    if match["quoted"] is not None:
        value_start = match.start("quoted") - 1
        return Token(TokenKind.FIELD, match["quoted"], start, end, key, operator, True, value_start)
    check_signs(match["value"], match.start("value"), in_value=True)
    value, prefix = split_prefix_sign(match["value"])
    value_start = match.start("value")
    return Token(TokenKind.FIELD, value, start, end, key, operator, False, value_start, prefix)
