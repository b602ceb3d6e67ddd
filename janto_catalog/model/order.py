"""An order of works with the reason for each place (the shapes of `order`, `why`, `conflicts`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class ReasonKind(StrEnum):
    """What a reason rests on.  TIE is an order of release, never a fact of the story."""

    CLAIM = "claim"
    STATE = "state"
    ASSUMED = "assumed"
    TIE = "tie"


class Reason(NamedTuple):
    """One reason: `text` a sentence, `source` a source id or "", `certainty` 5...1 or None,
    `works` those it speaks of, `origin` the id of the stored claim or state, or the series of an assumption.

    A named tuple, as `Place` is: an order makes some of each for every work there is.
    """

    kind: ReasonKind
    text: str
    source: str = ""
    certainty: int | None = None
    works: tuple[str, ...] = ()
    origin: str = ""


class PlacementStatus(StrEnum):
    """How sure a place is: FIXED (one gap only), WINDOW, ASSUMED, TIE, UNPLACED."""

    FIXED = "fixed"
    WINDOW = "window"
    ASSUMED = "assumed"
    TIE = "tie"
    UNPLACED = "unplaced"


class Placement(NamedTuple):
    """Where a work stands: `position`, `earliest` and `latest` count from 1 in the whole view."""

    work: str
    position: int
    earliest: int
    latest: int
    placed: bool
    status: PlacementStatus
    reasons: tuple[Reason, ...] = ()
    overruled: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim (or state) that was set aside: the loop that stronger ones form against it, and what came of it."""

    claim: Reason
    loop: tuple[Reason, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Edge:
    """An accepted order of two works: `earlier` comes before `later` for `reason`."""

    earlier: str
    later: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Ordering:
    """A whole view: its places in order, and what was set aside."""

    placements: tuple[Placement, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why `before` comes before `after` in the order they stand; `tie` when no chain of reasons joins them."""

    before: str
    after: str
    tie: bool
    chain: tuple[Edge, ...] = ()
