"""What matching is given: one item as read from disk, and the answers people gave before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from janto_catalog.model.files import ExtraRole, GroupedFile, ItemKind
from janto_catalog.model.media import MediaFacts


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of an item with what was read from it; `path` relative to its root, as text."""

    path: str
    grouped: GroupedFile
    facts: MediaFacts | None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item to identify: its key, shape, folders from the root down (the root's own name first), and files;
    `print` tells its content, the fingerprint of its first story file, "" when none was taken."""

    key: bytes
    kind: ItemKind
    name: str
    folders: tuple[str, ...]
    files: tuple[ReadFile, ...]
    fingerprint: str = ""


class Answer(StrEnum):
    """What a remembered answer says."""

    IS_WORK = "is-work"
    NOT_WORK = "not-work"
    IS_EXTRA = "is-extra"
    IS_SERIES = "is-series"
    NOT_PART = "not-part"


@dataclass(frozen=True, slots=True)
class Rule:
    """A remembered answer: items that `pattern` fits are `target` (a work or series id), in `role` when they
    are an extra of it.

    `scope` is "print" (the content is the same), "name" (the folded name is) or "folder" (it lies in or below
    that folder, named from its root's own name down with `/`).
    """

    id: int
    scope: str
    pattern: str
    answer: Answer
    target: str = ""
    role: ExtraRole | None = None
