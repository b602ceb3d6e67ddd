"""Compare the files of a walk with the stored ones, in one pass."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from janto_catalog.model.files import FileStat, KnownFile

# Some network and FAT mounts assign new inodes at every mount: when most differ, they mean nothing.
_FEW_FILES = 20


class StoredStat(NamedTuple):
    """The part of a stored file that is compared.  A row of the store that starts with these columns works too."""

    id: int
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What differs between a walk and the stored files.

    `unchanged` and `not_found` are ids of known files; `changed` are (id, stat on disk).
    """

    unchanged: tuple[int, ...]
    new: tuple[FileStat, ...]
    changed: tuple[tuple[int, FileStat], ...]
    not_found: tuple[int, ...]


def stored_stats(known: Iterable[KnownFile]) -> dict[bytes, StoredStat]:
    """The known files of one root by path, in the shape `compare` takes."""
    return {
        file.stat.path: StoredStat(file.id, file.stat.size, file.stat.mtime_ns, file.stat.inode)
        for file in known
    }


def compare(stored: Mapping[bytes, Sequence[Any]], walked: Iterable[FileStat]) -> FileChanges:
    """Compare the files of one root.  `stored` maps a path to (id, size, mtime in ns, inode), see `StoredStat`.

    A file is unchanged when size, time and inode are.  If only the inode differs, it is changed, unless most inodes
    of the root differ: then it is changed only if another stored file had this inode, size and time.
    """
    remaining = dict(stored)
    unchanged: list[int] = []
    new: list[FileStat] = []
    changed: list[tuple[int, FileStat]] = []
    inode_changed: list[tuple[int, FileStat]] = []
    for stat in walked:
        before = remaining.pop(stat.path, None)
        if before is None:
            new.append(stat)
        elif before[1] != stat.size or before[2] != stat.mtime_ns:
            changed.append((before[0], stat))
        elif before[3] != stat.inode:
            inode_changed.append((before[0], stat))
        else:
            unchanged.append(before[0])
    if len(inode_changed) > _FEW_FILES and len(inode_changed) > len(unchanged):
        stored_inodes = {(row[1], row[2], row[3]) for row in stored.values()}
        for id_, stat in inode_changed:
            if (stat.size, stat.mtime_ns, stat.inode) in stored_inodes:
                changed.append((id_, stat))
            else:
                unchanged.append(id_)
    else:
        changed.extend(inode_changed)
    return FileChanges(
        tuple(unchanged), tuple(new), tuple(changed), tuple(row[0] for row in remaining.values())
    )


def drop_stale(changes: FileChanges, stored: Mapping[bytes, Sequence[Any]], root: bytes) -> FileChanges:
    """`changes` without the paths that no longer exist.

    A folder that is renamed during the walk may be listed under both names.  Then its files have the same inode at
    two paths, and the older path does not exist any more.  `stored` is the argument of `compare`.
    """
    if not changes.new:
        return changes
    count = Counter((stat.device, stat.inode) for stat in changes.new)
    inodes = {inode for _, inode in count} - {0}
    stale_new = {
        stat.path
        for stat in changes.new
        if count[stat.device, stat.inode] > 1 and not _exists(root, stat.path)
    }
    paths_by_id = {row[0]: path for path, row in stored.items() if row[3] in inodes}
    stale_ids = {
        id_ for id_ in paths_by_id.keys() & set(changes.unchanged) if not _exists(root, paths_by_id[id_])
    }
    if not stale_new and not stale_ids:
        return changes
    return FileChanges(
        tuple(id_ for id_ in changes.unchanged if id_ not in stale_ids),
        tuple(stat for stat in changes.new if stat.path not in stale_new),
        changes.changed,
        (*changes.not_found, *stale_ids),
    )


def _exists(root: bytes, path: bytes) -> bool:
    return os.path.lexists(os.path.join(root, path))
