"""One open catalogue: reading, writing facts, and deciding."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, PoolProxiedConnection
from sqlalchemy.orm import Session

from janto_catalog.errors import CatalogError
from janto_catalog.store import backup, derived, journal, migrations, restoring, temporary_files
from janto_catalog.store import engine as engines
from janto_catalog.store.changes import ChangeSet, changes_of, collecting
from janto_catalog.store.derived import projection
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.error_translation import translated_errors
from janto_catalog.store.log_guard import LogGuard

__all__ = ["Clock", "Connection", "Session", "Store"]

Clock = Callable[[], str]

_WAIT_FOR_WRITER = 15.0
_WAIT_TO_CLOSE = 2.0
_VERSION = "data version"
"""The key of the version of the data that a connection saw last, in the notes of the pool about it."""


class Store:
    """An open catalogue at `path`; `notice` says why it is read-only, "" when it is not.

    also_own: more files that no scan and no export may touch.

    Usable from several threads: `reading` beside `writing`, one writer at a time.
    Every method raises CatalogError when the file or its disk fails.
    """

    def __init__(
        self, path: Path, now: Clock, *, read_only: bool = False, also_own: frozenset[Path] = frozenset()
    ) -> None:
        self.path, self.now, self.notice, self._also_own = path, now, "", also_own
        self._projections = projection.in_order(derived.all_projections())
        self._watching: PoolProxiedConnection | None = None
        self._was_reopened = False
        self._on_commit: list[Callable[[ChangeSet], None]] = []
        self._mutex = threading.RLock()
        self._lock = FileLock(f"{path}.lock", timeout=_WAIT_FOR_WRITER, thread_local=False)
        exists = engines.check_is_catalog(path)
        if read_only and not exists:
            raise CatalogError("There is no catalogue to read", location=str(path))
        self._make_ready(exists, read_only)

    def _make_ready(self, exists: bool, read_only: bool) -> None:
        if exists and (read_only or not _writable(self.path)):
            self._refuse_older()
            self._open_read_only("The catalogue is opened for reading only.")
            return
        if exists and migrations.is_newer(self._revision()):
            self._open_read_only(
                "This catalogue was made by a newer Janto Catalog: it is opened for reading only."
            )
            return
        temporary_files.remove_leftovers(restoring.real_path(self.path).parent)
        self._prepare(exists)
        self._connect()
        self._guard = LogGuard(self.path, self._reconnect)
        self._derive_outdated()

    def _connect(self) -> None:
        self._writer = engines.writer_engine(self.path)
        # The log is there before anybody reads: making it needs the file for oneself.
        with translated_errors(str(self.path)):
            self._writer.raw_connection().close()
        self._reader = engines.reader_engine(self.path)

    def _reconnect(self) -> None:
        """Open new connections in place of those to a log that was deleted; what it held is in the catalogue."""
        self._reader.dispose()
        self._writer.dispose()
        self._connect()
        self._was_reopened = True

    @contextmanager
    def _using(self) -> Iterator[None]:
        """Use the connections in the block, with the log that the catalogue has now."""
        if self.read_only:
            yield
            return
        with self._guard.using():
            yield

    def add_projections(self, more: Iterable[Projection]) -> None:
        """Add projections that need services.  Computes again what is outdated."""
        self._projections = projection.in_order((*self._projections, *more))
        self._derive_outdated()

    def derive_all(self) -> None:
        """Compute all derived data again, from nothing."""
        self._derive(self._projections)

    def _derive_outdated(self) -> None:
        if self.read_only:
            return
        with self.reading() as connection:
            outdated = projection.outdated(connection, self._projections)
        if outdated:
            self._derive(outdated)

    def _derive(self, projections: Iterable[Projection]) -> None:
        self._refuse_when_read_only()
        with (
            translated_errors(str(self.path)),
            self._one_writer(),
            self._using(),
            self._writer.begin() as connection,
            collecting(connection),
        ):
            projection.refresh_all(connection, projections)

    @property
    def own_files(self) -> frozenset[Path]:
        """What no scan and no export may touch: the catalogue (SQLite's files beside it come on top), its lock,
        and the copies made before upgrades and restores."""
        copies = migrations.copies_before(self.path) | restoring.kept_copies(self.path)
        return copies | {self.path, Path(f"{self.path}.lock")} | self._also_own

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return bool(self.notice)

    def _refuse_older(self) -> None:
        revision = self._revision()
        if revision != migrations.HEAD and not migrations.is_newer(revision):
            raise CatalogError(
                "This catalogue was made by an older Janto Catalog and cannot be upgraded where it is read-only",
                location=str(self.path),
                hint="Open it once where it can be written.",
            )

    def _open_read_only(self, notice: str) -> None:
        self.notice = notice
        self._reader = engines.read_only_engine(self.path)

    def _revision(self) -> str:
        probe = engines.read_only_engine(self.path)
        with translated_errors(str(self.path)), probe.connect() as connection:
            revision = migrations.revision_of(connection)
        probe.dispose()
        return revision

    def _prepare(self, exists: bool) -> None:
        if exists and self._revision() == migrations.HEAD:
            return
        if not self.path.parent.is_dir():
            raise CatalogError(
                "The folder of the catalogue is not there",
                location=str(self.path.parent),
                hint="Make it, or give another place with --catalog.",
            )
        with self._one_writer():
            migrations.upgrade(self.path, backup_first=exists)

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        with self._mutex, _locked(self._lock, self.path):
            yield

    def restore(self, source: Path) -> Path | None:
        """Put the backup `source` in place of what is in the catalogue, and open it again.

        Returns where the catalogue as it was is kept.  Raises CatalogError when the backup cannot be used, or another
        program has the catalogue open; the catalogue is then as it was.
        """
        self._refuse_when_read_only()
        target = restoring.real_path(self.path)
        with restoring.prepared_copy(source, target) as prepared, translated_errors(str(self.path)):
            with self._one_writer(), self._guard.paused():
                self._reader.dispose()
                self._writer.dispose()
                kept = restoring.replace(prepared, target, self.now())
            self._derive_outdated()
        return kept

    def copy_to(self, path: Path) -> None:
        """Write a copy of the catalogue to `path`, which is not there yet."""
        with translated_errors(str(self.path)):
            backup.copy(self.path, path)

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the write lock: what is read in the block is still true when the block writes."""
        self._refuse_when_read_only()
        with translated_errors(str(self.path)), self._one_writer():
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one consistent state and cannot write."""
        with translated_errors(str(self.path)), self._using(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for facts; everything in the block is committed together, or not at all.

        What was derived from what it changed is refreshed at its end.
        """
        self._refuse_when_read_only()
        with (
            translated_errors(str(self.path)),
            self._one_writer(),
            self._using(),
            self._writer.begin() as connection,
            collecting(connection),
        ):
            changes = changes_of(connection)
            yield connection
            projection.refresh(connection, self._projections)
        self._committed(changes)

    @contextmanager
    def recording(self, label: str, *, reverses: int | None = None) -> Iterator[Session]:
        """A session whose flushes are journalled as one change called `label`.

        `session.info["change"]` is the change's number after the first flush that changed anything.
        """
        self._refuse_when_read_only()
        with (
            translated_errors(str(self.path)),
            self._one_writer(),
            self._using(),
            Session(self._writer) as session,
            session.begin(),
            collecting(session.connection()),
        ):
            journal.record(session, label, self.now(), reverses)
            changes = changes_of(session.connection())
            yield session
            session.flush()
            projection.refresh(session.connection(), self._projections)
        self._committed(changes)

    def changed_elsewhere(self) -> bool:
        """Whether another process has changed the catalogue since the last call; never waits.

        While this process writes, the answer is False, and a later call gives what was missed.  The first call only
        notes the present state.
        """
        if not self._mutex.acquire(blocking=False):
            return False
        try:
            with translated_errors(str(self.path)):
                return self._reader_differs() if self.read_only else self._writer_differs()
        finally:
            self._mutex.release()

    def _writer_differs(self) -> bool:
        is_current = self._guard.renew()
        if self._was_reopened or not is_current:
            # Another program wrote and deleted the log; a new connection does not know since when.
            self._was_reopened = False
            return True
        with self._using():
            pooled = self._writer.raw_connection()
            try:
                # SQLite counts what other connections commit, and in this process no other connection does.
                return _has_changed(pooled)
            finally:
                pooled.close()

    def _reader_differs(self) -> bool:
        if self._watching is None:
            # The same one each time: connections count from different starts.
            self._watching = self._reader.raw_connection()
        return _has_changed(self._watching)

    def on_commit(self, do: Callable[[ChangeSet], None]) -> None:
        """Call `do` with the changes of each transaction after it commits, in the thread that wrote it."""
        self._on_commit.append(do)

    def _committed(self, changes: ChangeSet) -> None:
        for do in self._on_commit:
            do(changes)

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise CatalogError(self.notice.rstrip("."), location=str(self.path), hint="Nothing was changed.")

    def close(self) -> None:
        """Let go of the file; the writer goes last, so that it is the one that checkpoints."""
        if self._watching is not None:
            self._watching.close()
        self._reader.dispose()
        if not self.read_only:
            # Closing may delete the log, which nobody must write into meanwhile.
            with suppress(OSError, Timeout), self._mutex, self._lock.acquire(_WAIT_TO_CLOSE):
                self._writer.dispose()
                return
            with suppress(OSError):
                self._writer.dispose()


def restore_closed(source: Path, path: Path, now: Clock) -> Path | None:
    """Put the backup `source` in place of the catalogue at `path`, which nobody has open and need not be there.

    Returns as `Store.restore`.  Raises CatalogError.
    """
    target = restoring.real_path(path)
    if not target.parent.is_dir():
        raise CatalogError(
            "The folder of the catalogue is not there",
            location=str(target.parent),
            hint="Make it, or give another place with --catalog.",
        )
    lock = FileLock(f"{path}.lock", timeout=_WAIT_FOR_WRITER, thread_local=False)
    with restoring.prepared_copy(source, target) as prepared, _locked(lock, path):
        return restoring.replace(prepared, target, now())


@contextmanager
def _locked(lock: FileLock, path: Path) -> Iterator[None]:
    """Hold the lock of the writers of the catalogue at `path`.  Raises CatalogError."""
    try:
        lock.acquire()
    except Timeout as error:
        raise CatalogError(
            "The catalogue is in use by another program",
            location=str(path),
            hint="Close that program or wait until its scan ends, then try again.",
        ) from error
    except OSError as error:
        raise CatalogError(
            f"The catalogue cannot be written ({error.strerror})",
            location=str(path),
            hint="Make its folder writable, or give another place with --catalog.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _has_changed(connection: PoolProxiedConnection) -> bool:
    """Whether the version of the data is not the one that this connection saw last."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA data_version")
    (version,) = cursor.fetchone() or (0,)
    seen = connection.info.get(_VERSION, version)
    connection.info[_VERSION] = version
    return bool(version != seen)


def _writable(path: Path) -> bool:
    # Asked of the system: opening a live database by other means would drop its locks.
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
