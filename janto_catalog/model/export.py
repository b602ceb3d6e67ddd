"""An order with its files, as exporters get it, and the report of an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from janto_catalog.model.files import Range
from janto_catalog.model.gaps import Span
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement
from janto_catalog.model.remarks import Remarks


@dataclass(frozen=True, slots=True)
class PlayFile:
    """A file to play: absolute `path` in bytes, `duration` in seconds, its own `title` or ""."""

    path: bytes
    duration: float | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """A work of an order with its files in playing order; `have` says why there are none.

    `owned` is as in `WorkRow`.  `missing` is what its copy lacks when the only copies are incomplete ("disc 2 of 2"), else "".  `because` are the
    reasons of its placement relative to it, in the same order.  `runtime` is in seconds.  `cover` is a small JPEG for formats
    that show covers, b"" without one.  `remarks` are the user's own rating, tags and note.
    `story_date` is as in `WorkRow`.
    """

    work: str
    title: str
    kind: Kind
    series: str
    number: str
    released: str | None
    owned: bool
    have: Have
    placement: Placement
    files: tuple[PlayFile, ...] = ()
    range: Range | None = None
    characters: tuple[str, ...] = ()
    missing: str = ""
    because: tuple[str, ...] = ()
    runtime: float | None = None
    cover: bytes = b""
    remarks: Remarks = field(default_factory=Remarks)
    story_date: str | None = None
    story_date_words: str = ""

    @property
    def ownership(self) -> str:
        """Whether you have it, as text: "incomplete, missing: disc 2 of 2"."""
        lacks = self.have is Have.INCOMPLETE and self.missing
        return f"incomplete, missing: {self.missing}" if lacks else self.have.words


@dataclass(frozen=True, slots=True)
class ExportContent:
    """What is written of a list: under which `title`, by default the query and the order in words.

    `numbered` counts the titles from 1 where people read them; `remarks` says whether ratings, tags and notes of the user
    are in it, in formats that show them; `others` whether found works without a place in the order follow at the end, by
    release.  `gaps`: what to get for what is not owned in that part of the order is written, not the list.  `only` has the ids of the works that are written, None for the whole list.  `essential`: of a story arc, without
    what may be skipped.
    """

    title: str = ""
    numbered: bool = False
    remarks: bool = True
    others: bool = False
    only: frozenset[str] | None = None
    essential: bool = False
    gaps: Span | None = None


@dataclass(frozen=True, slots=True)
class OrderList:
    """An order: its title, the name of its view, its entries, and the titles of sources by id.

    `numbered`: pages for people count its entries from 1, as a list of what one owns does; else they have their positions
    in the whole order.  `dividers` are the lines above entries, by index.  `has_places`: pages for people say how certain each
    place is, which a list of what to get does not.
    """

    title: str
    ordered_by: str
    entries: tuple[ExportEntry, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = False
    dividers: Mapping[int, str] = field(default_factory=dict)
    has_places: bool = True

    def number(self, index: int) -> int:
        """Return the number of the entry at `index` where people read it: from 1 if `numbered`, else its position."""
        return index + 1 if self.numbered else self.entries[index].placement.position


@dataclass(frozen=True, slots=True)
class SkippedEntry:
    """A work that was not written, and why."""

    work: str
    reason: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """The first lines of a file; `is_markdown` if they show what a program would make of it, as Markdown.

    `result` reports on the whole file.  `may_have_remarks`: the user wrote something about titles of the list, and this kind
    of file shows it where it is wanted.  `others` counts the works of the list without a place in the order, which may follow at its end.
    """

    text: str
    is_markdown: bool = False
    result: ExportResult | None = None
    may_have_remarks: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The report of an export: the number of works written, and the works left out.

    `skipped` are works of the order that were not written, `without_place` works that the query found and the order does
    not have, or has by their parts only.  `kept_back` counts those that would give away what is behind the spoiler limit.
    """

    written: int
    skipped: tuple[SkippedEntry, ...] = ()
    without_place: tuple[SkippedEntry, ...] = ()
    kept_back: int = 0

    def skipped_by_reason(self) -> dict[str, tuple[str, ...]]:
        """The works left out by reason, the most frequent reason first."""
        return {reason: tuple(entry.work for entry in group) for reason, group in self.left_out()}

    def left_out(self) -> tuple[tuple[str, tuple[SkippedEntry, ...]], ...]:
        """The works left out by reason, the most frequent reason first."""
        groups: dict[str, list[SkippedEntry]] = {}
        for entry in (*self.skipped, *self.without_place):
            groups.setdefault(entry.reason, []).append(entry)
        return tuple(
            (reason, tuple(group)) for reason, group in sorted(groups.items(), key=lambda item: -len(item[1]))
        )

    @property
    def left_out_count(self) -> int:
        """How many works were left out."""
        return len(self.skipped) + len(self.without_place)
