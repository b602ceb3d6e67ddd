"""Saved searches that name something of a pack: a title, a character, a series, an arc or a pairing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from janto_catalog import query
from janto_catalog.errors import QueryError
from janto_catalog.model.searches import SavedSearch
from janto_catalog.model.story import WORDS, Character, Pairing, Person, Series, Story
from janto_catalog.model.text import words
from janto_catalog.query import TokenKind


def searches_naming(story: Story, searches: Iterable[SavedSearch]) -> tuple[str, ...]:
    """The names of the saved searches with a value that is the name, or words of the name, of something in `story`."""
    names = {f" {' '.join(words(name))} " for name in _names(story)}
    return tuple(
        search.name
        for search in searches
        if any(f" {' '.join(words(value))} " in name for value in _values(search.query) for name in names)
    )


def with_other_id(text: str, kind: str, old: str, new: str) -> str:
    """A search with the id `new` where it names `old`, a fact of a kind (a field of `Story`).

    As it is where it cannot be read, and where `old` is the id of something of another kind.
    """
    try:
        tokens = query.tokenize(text)
    except QueryError:
        return text
    for token in reversed(tokens):
        if token.kind is TokenKind.FIELD and token.text == old and query.may_name(token.key, WORDS[kind]):
            text = f"{text[: token.start]}{token.key}:{token.operator}{new}{text[token.end :]}"
    return text


def _values(text: str) -> Iterator[str]:
    """The values of a query that are names."""
    try:
        tokens = query.tokenize(text)
    except QueryError:
        return
    for token in tokens:
        if token.kind is TokenKind.FIELD and query.takes_name(token.key) and words(token.text):
            yield token.text


def _names(story: Story) -> Iterator[str]:
    for work in story.works:
        yield from (work.id, work.title, *(also.title for also in work.also_titled))
    people: tuple[Character | Person, ...] = (*story.characters, *story.people)
    for person in people:
        yield from (person.id, person.name, *(alias.name for alias in person.aliases))
    for arc in story.arcs:
        yield from (arc.id, arc.title, arc.safe_title)
    called: tuple[Series | Pairing, ...] = (*story.series, *story.pairings)
    for each in called:
        yield from (each.id, each.title if isinstance(each, Series) else each.name, *each.aliases)
