"""Constraints: everything that restricts where works are placed, in the one form that the solver takes."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.chronology.loop_search import Edge
from janto_catalog.model.claims import Claim, Layer, State
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.story import Appearance, Relation, Series, Timeline


@dataclass(frozen=True, slots=True)
class SeriesStep:
    """`later` follows `earlier` in a series that declares an order."""

    series: Series
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class StateBound:
    """A character appears in a work in a state that begins or ends at other works."""

    state: State
    appearance: Appearance


@dataclass(frozen=True, slots=True)
class BranchMember:
    """A work is on a timeline that leaves the main timeline, and may rejoin it."""

    timeline: Timeline
    work: str


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """`first` should be known before `work`: because of `relation`, or because `work` reveals it (None)."""

    first: str
    work: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class StoryDefault:
    """`earlier` comes before `later` in the story order: the default for a character's life."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class LifeStep:
    """What is claimed of the life of `character`, assumed of the story too."""

    claim: Claim
    character: str


@dataclass(frozen=True, slots=True)
class EraBounds:
    """An era begins and ends where it says."""

    era: StoryEra


DerivedOrigin = SeriesStep | StateBound | BranchMember | Prerequisite | StoryDefault | LifeStep
ConstraintOrigin = Claim | EraBounds | DerivedOrigin


@dataclass(slots=True, eq=False)
class Constraint:
    """One restriction, accepted or rejected as a whole.

    `rank` is lowest for the strongest layer and the highest certainty; `subjects` are the works it places.  A plain one is
    from a claim that does not ask for the place directly next to another work.
    """

    layer: Layer
    rank: int
    origin: ConstraintOrigin
    subjects: tuple[str, ...]
    edges: list[Edge]
    is_plain: bool = False


def rank(layer: Layer, certainty: int) -> int:
    """Return the rank of a constraint: by layer, then by certainty (5 to 1), the most certain first."""
    return layer * 10 - certainty
