"""The first stage of a scan: compare a folder with the store, and store the differences."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from janto_catalog import scanning
from janto_catalog.errors import NotConnectedError, TooManyMissingError
from janto_catalog.gc_pause import gc_paused
from janto_catalog.model.changes import Data
from janto_catalog.model.files import FileStat, KnownFile, Root
from janto_catalog.model.text import display_path
from janto_catalog.store import files, identical_files, pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.store import Connection, Store


@dataclass(slots=True)
class ScanCounts:
    """What a scan has counted so far; `gone` are the files that it did not find and that were there before."""

    new: int = 0
    gone: int = 0
    changed: int = 0
    moved: int = 0
    opened: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    kinds: set[Data] = field(default_factory=set)


@contextmanager
def writing(store: Store, counts: ScanCounts) -> Iterator[Connection]:
    """A connection for facts; the counts know afterwards which kinds of data they changed."""
    with store.writing() as connection:
        changes = changes_of(connection)
        yield connection
    counts.kinds |= changes.data


@dataclass(frozen=True, slots=True)
class _Before:
    """The stored state of a root before the scan.

    `stored` are its files by path, in the shape `scanning.compare` takes.  `not_seen` are the ids of files that the
    last scan did not find, `missing` their paths, `present` the paths of all other files.
    """

    identity: scanning.RootIdentity | None
    stored: Mapping[bytes, Sequence[Any]]
    not_seen: frozenset[int]
    missing: frozenset[bytes]
    present: Collection[bytes]


class FolderComparison:
    """Compares one root with the store and stores which files are new, changed, moved or missing."""

    def __init__(self, store: Store, root: Root, counts: ScanCounts, accept_missing: bool) -> None:
        self._store, self._root, self._counts, self._accepted = store, root, counts, accept_missing

    @gc_paused()
    def store_changes(self, cancelled: Callable[[], bool]) -> None:
        """Store all differences in one transaction, or nothing when the walk was cancelled.

        Raises TooManyMissingError when too many files are missing, and NotConnectedError when another folder is at
        the path of the root; nothing is stored then.
        """
        before = self._before()
        own_files = frozenset(map(os.fsencode, self._store.own_files))
        walk = scanning.walk(self._root.path, own_files=own_files, cancelled=cancelled)
        found = scanning.compare(before.stored, walk)
        if not walk.complete:
            return
        found = scanning.drop_stale(found, before.stored, self._root.path)
        moves = self._find_moves(found, walk)
        disconnected = self._disconnected(before, moves)
        moves = replace(
            moves,
            not_found=tuple(
                file for file in moves.not_found if _mount_of(file.stat.path, disconnected) is None
            ),
        )
        marks = self._marks(before, moves, walk, found.unchanged)
        identity = self._root.identity
        if not walk.skipped.errors:
            identity = _identity(before, walk, disconnected, moves).to_text()
        self._count(self._store_all(moves, marks, identity), walk.skipped)

    def _before(self) -> _Before:
        with self._store.reading() as connection:
            stored = files.remembered(connection, self._root.id)
            not_seen = files.not_seen(connection, self._root.id)
        missing: frozenset[bytes] = frozenset()
        if not_seen:
            missing = frozenset(path for path, row in stored.items() if row[0] in not_seen)
        present = stored.keys() - missing if missing else stored.keys()
        identity = scanning.parse_identity(self._root.identity)
        return _Before(identity, stored, not_seen, missing, present)

    def _find_moves(self, found: scanning.FileChanges, walk: scanning.Walk) -> scanning.Moves:
        now = dict(found.changed)
        with self._store.reading() as connection:
            not_found = files.known(connection, found.not_found)
            changed = [(file, now[file.id]) for file in files.known(connection, list(now))]
        read_fingerprint, read_hash = self._counted(scanning.fingerprint), self._counted(scanning.full_hash)
        moves = scanning.find_moves(not_found, found.new, changed, read_fingerprint, read_hash)
        moves = self._find_retagged(moves, [file for file, _ in changed])
        if walk.skipped.errors:
            # Files in folders that were not listed may still exist: then the same content elsewhere is a copy.
            return scanning.drop_uncertain(moves, self._root.path)
        return moves

    def _find_retagged(self, moves: scanning.Moves, changed: Sequence[KnownFile]) -> scanning.Moves:
        """`moves` with the files that were tagged anew and renamed at once."""
        here = {id for id, _ in moves.changed}
        changed = [file for file in changed if file.id in here]
        # A file that only changed is at its path, unless another one may have come there.
        if len(changed) < 2 and not (moves.not_found and (moves.new or changed)):
            return moves
        # Loaded only now, because few scans need it.
        from janto_catalog.formats.sound import sound_fingerprint, sound_size  # noqa: PLC0415

        with self._store.reading() as connection:
            sounds = files.sounds(connection, [file.id for file in (*moves.not_found, *changed)])
        return scanning.find_retagged(moves, changed, sounds, sound_size, self._counted(sound_fingerprint))

    def _counted(self, read: Callable[[bytes], str]) -> Callable[[FileStat], str]:
        def read_counted(stat: FileStat) -> str:
            self._counts.opened += 1
            return read(self._root.absolute(stat.path))

        return read_counted

    def _disconnected(self, before: _Before, moves: scanning.Moves) -> dict[bytes, scanning.FolderId]:
        """The mounts below the root that are not connected; their files are not marked as missing."""
        if before.identity is None or self._accepted:
            return {}
        not_found = {file.stat.path for file in moves.not_found if not file.missing_scans}
        disconnected = dict(
            scanning.disconnected_mounts(before.identity, self._root.path, before.present, not_found)
        )
        self._counts.problems += [not_connected(self._root.absolute(path)) for path in disconnected]
        return disconnected

    def _marks(
        self, before: _Before, moves: scanning.Moves, walk: scanning.Walk, unchanged: Sequence[int]
    ) -> list[tuple[int, int]]:
        """(file, number of scans in a row that did not find it) for every file where the number changes."""
        marks = dict(self._judge(before, moves, walk))
        # Another file has their path, so a second scan cannot find them there.
        marks |= dict.fromkeys(moves.displaced, MISSING_AFTER)
        if before.not_seen:
            marks |= {id: 0 for id in unchanged if id in before.not_seen}
        return list(marks.items())

    def _judge(
        self, before: _Before, moves: scanning.Moves, walk: scanning.Walk
    ) -> Sequence[tuple[int, int]]:
        missing_count = sum(not file.missing_scans for file in moves.not_found)
        folder = before.identity.folder if before.identity else None
        if folder is None or not folder.may_be(walk.root_id):
            # In a folder that may be another one, an equal path is no evidence.
            missing_count += len(moves.changed)
        result = scanning.decide_missing(
            [(file.id, file.missing_scans) for file in moves.not_found],
            len(before.present),
            walk.skipped,
            found_count=len(before.present) - missing_count,
            is_same_folder=folder is not None and folder.is_certainly(walk.root_id),
            accept_missing=self._accepted,
        )
        if result.outcome is scanning.MissingOutcome.ASK:
            raise TooManyMissingError(
                f"{result.reason}, so nothing was changed",
                location=display_path(self._root.path),
                hint="Connect the disk or put the files back; if they are really gone, mark them as missing.",
            )
        if result.outcome is scanning.MissingOutcome.OTHER_FOLDER:
            raise NotConnectedError(
                "A different folder is at this path now",
                location=display_path(self._root.path),
                hint="Connect its disk; if it is really the same folder, mark what is not in it as missing.",
            )
        return [*((id, MISSING_AFTER) for id in result.missing), *((id, 1) for id in result.not_seen_once)]

    def _store_all(
        self, moves: scanning.Moves, marks: Sequence[tuple[int, int]], identity: str
    ) -> scanning.Moves:
        """Store the changes; returns `moves` without the files that another scan stored meanwhile."""
        if replace(moves, not_found=()) == scanning.Moves() and not marks and identity == self._root.identity:
            return moves
        with writing(self._store, self._counts) as connection:
            arriving = [*moves.new, *(stat for _, stat in moves.moved)]
            leaving = [*moves.not_found, *(file for file, _ in moves.moved)]
            paths = {stat.path for stat in arriving} | {file.stat.path for file in leaving}
            moves = scanning.drop_stored(moves, files.ids_at(connection, self._root.id, sorted(paths)))
            files.set_aside(connection, [file for file in moves.not_found if file.id in moves.displaced])
            files.update_moved(connection, [(file.id, stat) for file, stat in moves.moved])
            files.update_changed(
                connection, [(file.id, stat) for file, stat in moves.moved if file.id in moves.retagged]
            )
            files.update_stats(connection, [(file.id, stat) for file, stat in moves.unchanged])
            files.insert_new(connection, self._root.id, moves.new)
            files.update_changed(connection, moves.changed)
            files.mark_missing(connection, marks)
            missing = [id for id, scans in marks if scans >= MISSING_AFTER]
            if missing:
                pending.mark_without_sidecar(connection, missing)
                identical_files.replace_missing(connection, missing)
            changed = _changed_paths(moves, frozenset(missing))
            pending.mark_below_sidecars(connection, self._root.id, changed)
            # From what this scan listed: when the scan ends, the disk may already be gone.
            files.set_identity(connection, self._root.id, identity)
        return moves

    def _count(self, stored: scanning.Moves, skipped: scanning.Skipped) -> None:
        counts = self._counts
        counts.new += len(stored.new)
        counts.gone += sum(file.missing_scans < MISSING_AFTER for file in stored.not_found)
        counts.changed += len(stored.changed)
        counts.moved += len(stored.moved)
        counts.skipped.update(dict(skipped.counts))
        counts.problems += [
            f"{display_path(self._root.absolute(path))}: {reason}" for path, reason in skipped.errors
        ]


def not_connected(path: bytes) -> str:
    """The problem that is reported when the disk of a folder is not connected."""
    return f"{display_path(path)} is not connected; its files are kept"


def _identity(
    before: _Before,
    walk: scanning.Walk,
    disconnected: Mapping[bytes, scanning.FolderId],
    moves: scanning.Moves,
) -> scanning.RootIdentity:
    """The identity to store for the root."""
    sample = before.identity.sample if before.identity else ()
    mounts = tuple(sorted({**walk.mounts, **disconnected}.items()))
    left = {file.stat.path for file in moves.not_found} | {file.stat.path for file, _ in moves.moved}
    paths = before.stored.keys() | {stat.path for stat in moves.new} if moves.new else before.stored
    return scanning.RootIdentity(walk.root_id, sample, mounts).with_sample(paths, left | before.missing)


def _changed_paths(moves: scanning.Moves, gone: frozenset[int]) -> set[bytes]:
    """The paths of files that are new, changed, moved (both) or gone."""
    stats = (*moves.new, *(stat for _, stat in (*moves.moved, *moves.changed)))
    left = (*(file for file, _ in moves.moved), *(file for file in moves.not_found if file.id in gone))
    return {stat.path for stat in (*stats, *(file.stat for file in left))}


def _mount_of(path: bytes, mounts: Mapping[bytes, object]) -> bytes | None:
    return next((mount for mount in mounts if path.startswith(mount + b"/")), None)
