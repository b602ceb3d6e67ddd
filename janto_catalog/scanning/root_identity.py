"""Recognise a root again when it is mounted elsewhere, without writing anything into it.

A marker file would be surest, but the catalogue never writes among the media.  Device and inode numbers are used
again: the root folder of every ext4 disk has inode 2, and the next stick gets the device number of the last one.
So they prove something only together with an identifier of the file system, where the system has one.  Otherwise
a folder is recognised by files that were in it.
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
    """What the system says of a folder; `file_system` identifies its file system, "" where nothing does."""

    device: int
    inode: int
    file_system: str

    def is_certainly(self, other: FolderId) -> bool:
        """Whether both are surely of one folder, whatever it holds now."""
        if self.inode != other.inode:
            return False
        if self.file_system or other.file_system:
            return self.file_system == other.file_system
        # The disk of the system itself is never exchanged while it runs.
        return self.device == other.device == os.stat(os.sep).st_dev

    def may_be(self, other: FolderId) -> bool:
        """Whether both may be of one folder."""
        known = self.file_system and other.file_system
        return self.inode == other.inode and (not known or self.file_system == other.file_system)


@dataclass(frozen=True, slots=True)
class RootIdentity:
    """What a root is recognised by.

    `sample` are paths of files that were in it; `disks` are the other file systems mounted below it, by path.
    """

    folder: FolderId
    sample: tuple[bytes, ...] = ()
    mounts: tuple[tuple[bytes, FolderId], ...] = ()

    def to_text(self) -> str:
        """As the store keeps it; see `read_identity`."""
        document = {
            "folder": _to_list(self.folder),
            "sample": [path.decode("latin-1") for path in self.sample],
            "disks": {path.decode("latin-1"): _to_list(marks) for path, marks in self.mounts},
        }
        return f"{_VERSION}:{json.dumps(document)}"

    def with_sample(self, paths: Collection[bytes], gone: Collection[bytes] = ()) -> RootIdentity:
        """The same with a sample of the files that are there now: `paths` without those that are `gone`.

        Files of the old sample stay in it, so that nothing is written when nothing changed.
        """
        kept = tuple(path for path in self.sample if path in paths and path not in gone)
        if len(kept) < min(_SAMPLE, len(paths)):
            # From all over the root first, then whatever there is.
            spread = islice(paths, None, None, max(1, len(paths) // _SAMPLE))
            candidates = (
                path for path in chain(spread, paths) if path not in gone and self.mount_of(path) is None
            )
            sample = dict.fromkeys(kept)
            while len(sample) < _SAMPLE and (path := next(candidates, None)) is not None:
                sample[path] = None
            kept = tuple(sample)
        return RootIdentity(self.folder, kept, self.mounts)

    def mount_of(self, path: bytes) -> bytes | None:
        """The path of the disk below the root that holds `path`, or None."""
        return next((disk for disk, _ in self.mounts if path.startswith(disk + b"/")), None)


def folder_id(folder: bytes) -> FolderId:
    """What the system says of `folder`.  Raises OSError."""
    found = os.stat(folder)
    return FolderId(found.st_dev, found.st_ino, _file_system_id(folder, found.st_dev))


def new_identity(root: bytes) -> str:
    """What recognises the folder `root`, of whose files nothing is known yet.  Raises OSError."""
    return RootIdentity(folder_id(root)).to_text()


def is_same_root(known: str, root: bytes) -> bool:
    """Whether `root` is the folder whose identity was `known`; False when it cannot be looked at."""
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
    found = sum(os.path.isfile(os.path.join(root, path)) for path in before.sample)
    return 2 * found >= len(before.sample)


def parse_identity(text: str) -> RootIdentity | None:
    """The identity that was kept as `text`, None when it is none.

    Version 1 knew a folder by numbers and by hashes of names, which are not used any more.
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
            tuple((path.encode("latin-1"), FolderId(*found)) for path, found in document["disks"].items()),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _to_list(found: FolderId) -> tuple[int, int, str]:
    return found.device, found.inode, found.file_system


def _file_system_id(folder: bytes, device: int) -> str:
    if os.name == "nt":
        # There the device number is the serial number of the volume.
        return str(device)
    number = os.statvfs(folder).f_fsid
    # Some file systems (FAT, XFS) give the device number again, others nothing.
    return str(number) if number not in (0, device) else ""
