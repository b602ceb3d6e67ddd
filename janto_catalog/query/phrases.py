"""The conditions of a search as phrases: "in audio", "without Owen Harper", "from 2008 on"."""

from __future__ import annotations

from collections.abc import Mapping

from janto_catalog.errors import QueryError
from janto_catalog.model.dates import short_date
from janto_catalog.query.keys import Key, find_key
from janto_catalog.query.tokens import Token, TokenKind, tokenize

Names = Mapping[tuple[str, str], str]

_YES = frozenset({"yes", "y", "true", "1", "any"})
_NO = frozenset({"no", "n", "false", "0", "none"})
_YES_NO = ("have", "owned", "incomplete", "in-story")
# What a title with `none` for a key is without.
_NOUNS = {
    "with": "characters",
    "arc": "a story arc",
    "series": "a series",
    "released": "a release date",
    "date": "a story date",
    "number": "a number",
    "state": "a state of someone",
    "manner": "characters",
    "certainty": "a place in the story",
    "rating": "a rating",
    "tag": "tags",
    "note": "a note",
}
_SPANS = {
    "": "{}",
    "=": "{}",
    ">=": "{} or more",
    ">": "more than {}",
    "<=": "{} or less",
    "<": "less than {}",
}
_DATES = {
    "": "from {}",
    "=": "from {}",
    ">=": "from {} on",
    ">": "after {}",
    "<=": "until {}",
    "<": "before {}",
    "..": "from {} to {}",
}
_STORY_DATES = {
    "": "set in {}",
    "=": "set in {}",
    ">=": "set in {} or later",
    ">": "set after {}",
    "<=": "set in {} or before",
    "<": "set before {}",
    "..": "set from {} to {}",
}


def field_phrase(token: Token, names: Names, *, negative: bool) -> tuple[str, bool]:
    """A key and its value in words, and whether they are a noun.  `names` are those of records by field and id."""
    key = find_key(token.key)
    if key is None:
        return token.text, True
    if key.name in _YES_NO and token.text.casefold() in _YES | _NO:
        is_yes = token.text.casefold() not in _NO
        return key.phrases["yes" if is_yes != negative else "no"], False
    phrase, is_noun = _phrase(key, token, names)
    return (_negated(phrase, is_noun=is_noun), False) if negative else (phrase, is_noun)


def with_names(query: str, names: Names) -> str:
    """A query as people would write it: names in place of the ids that a click has put there."""
    try:
        tokens = tokenize(query)
    except QueryError:
        return query
    for token in reversed(tokens):
        key = find_key(token.key) if token.kind is TokenKind.FIELD else None
        name = names.get((key.field, token.text)) if key is not None else None
        if name is not None:
            written = f'"{name}"' if " " in name else name
            query = f"{query[: token.start]}{token.key}:{token.operator}{written}{query[token.end :]}"
    return query


def _phrase(key: Key, token: Token, names: Names) -> tuple[str, bool]:
    value = token.text.casefold()
    if not token.quoted and value in ("none", "any") and key.name in _NOUNS:
        return f"{'without' if value == 'none' else 'with'} {_NOUNS[key.name]}", False
    if key.name in ("released", "date"):
        return _dates(token, _DATES if key.name == "released" else _STORY_DATES), False
    if key.name in ("number", "certainty", "rating"):
        return key.phrases[""].format(_span(token)), False
    phrase = key.phrases.get(value) or key.phrases.get(token.operator) or key.phrases[""]
    name = names.get((key.field, token.text))
    if name is None:
        name = _value_word(key, token)
    return phrase.format(name), phrase.startswith(("{}", "the "))


def _value_word(key: Key, token: Token) -> str:
    if key.name in ("search", "tag", "note"):
        return token.text
    return token.text.replace("-", " ") if key.name in ("kind", "state") else _capitalise(token.text)


def _negated(phrase: str, *, is_noun: bool) -> str:
    """The opposite of a phrase."""
    if is_noun:
        return f"without {phrase}"
    for begin, opposite in (
        ("that you have not ", "that you have "),
        ("that you have ", "that you have not "),
        ("that are not ", "that are "),
        ("that are ", "that are not "),
        ("without ", "with "),
        ("with ", "without "),
    ):
        if phrase.startswith(begin):
            return opposite + phrase.removeprefix(begin)
    return f"not {phrase}"


def _dates(token: Token, phrases: Mapping[str, str]) -> str:
    first, dots, last = token.text.partition("..")
    if not dots:
        return phrases[token.operator].format(short_date(first))
    if first and last:
        return phrases[".."].format(short_date(first), short_date(last))
    return phrases[">=" if first else "<="].format(short_date(first or last))


def _span(token: Token) -> str:
    first, dots, last = token.text.partition("..")
    if not dots:
        return _SPANS[token.operator].format(first)
    if first and last:
        return f"{first} to {last}"
    return f"{first} or more" if first else f"{last} or less"


def _capitalise(name: str) -> str:
    """A name with capital letters, when it was typed in small letters or is an id."""
    if any(letter.isupper() for letter in name):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
