"""What sources say of placement, and how much it weighs (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

STORY = "story"
"""The axis of what is true of the story itself; any other is that of one character's life."""


class Layer(IntEnum):
    """The layers of authority, strongest first; ASSUMED and STATE are derived, never written in a pack."""

    USER = 1
    CANON = 2
    REFERENCE = 3
    STATE = 4
    ASSUMED = 5
    COMMENTARY = 6
    UNVERIFIED = 7


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it; `layer` is where claims of this source stand."""

    id: str
    title: str
    layer: Layer
    url: str = ""
    note: str = ""


class ClaimRelation(StrEnum):
    """The relations a claim can state.  BETWEEN takes exactly two objects, DATED none and a `date`."""

    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    DURING = "during"
    SAME_TIME = "same-time"
    DATED = "dated"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of placement.

    `subject` and `objects` are work ids (segments too), `certainty` 5 (stated) to 1 (a guess), `axis`
    "story" or "life:CHARACTER", `date` EDTF for DATED.  Its layer is the strongest of its sources'.
    `said_at` is the exact page or place in the sources, several parted by " ; ".
    """

    id: str
    subject: str
    relation: ClaimRelation
    objects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    reason: str = ""
    date: str = ""
    apparent: bool = False
    axis: str = "story"
    timeline: str = "main"
    said_at: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A span of a character's life between two works; a missing bound is open.

    `certainty` as in a claim; `axis` as in a claim.
    """

    id: str
    character: str
    state: str
    begins: str | None = None
    begins_inclusive: bool = True
    ends: str | None = None
    ends_inclusive: bool = True
    timeline: str = "main"
    certainty: int = 3
    reason: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    axis: str = "story"
    said_at: str = ""
