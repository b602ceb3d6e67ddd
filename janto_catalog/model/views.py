"""What the window and the command line show: rows and pages as the use cases in `catalog/` return them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from janto_catalog.model.about_work import AboutWork
from janto_catalog.model.changes import Data
from janto_catalog.model.claims import Claim, Source
from janto_catalog.model.edits import EditState
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.files import Candidate, DecidedBy, ExtraRole, ItemState, Range
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.matching import Answer
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.order import Placement, Reason
from janto_catalog.model.remarks import Remarks
from janto_catalog.model.story import Appearance, Arc, Character, Pairing, Relation, Series, Work


class Progress(StrEnum):
    """How far the user is with a work; NONE is never stored."""

    NONE = "none"
    STARTED = "started"
    FINISHED = "finished"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work in a list.  `characters` are ids with the leads first, `copies` the number of whole items that are there,
    `position` that in the story view or None; `owned`: a whole copy is known, missing or not.
    `story_date`: when it takes place, as EDTF, and in the words of its world; `other_story_dates`: in words, what else
    sources say, and when parts of it take place."""

    id: str
    title: str
    kind: Kind
    series: str = ""
    series_id: str | None = None
    number: str = ""
    released: str | None = None
    characters: tuple[str, ...] = ()
    owned: bool = False
    have: Have = Have.NO
    copies: int = 0
    progress: Progress = Progress.NONE
    runtime: float | None = None
    position: int | None = None
    is_placed: bool = False
    placement_status: str = ""
    certainty: int | None = None
    stars: float | None = None
    tags: tuple[str, ...] = ()
    story_date: str | None = None
    story_date_words: str = ""
    other_story_dates: tuple[str, ...] = ()

    @property
    def takes_place(self) -> str:
        """When it takes place, in words: every date it is found by, so also that of a part."""
        others = ", ".join(self.other_story_dates)
        if self.story_date_words and others:
            return f"{self.story_date_words}; also {others}"
        return self.story_date_words or (f"partly {others}" if others else "")


