"""Recognise a root when it is mounted at another path, or when something else is mounted at its path.

Nothing is written into the folder, so there is no marker file.  Device and inode numbers are not enough, because
the system reuses them: the top folder of every ext4 disk has inode 2, and the next memory stick gets the device number
of the last one.  They identify a folder only together with an id of the file system, where the system has one.
Otherwise a folder is recognised by files that were in it.
"""

# pathlib has no paths of bytes.
# ruff: noqa: PTH113, PTH116, PTH118

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, islice

_VERSION = "2"
_SAMPLE = 16


@dataclass(frozen=True, slots=True)
class FolderId:
    """The numbers of a folder; `file_system` is the id of its file system, or "" where there is none."""

    device: int
    inode: int
    file_system: str

    def is_certainly(self, other: FolderId) -> bool:
        """Whether both identify the same folder beyond doubt, whatever it contains now."""
        if self.inode != other.inode:
            return False
        if self.file_system or other.file_system:
            return self.file_system == other.file_system
        # The system disk itself cannot be replaced while the system runs.
        return self.device == other.device == os.stat(os.sep).st_dev

    def may_be(self, other: FolderId) -> bool:
        """Whether both may identify the same folder: nothing contradicts it."""
        both_known = self.file_system and other.file_system
        return self.inode == other.inode and (not both_known or self.file_system == other.file_system)


@dataclass(frozen=True, slots=True)
class RootIdentity:
    """What a root is recognised by.

    `sample` are paths of some files in it; `mounts` are the folders below it where another file system is mounted.
    All paths are relative to the root.
    """

    folder: FolderId
    sample: tuple[bytes, ...] = ()
    mounts: tuple[tuple[bytes, FolderId], ...] = ()

    def to_text(self) -> str:
        """The text that is stored; `parse_identity` reads it."""
        document = {
            "folder": _to_list(self.folder),
            "sample": [path.decode("latin-1") for path in self.sample],
            "mounts": {path.decode("latin-1"): _to_list(folder) for path, folder in self.mounts},
        }
        return f"{_VERSION}:{json.dumps(document)}"

    def with_sample(self, paths: Collection[bytes], missing: Collection[bytes] = ()) -> RootIdentity:
        """A copy whose sample is drawn from `paths` without those in `missing`.

        Files of the old sample are kept where possible, so that an unchanged root keeps the same text.
        """
        kept = tuple(path for path in self.sample if path in paths and path not in missing)
        if len(kept) < min(_SAMPLE, len(paths)):
            # First files spread over the whole root, then any others.
            spread = islice(paths, None, None, max(1, len(paths) // _SAMPLE))
            candidates = (
                path for path in chain(spread, paths) if path not in missing and self.mount_of(path) is None
            )
            sample = dict.fromkeys(kept)
            while len(sample) < _SAMPLE and (path := next(candidates, None)) is not None:
                sample[path] = None
            kept = tuple(sample)
        return RootIdentity(self.folder, kept, self.mounts)

    def mount_of(self, path: bytes) -> bytes | None:
        """The mounted folder that contains `path`, or None."""
        return next((mount for mount, _ in self.mounts if path.startswith(mount + b"/")), None)


def folder_id(folder: bytes) -> FolderId:
    """Identify `folder`.  Raises OSError."""
    stat = os.stat(folder)
    return FolderId(stat.st_dev, stat.st_ino, _file_system_id(folder, stat.st_dev))


def new_identity(root: bytes) -> str:
    """The stored identity of a root that was not scanned yet.  Raises OSError."""
    return RootIdentity(folder_id(root)).to_text()


def is_same_root(known: str, root: bytes) -> bool:
    """Whether `root` is the folder with the stored identity `known`; False when it cannot be examined.

    Without an id of the file system, at least half of the sample must exist.
    """
    before = parse_identity(known)
    if before is None:
        return False
    try:
        now = folder_id(root)
    except OSError:
        return False
    if before.folder.is_certainly(now):
        return True
    if not before.sample:
        return before.folder.may_be(now)
    existing = sum(os.path.isfile(os.path.join(root, path)) for path in before.sample)
    return 2 * existing >= len(before.sample)


def parse_identity(text: str) -> RootIdentity | None:
    """The identity stored as `text`, or None when it is malformed.

    Version 1 stored device, inode and hashes of names; the hashes are ignored.
    """
    version, _, rest = text.partition(":")
    try:
        if version == "1":
            device, inode, _ = rest.split(":")
            return RootIdentity(FolderId(int(device), int(inode), ""))
        if version != _VERSION:
            return None
        document = json.loads(rest)
        return RootIdentity(
            FolderId(*document["folder"]),
            tuple(path.encode("latin-1") for path in document["sample"]),
            tuple((path.encode("latin-1"), FolderId(*folder)) for path, folder in document["mounts"].items()),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _to_list(folder: FolderId) -> tuple[int, int, str]:
    return folder.device, folder.inode, folder.file_system


def _file_system_id(folder: bytes, device: int) -> str:
    if os.name == "nt":
        # Python's device number on Windows is the serial number of the volume.
        return str(device)
    number = os.statvfs(folder).f_fsid
    # Some file systems (FAT, XFS) return the device number, others 0.
    return str(number) if number not in (0, device) else ""
