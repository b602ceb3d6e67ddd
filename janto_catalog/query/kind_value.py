"""`kind:`: a kind of work, a group of kinds, or a word they share."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.search import Node, OneOf
from janto_catalog.model.text import words
from janto_catalog.query.errors import WrongValueError, nearest
from janto_catalog.query.names import Names
from janto_catalog.query.values import RawValue


@dataclass(frozen=True, slots=True)
class KindValue:
    """A kind ("novel"), a group ("audio": all its kinds) or a word of kinds ("drama": audio and radio)."""

    expected: str = "a kind of title"
    comparisons: tuple[str, ...] = ("=",)

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - kinds are no names
        """OneOf the kinds that are meant."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        given = words(written.text)
        found = (
            [kind for kind in Kind if words(kind.group) == given]
            or [kind for kind in Kind if words(kind) == given]
            or [kind for kind in Kind if len(given) == 1 and given[0] in words(kind)]
        )
        if not found:
            raise WrongValueError(
                f'Expected {self.expected}, not "{written.text}"', nearest(written.text, [*Group, *Kind])
            )
        return OneOf(field, tuple(kind.value for kind in found))
