"""From a folder to links: walk, compare, read, group, propose, decide, store; each stage a method here.

A scan is a generator of progress.  It may be left at any moment: what was stored stays, and the next scan
goes on from there, because files that are not read or not grouped yet are marked so.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from janto_catalog import scanning
from janto_catalog.catalog.folder_changes import FolderComparison, ScanCounts, not_connected, writing
from janto_catalog.catalog.folders import CONNECTION_DATA, Folders
from janto_catalog.catalog.matcher import Matcher
from janto_catalog.catalog.moves_between_folders import follow
from janto_catalog.catalog.regrouping import regroup
from janto_catalog.errors import CatalogError, JantoError, NotConnectedError, TooManyMissingError, UsageError
from janto_catalog.model.files import OPEN_FAILED, Root
from janto_catalog.model.text import display_path, grouped
from janto_catalog.model.views import Changed, ScanProgress, ScanReport
from janto_catalog.store import absent_titles, files, grouping_rules, moved_items
from janto_catalog.store.derived import item_states
from janto_catalog.store.store import Store

if TYPE_CHECKING:
    from janto_catalog.formats.pool import ReadResult
    from janto_catalog.model.media import MediaFacts

Cancelled = Callable[[], bool]
Step = ScanProgress | Changed | ScanReport

_BATCH = 400


class _Before(NamedTuple):
    """What was known before a scan: the titles that were missing, and the items that needed an answer."""

    missing: Collection[str]
    asked: frozenset[int]


class Scans:
    """Scanning folders."""

    def __init__(self, store: Store, folders: Folders, matcher: Matcher) -> None:
        self._store, self._folders, self._matcher = store, folders, matcher
        #: Whether a scan of this program is going on.
        self.running = False
        #: The id of the folder that is being scanned.
        self.current: int | None = None

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
        self.running = True
        try:
            yield from self._scan(folders, accept_missing, cancelled)
        finally:
            self.running = False
            self.current = None

    def _scan(
        self, folders: Sequence[bytes | str], accept_missing: bool, cancelled: Cancelled
    ) -> Iterator[Step]:
        start = time.monotonic()
        counts, refused = ScanCounts(), list[JantoError]()
        with self._store.reading() as connection:
            before = _Before(absent_titles.missing(connection), item_states.asked_about(connection))
            newest = moved_items.newest_file(connection)
        looked_at: list[Root] = []
        for root in self._roots(folders, refused):
            if not folders and self._folders.is_away(root):
                counts.problems.append(not_connected(root.path))
                continue
            try:
                with _kept_for_later(refused):
                    yield from self._scan_root(root, counts, accept_missing, cancelled)
                    looked_at.append(root)
            except NotConnectedError as error:
                if folders:
                    refused.append(error)
                else:
                    counts.problems.append(not_connected(root.path))
            except CatalogError:
                # What is stored about a folder cannot be stored after it was removed.
                if self._is_kept(root):
                    raise
            if not self._is_kept(root):
                counts.problems.append(f"{display_path(root.path)} was removed while it was scanned")
        if not cancelled():
            yield from self._follow_moves(counts, newest)
        counts.problems += map(str, refused[1:])
        if self._folders.offline_now() or self._folders.were_offline:
            # Nothing was stored, but what was read before a disk went or came says otherwise where titles are.
            yield Changed(CONNECTION_DATA, "Folders are or were not connected")
            self._folders.were_offline = False
        yield self._report(looked_at, counts, before, time.monotonic() - start)
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

    def _is_kept(self, root: Root) -> bool:
        """Whether the folder is in the catalogue; an id may be given again."""
        with self._store.reading() as connection:
            return any((each.id, each.path) == (root.id, root.path) for each in files.roots(connection))

    def _scan_root(
        self, root: Root, counts: ScanCounts, accept_missing: bool, cancelled: Cancelled
    ) -> Iterator[Step]:
        self.current = root.id
        yield ScanProgress("looking through", 0, None, root.name)
        self._compare(root, counts, accept_missing, cancelled)
        yield from self._read(root, counts, cancelled)
        if not cancelled() and self._is_kept(root):
            yield from self._group_and_match(root, counts, cancelled)
        if not cancelled() and self._is_kept(root):
            self._mark_scanned(root, counts)
        # Whoever reads the folders because of this change sees whether the scan was stopped.
        self.current = None
        yield Changed(frozenset(counts.kinds), f"Scanned {root.name}")
        counts.kinds.clear()

    def _compare(self, root: Root, counts: ScanCounts, accept_missing: bool, cancelled: Cancelled) -> None:
        try:
            FolderComparison(self._store, root, counts, accept_missing).store_changes(cancelled)
        except TooManyMissingError as error:
            self._folders.unmarked[root.id] = error.message
            raise
        if not cancelled():
            self._folders.unmarked.pop(root.id, None)

    def _follow_moves(self, counts: ScanCounts, newest: int) -> Iterator[Step]:
        """Follow items from one folder to another, once all folders have been looked at."""
        if not (counts.new or counts.changed or counts.gone):
            return
        with writing(self._store, counts) as connection:
            moved, arrived = follow(connection, newest)
        if moved:
            counts.moved += moved
            counts.new -= arrived
            yield from (step for step in self._matcher.match_pending() if isinstance(step, Changed))
            yield Changed(frozenset(counts.kinds), "Followed files to another folder")
            counts.kinds.clear()

    # Read

    def _read(self, root: Root, counts: ScanCounts, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            unread = files.unread(connection, root.id)
            refused = files.refused(connection, root.id)
        again = [id for id, path in refused if os.access(root.absolute(path), os.R_OK)]
        if again:
            with writing(self._store, counts) as connection:
                files.read_again(connection, again)
                unread = files.unread(connection, root.id)
        if not unread:
            return
        ids = {root.absolute(path): id for id, path in unread}
        # Loaded only now, because it is only needed when there are files to read.
        from janto_catalog import formats  # noqa: PLC0415
        from janto_catalog.formats.pool import ReadingPool  # noqa: PLC0415

        done: list[ReadResult[MediaFacts]] = []
        went_away: list[bytes] = []
        with ReadingPool(formats.read, fingerprint=scanning.fingerprint) as pool:
            for count, result in enumerate(pool.read_all(ids, cancelled=cancelled), 1):
                if result.reason.startswith(OPEN_FAILED) and not os.path.lexists(result.path):
                    went_away.append(result.path)
                else:
                    done.append(result)
                if count == 1:
                    # While the readers are at work there is nothing else to do here.
                    self._matcher.warm_up()
                if len(done) == _BATCH or count == len(ids):
                    self._store_read(ids, done, counts)
                    done = []
                if count % 20 == 0 or count == len(ids):
                    yield ScanProgress(
                        "reading", count, len(ids), display_path(result.path.rpartition(b"/")[2])
                    )
                if cancelled():
                    break
        self._store_read(ids, done, counts)
        counts.opened += len(ids)
        if went_away:
            more = f" and {grouped(len(went_away) - 1)} more files" if len(went_away) > 1 else ""
            counts.problems.append(f"{display_path(went_away[0])}{more} went away before they could be read")

    def _store_read(
        self, ids: dict[bytes, int], done: list[ReadResult[MediaFacts]], counts: ScanCounts
    ) -> None:
        if done:
            with writing(self._store, counts) as connection:
                files.write_read(
                    connection, [(ids[one.path], one.content, one.reason, one.fingerprint) for one in done]
                )

    # Group, propose, decide

    def _group_and_match(self, root: Root, counts: ScanCounts, cancelled: Cancelled) -> Iterator[Step]:
        with self._store.reading() as connection:
            changed = {scanning.grouping_folder(path) for path in files.ungrouped(connection, root.id)}
            is_older = grouping_rules.are_older(connection, root.id, scanning.GROUPING_RULES)
            present = files.paths(connection, root.id) if is_older else ()
        others = {scanning.grouping_folder(path) for _, path in present} - changed
        # First what an earlier scan grouped and did not match: it was cut in between.
        yield from self._match_pending(root)
        for homes, only_changed in ((sorted(changed), False), (sorted(others), True)):
            for start in range(0, len(homes), _BATCH):
                if cancelled():
                    return
                some = homes[start : start + _BATCH]
                yield ScanProgress("recognising", start, len(homes), display_path(some[0]))
                self._group(root, frozenset(some), counts, only_changed=only_changed)
                yield from self._match_pending(root)

    def _match_pending(self, root: Root) -> Iterator[Step]:
        yield from (step for step in self._matcher.match_pending(root.id) if isinstance(step, Changed))

    def _group(self, root: Root, homes: frozenset[bytes], counts: ScanCounts, *, only_changed: bool) -> None:
        """Group the files of some folders again; their items, or those that have other files, are then pending."""
        with writing(self._store, counts) as connection:
            regroup(connection, root.id, homes, only_changed=only_changed)

    def _mark_scanned(self, root: Root, counts: ScanCounts) -> None:
        with writing(self._store, counts) as connection:
            files.mark_scanned(connection, root.id, self._store.now())
            grouping_rules.store(connection, root.id, scanning.GROUPING_RULES)

    def _report(
        self, roots: Sequence[Root], counts: ScanCounts, before: _Before, seconds: float
    ) -> ScanReport:
        """The report about the folders that were looked at; `before` is what was known before the scan."""
        ids = [root.id for root in roots]
        with self._store.reading() as connection:
            count, missing, unreadable = files.totals(connection, ids)
            not_seen = files.not_seen_once(connection, ids)
            states = item_states.counts(connection, ids)
            lost = absent_titles.missing_since(connection, before.missing)
            asked = item_states.asked_about(connection)
            not_found = absent_titles.not_found(connection, ids) if not_seen else ()
        return ScanReport(
            files=count,
            new=counts.new,
            changed=counts.changed,
            moved=counts.moved,
            missing=missing,
            unreadable=unreadable,
            items=sum(states.values()),
            linked=states.get("linked", 0),
            to_review=states.get("review", 0),
            unknown=states.get("unknown", 0),
            seconds=round(seconds, 3),
            opened=counts.opened,
            skipped=tuple(sorted(counts.skipped.items())),
            problems=tuple(counts.problems),
            not_seen=not_seen,
            lost=lost,
            not_found=not_found,
            new_questions=len(asked - before.asked),
        )


@contextmanager
def _kept_for_later(refused: list[JantoError]) -> Iterator[None]:
    """What is wrong with one folder does not keep the others from being scanned."""
    try:
        yield
    except (CatalogError, NotConnectedError, UsageError):
        raise
    except JantoError as error:
        refused.append(error)
