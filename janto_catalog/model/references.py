"""The fields of facts that hold ids of other facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from janto_catalog.model.story import Fact

REFERENCES = {
    "works": (
        "work", "works", "optional", "part_of", "subject", "objects", "begins", "ends", "leaves", "rejoins", "target",
        "reveals", "first", "last", "settled_by",
    ),
    "series": ("series", "parent"),
    "characters": ("character", "members", "speakers", "characters"),
    "people": ("person", "player", "players", "author"),
    "timelines": ("timeline",),
    "eras": ("era",),
    "chronologies": ("chronology",),
    "notes": ("supports", "contradicts"),
}  # fmt: skip
"""The names of the fields, by the kind of fact (a field of `Story`) that their ids are of."""

_KIND_OF = {name: kind for kind, names in REFERENCES.items() for name in names}
_LIFE = "life:"
# The main timeline is there without being stated.
_MAIN = "main"


def referred(fact: Fact) -> Iterator[tuple[str, str]]:
    """(kind, id) of everything that a fact refers to, also in what is inside it; sources are left out."""
    yield from _referred(fact)


def _referred(fact: object) -> Iterator[tuple[str, str]]:
    if not is_dataclass(fact):
        return
    for each in fields(fact):
        value = getattr(fact, each.name)
        if each.name == "axis" and str(value).startswith(_LIFE):
            yield "characters", value.removeprefix(_LIFE)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part):
                yield from _referred(part)
            elif part and each.name in _KIND_OF and part != _MAIN:
                yield _KIND_OF[each.name], part
