"""The pages of characters, pairings, people, story arcs and series, as the window and the command line show them.

Everything on them is what the spoiler limit leaves of the facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.model.story import Manner, Weight
from janto_catalog.model.views import Progress, WorkRow

THERE = frozenset({Manner.PRESENT, Manner.VOICE, Manner.SPIRIT})
"""The manners of those who take part: not in a flashback or dream, as a recording or another self, or only mentioned."""


LEAST_OF_A_LIFE = 5
"""A character with fewer titles has no order in the list of orders."""


@dataclass(frozen=True, slots=True)
class Named:
    """What has a page of its own, or a title: its kind as in `Works.record`, id and name."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """How a character is in a title.  `player` is who plays them there; `apparent`: it only seems to be that character."""

    character: Named
    manner: Manner = Manner.PRESENT
    weight: Weight = Weight.SUPPORT
    state: str = ""
    under_name: str = ""
    player: Named | None = None
    apparent: bool = False
    note: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the character takes part in the title themselves."""
        return self.manner in THERE and not self.apparent


@dataclass(frozen=True, slots=True)
class SubjectTitle:
    """A title of a subject.

    roles: how the character, the members of the pairing, or the characters that the person plays are in it.
    credits: what the person did for it ("writer").  optional: it may be skipped in the story arc.  by_place: it is within the
    era by its place in the order, which no source proves.
    """

    row: WorkRow
    roles: tuple[Role, ...] = ()
    credits: tuple[str, ...] = ()
    optional: bool = False
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone in the same titles: how many these are, and the first and the last of them in the story in which both take
    part.  `pairing` is that of the two."""

    character: Named
    titles: int
    first: WorkRow | None
    last: WorkRow | None
    pairing: Named | None = None


@dataclass(frozen=True, slots=True)
class LifeState:
    """What a character is for a part of their life.

    begins, ends: the titles where it begins and ends, None where that is open or kept back; they are part of it where they
    are inclusive; a flashback is named with the title that it is in.  start, end: the same along the titles of the life, 0
    being the first; between two of them it is a half.
    """

    id: str
    name: str
    begins: Named | None
    begins_inclusive: bool
    ends: Named | None
    ends_inclusive: bool
    start: float
    end: float
    certainty: int
    reason: str = ""
    sources: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it lasts to the end of what is known."""
        return self.ends is None


@dataclass(frozen=True, slots=True)
class LivedTitle:
    """A title that a character lives through: `name` is its title; of a flashback, with the title `host` that it is in.

    `host` is the title itself otherwise."""

    row: WorkRow
    host: str
    name: str

    @property
    def is_flashback(self) -> bool:
        """Whether it is a part of another title with a place of its own: a flashback, frame or epilogue."""
        return self.host != self.row.id


@dataclass(frozen=True, slots=True)
class Life:
    """The titles in which a character is in person, flashbacks as titles of their own, in the order in which the character
    lives through them; and what the character is at which time."""

    works: tuple[LivedTitle, ...] = ()
    states: tuple[LifeState, ...] = ()

    @property
    def now(self) -> tuple[LifeState, ...]:
        """What lasts to the end of what is known, the latest first."""
        lasting = [state for state in self.states if state.is_open]
        return tuple(sorted(lasting, key=lambda state: (-state.start, state.name)))


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """What there is to know of a character, pairing, person, story arc, series or era.

    also: other names.  facts: (label, text).  people: who plays a character, the members of a pairing, or the characters a
    person plays, those with most titles first.  about: a description.  titles: by story, those of an arc in its own order,
    those of a person as they came out.  first, last: in the story, where a character or all of a pairing take part;
    of a person, the first and last that came out.  search, order: what finds the titles in the query language and the order
    that lists them, "" for none.  sources: (title, address).  is_limited: a spoiler limit keeps something back, so that the
    last title is the last that is shown.
    """

    named: Named
    titles: tuple[SubjectTitle, ...]
    also: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    people: tuple[Named, ...] = ()
    about: str = ""
    first: WorkRow | None = None
    last: WorkRow | None = None
    together: tuple[Companion, ...] = ()
    search: str = ""
    order: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    is_limited: bool = False

    @property
    def has_order_of_life(self) -> bool:
        """Whether the titles are enough for an order of this life among those that are listed."""
        return self.named.kind == "character" and len(self.titles) >= LEAST_OF_A_LIFE

    @property
    def owned(self) -> int:
        """How many of the titles you have."""
        return sum(title.row.have.is_had for title in self.titles)

    @property
    def finished(self) -> int:
        """How many of the titles you have finished."""
        return sum(title.row.progress is Progress.FINISHED for title in self.titles)
