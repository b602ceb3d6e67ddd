"""Names of several words after a key, written without quotes: `after:exit wounds`."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog.query.keys import find_key
from janto_catalog.query.names import Names
from janto_catalog.query.tokens import Token, TokenKind
from janto_catalog.query.values import NamedValue

# More words than this are not looked up as one name.
_MAX_WORDS = 8
# Also the words that join conditions: "Love or Death" is a name.
_WORDS = frozenset({TokenKind.WORD, TokenKind.AND, TokenKind.OR, TokenKind.NOT})


def join_names(text: str, tokens: tuple[Token, ...], names: Names) -> tuple[Token, ...]:
    """The tokens of `text`, where the words that follow a value belong to it if together they are a whole name.

    The longest name counts: `arc:children of earth reset` is the arc and the word "reset".
    """
    joined: list[Token] = []
    end = 0
    for number, token in enumerate(tokens):
        if token.start < end:
            continue
        if token.kind is TokenKind.FIELD and (last := _last_of_name(text, tokens, number, names)) is not None:
            token = replace(token, text=text[token.value_start : last.end], end=last.end)  # noqa: PLW2901
            end = last.end
        joined.append(token)
    return tuple(joined)


def _last_of_name(text: str, tokens: tuple[Token, ...], number: int, names: Names) -> Token | None:
    """The last token of the longest name that begins with the value of a field; None without further words."""
    field = tokens[number]
    key = find_key(field.key)
    if key is None or field.quoted or not field.text or not isinstance(key.value, NamedValue):
        return None
    following: list[Token] = []
    for token in tokens[number + 1 : number + _MAX_WORDS]:
        if token.kind not in _WORDS or token.prefix:
            break
        following.append(token)
    for last in reversed(following):
        if key.value.is_name(text[field.value_start : last.end], names):
            return last
    return None
