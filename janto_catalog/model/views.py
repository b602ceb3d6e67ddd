"""What the two doors show: rows and pages as the verbs of `catalog/` return them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.changes import Data
from janto_catalog.model.claims import Claim, Source
from janto_catalog.model.files import Candidate, DecidedBy, ExtraRole, ItemState, Range
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.order import Placement, Reason
from janto_catalog.model.overlay import EditState
from janto_catalog.model.story import Appearance, Arc, Character, Pairing, Relation, Series, Work


class Progress(StrEnum):
    """How far the collector is with a work; NONE is never stored."""

    NONE = "none"
    STARTED = "started"
    FINISHED = "finished"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work in a list.  `series` is the series' title, `characters` ids with the leads first,
    `copies` the number of items linked to it, `position` its place in the story view or None."""

    id: str
    title: str
    kind: Kind
    series: str = ""
    series_id: str | None = None
    number: str = ""
    released: str | None = None
    characters: tuple[str, ...] = ()
    owned: bool = False
    copies: int = 0
    progress: Progress = Progress.NONE
    runtime: float | None = None
    position: int | None = None
    placed: bool = False
    sure: str = ""
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of a search: `count` is that of all matches, `rows` those within the limit."""

    count: int
    rows: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of the story, or of a list by the story: `first` is the position (or the row, from 0) it begins
    at, `caption` what it is called."""

    first: int
    caption: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of an item to a work."""

    work: str
    title: str
    confidence: float
    decided_by: DecidedBy
    range: Range | None = None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class ExtraView:
    """The title an item is an extra of, and what it is to it."""

    work: str
    title: str
    role: ExtraRole
    decided_by: DecidedBy


@dataclass(frozen=True, slots=True)
class ItemView:
    """A copy: `files` absolute paths in bytes in playing order (story files), `others` its sidecars;
    `works` are the stories it holds, none when it is an `extra` of one; `size` bytes of its story files, of
    which `absent` are missing; `lossless` when all of them keep every sample."""

    id: str
    kind: str
    title: str
    files: tuple[bytes, ...]
    works: tuple[LinkView, ...]
    state: ItemState
    reason: str = ""
    folder: str = ""
    duration: float | None = None
    pages: int | None = None
    others: tuple[tuple[str, bytes], ...] = ()
    extra: ExtraView | None = None
    size: int = 0
    absent: int = 0
    lossless: bool = False


@dataclass(frozen=True, slots=True)
class PreferredCopy:
    """The copy of a work that is played, and why it is, in words ("" for the only one); `there` is False when
    no copy can be played now, `by_hand` True when somebody chose it."""

    item: ItemView
    reason: str = ""
    available: bool = True
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate with what people see of it; `duration` seconds as known of the work."""

    candidate: Candidate
    title: str
    kind: Kind
    series: str
    number: str
    released: str | None
    runtime: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """An item that awaits an answer: candidates best first, and what was read of each file
    (path, facts or None, reason when unreadable)."""

    item: ItemView
    candidates: tuple[CandidateView, ...]
    read: tuple[tuple[bytes, MediaFacts | None], ...] = ()


@dataclass(frozen=True, slots=True)
class PartView:
    """A story that a copy seems to hold, and where in it, None when that is not known."""

    work: str
    title: str
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class FolderView:
    """A root as people see it: counts of files and of titles it holds, when it was last scanned (ISO 8601)."""

    id: int
    path: bytes
    name: str
    connected: bool
    files: int
    titles: int
    scanned: str | None = None


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """Where a scan is: `stage` in words ("reading"), `done` of `total` (None: not known), what is in hand."""

    stage: str
    done: int
    total: int | None
    current: str = ""
    linked: int = 0
    to_review: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan found, as `scan --json` prints it, and what was passed over by reason."""

    files: int = 0
    new: int = 0
    changed: int = 0
    moved: int = 0
    missing: int = 0
    unreadable: int = 0
    items: int = 0
    linked: int = 0
    to_review: int = 0
    unknown: int = 0
    seconds: float = 0.0
    opened: int = 0
    passed_over: tuple[tuple[str, int], ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A place in an order with its work."""

    work: WorkRow
    place: Placement


@dataclass(frozen=True, slots=True)
class WorkDetails:
    """Everything known of a work, for the detail panel and `show`; `copies` hold its story, `extras` do not;
    `played` is the copy to play, None without any.

    `relations` are those from it and those to it, `stated` what any source says of its place, followed or not.
    """

    work: Work
    series: Series | None
    row: WorkRow
    place: Placement | None
    after: WorkRow | None
    before: WorkRow | None
    appearances: tuple[tuple[Appearance, Character], ...]
    parts: tuple[WorkRow, ...]
    arcs: tuple[Arc, ...]
    pairings: tuple[Pairing, ...]
    copies: tuple[ItemView, ...]
    sources: tuple[Source, ...]
    relations: tuple[Relation, ...] = ()
    stated: tuple[tuple[Claim, Reason], ...] = ()
    extras: tuple[ItemView, ...] = ()
    played: PreferredCopy | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a write changed: the kinds of data, computed from what was written and from what was derived from it,
    a label in words, and the change's number in the history (None when it is not a decision).

    `rematched` counts the items that were matched because of it, `waiting` those that are still to be matched
    again, by a job (see `catalog.matcher`).
    """

    kinds: frozenset[Data]
    label: str
    change: int | None = None
    rematched: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A decision in the history: `at` ISO 8601, `undone` whether it stands undone now."""

    id: int
    at: str
    label: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class PackView:
    """An installed story world."""

    name: str
    title: str
    version: str
    works: int
    characters: int
    claims: int


@dataclass(frozen=True, slots=True)
class SidebarCounts:
    """The counts of the side bar: titles by group and series, what is owned, what awaits an answer, how much you
    say over the story worlds."""

    titles: int
    owned: int
    to_identify: int
    by_group: tuple[tuple[str, int], ...] = ()
    by_series: tuple[tuple[str, str, int], ...] = ()
    not_recognised: int = 0
    linked_items: int = 0
    conflicts: int = 0
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a search may mean: `kind` "work", "character", "pairing" or "arc", its id, and its name."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RememberedAnswer:
    """A remembered answer as people read it: `scope` as in `model.matching.Rule`, `about` the folder or the
    name of the copy it is about ("" when no such copy is left), `means` what it says of that, in words."""

    id: str
    scope: str
    about: str
    means: str


@dataclass(frozen=True, slots=True)
class EditView:
    """An edit of yours: `kind`, `id`, `field` as in `model.overlay.Edit`, `name` of the fact, and as one would type
    them its `value`, what it `replaced`, and what the story worlds say `now`."""

    kind: str
    id: str
    field: str
    name: str
    value: str
    replaced: str
    now: str
    standing: EditState
