"""The names of the catalogue that the language needs, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from janto_catalog.model.search import Node


class Names(Protocol):
    """Names of the catalogue by kind: "character", "pairing", "person", "arc", "era", "series", "work", "universe", "state",
    "search", "tag", or "story-date" in the calendar of a world, whose id is the date as EDTF."""

    def resolve(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids of those whose whole name, alias or id is `text`, without case and accents; () when none.

        The id of a state, a saved search or a tag is its text as stored.
        """

    def is_written(self, kinds: tuple[str, ...], text: str) -> bool:
        """Whether something of the kinds is called `text` with all its signs; only case, accents and spaces do not
        count."""

    def names(self, kind: str) -> Iterable[str]:
        """Every name and alias of a kind, as people write them; of characters and pairings, those in most titles first."""

    def position(self, work: str) -> int | None:
        """The position of a work in the story view, counted through all universes, or None when it has none."""

    def universe_span(self, work: str) -> tuple[int, int] | None:
        """The first and the last position of the universe of a work that has one; None while there is only one universe."""

    def proved(self, work: str, *, after: bool) -> frozenset[str] | None:
        """The ids of the works that claims put after a work in the story (or before it), regardless of release;
        None when the work has no place there."""

    def works_of_person(self, person: str) -> frozenset[str]:
        """The ids of the works that a person made or plays in."""

    def works_of_era(self, era: str, *, surely: bool) -> frozenset[str]:
        """The ids of the works within an era: by their place in the story, or `surely`, as sources prove."""

    def saved(self, name: str) -> Node:
        """The tree of the saved search with that id.  Raises WrongValueError if it cannot be read, or contains itself."""

    def members(self, pairing: str) -> tuple[str, ...]:
        """The character ids of a pairing."""
