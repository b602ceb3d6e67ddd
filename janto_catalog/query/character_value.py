"""`with:`: a character, or all members of a pairing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from janto_catalog.model.search import And, Node, OneOf, Or
from janto_catalog.query.errors import AmbiguousValueError, WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.values import EQUALS, RawValue, find_named, suggested

# What people write between the members of a pairing.
_BETWEEN_MEMBERS = re.compile(r"\s*[/&+×]\s*|\s+(?:and|x)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CharacterValue:
    """A character by any name; a pairing means all of its members together."""

    expected: str = "a character"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("character", "pairing")

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """OneOf for a character, And of them for a pairing.  Whole names come before parts of names."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        if not names.resolve("character", raw.text):
            if pairings := names.resolve("pairing", raw.text):
                return _members(field, pairings, names)
            if len(people := split_pairing(raw.text)) > 1:
                return And(tuple(OneOf(field, self._member(one, raw, names)) for one in people))
        return OneOf(field, self._characters(raw, names))

    def is_name(self, text: str, names: Names) -> bool:
        """Whether a character or pairing is called `text`, or it is the names of several characters."""
        people = split_pairing(text)
        if len(people) > 1 and all(names.resolve("character", one) for one in people):
            return True
        return bool(names.resolve("character", text) or names.resolve("pairing", text))

    def _member(self, name: str, raw: RawValue, names: Names) -> tuple[str, ...]:
        """The characters that one name of a pairing means."""
        try:
            return self._characters(replace(raw, text=name), names)
        except WrongValueError as error:
            # The suggestion takes the place of the whole value.
            better = raw.text.replace(name, error.suggestion) if error.suggestion else None
            raise type(error)(error.message, better, error.hint) from None

    def _characters(self, raw: RawValue, names: Names) -> tuple[str, ...]:
        try:
            return find_named("character", self.expected, raw, names)
        except AmbiguousValueError:
            raise
        except WrongValueError as error:
            everyone = [*names.names("character"), *names.names("pairing")]
            raise WrongValueError(error.message, suggested(raw.text, everyone)) from None


def split_pairing(text: str) -> list[str]:
    """The names in a pairing that is written by its members: "Jack Harkness/Ianto Jones", "Jack and Ianto".

    One name, or a text with an empty name, is returned as it is.
    """
    people = [name.strip() for name in _BETWEEN_MEMBERS.split(text)]
    return people if all(people) else [text]


def _members(field: str, pairings: tuple[str, ...], names: Names) -> Node:
    """The tree for works that have all members of one of the pairings."""
    groups: list[Node] = [
        And(tuple(OneOf(field, (member,)) for member in names.members(pairing))) for pairing in pairings
    ]
    return groups[0] if len(groups) == 1 else Or(tuple(groups))
