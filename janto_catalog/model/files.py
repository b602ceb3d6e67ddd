"""What you have: folders, files in them, items, and what links an item to works."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import clock


class Role(StrEnum):
    """What a file is within its item; only STORY files are played and asked about."""

    STORY = "story"
    EXTRA = "extra"
    TRAILER = "trailer"
    BOOKLET = "booklet"
    COVER = "cover"
    SUBTITLE = "subtitle"
    METADATA = "metadata"


class ExtraRole(StrEnum):
    """What an extra is to the title it belongs to."""

    TRAILER = "trailer"
    INTERVIEW = "interview"
    MAKING_OF = "making-of"
    COMMENTARY = "commentary"
    DELETED_SCENE = "deleted-scene"
    MUSIC = "music"
    SCRIPT = "script"
    BOOKLET = "booklet"
    ARTWORK = "artwork"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The role as people call it."""
        return "something else" if self is ExtraRole.OTHER else self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Extra:
    """An item that belongs to a work without being its story: it is neither owned nor played for it."""

    work: str
    role: ExtraRole


@dataclass(frozen=True, slots=True)
class Root:
    """A folder you added; `path` is bytes, `identity` recognises it when it is mounted elsewhere."""

    id: int
    path: bytes
    name: str
    identity: str

    def absolute(self, path: bytes) -> bytes:
        """The absolute path of something below this folder, given by its relative path."""
        return self.path + b"/" + path


class FileStat(NamedTuple):
    """What one look at a folder entry says; `path` is relative to its root, bytes with `/`.

    A named tuple, where all else is a dataclass: a rescan makes one for every file there is.
    """

    path: bytes
    size: int
    mtime_ns: int
    inode: int
    device: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many entries a walk passed over, by reason, and the errors it met (path, message)."""

    counts: tuple[tuple[str, int], ...] = ()
    errors: tuple[tuple[bytes, str], ...] = ()


REFUSED = "the file could not be opened"
"""How a reason begins that is the system's and not the file's: once that lets it be opened, it is tried again."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the catalogue remembers it.

    `print` is the content's fingerprint (size, hash of head and tail), "" when not taken; `reason` says
    why it could not be read, "" when it could; `missing_scans` counts scans that did not see it.
    """

    id: int
    root: int
    stat: FileStat
    print: str = ""
    facts: MediaFacts | None = None
    reason: str = ""
    missing_scans: int = 0


@dataclass(frozen=True, slots=True)
class GroupedFile:
    """A file's part in an item: its role and its place in playing order (0 for the first)."""

    path: bytes
    role: Role
    order: int


class ItemKind(StrEnum):
    """The shape of an item."""

    SINGLE = "single"
    TRACKS = "tracks"
    PAGES = "pages"
    PACKED = "packed"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Files that are one copy of something.  LOOSE: belongs to no story (a folder's stray sidecars).

    `key` is stable for the same files: the path of the item's folder or first story file.
    `name` is what a person would call it.
    """

    key: bytes
    kind: ItemKind
    name: str
    files: tuple[GroupedFile, ...]


class Unit(StrEnum):
    """What a range counts."""

    SECONDS = "seconds"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Range:
    """Part of an item: seconds from its start, or pages from 1, both ends included."""

    unit: Unit
    begin: float
    end: float

    @property
    def words(self) -> str:
        """As people say it: "page 4", "pages 4 to 5", "10:00 to 48:12"."""
        if self.unit is Unit.PAGES:
            return (
                f"page {self.begin:g}" if self.begin == self.end else f"pages {self.begin:g} to {self.end:g}"
            )
        finite = all(map(math.isfinite, (self.begin, self.end)))
        return " to ".join(clock(at) if finite else f"{at:g}" for at in (self.begin, self.end))


class Stance(StrEnum):
    """Whether a piece of evidence agrees, speaks against, or is only worth knowing."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was seen: `text` in words for people, `weight` in log-odds (>0 for, <0 against)."""

    text: str
    stance: Stance
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work an item may be: `confidence` 0...1 with the evidence behind it."""

    work: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    range: Range | None = None


class Outcome(StrEnum):
    """What matching decided about an item."""

    LINK = "link"
    ASK = "ask"
    EXTRA = "extra"
    UNKNOWN = "unknown"


class Pending(StrEnum):
    """Whether an item still has to be matched, and how."""

    NO = ""
    MATCH = "match"
    """New, changed or regrouped: what was found before is replaced."""
    MOVED = "moved"
    """Only its path changed: what was found before is kept unless the new name gives a sure match."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What matching says of one item: LINK links `links` (several for several works in one item);
    ASK offers `candidates` (best first, three at most); EXTRA says of what in `extra`; UNKNOWN says why
    in `reason`."""

    key: bytes
    outcome: Outcome
    links: tuple[Candidate, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    extra: Extra | None = None


class DecidedBy(StrEnum):
    """Who made a link."""

    PROGRAM = "program"
    USER = "user"


class ItemState(StrEnum):
    """The first that holds, in this order; LINKED has its place, as a story or as an extra of one."""

    OFFLINE = "offline"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    REVIEW = "review"
    LINKED = "linked"
    UNKNOWN = "unknown"
