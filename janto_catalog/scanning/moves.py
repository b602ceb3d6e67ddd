"""Recognise files that were moved or renamed: one that vanished and a new one with the same content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from janto_catalog.model.files import FileStat, KnownFile


@dataclass(frozen=True, slots=True)
class Moves:
    """`moved` pairs a vanished file with where it is now; `prints` are those taken on the way, by path."""

    moved: tuple[tuple[KnownFile, FileStat], ...]
    prints: tuple[tuple[bytes, str], ...]


def moves(
    vanished: Sequence[KnownFile],
    new: Iterable[FileStat],
    read_print: Callable[[FileStat], str],
    read_hash: Callable[[FileStat], str],
) -> Moves:
    """Which of the `vanished` are among the `new`; only new files of a size that vanished are opened.

    `read_print` and `read_hash` take the fingerprint and the full hash of a new file and may raise
    OSError: such a file is simply new.  Empty files are never taken for one another.
    """
    sizes = {file.stat.size for file in vanished} - {0}
    arrived: dict[str, list[FileStat]] = defaultdict(list)
    prints: list[tuple[bytes, str]] = []
    for stat in new:
        if stat.size in sizes and (print_ := _try(read_print, stat)):
            arrived[print_].append(stat)
            prints.append((stat.path, print_))
    moved: list[tuple[KnownFile, FileStat]] = []
    for print_, gone in _by_print(vanished).items():
        moved.extend(_pair(gone, arrived.get(print_, []), read_hash))
    return Moves(tuple(moved), tuple(prints))


def _by_print(vanished: Sequence[KnownFile]) -> dict[str, list[KnownFile]]:
    gone: dict[str, list[KnownFile]] = defaultdict(list)
    for file in sorted(vanished, key=lambda file: file.stat.path):
        if file.print and file.stat.size:
            gone[file.print].append(file)
    return gone


def _pair(
    gone: list[KnownFile], arrived: list[FileStat], read_hash: Callable[[FileStat], str]
) -> list[tuple[KnownFile, FileStat]]:
    if len(gone) == len(arrived) == 1:
        return [(gone[0], arrived[0])]
    pairs: list[tuple[KnownFile, FileStat]] = []
    for same in (_same_inode, _same_name):
        pairs.extend(_take(gone, arrived, same))
    # What is left differs from the others in nothing but its middle; alike to the last byte, any will do.
    if gone and arrived and len({_try(read_hash, stat) for stat in arrived}) == 1:
        pairs.extend(zip(gone, sorted(arrived, key=lambda stat: stat.path), strict=False))
    return pairs


def _take(
    gone: list[KnownFile], arrived: list[FileStat], same: Callable[[KnownFile, FileStat], bool]
) -> list[tuple[KnownFile, FileStat]]:
    pairs = []
    for file in list(gone):
        there = [stat for stat in arrived if same(file, stat)]
        back = [other for other in gone if there and same(other, there[0])]
        if len(there) == 1 and len(back) == 1:
            pairs.append((file, there[0]))
            gone.remove(file)
            arrived.remove(there[0])
    return pairs


def _same_inode(file: KnownFile, stat: FileStat) -> bool:
    return (file.stat.device, file.stat.inode, file.stat.mtime_ns) == (stat.device, stat.inode, stat.mtime_ns)


def _same_name(file: KnownFile, stat: FileStat) -> bool:
    return file.stat.path.rpartition(b"/")[2] == stat.path.rpartition(b"/")[2]


def _try(read: Callable[[FileStat], str], stat: FileStat) -> str:
    try:
        return read(stat)
    except OSError:
        return ""
