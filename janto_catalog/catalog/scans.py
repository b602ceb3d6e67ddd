"""From a folder to links: walk, compare, read, group, propose, decide, store; each stage a method here.

A scan is a generator of progress.  It may be left at any moment: what was stored stays, and the next scan
goes on from there, because files that are not read or not grouped yet are marked so.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from janto_catalog import scanning
from janto_catalog.catalog.folders import Folders, connected
from janto_catalog.catalog.matcher import Matcher
from janto_catalog.errors import CatalogError, JantoError, TooManyMissingError, UsageError
from janto_catalog.model.changes import Data
from janto_catalog.model.files import FileStat, KnownFile, Root
from janto_catalog.model.text import display_path
from janto_catalog.model.views import Changed, ScanProgress, ScanReport
from janto_catalog.store import files, groupings, items, pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.derived import item_states
from janto_catalog.store.groupings import PlacedGrouping
from janto_catalog.store.store import Connection, Store

if TYPE_CHECKING:
    from janto_catalog.formats.pool import ReadResult

Cancelled = Callable[[], bool]
Step = ScanProgress | Changed | ScanReport

_BATCH = 400


@dataclass(slots=True)
class _Tally:
    """What a scan has counted so far."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    opened: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    kinds: set[Data] = field(default_factory=set)


