"""An order of works with the reasons for each position: the values behind `order`, `why` and `conflicts`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

NO_UNIVERSE = "In no story world"
"""What people read above works of no universe."""
OWN_ORDERS = "Your orders"
"""The heading of the orders of the user in a list of orders."""
VIEWS = "story, release, newcomer, arc:ID, life:ID, chronology:ID or order:NAME"
"""The orders, as messages and helps name them; the last one is an order of the user."""


class ReasonKind(StrEnum):
    """What a reason is based on. TIE is the release order, never a fact of the story."""

    CLAIM = "claim"
    STATE = "state"
    ASSUMED = "assumed"
    TIE = "tie"


class Reason(NamedTuple):
    """One reason: `text` is a sentence, `source` a source id or "", `certainty` 5 to 1 or None, `works` the ids it
    mentions, `origin` the id of the claim or state, or of the series for an assumption.  `relative` is its text in the
    row of the only work it places, which has no other form there; "" where `chronology.RowReasons` makes it.

    A named tuple, as `Placement` is: an order creates several for every work, and tuples are made faster.
    """

    kind: ReasonKind
    text: str
    source: str = ""
    certainty: int | None = None
    works: tuple[str, ...] = ()
    origin: str = ""
    relative: str = ""


class PlacementStatus(StrEnum):
    """How a position is known: FIXED (the only possible one), WINDOW (a range of positions), ASSUMED (the order of its
    series), TIE (release date only), UNPLACED (nothing is known)."""

    FIXED = "fixed"
    WINDOW = "window"
    ASSUMED = "assumed"
    TIE = "tie"
    UNPLACED = "unplaced"


class Placement(NamedTuple):
    """The position of a work in a view: `position`, `earliest` and `latest` count from 1.

    `block` is the same text for all parts of a serial that are listed together, "" for other works.  `by_hand`: the user
    placed it next to another one.  `universe` is "" in a view of one universe.
    """

    work: str
    position: int
    earliest: int
    latest: int
    is_placed: bool
    status: PlacementStatus
    reasons: tuple[Reason, ...] = ()
    overruled: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()
    block: str = ""
    by_hand: bool = False
    universe: str = ""


def is_arc(view: str) -> bool:
    """Whether a view is the order of a story arc.

    >>> is_arc("arc:owen"), is_arc("story")
    (True, False)
    """
    return view.startswith("arc:")


def universe_dividers(places: Iterable[Placement], titles: Mapping[str, str]) -> dict[int, str]:
    """Return the title of each universe by the index of its first placement; empty if `titles` is."""
    found: dict[int, str] = {}
    last: str | None = None
    for index, place in enumerate(places if titles else ()):
        if place.universe != last:
            found[index] = titles.get(place.universe, NO_UNIVERSE)
            last = place.universe
    return found


@dataclass(frozen=True, slots=True)
class Conflict:
    """A claim or state that was overruled: the loop it would close with stronger ones, and the outcome in words."""

    claim: Reason
    loop: tuple[Reason, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class OrderedPair:
    """One accepted step: `earlier` comes before `later` because of `reason`."""

    earlier: str
    later: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Ordering:
    """A whole view: its placements in order, and its conflicts.

    Universes follow each other; the positions of each count from 1.
    """

    placements: tuple[Placement, ...]
    conflicts: tuple[Conflict, ...] = ()

    @classmethod
    def joined(cls, parts: Mapping[str, Ordering]) -> Ordering:
        """Join the orders of universes, by universe; the order of one is itself."""
        if len(parts) == 1:
            return next(iter(parts.values()))
        return cls(
            tuple(
                place._replace(universe=universe)
                for universe, part in parts.items()
                for place in part.placements
            ),
            tuple(conflict for part in parts.values() for conflict in part.conflicts),
        )


@dataclass(frozen=True, slots=True)
class Why:
    """Why `before` comes before `after` in a view; `tie` when no chain of reasons connects them."""

    before: str
    after: str
    tie: bool
    chain: tuple[OrderedPair, ...] = ()
