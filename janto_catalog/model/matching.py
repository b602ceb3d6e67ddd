"""What matching is given: one item as read from disk, and the answers people gave before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import GroupedFile, ItemKind
from janto_catalog.model.media import MediaFacts


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of an item with what was read from it; `path` relative to its root, as text."""

    path: str
    grouped: GroupedFile
    facts: MediaFacts | None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item to identify: its key, shape, folders from the root down (the root's own name first), and files."""

    key: bytes
    kind: ItemKind
    name: str
    folders: tuple[str, ...]
    files: tuple[ReadFile, ...]


class Answer(StrEnum):
    """What a remembered answer says."""

    IS_WORK = "is-work"
    NOT_WORK = "not-work"
    IS_SERIES = "is-series"
    NOT_PART = "not-part"


@dataclass(frozen=True, slots=True)
class Rule:
    """A remembered answer: items whose folder (a display path under its root) or folded name (or fingerprint)
    equals `pattern` are `target` (a work or series id).  `scope` is "folder", "name" or "print"."""

    id: int
    scope: str
    pattern: str
    answer: Answer
    target: str = ""
