"""A small set of names for the tests of the query language."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from janto_catalog.model.search import MatchWords, Node
from janto_catalog.model.text import fold

_NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "character": {
        "jack-harkness": ("Jack Harkness", "Jack", "Captain Jack"),
        "ianto-jones": ("Ianto Jones", "Ianto"),
        "martha-jones": ("Martha Jones", "Martha"),
        "toshiko-sato": ("Toshiko Sato", "Tosh"),
        "alex-hopkins": ("Alex Hopkins", "Alex"),
        "alex-the-other": ("Alex",),
        "rene": ("René",),
        "any-key": ("Any",),
    },
    "person": {"eve-myles": ("Eve Myles",), "eve-pearce": ("Eve Pearce",)},
    "universe": {"holmes": ("Sherlock Holmes",)},
    "pairing": {"janto": ("Janto", "Jack/Ianto")},
    "arc": {"children-of-earth": ("Children of Earth",), "miracle-day": ("Miracle Day",)},
    "era": {"winter": ("The Long Winter",), "summer": ("The Long Summer",)},
    "series": {"tv-1": ("Torchwood Series 1",), "tv-2": ("Torchwood Series 2",), "main": ("Main Range",)},
    "work": {
        "exit-wounds": ("Exit Wounds",),
        "day-one": ("Day One",),
        "interview": ("An Interview",),
        "fragments": ("Fragments",),
        "fragments-novel": ("Fragments",),
        "earth-one": ("Children of Earth: Day One",),
        # Titles of words and signs that mean something else.
        "love-or-death": ("Love or Death",),
        "not-guilty": ("Not Guilty",),
        "arc-two": ("Arc: Two",),
        "thirty": ("-30-",),
        "up-down": ("Up|Down",),
        "what": ("(What?)",),
    },
    "search": {"evenings": ("evenings",), "Late Nights": ("Late Nights",)},
    "tag": {"comfort": ("comfort",), "rainy day": ("rainy day",)},
    "state": {"undead": ("undead",), "possessed": ("possessed",)},
}
_POSITIONS = {"day-one": 20, "fragments": 250, "exit-wounds": 260, "fragments-novel": 300, "earth-one": 310}

# What must come before and after each; there is no saying which of the two Fragments is the later.
_PROVED = {
    "day-one": (frozenset(), frozenset({"fragments", "exit-wounds", "fragments-novel"})),
    "fragments": (frozenset({"day-one"}), frozenset({"exit-wounds", "fragments-novel"})),
    "exit-wounds": (frozenset({"day-one", "fragments"}), frozenset({"fragments-novel"})),
    "fragments-novel": (frozenset({"day-one"}), frozenset[str]()),
}


class SmallWorld:
    """Names as a catalogue would give them; "interview" has no place in the story."""

    def resolve(self, kind: str, text: str) -> tuple[str, ...]:
        """Ids whose id or name is `text`."""
        asked = fold(text)
        return tuple(one for one, names in _NAMES.get(kind, {}).items() if asked in map(fold, (one, *names)))

    def is_written(self, kinds: tuple[str, ...], text: str) -> bool:
        """Whether a name is `text`, with its signs."""
        return fold(text).split() in [fold(name).split() for kind in kinds for name in self.names(kind)]

    def names(self, kind: str) -> Iterable[str]:
        """Every name of a kind."""
        return [name for names in _NAMES[kind].values() for name in names]

    def position(self, work: str) -> int | None:
        """The position of a work."""
        return _POSITIONS.get(work)

    def universe_span(self, work: str) -> tuple[int, int] | None:  # noqa: ARG002 - there is one universe
        """The positions of the universe of a work."""
        return None

    def proved(self, work: str, *, after: bool) -> frozenset[str] | None:
        """What claims put on that side of a work."""
        return _PROVED[work][after] if work in _PROVED else None

    def works_of_person(self, person: str) -> frozenset[str]:
        """What somebody made or plays in."""
        return {"eve-myles": frozenset({"exit-wounds", "day-one"})}.get(person, frozenset())

    def works_of_era(self, era: str, *, surely: bool) -> frozenset[str]:
        """What is within an era."""
        works = {"winter": frozenset({"exit-wounds"})}.get(era, frozenset())
        return works if surely else works | {"day-one"}

    def saved(self, name: str) -> Node:
        """Every saved search is for a word."""
        return MatchWords((name.rsplit(maxsplit=1)[-1].lower(),))

    def members(self, pairing: str) -> tuple[str, ...]:
        """Who is in a pairing."""
        return {"janto": ("jack-harkness", "ianto-jones")}[pairing]


@pytest.fixture(scope="session")
def world() -> SmallWorld:
    """The small world."""
    return SmallWorld()
