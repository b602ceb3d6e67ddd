"""`person:`: who made a title or plays in it."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.search import Node, OneOf
from janto_catalog.query.names import Names
from janto_catalog.query.values import EQUALS, RawValue, find_named


@dataclass(frozen=True, slots=True)
class PersonValue:
    """Someone of the real world by any name."""

    expected: str = "a person"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("person",)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - it compares ids
        """OneOf the ids of their titles; several people of one name are all meant."""
        people = find_named("person", self.expected, raw, names)
        return OneOf("id", tuple(sorted(frozenset().union(*map(names.works_of_person, people)))))

    def is_name(self, text: str, names: Names) -> bool:
        """Whether somebody is called `text`."""
        return bool(names.resolve("person", text))
