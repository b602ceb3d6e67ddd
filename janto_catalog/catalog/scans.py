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
from janto_catalog.catalog.identify import Identify
from janto_catalog.errors import CatalogError, JantoError, ManyMissingError, WrongWordsError
from janto_catalog.model.files import FileStat, KnownFile, Root
from janto_catalog.model.text import display_path
from janto_catalog.model.views import Changed, ScanProgress, ScanReport
from janto_catalog.store import files, groupings, item_states, items, ownership, pending
from janto_catalog.store.groupings import PlacedGrouping
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.store import Store

if TYPE_CHECKING:
    from janto_catalog.formats.pool import ReadResult

Cancelled = Callable[[], bool]
Step = ScanProgress | Changed | ScanReport

_BATCH = 400
_FOUND = frozenset({"item", "link", "work", "folder"})


@dataclass(slots=True)
class _Tally:
    """What a scan has counted so far."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    opened: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


class Scans:
    """Scanning folders."""

    def __init__(self, store: Store, folders: Folders, identify: Identify) -> None:
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
        cannot be listed (the report's problems name further ones); ManyMissingError, with nothing of that folder
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
            yield from self._group_and_match(root, cancelled)
        if not cancelled():
            self._mark_scanned(root)
            yield Changed(_FOUND, f"Scanned {root.name}")

    # Walk and compare

    def _compare(self, root: Root, tally: _Tally, accept_missing: bool, cancelled: Cancelled) -> None:
        with self._store.reading() as connection:
            remembered = files.remembered(connection, root.id)
            not_seen = files.not_seen(connection, root.id)
        walk = scanning.walk(root.path, own_files=self._own_files(), cancelled=cancelled)
        found = scanning.compare(remembered, walk)
        if not walk.complete:
            return
        moves = self._follow(root, found, tally)
        missed = self._judge(root, moves.gone, len(remembered) - len(not_seen), walk.skipped, accept_missing)
        # Another file has their path: there is nothing to wait for.
        missed = [(id, MISSING_AFTER if id in moves.displaced else scans) for id, scans in missed]
        back = [(id, 0) for id in found.same if id in not_seen] if not_seen else []
        stored = self._store_comparison(root, moves, [*back, *missed])
        tally.new += len(stored.new)
        tally.changed += len(stored.changed)
        tally.moved += len(stored.moved)
        tally.passed_over.update(dict(walk.skipped.counts))
        tally.problems += [
            f"{display_path(root.path + b'/' + path)}: {reason}" for path, reason in walk.skipped.errors
        ]

    def _follow(self, root: Root, found: scanning.Comparison, tally: _Tally) -> scanning.Moves:
        now = dict(found.changed)
        with self._store.reading() as connection:
            vanished = files.known(connection, found.vanished)
            changed = [(file, now[file.id]) for file in files.known(connection, list(now))]
        return scanning.moves(vanished, found.new, changed, *self._prints(root, tally))

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
        self, root: Root, gone: Sequence[KnownFile], present: int, skipped: scanning.Skipped, accepted: bool
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
            raise ManyMissingError(
                f"{verdict.reason}, so nothing was changed",
                where=display_path(root.path),
                remedy="Connect the disk or put the files back; if they are really gone, scan with --accept-missing.",
            )
        if verdict.verdict is scanning.Verdict.OFFLINE:
            raise JantoError(
                "Another folder stands where this one was",
                where=display_path(root.path),
                remedy="Connect its disk; if it is really the same folder, scan with --accept-missing.",
            )
        return [*((id, 2) for id in verdict.missing), *((id, 1) for id in verdict.once)]

    def _store_comparison(
        self, root: Root, moves: scanning.Moves, missed: Sequence[tuple[int, int]]
    ) -> scanning.Moves:
        """Returns `moves` without the files that another scan stored since this one looked."""
        if moves == scanning.Moves() and not missed:
            return moves
        with self._store.writing() as connection:
            arriving = [*moves.new, *(stat for _, stat in moves.moved)]
            leaving = [*moves.gone, *(file for file, _ in moves.moved)]
            paths = {stat.path for stat in arriving} | {file.stat.path for file in leaving}
            moves = scanning.without_stored(moves, files.ids_at(connection, root.id, sorted(paths)))
            files.set_aside(connection, [file for file in moves.gone if file.id in moves.displaced])
            files.update_moved(connection, [(file.id, stat) for file, stat in moves.moved])
            files.update_stats(connection, [(file.id, stat) for file, stat in moves.same])
            files.insert_new(connection, root.id, moves.new)
            files.update_changed(connection, moves.changed)
            files.mark_missing(connection, missed)
        return moves

    # Read

    def _read(self, root: Root, tally: _Tally, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            unread = files.unread(connection, root.id)
            refused = files.refused(connection, root.id)
        again = [id for id, path in refused if os.access(root.path + b"/" + path, os.R_OK)]
        if again:
            with self._store.writing() as connection:
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
                    self._identify.make_ready()
                if len(done) == _BATCH or count == len(ids):
                    self._store_read(ids, done)
                    done = []
                if count % 20 == 0 or count == len(ids):
                    yield ScanProgress(
                        "reading", count, len(ids), display_path(result.path.rpartition(b"/")[2])
                    )
                if cancelled():
                    break
        self._store_read(ids, done)
        tally.opened += len(ids)

    def _store_read(self, ids: dict[bytes, int], done: list[ReadResult]) -> None:
        if done:
            with self._store.writing() as connection:
                files.write_read(
                    connection, [(ids[one.path], one.facts, one.reason, one.print) for one in done]
                )

    # Group, propose, decide

    def _group_and_match(self, root: Root, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            homes = sorted({scanning.home_of(path) for path in files.ungrouped(connection, root.id)})
        # First what an earlier scan grouped and did not match: it was cut in between.
        yield from self._match_pending(root)
        for start in range(0, len(homes), _BATCH):
            if cancelled():
                return
            some = homes[start : start + _BATCH]
            yield ScanProgress("recognising", start, len(homes), display_path(some[0]))
            self._group(root, frozenset(some))
            yield from self._match_pending(root)
        with self._store.writing() as connection:
            ownership.refresh_owned(connection)

    def _match_pending(self, root: Root) -> Iterator[Step]:
        with self._store.reading() as connection:
            waiting = pending.to_match(connection, root.id)
        if waiting:
            self._identify.propose(waiting)
            yield Changed(_FOUND, f"Recognised {len(waiting)} items")

    def _group(self, root: Root, homes: frozenset[bytes]) -> None:
        """Group the files of some folders anew; their items are then pending."""
        with self._store.writing() as connection:
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

    def _mark_scanned(self, root: Root) -> None:
        with self._store.writing() as connection:
            files.mark_scanned(connection, root.id, self._store.now(), scanning.identity(root.path))

    def _report(self, roots: Sequence[Root], tally: _Tally, seconds: float) -> ScanReport:
        with self._store.reading() as connection:
            count, missing, unreadable = files.totals(connection, [root.id for root in roots])
            states = item_states.states(connection, [root.id for root in roots])
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
    except (CatalogError, WrongWordsError):
        raise
    except JantoError as error:
        refused.append(error)


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
