"""The names of pairings, as stories of fans have them beside their titles and in names of folders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.model.story import Pairing, Story
from janto_catalog.model.text import fold

#: What is between two names of a pairing: "Ann/Bob", "Ann_Bob", "Ann x Bob".
_BETWEEN = re.compile(r" ?[/_+×] ?| x |(?<=\w)-(?=\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME = 4
_FEWEST = 2


class Pairings:
    """The pairings of a story by their own names ("Janto") and by those of their members ("Jack/Ianto")."""

    def __init__(self, story: Story) -> None:
        names = {character.id: character.name for character in story.characters}
        given = [
            fold(name) for pairing in story.pairings for name in (pairing.name, *pairing.aliases) if name
        ]
        self._own_names = frozenset(
            name for name in given if _LETTERS.fullmatch(name) and len(name) >= _SHORTEST_NAME
        )
        members = (_first_names(pairing, names) for pairing in story.pairings)
        self._members = frozenset({*map(_parts, given), *members})

    def own_name(self, text: str) -> str:
        """Return the name of a pairing that a text has as a word, also before a number ("janto4ever"), or ""."""
        if not self._own_names:
            return ""
        return next((word for word in _LETTERS.findall(fold(text)) if word in self._own_names), "")

    def names_members(self, text: str) -> bool:
        """Whether a text is the names of the members of a pairing, with what joins them: "Jack_Ianto"."""
        parts = _parts(text)
        return len(parts) >= _FEWEST and parts in self._members


def _first_names(pairing: Pairing, names: dict[str, str]) -> frozenset[str]:
    return frozenset(fold(names.get(member, member)).partition(" ")[0] for member in pairing.members)


def _parts(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in _BETWEEN.split(fold(text)))


def in_brackets(text: str) -> Iterator[str]:
    """Yield what a text has in brackets.

    >>> list(in_brackets("Title (Ann/Bob) [M]"))
    ['Ann/Bob', 'M']
    """
    yield from re.findall(r"[(\[]([^()\[\]]+)[)\]]", text)
