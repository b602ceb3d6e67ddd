"""Facts: works, series, characters, arcs, timelines, and the claims about them.

Every fact has an `id`, unique per kind: a stable slug, or one made of its contents. Dates are ISO 8601 of any precision ("2017-08") for
releases and EDTF for story dates.  Lists are tuples; absent text is "" or None as annotated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from janto_catalog.model.calendars import Calendar
from janto_catalog.model.chronologies import NamedChronology
from janto_catalog.model.claims import Claim, Source, State
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.former_ids import FormerId
from janto_catalog.model.issue_numbers import issue_number_key
from janto_catalog.model.kinds import Kind, Status, StoryOrder
from janto_catalog.model.moments import Moment, ProductionFact, StoryNote
from janto_catalog.model.releases import Release


@dataclass(frozen=True, slots=True)
class AlsoTitled:
    """Another title of a work: a translation, working title, short form or product code."""

    title: str
    language: str = ""
    type: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """A person's part in making a work ("writer", "director", "artist")."""

    role: str
    person: str


@dataclass(frozen=True, slots=True)
class Work:
    """A story, issue, article, strip or programme, owned or not.

    `part_of` is the id of the parent and `locator` the place in it; an id with `#` is a segment of the
    work before it.  `number` is the text as printed, `sort_key` a number that says where it sorts in its series where the
    printed one does not, `runtime` is in seconds; `note` tells what sources disagree on or leave open.
    `released` is the date that counts; `releases` are all of them where more than that one is known.  `universe` is that of
    its pack, "" for a work that the user added (see `model.universes`).
    """

    id: str
    title: str
    kind: Kind
    series: str | None = None
    number: str = ""
    released: str | None = None
    status: Status = Status.RELEASED
    in_story: bool = True
    part_of: str | None = None
    locator: str = ""
    runtime: float | None = None
    publisher: str = ""
    channel: str = ""
    codes: tuple[str, ...] = ()
    also_titled: tuple[AlsoTitled, ...] = ()
    credits: tuple[Credit, ...] = ()
    safe_title: str = ""
    description: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    said_at: str = ""
    note: str = ""
    releases: tuple[Release, ...] = ()
    sort_key: str = ""
    universe: str = ""

    @property
    def place_in_series(self) -> str:
        """A key that sorts the works of a series by their numbers; "" without a number."""
        return issue_number_key(self.sort_key or self.number)

    @property
    def is_segment(self) -> bool:
        """Whether this is a flashback, frame or epilogue of another work."""
        return "#" in self.id

    @property
    def host(self) -> str:
        """The id of the work a segment belongs to; its own id for any other work."""
        return self.id.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Omnibus:
    """A release that holds several works of a series, each of which also came out by itself, in this order."""

    title: str
    works: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """An ordered run, nested by `parent`; `sort_key` orders series among each other.

    `show` is the name and `season` the number a file name would use ("The Show", 2), when it has one;
    `aliases` are other names it goes by in names and tags.  `universe` is that of its pack.  Without `dates_place`, as in stories
    of time travellers, story dates are shown and do not place the works.
    """

    id: str
    title: str
    kind: Kind
    story: StoryOrder = StoryOrder.NONE
    parent: str | None = None
    sort_key: str = ""
    show: str = ""
    season: int | None = None
    aliases: tuple[str, ...] = ()
    omnibuses: tuple[Omnibus, ...] = ()
    universe: str = ""
    dates_place: bool = True


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a character or person; `reveals` lists the works that reveal it."""

    name: str
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Character:
    """Someone in the story."""

    id: str
    name: str
    aliases: tuple[Alias, ...] = ()
    species: str = ""
    players: tuple[str, ...] = ()
    affiliation: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the real world; never the same record as a character."""

    id: str
    name: str
    aliases: tuple[Alias, ...] = ()


