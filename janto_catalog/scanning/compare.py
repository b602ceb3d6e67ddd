"""Compare what a walk sees with what the catalogue remembers, in one pass."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from janto_catalog.model.files import FileStat, KnownFile

# Some network and FAT mounts hand out new inodes each time: when most differ, they say nothing.
_FEW_FILES = 20


class StoredStat(NamedTuple):
    """What is compared of a known file; a bare row of the store that begins so will do."""

    id: int
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same` and `vanished` are ids of known files, `changed` such an id with what is there now."""

    unchanged: tuple[int, ...]
    new: tuple[FileStat, ...]
    changed: tuple[tuple[int, FileStat], ...]
    not_found: tuple[int, ...]


def stored_stats(known: Iterable[KnownFile]) -> dict[bytes, StoredStat]:
    """The known files of one root by path, as `compare` wants them."""
    return {
        file.stat.path: StoredStat(file.id, file.stat.size, file.stat.mtime_ns, file.stat.inode)
        for file in known
    }


def compare(stored: Mapping[bytes, Sequence[Any]], walked: Iterable[FileStat]) -> Comparison:
    """Sort the files of one root: `known` maps a path to (id, size, mtime in ns, inode), see `Remembered`.

    A file is the same when size, time and inode are; an inode that alone differs means another file,
    unless most of the root's inodes differ and it is not that of another known file of that size and time.
    """
    remaining = dict(stored)
    same: list[int] = []
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
            same.append(before[0])
    if len(inode_changed) > _FEW_FILES and len(inode_changed) > len(same):
        stored_inodes = {(row[1], row[2], row[3]) for row in stored.values()}
        for id_, stat in inode_changed:
            if (stat.size, stat.mtime_ns, stat.inode) in stored_inodes:
                changed.append((id_, stat))
            else:
                same.append(id_)
    else:
        changed.extend(inode_changed)
    return Comparison(tuple(same), tuple(new), tuple(changed), tuple(row[0] for row in remaining.values()))


def drop_stale(found: Comparison, known: Mapping[bytes, Sequence[Any]], root: bytes) -> Comparison:
    """`found` without files that were seen at a path they have left since.

    A folder that is renamed while it is walked may be seen under both names.  Its files have one inode under two
    paths then, and the older path is not there any more.  `known` is what `compare` was given.
    """
    if not found.new:
        return found
    count = Counter((stat.device, stat.inode) for stat in found.new)
    inodes = {inode for _, inode in count} - {0}
    stale_new = {
        stat.path for stat in found.new if count[stat.device, stat.inode] > 1 and not _exists(root, stat.path)
    }
    paths_by_id = {row[0]: path for path, row in known.items() if row[3] in inodes}
    stale_ids = {
        id_ for id_ in paths_by_id.keys() & set(found.unchanged) if not _exists(root, paths_by_id[id_])
    }
    if not stale_new and not stale_ids:
        return found
    return Comparison(
        tuple(id_ for id_ in found.unchanged if id_ not in stale_ids),
        tuple(stat for stat in found.new if stat.path not in stale_new),
        found.changed,
        (*found.not_found, *stale_ids),
    )


def _exists(root: bytes, path: bytes) -> bool:
    return os.path.lexists(os.path.join(root, path))
