"""What packs state about single works besides their place: moments and quotes in them, notes on them, how they were made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.text import format_time


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of a work: from `begin` to `end` in seconds, or from `page` to `last_page`, as far as that is known.

    `quote` is a short line of it, by the characters in `speakers`; `characters` are those it is about.
    """

    id: str
    work: str
    label: str = ""
    begin: float | None = None
    end: float | None = None
    page: int | None = None
    last_page: int | None = None
    quote: str = ""
    speakers: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    said_at: str = ""

    @property
    def place(self) -> str:
        """Where it is, as people write it: "41:10–43:00", "page 14"; "" where that is not known."""
        if self.begin is not None:
            return "–".join(format_time(each) for each in (self.begin, self.end) if each is not None)
        if self.page is not None:
            last = self.last_page
            return f"page {self.page}" if last in (None, self.page) else f"pages {self.page}–{last}"
        return ""


class NoteKind(StrEnum):
    """What a note is."""

    ANECDOTE = "anecdote"
    INTERVIEW = "interview"
    REVIEW = "review"
    HEADCANON = "headcanon"
    QUESTION = "question"
    TRIVIA = "trivia"


@dataclass(frozen=True, slots=True)
class StoryNote:
    """What somebody states about a work, in the words of the pack.

    `author` is the id of the person whose statement it is, `date` when they made it (EDTF); `sources` and `said_at` say through
    whom it came.  `supports` and `contradicts` are ids of other notes; `settled_by` is the work that answers it.
    """

    id: str
    work: str
    text: str
    kind: NoteKind = NoteKind.TRIVIA
    author: str = ""
    date: str = ""
    supports: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    settled_by: str | None = None
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    said_at: str = ""


@dataclass(frozen=True, slots=True)
class ProductionFact:
    """One fact of how a work was made: "recorded at", "The Moat Studios"; `date` (EDTF) is when that was."""

    work: str
    label: str
    text: str
    date: str = ""
    reveals: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    certainty: int = 3
    said_at: str = ""

    @property
    def id(self) -> str:
        """The identity of a fact: the work, and what is stated of it."""
        return f"{self.work} {self.label}: {self.text}"
