"""Rival chronologies: orders of one story that its sources give beside each other, each under a name."""

from __future__ import annotations

from dataclasses import dataclass

CHRONOLOGY = "chronology:"
"""How the view of a named chronology begins; its id follows."""


@dataclass(frozen=True, slots=True)
class NamedChronology:
    """A chronology with a name.  The claims that belong to it count in its own order and in no other one.

    Claims that belong to none count in each.  `universe` is that of its pack.
    """

    id: str
    title: str
    description: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    universe: str = ""