class Manner(StrEnum):
    """In what form a character appears in a work."""

    PRESENT = "present"
    VOICE = "voice"
    FLASHBACK = "flashback"
    RECORDING = "recording"
    SPIRIT = "spirit"
    DREAM = "dream"
    ALTERNATE_SELF = "alternate-self"
    MENTIONED = "mentioned"


class Weight(StrEnum):
    """How important a character is in a work."""

    LEAD = "lead"
    SUPPORT = "support"
    CAMEO = "cameo"


@dataclass(frozen=True, slots=True)
class Appearance:
    """A character in a work; `apparent` when it only seems to be that character."""

    work: str
    character: str
    manner: Manner = Manner.PRESENT
    weight: Weight = Weight.SUPPORT
    state: str = ""
    under_name: str = ""
    player: str = ""
    apparent: bool = False
    note: str = ""
    sources: tuple[str, ...] = ()
    certainty: int = 3
    reveals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The identity of an appearance: one character in one work in one manner, real or apparent."""
        seems = " seemingly" if self.apparent else ""
        return f"{self.character}{seems} {self.manner} in {self.work}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two or more characters that people search for together, with all names of the pairing."""

    id: str
    name: str
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    note: str = ""
    reveals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """Works that tell one thread of the story, in its order; those in `optional` may be skipped."""

    id: str
    title: str
    works: tuple[str, ...]
    optional: tuple[str, ...] = ()
    description: str = ""
    safe_title: str = ""
    safe_description: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def shown_title(self) -> str:
        """The title that people see: the one that gives nothing away, if there is one."""
        return self.safe_title or self.title


@dataclass(frozen=True, slots=True)
class Timeline:
    """The main timeline or a branch: where it leaves and rejoins, and which works are on it."""

    id: str
    name: str
    status: str = "main"
    leaves: str | None = None
    rejoins: str | None = None
    works: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Work to work: "retells", "adapts", "companion-to", "sequel-of", "prequel-of", "discusses", "edition-of", "prints".

    An issue "prints" a part of a serial or a reprint; `note` says which.
    """

    work: str
    relation: str
    target: str
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def id(self) -> str:
        """The identity of a relation: two works and how they are related."""
        return f"{self.work} {self.relation} {self.target}"


@dataclass(frozen=True, slots=True)
class Story:
    """All facts of one or several packs, as chronology and matching take them."""

    works: tuple[Work, ...] = ()
    series: tuple[Series, ...] = ()
    characters: tuple[Character, ...] = ()
    people: tuple[Person, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[Claim, ...] = ()
    states: tuple[State, ...] = ()
    sources: tuple[Source, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    arcs: tuple[Arc, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    relations: tuple[Relation, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    eras: tuple[StoryEra, ...] = ()
    chronologies: tuple[NamedChronology, ...] = ()
    moments: tuple[Moment, ...] = ()
    notes: tuple[StoryNote, ...] = ()
    production: tuple[ProductionFact, ...] = ()


Fact = (
    Work | Series | Character | Person | Appearance | Claim | State | Source | Pairing | Arc | Timeline | Relation
    | Calendar | StoryEra | NamedChronology | Moment | StoryNote | ProductionFact
)  # fmt: skip
"""Any fact of a story."""

KINDS: dict[str, Any] = {name: get_args(hint)[0] for name, hint in get_type_hints(Story).items()}
"""The type of fact in each field of a story."""

WORDS = {
    "works": "work", "series": "series", "characters": "character", "people": "person", "pairings": "pairing", "arcs": "arc",
    "timelines": "timeline", "eras": "era", "chronologies": "chronology",
}  # fmt: skip
"""What one fact is called, for the kinds of fact that have an id of their own and that others name by it."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as read from a folder of TOML files; `universe` is the one that its facts belong to, "" for its own.

    `needs` names other packs of its universe to whose works and characters it refers.
    `former_ids` are those that an older version had.
    """

    name: str
    title: str
    version: str
    description: str = ""
    licence: str = ""
    story: Story = field(default_factory=Story)
    universe: str = ""
    needs: tuple[str, ...] = ()
    former_ids: tuple[FormerId, ...] = ()
