"""Follow files by their content: what was moved, renamed, exchanged or replaced since the last scan."""

# pathlib has no paths of bytes.
# ruff: noqa: PTH118

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from janto_catalog.model.files import FileStat, KnownFile

ReadContent = Callable[[FileStat], str]
"""Returns the fingerprint or the full hash of a file that is there now; raises OSError when it cannot be read."""

_T = TypeVar("_T")
_Pair = tuple[KnownFile, FileStat]


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the files of one root are now.

    `moved`: at another path.  `same`: at their path with the content they had, another inode only.
    `changed`: (id, stat) of files at their path with other content.  `new`: files of no known content at no known
    path.  `gone`: known files that were not found; the ids in `displaced` are those whose path holds another known
    file now.
    """

    moved: tuple[_Pair, ...] = ()
    unchanged: tuple[_Pair, ...] = ()
    changed: tuple[tuple[int, FileStat], ...] = ()
    new: tuple[FileStat, ...] = ()
    not_found: tuple[KnownFile, ...] = ()
    displaced: frozenset[int] = frozenset()


def find_moves(
    not_found: Sequence[KnownFile],
    new: Sequence[FileStat],
    changed: Sequence[_Pair],
    read_print: ReadContent,
    read_hash: ReadContent,
) -> Moves:
    """Match known files that are not as they were with what is there now.

    `vanished` are known files whose path is not there, `new` files at unknown paths, `changed` known files with what
    is at their path now.  A path is no proof: two files may have exchanged their names.  So a changed file is looked
    for among the others and the others at its path, and it stays changed only if its old content is nowhere else and
    the content at its path is of no other file.  Only files are opened that may be another one by their size, or
    differ in nothing but the inode.  Empty files are never taken for one another.
    """
    pairs = _match_content([*not_found, *(file for file, _ in changed)], new, changed, read_print, read_hash)
    new_stats = {file.id: stat for file, stat in pairs}
    matched_paths = {stat.path for _, stat in pairs}
    replaced = [(file, stat) for file, stat in changed if file.id not in new_stats]
    displaced = [file for file, stat in replaced if stat.path in matched_paths]
    newcomers = [stat for file, stat in changed if file.id in new_stats and stat.path not in matched_paths]
    in_place = [pair for pair in pairs if pair[0].stat.path == pair[1].path]
    return Moves(
        moved=tuple(pair for pair in pairs if pair[0].stat.path != pair[1].path),
        unchanged=tuple(pair for pair in in_place if _only_inode_differs(*pair)),
        changed=(
            *((file.id, stat) for file, stat in replaced if stat.path not in matched_paths),
            *((file.id, stat) for file, stat in in_place if not _only_inode_differs(file, stat)),
        ),
        new=(*(stat for stat in new if stat.path not in matched_paths), *newcomers),
        not_found=(*(file for file in not_found if file.id not in new_stats), *displaced),
        displaced=frozenset(file.id for file in displaced),
    )


def drop_uncertain(moves: Moves, root: bytes) -> Moves:
    """`moves` without the files that may still be where they were; what was found elsewhere is new then.

    For a walk that could not list every folder below `root`.
    """
    seen_paths = {stat.path for stat in moves.new} | {stat.path for _, stat in moves.moved}
    uncertain = [
        (file, stat)
        for file, stat in moves.moved
        if file.stat.path not in seen_paths and _may_exist(os.path.join(root, file.stat.path))
    ]
    return replace(
        moves,
        moved=tuple(pair for pair in moves.moved if pair not in uncertain),
        new=(*moves.new, *(stat for _, stat in uncertain)),
        not_found=(*moves.not_found, *(file for file, _ in uncertain)),
    )


def _may_exist(path: bytes) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def drop_stored(moves: Moves, ids: Mapping[bytes, int]) -> Moves:
    """`moves` without the files that cannot be stored any more, because another scan stored something meanwhile.

    `ids` are the files that have the paths in question now.  A path is free when no file has it, or when the file
    that has it leaves it.
    """
    left = {file.stat.path: file.id for file in moves.not_found if file.id in moves.displaced}
    displaced = frozenset(id for path, id in left.items() if ids.get(path) == id)
    moved = list(moves.moved)
    while True:
        leaving = displaced | {file.id for file, _ in moved}
        possible = [
            (file, stat)
            for file, stat in moved
            if (holder := ids.get(stat.path)) is None or holder == file.id or holder in leaving
        ]
        if len(possible) == len(moved):
            break
        moved = possible
    new = tuple(stat for stat in moves.new if (holder := ids.get(stat.path)) is None or holder in leaving)
    return replace(moves, moved=tuple(moved), new=new, displaced=displaced)


def _match_content(
    known: Sequence[KnownFile],
    new: Sequence[FileStat],
    changed: Sequence[_Pair],
    read_print: ReadContent,
    read_hash: ReadContent,
) -> list[_Pair]:
    stats_by_print: dict[str, list[FileStat]] = defaultdict(list)
    for stat in _candidates(known, new, changed):
        if fingerprint := _read_or_empty(read_print, stat):
            stats_by_print[fingerprint].append(stat)
    pairs: list[_Pair] = []
    for fingerprint, files in _by_print(known).items():
        pairs.extend(_match_equal_prints(files, stats_by_print.get(fingerprint, []), read_hash))
    paired = {stat.path for _, stat in pairs}
    present = (*new, *(stat for _, stat in changed))
    # A file that was never read has no fingerprint; a rename keeps its size, time and inode.
    unread = [file for file in known if not file.print and file.stat.size]
    pairs.extend(_match_by(unread, [stat for stat in present if stat.path not in paired], _stat_key))
    return pairs


def _candidates(
    known: Sequence[KnownFile], new: Iterable[FileStat], changed: Iterable[_Pair]
) -> list[FileStat]:
    """The files that may hold the content of a known file (other than the one whose path they have)."""
    sizes = Counter(file.stat.size for file in known)
    del sizes[0]
    maybe = [stat for stat in new if sizes[stat.size]]
    for file, stat in changed:
        others = sizes[stat.size] - (file.stat.size == stat.size)
        if stat.size and (others > 0 or _only_inode_differs(file, stat)):
            maybe.append(stat)
    return maybe


def _by_print(known: Sequence[KnownFile]) -> dict[str, list[KnownFile]]:
    by_print: dict[str, list[KnownFile]] = defaultdict(list)
    for file in sorted(known, key=lambda file: file.stat.path):
        if file.print and file.stat.size:
            by_print[file.print].append(file)
    return by_print


def _match_equal_prints(files: list[KnownFile], stats: list[FileStat], read_hash: ReadContent) -> list[_Pair]:
    if len(files) == len(stats) == 1:
        return [(files[0], stats[0])]
    pairs: list[_Pair] = []
    for same in (_inode_key, _path_key, _name_key):
        pairs.extend(_match_by(files, stats, same))
    # What is left differs from the others in nothing but its middle; alike to the last byte, any will do.
    if files and stats and len({_read_or_empty(read_hash, stat) for stat in stats}) == 1:
        pairs.extend(zip(files, sorted(stats, key=lambda stat: stat.path), strict=False))
    return pairs


def _match_by(
    files: list[KnownFile], stats: list[FileStat], key: Callable[[FileStat], object]
) -> list[_Pair]:
    """Take out of both lists the pairs with the same key; a key that is there twice pairs nothing."""
    files_by_key = _by_unique_key(files, lambda file: key(file.stat))
    pairs = [
        (files_by_key[at], stat) for at, stat in _by_unique_key(stats, key).items() if at in files_by_key
    ]
    paired, at_paths = {file.id for file, _ in pairs}, {stat.path for _, stat in pairs}
    files[:] = [file for file in files if file.id not in paired]
    stats[:] = [stat for stat in stats if stat.path not in at_paths]
    return pairs


def _by_unique_key(entries: Sequence[_T], key: Callable[[_T], object]) -> dict[object, _T]:
    count = Counter(map(key, entries))
    return {key(entry): entry for entry in entries if count[key(entry)] == 1}


def _inode_key(stat: FileStat) -> object:
    return stat.device, stat.inode, stat.mtime_ns


def _path_key(stat: FileStat) -> object:
    return stat.path


def _name_key(stat: FileStat) -> object:
    return stat.path.rpartition(b"/")[2]


def _stat_key(stat: FileStat) -> object:
    return stat.size, stat.mtime_ns, stat.inode


def _only_inode_differs(file: KnownFile, stat: FileStat) -> bool:
    return (file.stat.size, file.stat.mtime_ns) == (stat.size, stat.mtime_ns)


def _read_or_empty(read: ReadContent, stat: FileStat) -> str:
    try:
        return read(stat)
    except OSError:
        return ""
