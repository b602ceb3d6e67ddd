"""A query described in words, for an empty list and for a list that is still shown after a failed search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from janto_catalog.ui.context import MY_COLLECTION

if TYPE_CHECKING:
    from janto_catalog.query import Token


Names = Mapping[tuple[str, str], str]


def describe_query(query: str, names: Names) -> str:
    """A query that can be read, as words to follow "nothing with": "Ianto Jones and Tosh before Reset in print".

    `names` are those of records by field and id.
    """
    text = ""
    joined = True
    for phrase, is_noun, joins in _phrases(query, names):
        text += (" " if joined or joins or not is_noun else " and ") + phrase
        joined = joins
    return text.strip()


def describe_no_match(query: str, names: Names) -> str:
    """That nothing matches a query: "Nothing with Ianto Jones", "Nothing in print"."""
    first = next(_phrases(query, names), None)
    needs_with = first is None or first[1]
    return f"Nothing {'with ' if needs_with else ''}{describe_query(query, names)}"


def describe_list(query: str, names: Names, *, only_owned: bool = False) -> str:
    """The title of a list of what matches a query: "With Ianto Jones in audio, in my collection"; "" for all titles."""
    words = describe_no_match(query, names).removeprefix("Nothing ") if query.strip() else ""
    words = words[:1].upper() + words[1:]
    if not only_owned:
        return words
    return f"{words}, in my collection" if words else MY_COLLECTION.title


def _phrases(query: str, names: Names) -> Iterator[tuple[str, bool, bool]]:
    """(phrase, whether it is a noun, whether it joins its neighbours, as "or" does) for each part of a query."""
    from janto_catalog.query import TokenKind, tokenize

    minus: Token | None = None
    for token in tokenize(query):
        if token.kind is TokenKind.MINUS:
            minus = token
            continue
        if minus is not None:
            yield query[minus.start : token.end], True, False
        elif token.kind is TokenKind.FIELD:
            yield (*_describe_field(token, query, names), False)
        else:
            plain = token.kind in (TokenKind.WORD, TokenKind.PHRASE)
            yield query[token.start : token.end], True, not plain
        minus = None


def _describe_field(token: Token, query: str, names: Names) -> tuple[str, bool]:
    """A key and its value in words, and whether they are a noun; as typed where the key has no phrase for it."""
    from janto_catalog.query import find_key

    key = find_key(token.key)
    phrases = key.phrases if key is not None else {}
    phrase = phrases.get(token.text.casefold()) or phrases.get(token.operator) or phrases.get("")
    if key is None or not phrase:
        return query[token.start : token.end], True
    name = names.get((key.field, token.text))
    if name is None:
        name = token.text.replace("-", " ") if key.name == "kind" else _capitalise(token.text)
    return phrase.format(name), phrase.startswith(("{}", "the "))


def _capitalise(name: str) -> str:
    """A name with capital letters, when it was typed in small letters or is an id."""
    if any(letter.isupper() for letter in name):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.replace("-", " ").split())
