"""The end of a search that is being typed: what suggestions are for."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.errors import QueryError
from janto_catalog.query.keys import Key, find_key
from janto_catalog.query.tokens import Token, TokenKind, tokenize

# "Lost Souls" is still found at the end of "with jack lost sou".
_MAX_WORDS = 4


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is typed from character `start` to the end: plain words, or the value of a `key` with its `operator`."""

    start: int
    text: str
    key: Key | None = None
    key_name: str = ""
    operator: str = ""


def unfinished_parts(text: str) -> tuple[Unfinished, ...]:
    """What may be unfinished at the end of `text`, longest first: a value with the words behind it, then the words."""
    try:
        tokens = tokenize(text, typing=True)
    except QueryError:
        return ()
    run = len(tokens)
    while run and tokens[run - 1].kind is TokenKind.WORD and not tokens[run - 1].prefix:
        run -= 1
    found = [Unfinished(token.start, text[token.start :]) for token in tokens[run:][-_MAX_WORDS:]]
    if run and (value := _value(text, tokens[run - 1])) is not None:
        found.insert(0, value)
    return tuple(found)


def _value(text: str, token: Token) -> Unfinished | None:
    """A value that may continue to the end of the text."""
    if token.kind is not TokenKind.FIELD or token.prefix or (key := find_key(token.key)) is None:
        return None
    rest = text[token.value_start :]
    if token.quoted and not (token.end == len(text) and _is_open(text)):
        return None
    return Unfinished(token.start, rest.lstrip('"“”„‟«»'), key, token.key, token.operator)


def _is_open(text: str) -> bool:
    return sum(letter in '"“”„‟«»' for letter in text) % 2 == 1
