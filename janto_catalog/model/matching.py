"""The input of matching: items as read from disk, and remembered answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import Candidate, ExtraRole, GroupedFile, ItemKind, Proposal
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import fold

NOTHING_KNOWN = "its name and tags have nothing known"
"""The reason why an item is unknown if no title, series or person that a story world has is named."""

ANSWER_ABOUT_COPY = "you said that an identical file is"
"""How the reason of a question begins if an answer about the same content contradicts what was found."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of an item, with what was read from it.

    path: relative to its root, as text.
    facts: None when the file was not read or could not be read.
    """

    path: str
    grouped: GroupedFile
    facts: MediaFacts | None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item to identify.

    key: what its proposal is known by.
    name: without an extension where it has only one file.
    folders: from the root's own name down to the item's folder.
    content: of its story files, the same for copies of them (see `model.contents`); "" when none was taken.
    gaps: what the numbers of its files say is missing ("disc 2 of 2"), "" when nothing is, None when they do not say.
    above: files about a folder that it is in ("tvshow.nfo"), which belong to other items or to none; the nearest first.
    """

    key: bytes
    kind: ItemKind
    name: str
    folders: tuple[str, ...]
    files: tuple[ReadFile, ...]
    content: str = ""
    gaps: str | None = None
    above: tuple[ReadFile, ...] = ()


def item_path(folder: str, name: str) -> str:
    """Return what the next folder and the name of an item say, folded: copies may be called alike or otherwise."""
    return fold(f"{folder}/{name}")


@dataclass(frozen=True, slots=True)
class ScoredCandidate:
    """A work that an item was compared with; `score` is the prior and all weights of the evidence, in log-odds."""

    candidate: Candidate
    score: float


class Answer(StrEnum):
    """The kinds of remembered answers."""

    IS_WORK = "is-work"
    NOT_WORK = "not-work"
    IS_EXTRA = "is-extra"
    IS_SERIES = "is-series"
    NOT_PART = "not-part"
    MAY_BE_PART = "may-be-part"


@dataclass(frozen=True, slots=True)
class Rule:
    """A remembered answer about all items that a pattern fits.

    scope: what `pattern` is compared with: "print" (the content), "name" (the folded name), or "folder" (the
        folder that the item is in or below, from its root's own name down, with `/`).
    target: the id of the work or series that the answer names, "" for `NOT_PART`, and for `MAY_BE_PART`, which is about a
        folder in one that is not part.
    role: what items are of the work, for `IS_EXTRA`.
    names: for an answer about content, how the items that it was given for are called (see `item_path`).
    """

    id: int
    scope: str
    pattern: str
    answer: Answer
    target: str = ""
    role: ExtraRole | None = None
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """Another item with the same files, and what it is taken for.

    name: what it is called.
    works: those it is, or is an extra of; empty if a person said that it is not part of the catalogue.
    is_decided: whether a person said so.
    """

    name: str
    works: tuple[str, ...]
    is_extra: bool = False
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class MatchExplanation:
    """How an item was matched.

    works: every work that it was compared with, the best first.  Those of a file of several works come first, with
        their ranges and the evidence for them.
    answers: the remembered answers about the item; `is_answered` tells whether one of them decided.  `works` then
        hold what is weighed without it.
    """

    proposal: Proposal
    works: tuple[ScoredCandidate, ...] = ()
    answers: tuple[Rule, ...] = ()
    is_answered: bool = False
