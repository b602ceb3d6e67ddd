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
_FEW = 20


class Remembered(NamedTuple):
    """What is compared of a known file; a bare row of the store that begins so will do."""

    id: int
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same` and `vanished` are ids of known files, `changed` such an id with what is there now."""

    same: tuple[int, ...]
    new: tuple[FileStat, ...]
    changed: tuple[tuple[int, FileStat], ...]
    vanished: tuple[int, ...]


def remembered(known: Iterable[KnownFile]) -> dict[bytes, Remembered]:
    """The known files of one root by path, as `compare` wants them."""
    return {
        file.stat.path: Remembered(file.id, file.stat.size, file.stat.mtime_ns, file.stat.inode)
        for file in known
    }


def compare(known: Mapping[bytes, Sequence[Any]], seen: Iterable[FileStat]) -> Comparison:
    """Sort the files of one root: `known` maps a path to (id, size, mtime in ns, inode), see `Remembered`.

    A file is the same when size, time and inode are; an inode that alone differs means another file,
    unless most of the root's inodes differ and it is not that of another known file of that size and time.
    """
    left = dict(known)
    same: list[int] = []
    new: list[FileStat] = []
    changed: list[tuple[int, FileStat]] = []
    other_inode: list[tuple[int, FileStat]] = []
    for stat in seen:
        before = left.pop(stat.path, None)
        if before is None:
            new.append(stat)
        elif before[1] != stat.size or before[2] != stat.mtime_ns:
            changed.append((before[0], stat))
        elif before[3] != stat.inode:
            other_inode.append((before[0], stat))
        else:
            same.append(before[0])
    if len(other_inode) > _FEW and len(other_inode) > len(same):
        exchanged = {(row[1], row[2], row[3]) for row in known.values()}
        for id_, stat in other_inode:
            if (stat.size, stat.mtime_ns, stat.inode) in exchanged:
                changed.append((id_, stat))
            else:
                same.append(id_)
    else:
        changed.extend(other_inode)
    return Comparison(tuple(same), tuple(new), tuple(changed), tuple(row[0] for row in left.values()))


def without_stale(found: Comparison, known: Mapping[bytes, Sequence[Any]], root: bytes) -> Comparison:
    """`found` without files that were seen at a path they have left since.

    A folder that is renamed while it is walked may be seen under both names.  Its files have one inode under two
    paths then, and the older path is not there any more.  `known` is what `compare` was given.
    """
    if not found.new:
        return found
    count = Counter((stat.device, stat.inode) for stat in found.new)
    inodes = {inode for _, inode in count} - {0}
    twice = {
        stat.path for stat in found.new if count[stat.device, stat.inode] > 1 and not _exists(root, stat.path)
    }
    suspects = {row[0]: path for path, row in known.items() if row[3] in inodes}
    left = {id_ for id_ in suspects.keys() & set(found.same) if not _exists(root, suspects[id_])}
    if not twice and not left:
        return found
    return Comparison(
        tuple(id_ for id_ in found.same if id_ not in left),
        tuple(stat for stat in found.new if stat.path not in twice),
        found.changed,
        (*found.vanished, *left),
    )


def _exists(root: bytes, path: bytes) -> bool:
    return os.path.lexists(os.path.join(root, path))
