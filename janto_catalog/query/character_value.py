"""`with:`: a character, or all members of a pairing."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.search import And, Node, OneOf, Or
from janto_catalog.query.errors import AmbiguousValueError, WrongValueError, nearest
from janto_catalog.query.names import Names
from janto_catalog.query.values import RawValue, find_named


@dataclass(frozen=True, slots=True)
class CharacterValue:
    """A character by any name; a pairing means that all of its members are there."""

    expected: str = "a character"
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:
        """OneOf for a character, And of them for a pairing.  Whole names come before parts of names."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        if not names.resolve("character", written.text):
            pairings = names.resolve("pairing", written.text)
            if pairings:
                return _together(field, pairings, names)
        return OneOf(field, self._character(written, names))

    def _character(self, written: RawValue, names: Names) -> tuple[str, ...]:
        try:
            return find_named("character", self.expected, written, names)
        except AmbiguousValueError:
            raise
        except WrongValueError as error:
            everyone = [*names.names("character"), *names.names("pairing")]
            raise WrongValueError(error.what, nearest(written.text, everyone)) from None


def _together(field: str, pairings: tuple[str, ...], names: Names) -> Node:
    groups: list[Node] = [
        And(tuple(OneOf(field, (member,)) for member in names.members(pairing))) for pairing in pairings
    ]
    return groups[0] if len(groups) == 1 else Or(tuple(groups))
