"""The folders that the user added, as they are listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderSummary:
    """A root as people see it: the numbers of its files and titles that are there, when it was last scanned (ISO
    8601), how many of its files belong to no story, are left by a scan that was stopped, and are missing, the id of the
    remembered answer that leaves it out, and what the last scan said of gone files that it left `unmarked`, "" for none.
    `kept`: how many folders in it are part of the catalogue all the same.  `not_seen`: how many files the last scan did
    not find for the first time."""

    id: int
    path: bytes
    name: str
    connected: bool
    files: int
    titles: int
    scanned: str | None = None
    other_files: int = 0
    left: int = 0
    missing: int = 0
    left_out: str = ""
    unmarked: str = ""
    kept: int = 0
    not_seen: int = 0


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that belongs to no story: `path` is absolute, `role` as in `model.files.Role`, `size` in bytes."""

    path: bytes
    role: str
    size: int