class Scans:
    """Scanning folders."""

    def __init__(self, store: Store, folders: Folders, identify: Matcher) -> None:
        self._store, self._folders, self._identify = store, folders, identify

    def scan(
        self,
        folders: Sequence[bytes | str] = (),
        *,
        accept_missing: bool = False,
        cancelled: Cancelled = lambda: False,
    ) -> Iterator[Step]:
        """Scan `folders` (added first when they are new), or all; the last thing that comes is the report.

        Raises, after the other folders were scanned and the report came, the first JantoError of a folder that
        cannot be listed (the report's problems name further ones); TooManyMissingError, with nothing of that folder
        changed, when more than a fifth and more than 20 of its files are gone, unless `accept_missing`.
        """
        start = time.monotonic()
        tally, refused = _Tally(), list[JantoError]()
        roots = self._roots(folders, refused)
        for root in roots:
            if folders or connected(root):
                with _kept_for_later(refused):
                    yield from self._scan_root(root, tally, accept_missing, cancelled)
            else:
                tally.problems.append(f"{display_path(root.path)} is not connected; what it holds is kept")
        tally.problems += map(str, refused[1:])
        yield self._report(roots, tally, time.monotonic() - start)
        if refused:
            raise refused[0]

    def _roots(self, folders: Sequence[bytes | str], refused: list[JantoError]) -> list[Root]:
        if not folders:
            with self._store.reading() as connection:
                return list(files.roots(connection))
        added: dict[int, Root] = {}
        for folder in folders:
            with _kept_for_later(refused):
                root, _ = self._folders.add(folder)
                added[root.id] = root
        return list(added.values())

    def _scan_root(
        self, root: Root, tally: _Tally, accept_missing: bool, cancelled: Cancelled
    ) -> Iterator[Step]:
        yield ScanProgress("looking through", 0, None, root.name)
        self._compare(root, tally, accept_missing, cancelled)
        yield from self._read(root, tally, cancelled)
        if not cancelled():
            yield from self._group_and_match(root, tally, cancelled)
        if not cancelled():
            self._mark_scanned(root, tally)
        yield Changed(frozenset(tally.kinds), f"Scanned {root.name}")
        tally.kinds.clear()

    @contextmanager
    def _writing(self, tally: _Tally) -> Iterator[Connection]:
        with self._store.writing() as connection:
            changes = changes_of(connection)
            yield connection
        tally.kinds |= changes.data

    # Walk and compare

    def _compare(self, root: Root, tally: _Tally, accept_missing: bool, cancelled: Cancelled) -> None:
        with self._store.reading() as connection:
            remembered = files.remembered(connection, root.id)
            not_seen = files.not_seen(connection, root.id)
        walk = scanning.walk(root.path, own_files=self._own_files(), cancelled=cancelled)
        found = scanning.compare(remembered, walk)
        if not walk.complete:
            return
        with self._store.reading() as connection:
            gone = files.known(connection, found.vanished)
        moves = scanning.moves(gone, found.new, *self._prints(root, tally))
        moved = [(file.id, stat) for file, stat in moves.moved]
        missed = self._judge(
            root, _without(gone, moved), len(remembered) - len(not_seen), walk.skipped, accept_missing
        )
        arrived = {stat.path for _, stat in moved}
        new = [stat for stat in found.new if stat.path not in arrived]
        back = [(id, 0) for id in found.same if id in not_seen] if not_seen else []
        new, moved = self._store_comparison(root, tally, new, found.changed, moved, [*back, *missed])
        tally.new += len(new)
        tally.changed += len(found.changed)
        tally.moved += len(moved)
        tally.passed_over.update(dict(walk.skipped.counts))
        tally.problems += [
            f"{display_path(root.path + b'/' + path)}: {reason}" for path, reason in walk.skipped.errors
        ]

    def _own_files(self) -> frozenset[bytes]:
        return frozenset(map(os.fsencode, self._store.own_files))

    def _prints(
        self, root: Root, tally: _Tally
    ) -> tuple[Callable[[FileStat], str], Callable[[FileStat], str]]:
        def opened(read: Callable[[bytes], str]) -> Callable[[FileStat], str]:
            def reading(stat: FileStat) -> str:
                tally.opened += 1
                return read(root.path + b"/" + stat.path)

            return reading

        return opened(scanning.fingerprint), opened(scanning.full_hash)

    def _judge(
        self, root: Root, gone: list[KnownFile], present: int, skipped: scanning.Skipped, accepted: bool
    ) -> list[tuple[int, int]]:
        """(file, scans that did not see it) for what is to be marked; `present` files were there before."""
        verdict = scanning.judge(
            [(file.id, file.missing_scans) for file in gone],
            present,
            skipped,
            identified=not present or scanning.recognises(root.identity, root.path) or accepted,
            accepted=accepted,
        )
        if verdict.verdict is scanning.Verdict.ASK:
            raise TooManyMissingError(
                f"{verdict.reason}, so nothing was changed",
                location=display_path(root.path),
                hint="Connect the disk or put the files back; if they are really gone, scan with --accept-missing.",
            )
        if verdict.verdict is scanning.Verdict.OFFLINE:
            raise JantoError(
                "Another folder stands where this one was",
                location=display_path(root.path),
                hint="Connect its disk; if it is really the same folder, scan with --accept-missing.",
            )
        return [*((id, 2) for id in verdict.missing), *((id, 1) for id in verdict.once)]

    def _store_comparison(
        self,
        root: Root,
        tally: _Tally,
        new: list[FileStat],
        changed: Sequence[tuple[int, FileStat]],
        moved: list[tuple[int, FileStat]],
        missed: list[tuple[int, int]],
    ) -> tuple[list[FileStat], list[tuple[int, FileStat]]]:
        """Returns the new and the moved files without those that another scan stored since this one looked."""
        if new or changed or moved or missed:
            with self._writing(tally) as connection:
                arriving = [stat.path for stat in (*new, *(stat for _, stat in moved))]
                held = files.ids_at(connection, root.id, arriving)
                new = [stat for stat in new if stat.path not in held]
                moved = [(id, stat) for id, stat in moved if held.get(stat.path, id) == id]
                files.update_moved(connection, moved)
                files.insert_new(connection, root.id, new)
                files.update_changed(connection, changed)
                files.mark_missing(connection, missed)
        return new, moved

    # Read

    def _read(self, root: Root, tally: _Tally, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            unread = files.unread(connection, root.id)
            refused = files.refused(connection, root.id)
        again = [id for id, path in refused if os.access(root.path + b"/" + path, os.R_OK)]
        if again:
            with self._writing(tally) as connection:
                files.read_again(connection, again)
                unread = files.unread(connection, root.id)
        if not unread:
            return
        ids = {root.path + b"/" + path: id for id, path in unread}
        # Loaded only now: whoever reads no files needs no processes that read.
        from janto_catalog.formats.pool import ReadingPool  # noqa: PLC0415

        done: list[ReadResult] = []
        with ReadingPool(fingerprint=scanning.fingerprint) as pool:
            for count, result in enumerate(pool.read_all(ids, cancelled=cancelled), 1):
                done.append(result)
                if count == 1:
                    # While the readers are at work there is nothing else to do here.
                    self._identify.warm_up()
                if len(done) == _BATCH or count == len(ids):
                    self._store_read(ids, done, tally)
                    done = []
                if count % 20 == 0 or count == len(ids):
                    yield ScanProgress(
                        "reading", count, len(ids), display_path(result.path.rpartition(b"/")[2])
                    )
                if cancelled():
                    break
        self._store_read(ids, done, tally)
        tally.opened += len(ids)

    def _store_read(self, ids: dict[bytes, int], done: list[ReadResult], tally: _Tally) -> None:
        if done:
            with self._writing(tally) as connection:
                files.write_read(
                    connection, [(ids[one.path], one.facts, one.reason, one.print) for one in done]
                )

    # Group, propose, decide

    def _group_and_match(self, root: Root, tally: _Tally, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            homes = sorted({scanning.home_of(path) for path in files.ungrouped(connection, root.id)})
        # First what an earlier scan grouped and did not match: it was cut in between.
        yield from self._match_pending(root)
        for start in range(0, len(homes), _BATCH):
            if cancelled():
                return
            some = homes[start : start + _BATCH]
            yield ScanProgress("recognising", start, len(homes), display_path(some[0]))
            self._group(root, frozenset(some), tally)
            yield from self._match_pending(root)

    def _match_pending(self, root: Root) -> Iterator[Step]:
        with self._store.reading() as connection:
            waiting = pending.to_match(connection, root.id)
        if waiting:
            yield self._identify.match(waiting)

    def _group(self, root: Root, homes: frozenset[bytes], tally: _Tally) -> None:
        """Group the files of some folders anew; their items are then pending."""
        with self._writing(tally) as connection:
            listed = files.listing(
                connection,
                root.id,
                [path for path in files.paths(connection, root.id) if scanning.home_of(path) in homes],
            )
            fixed = items.decided(connection, {file.item for file in listed if file.item is not None})
            free = [file for file in listed if file.item not in fixed]
            ids = {file.path: file.id for file in listed}
            before = {file.path: file.item for file in free}
            placed = _placed(scanning.group((file.path, file.facts) for file in free), ids, before)
            groupings.keep_grouped(connection, [file.id for file in listed if file.item in fixed])
            groupings.write_groupings(
                connection, root.id, placed, {item for item in before.values() if item is not None}
            )

    def _mark_scanned(self, root: Root, tally: _Tally) -> None:
        with self._writing(tally) as connection:
            files.mark_scanned(connection, root.id, self._store.now(), scanning.identity(root.path))

    def _report(self, roots: Sequence[Root], tally: _Tally, seconds: float) -> ScanReport:
        with self._store.reading() as connection:
            count, missing, unreadable = files.totals(connection, [root.id for root in roots])
            states = item_states.counts(connection, [root.id for root in roots])
        return ScanReport(
            count, tally.new, tally.changed, tally.moved, missing, unreadable, sum(states.values()), states.get("linked", 0),
            states.get("review", 0), states.get("unknown", 0), round(seconds, 3), tally.opened,
            tuple(sorted(tally.passed_over.items())), tuple(tally.problems),
        )  # fmt: skip


@contextmanager
def _kept_for_later(refused: list[JantoError]) -> Iterator[None]:
    """What is wrong with one folder does not keep the others from being scanned."""
    try:
        yield
    except (CatalogError, UsageError):
        raise
    except JantoError as error:
        refused.append(error)


def _without(gone: list[KnownFile], moved: Sequence[tuple[int, FileStat]]) -> list[KnownFile]:
    found = {id for id, _ in moved}
    return [file for file in gone if file.id not in found]


def _placed(
    groupings: Sequence[scanning.Grouping], ids: dict[bytes, int], before: dict[bytes, int | None]
) -> list[PlacedGrouping]:
    """Give each grouping the item that had most of its files before, each item once."""
    taken: set[int] = set()
    placed = []
    for grouping in groupings:
        had = Counter(
            item
            for part in grouping.files
            if (item := before.get(part.path)) is not None and item not in taken
        )
        item = had.most_common(1)[0][0] if had else None
        if item is not None:
            taken.add(item)
        placed.append(PlacedGrouping(grouping, tuple(ids[part.path] for part in grouping.files), item))
    return placed
