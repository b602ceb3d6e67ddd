"""Match known files to files on disk by content: moved, renamed, swapped or replaced since the last scan."""

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
"""Returns the fingerprint or the full hash of a file on disk; raises OSError when it cannot be read."""

_T = TypeVar("_T")
_Pair = tuple[KnownFile, FileStat]


@dataclass(frozen=True, slots=True)
class Moves:
    """Where the files of one root are now.

    `moved`: known files at another path.  `unchanged`: at their path with the same content; only the inode differs.
    `changed`: (id, stat) of known files with other content at their path.  `new`: files that are not known.
    `not_found`: known files that were not found.  `displaced`: the ids of those in `not_found` whose path belongs
    to another known file now.  `retagged`: the ids of those in `moved` whose tags changed too; see `retagged`.
    """

    moved: tuple[_Pair, ...] = ()
    unchanged: tuple[_Pair, ...] = ()
    changed: tuple[tuple[int, FileStat], ...] = ()
    new: tuple[FileStat, ...] = ()
    not_found: tuple[KnownFile, ...] = ()
    displaced: frozenset[int] = frozenset()
    retagged: frozenset[int] = frozenset()


def find_moves(
    not_found: Sequence[KnownFile],
    new: Sequence[FileStat],
    changed: Sequence[_Pair],
    read_fingerprint: ReadContent,
    read_hash: ReadContent,
) -> Moves:
    """Match known files that differ from the last scan to the files on disk.

    `not_found` are known files whose path does not exist, `new` files at unknown paths, `changed` known files with
    the stat of what is at their path.  A path proves nothing, because two files may have swapped names.  So a known
    file counts as changed only if its old content is at no other path, and the content at its path is that of no
    other known file.  A file is opened only if its size is that of another known file, or if nothing but the inode
    differs.  Empty files are never matched to each other.
    """
    pairs = _match_content(
        [*not_found, *(file for file, _ in changed)], new, changed, read_fingerprint, read_hash
    )
    new_stats = {file.id: stat for file, stat in pairs}
    matched_paths = {stat.path for _, stat in pairs}
    replaced = [(file, stat) for file, stat in changed if file.id not in new_stats]
    displaced = [file for file, stat in replaced if stat.path in matched_paths]
    new_at_known_path = [
        stat for file, stat in changed if file.id in new_stats and stat.path not in matched_paths
    ]
    in_place = [pair for pair in pairs if pair[0].stat.path == pair[1].path]
    return Moves(
        moved=tuple(pair for pair in pairs if pair[0].stat.path != pair[1].path),
        unchanged=tuple(pair for pair in in_place if _only_inode_differs(*pair)),
        changed=(
            *((file.id, stat) for file, stat in replaced if stat.path not in matched_paths),
            *((file.id, stat) for file, stat in in_place if not _only_inode_differs(file, stat)),
        ),
        new=(*(stat for stat in new if stat.path not in matched_paths), *new_at_known_path),
        not_found=(*(file for file in not_found if file.id not in new_stats), *displaced),
        displaced=frozenset(file.id for file in displaced),
    )


def drop_uncertain(moves: Moves, root: bytes) -> Moves:
    """`moves` without the pairs whose old path may still exist; the file at the new path is a copy then, and new.

    Use it when the walk could not list every folder below `root`.
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
    """`moves` without the files whose new path another scan has stored for another file meanwhile.

    `ids` maps stored paths to file ids.  A path is free when no file has it, or when the file that has it moves away.
    """
    old_paths = {file.stat.path: file.id for file in moves.not_found if file.id in moves.displaced}
    displaced = frozenset(id for path, id in old_paths.items() if ids.get(path) == id)
    moved = list(moves.moved)
    while True:
        leaving = displaced | {file.id for file, _ in moved}
        possible = [
            (file, stat)
            for file, stat in moved
            if (owner := ids.get(stat.path)) is None or owner == file.id or owner in leaving
        ]
        if len(possible) == len(moved):
            break
        moved = possible
    new = tuple(stat for stat in moves.new if (owner := ids.get(stat.path)) is None or owner in leaving)
    return replace(moves, moved=tuple(moved), new=new, displaced=displaced)


def _match_content(
    known: Sequence[KnownFile],
    new: Sequence[FileStat],
    changed: Sequence[_Pair],
    read_fingerprint: ReadContent,
    read_hash: ReadContent,
) -> list[_Pair]:
    stats_by_fingerprint: dict[str, list[FileStat]] = defaultdict(list)
    for stat in _candidates(known, new, changed):
        if fingerprint := _read_or_empty(read_fingerprint, stat):
            stats_by_fingerprint[fingerprint].append(stat)
    pairs: list[_Pair] = []
    for fingerprint, files in _by_fingerprint(known).items():
        pairs.extend(_match_equal_fingerprints(files, stats_by_fingerprint.get(fingerprint, []), read_hash))
    matched = {stat.path for _, stat in pairs}
    present = (*new, *(stat for _, stat in changed))
    # A file that was never read has no fingerprint; a rename keeps its size, time and inode.
    unread = [file for file in known if not file.fingerprint and file.stat.size]
    pairs.extend(_match_by(unread, [stat for stat in present if stat.path not in matched], _stat_key))
    return pairs


def _candidates(
    known: Sequence[KnownFile], new: Iterable[FileStat], changed: Iterable[_Pair]
) -> list[FileStat]:
    """The files that may have the content of a known file other than the one at their path."""
    sizes = Counter(file.stat.size for file in known)
    del sizes[0]
    candidates = [stat for stat in new if sizes[stat.size]]
    for file, stat in changed:
        others = sizes[stat.size] - (file.stat.size == stat.size)
        if stat.size and (others > 0 or _only_inode_differs(file, stat)):
            candidates.append(stat)
    return candidates


def _by_fingerprint(known: Sequence[KnownFile]) -> dict[str, list[KnownFile]]:
    by_fingerprint: dict[str, list[KnownFile]] = defaultdict(list)
    for file in sorted(known, key=lambda file: file.stat.path):
        if file.fingerprint and file.stat.size:
            by_fingerprint[file.fingerprint].append(file)
    return by_fingerprint


def _match_equal_fingerprints(
    files: list[KnownFile], stats: list[FileStat], read_hash: ReadContent
) -> list[_Pair]:
    if len(files) == len(stats) == 1:
        return [(files[0], stats[0])]
    pairs: list[_Pair] = []
    for key in (_inode_key, _path_key, _name_key):
        pairs.extend(_match_by(files, stats, key))
    # The rest can differ only between head and tail.  If all are identical, any assignment is right.
    if files and stats and len({_read_or_empty(read_hash, stat) for stat in stats}) == 1:
        pairs.extend(zip(files, sorted(stats, key=lambda stat: stat.path), strict=False))
    return pairs


def _match_by(
    files: list[KnownFile], stats: list[FileStat], key: Callable[[FileStat], object]
) -> list[_Pair]:
    """Remove from both lists, and return, the pairs with the same key; a key that occurs twice matches nothing."""
    files_by_key = _by_unique_key(files, lambda file: key(file.stat))
    pairs = [
        (files_by_key[value], stat)
        for value, stat in _by_unique_key(stats, key).items()
        if value in files_by_key
    ]
    matched_ids, matched_paths = {file.id for file, _ in pairs}, {stat.path for _, stat in pairs}
    files[:] = [file for file in files if file.id not in matched_ids]
    stats[:] = [stat for stat in stats if stat.path not in matched_paths]
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
