"""`with:`: a character, or all members of a pairing."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.search import And, Node, OneOf, Or
from janto_catalog.query.errors import AmbiguousValueError, WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.spelling import nearest
from janto_catalog.query.values import EQUALS, RawValue, find_named


@dataclass(frozen=True, slots=True)
class CharacterValue:
    """A character by any name; a pairing means all of its members together."""

    expected: str = "a character"
    operators: tuple[str, ...] = EQUALS

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """OneOf for a character, And of them for a pairing.  Whole names come before parts of names."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        if not names.resolve("character", raw.text):
            pairings = names.resolve("pairing", raw.text)
            if pairings:
                return _members(field, pairings, names)
        return OneOf(field, self._characters(raw, names))

    def _characters(self, raw: RawValue, names: Names) -> tuple[str, ...]:
        try:
            return find_named("character", self.expected, raw, names)
        except AmbiguousValueError:
            raise
        except WrongValueError as error:
            everyone = [*names.names("character"), *names.names("pairing")]
            raise WrongValueError(error.message, nearest(raw.text, everyone)) from None


def _members(field: str, pairings: tuple[str, ...], names: Names) -> Node:
    """The tree for works that have all members of one of the pairings."""
    groups: list[Node] = [
        And(tuple(OneOf(field, (member,)) for member in names.members(pairing))) for pairing in pairings
    ]
    return groups[0] if len(groups) == 1 else Or(tuple(groups))