@dataclass(frozen=True, slots=True)
class WorkPage:
    """A page of a search: `count` counts all matches, `rows` are those within the limit."""

    count: int
    rows: tuple[WorkRow, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A part of the story, or of a list in story order: `first` is the position (in a list the row, from 0) where it
    begins, `caption` its name."""

    first: int
    caption: str


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """A link of an item to a work."""

    work: str
    title: str
    confidence: float
    decided_by: DecidedBy
    range: Range | None = None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class ExtraSummary:
    """The title that an item is an extra of, and the role of the extra."""

    work: str
    title: str
    role: ExtraRole
    decided_by: DecidedBy


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """An item: `files` are absolute paths in bytes in playing order (story files), `others` its sidecars;
    `works` are the stories it contains, none when it is an `extra` of one; `size` is in bytes of its story files,
    `missing_files` the number of those that are missing; `lossless` when all of them keep every sample; `complete`
    whether it is a complete copy of its work (None: not known), and `missing` what it lacks ("disc 2 of 2")."""

    id: str
    kind: str
    title: str
    files: tuple[bytes, ...]
    works: tuple[LinkSummary, ...]
    state: ItemState
    reason: str = ""
    folder: str = ""
    duration: float | None = None
    pages: int | None = None
    others: tuple[tuple[str, bytes], ...] = ()
    extra: ExtraSummary | None = None
    size: int = 0
    missing_files: int = 0
    lossless: bool = False
    complete: bool | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PreferredCopy:
    """The item that is played for a work, and the reason as text ("" for the only one); `available` is False when
    no copy can be played now, `by_hand` is True when the user chose it."""

    item: ItemSummary
    reason: str = ""
    available: bool = True
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class CandidateSummary:
    """A candidate with what people see of its work; `runtime` is in seconds, as the pack gives it."""

    candidate: Candidate
    title: str
    kind: Kind
    series: str
    number: str
    released: str | None
    runtime: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """An item that needs a decision: its candidates, best first, what was read from each file (path, and the facts or
    None), and whether it is asked last."""

    item: ItemSummary
    candidates: tuple[CandidateSummary, ...]
    read: tuple[tuple[bytes, MediaFacts | None], ...] = ()
    is_postponed: bool = False


@dataclass(frozen=True, slots=True)
class PartSummary:
    """A work that an item seems to contain, and its range in the item, None when that is not known."""

    work: str
    title: str
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """The progress of a scan: `stage` as text ("reading"), `done` of `total` (None: unknown), the `current` file."""

    stage: str
    done: int
    total: int | None
    current: str = ""
    linked: int = 0
    to_review: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan found, as `scan --json` prints it, and the number of ignored files by reason.

    `not_seen` is the number of files that it did not find for the first time; they are missing after two scans.  `lost`
    are the titles (id, title) of which all copies are missing since this scan, `not_found` those of which no copy was
    seen, for the first time.  `new_questions` are those of the items to review that were not before.
    """

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
    skipped: tuple[tuple[str, int], ...] = ()
    problems: tuple[str, ...] = ()
    not_seen: int = 0
    lost: tuple[tuple[str, str], ...] = ()
    not_found: tuple[tuple[str, str], ...] = ()
    new_questions: int = 0


@dataclass(frozen=True, slots=True)
class WorkDetails:
    """Everything known of a work, for the detail panel and `show`; `copies` contain its story, `extras` do not;
    `played` is the copy to play, None without any.

    `previous` and `following` are its neighbours in the story, `relations` are those from it and those to it,
    `stated` are the claims of all sources about its placement, including overruled ones; `people` are the names of who made
    it or plays in it, by id; `eras` are those that it is within.
    """

    work: Work
    series: Series | None
    row: WorkRow
    placement: Placement | None
    previous: WorkRow | None
    following: WorkRow | None
    appearances: tuple[tuple[Appearance, Character], ...]
    parts: tuple[WorkRow, ...]
    arcs: tuple[Arc, ...]
    pairings: tuple[Pairing, ...]
    copies: tuple[ItemSummary, ...]
    sources: tuple[Source, ...]
    relations: tuple[Relation, ...] = ()
    stated: tuple[tuple[Claim, Reason], ...] = ()
    extras: tuple[ItemSummary, ...] = ()
    played: PreferredCopy | None = None
    remarks: Remarks = field(default_factory=Remarks)
    people: Mapping[str, str] = field(default_factory=dict)
    eras: tuple[StoryEra, ...] = ()
    about: AboutWork = field(default_factory=AboutWork)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a write changed: the kinds of data, computed from what was written and from what was derived from it,
    a label in words, and the change's number in the history (None when it is not a decision).

    `rematched` counts the items that were matched because of it, `waiting` those that are still to be matched
    again, by a job (see `catalog.matcher`), `kept` those in a folder that an answer is about that keep their match.
    """

    kinds: frozenset[Data]
    label: str
    change: int | None = None
    rematched: int = 0
    waiting: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A decision in the history: `at` is ISO 8601, `undone` tells whether it is undone now."""

    id: int
    at: str
    label: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class PackSummary:
    """An installed pack; while it is not `is_on`, lists have nothing of it."""

    name: str
    title: str
    version: str
    works: int
    characters: int
    claims: int
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class SidebarCounts:
    """The counts in the side bar: all works and those you have (`owned`), both also by group, those of which all copies
    are `missing` or `unreadable` or that are `offline` or were `not_seen` by the last scan, works by series, the items
    that need a decision, and the numbers of your edits and saved searches.  `unknown` are the items that were not
    recognised, without those that you left out of the catalogue, which are `left_out`."""

    titles: int
    owned: int
    to_review: int
    by_group: tuple[tuple[str, int], ...] = ()
    owned_by_group: tuple[tuple[str, int], ...] = ()
    by_series: tuple[tuple[str, str, int], ...] = ()
    unknown: int = 0
    left_out: int = 0
    linked_items: int = 0
    conflicts: int = 0
    edits: int = 0
    searches: int = 0
    missing: int = 0
    offline: int = 0
    unreadable: int = 0
    not_seen: int = 0


@dataclass(frozen=True, slots=True)
class RememberedAnswer:
    """A remembered answer as text: `scope` as in `model.matching.Rule`, `about` the folder, or the name of the item
    ("" when that no longer exists), `means` what the answer is, `at` when it was given, ISO 8601, `answer` its kind."""

    id: str
    scope: str
    about: str
    means: str
    at: str = ""
    answer: Answer = Answer.IS_WORK


@dataclass(frozen=True, slots=True)
class EditSummary:
    """An edit: `kind`, `id` and `field` as in `model.edits.Edit`, the `name` of the fact, and as text its `value`,
    the value it `replaced`, and the value the packs have `now`.  `set_aside` says why a placement does not count, "" if it
    does."""

    kind: str
    id: str
    field: str
    name: str
    value: str
    replaced: str
    now: str
    state: EditState
    set_aside: str = ""
