"""`era:`: what is within an era of the story."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.search import Node, OneOf
from janto_catalog.query.names import Names
from janto_catalog.query.values import EQUALS, RawValue, find_named


@dataclass(frozen=True, slots=True)
class EraValue:
    """An era by its title: what has its place within it, with `=` only what sources prove."""

    expected: str = "an era"
    operators: tuple[str, ...] = EQUALS
    name_kinds: tuple[str, ...] = ("era",)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - it compares ids
        """OneOf the ids of the works; several eras of one title are all meant."""
        eras = find_named("era", self.expected, raw, names)
        surely = raw.operator == "="
        works = frozenset[str]().union(*(names.works_of_era(era, surely=surely) for era in eras))
        return OneOf("id", tuple(sorted(works)))

    def is_name(self, text: str, names: Names) -> bool:
        """Whether an era is called `text`."""
        return bool(names.resolve("era", text))
