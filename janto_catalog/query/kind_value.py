"""`kind:`: a kind of work, a group of kinds, or a word that several kinds share."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.kinds import Group, Kind
from janto_catalog.model.search import Node, OneOf
from janto_catalog.model.text import words
from janto_catalog.query.errors import WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.spelling import nearest
from janto_catalog.query.values import EQUALS, RawValue


@dataclass(frozen=True, slots=True)
class KindValue:
    """A kind ("novel"), a group ("audio": all its kinds) or a word of kinds ("drama": audio and radio)."""

    expected: str = "a kind of title"
    operators: tuple[str, ...] = EQUALS
    choices: tuple[str, ...] = (*Group, *Kind)

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - kinds are not names
        """OneOf the kinds that are meant."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        typed = words(raw.text)
        kinds = (
            [kind for kind in Kind if words(kind.group) == typed]
            or [kind for kind in Kind if words(kind) == typed]
            or [kind for kind in Kind if len(typed) == 1 and typed[0] in words(kind)]
        )
        if not kinds:
            raise WrongValueError(
                f'Expected {self.expected}, not "{raw.text}"', nearest(raw.text, [*Group, *Kind])
            )
        return OneOf(field, tuple(kind.value for kind in kinds))
