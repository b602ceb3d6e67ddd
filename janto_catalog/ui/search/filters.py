"""Filters as conditions of a search: what a click on the filter bar writes, and what it reads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from janto_catalog.query import Token


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by: the `key` of the query language, the `title` of its menu, and whether a search
    may have `several` conditions of it, which all have to hold."""

    key: str
    title: str
    several: bool = False


FILTERS = (
    Filter("universe", "Story world"),
    Filter("have", "Have"),
    Filter("progress", "Progress"),
    Filter("kind", "Medium"),
    Filter("series", "Series"),
    Filter("released", "Decade"),
    Filter("arc", "Story arc"),
    Filter("with", "Who", several=True),
)


def values_in(text: str, key: str) -> tuple[str, ...]:
    """The values that a search has for `key`, as written; () when it has none, or cannot be read."""
    return tuple(token.text for token in _conditions(text, key))


def without(text: str, key: str, value: str | None = None) -> str:
    """A search without its conditions of `key`, or only without those for `value`."""
    rest, start = [], 0
    for token in _conditions(text, key):
        if value is None or token.text == value:
            rest.append(text[start : token.start].strip())
            start = token.end
    return " ".join(part for part in (*rest, text[start:].strip()) if part)


def narrowed(text: str, one: Filter, value: str) -> str:
    """A search with the condition that `one` has `value`, in place of the one it has unless there may be several."""
    rest = text.strip() if one.several else without(text, one.key)
    if one.several and value in values_in(text, one.key):
        return rest
    return with_condition(rest, f"{one.key}:{value}")


def with_condition(text: str, condition: str) -> str:
    """A search that also has a condition; one that it has already stays once."""
    rest = text.strip()
    if condition in rest.split():
        return rest
    if _has_or(rest):
        # Without parentheses the condition would belong to the last part alone.
        rest = f"({rest})"
    return f"{rest} {condition}".strip()


def owned_of(text: str) -> str:
    """A search for a name, limited to what one has."""
    return f"{text} have:yes"


def subject_of(text: str) -> tuple[str, str] | None:
    """(key, value) of a search that is one character, pairing, person, story arc, era or series and nothing else, else None.

    It may be limited to what one has.
    """
    text = without(text, "have", "yes")
    found = [
        (key, value) for key in ("with", "person", "arc", "era", "series") for value in values_in(text, key)
    ]
    return found[0] if len(found) == 1 and not without(text, found[0][0]) else None


def is_saved(query: str) -> bool:
    """Whether a search is a saved one and nothing else."""
    from janto_catalog.query.description import saved_name

    return bool(saved_name(query))


def _conditions(text: str, key: str) -> list[Token]:
    """The conditions of `key` that hold for all that a search finds: not one with a minus, or one of an alternative."""
    from janto_catalog.query import TokenKind, find_key

    found: list[Token] = []
    depth, before = 0, None
    for token in _tokens(text):
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        if depth == 0 and token.kind is TokenKind.OR:
            return []
        known = find_key(token.key) if token.kind is TokenKind.FIELD else None
        is_negative = before is not None and before.kind in (TokenKind.MINUS, TokenKind.NOT)
        if known is not None and known.name == key and depth == 0 and not is_negative:
            found.append(token)
        before = token
    return found


def _has_or(text: str) -> bool:
    from janto_catalog.query import TokenKind

    depth = 0
    for token in _tokens(text):
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
        if depth == 0 and token.kind is TokenKind.OR:
            return True
    return False


def _tokens(text: str) -> tuple[Token, ...]:
    from janto_catalog.errors import QueryError
    from janto_catalog.query import tokenize

    try:
        return tuple(tokenize(text))
    except QueryError:
        return ()
