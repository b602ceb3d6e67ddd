"""What the user has: folders, the files in them, items, and the links from items to works."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import format_time


class Role(StrEnum):
    """What a file is within its item; only STORY files are played and matched."""

    STORY = "story"
    EXTRA = "extra"
    TRAILER = "trailer"
    BOOKLET = "booklet"
    COVER = "cover"
    SUBTITLE = "subtitle"
    METADATA = "metadata"


class ExtraRole(StrEnum):
    """What an extra is to the work it belongs to."""

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
    def label(self) -> str:
        """The role as it is shown."""
        return "something else" if self is ExtraRole.OTHER else self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Extra:
    """A link to a work from an item that is not its story; it does not make the work owned and is not played."""

    work: str
    role: ExtraRole


@dataclass(frozen=True, slots=True)
class Root:
    """A folder that the user added; `identity` recognises it when it is mounted at another path."""

    id: int
    path: bytes
    name: str
    identity: str

    def absolute(self, path: bytes) -> bytes:
        """The absolute path of something below this folder, given by its relative path."""
        return self.path + b"/" + path


class FileStat(NamedTuple):
    """The status of one file; `path` is relative to its root, with "/", `size` in bytes.

    It is a named tuple and no dataclass because a rescan makes one for each file.
    """

    path: bytes
    size: int
    mtime_ns: int
    inode: int
    device: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a walk left out: (reason, count) of ignored entries, and (path, message) of errors."""

    counts: tuple[tuple[str, int], ...] = ()
    errors: tuple[tuple[bytes, str], ...] = ()


OPEN_FAILED = "the file could not be opened"
"""How a reason starts when the system refused to open a file; such a file is tried again at the next scan."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the catalogue stored it.

    `fingerprint` is that of its content (size and hash of head and tail), "" when there is none yet.
    `reason` is why it could not be read, "" when it could.  `missing_scans` counts the scans since it was seen.
    """

    id: int
    root: int
    stat: FileStat
    fingerprint: str = ""
    facts: MediaFacts | None = None
    reason: str = ""
    missing_scans: int = 0


@dataclass(frozen=True, slots=True)
class GroupedFile:
    """A file of an item: its role, and its position in playing order from 0."""

    path: bytes
    role: Role
    order: int


class ItemKind(StrEnum):
    """How an item is made of files.

    SINGLE one file, TRACKS several that are played in order, PAGES one image a page, PACKED an archive of media,
    LOOSE files of a folder that are not part of a work, such as a booklet.
    """

    SINGLE = "single"
    TRACKS = "tracks"
    PAGES = "pages"
    PACKED = "packed"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Files that form one item.

    `key` is the same for the same files: the path of the item's folder or of its first story file.  `name` is
    the name that is shown.  `gaps` is what the numbers of its files say is missing ("disc 2 of 2"), "" when
    nothing is, None when they do not say.
    """

    key: bytes
    kind: ItemKind
    name: str
    files: tuple[GroupedFile, ...]
    gaps: str | None = None


class Unit(StrEnum):
    """The unit of a range."""

    SECONDS = "seconds"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Range:
    """Part of an item: in seconds from its start, or in pages from 1; `end` is included."""

    unit: Unit
    begin: float
    end: float

    @property
    def label(self) -> str:
        """The range as it is shown: "page 4", "pages 4 to 5", "10:00 to 48:12"."""
        if self.unit is Unit.PAGES:
            return (
                f"page {self.begin:g}" if self.begin == self.end else f"pages {self.begin:g} to {self.end:g}"
            )
        finite = all(map(math.isfinite, (self.begin, self.end)))
        return " to ".join(format_time(at) if finite else f"{at:g}" for at in (self.begin, self.end))


class Stance(StrEnum):
    """Whether evidence supports a match, contradicts it, or is only shown."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a match: `text` is shown, `weight` is in log-odds (> 0 for, < 0 against).

    needs_person: whatever else speaks for the match, only a person may link it; known while matching, not stored.
    """

    text: str
    stance: Stance
    weight: float
    needs_person: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that an item may be, with `confidence` from 0 to 1 and its evidence."""

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
    """The result of matching one item.

    LINK: `links` has one candidate for each work in the item.  ASK: `candidates` has at most three, best first.
    EXTRA: `extra` names the work.  UNKNOWN: `reason` says why.
    """

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
    """The state of an item: the first that holds, in this order.

    MISSING: several scans did not find its files.  NOT_SEEN: the last scan did not.  LINKED includes extras of a work.
    """

    OFFLINE = "offline"
    MISSING = "missing"
    NOT_SEEN = "not-seen"
    UNREADABLE = "unreadable"
    REVIEW = "review"
    LINKED = "linked"
    UNKNOWN = "unknown"
