"""Noticing that the log of an open catalogue was deleted, before anything is read from it or written into it.

SQLite tells other programs by locks on the catalogue's file that it is open.  A process loses these locks when anything
in it opens and closes the same file by other means, as a file dialog does that looks into files for their icons
(https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).  Then another
program that closes the catalogue takes itself for the last one and deletes the log.  What was written into the
deleted log would be lost, so the connections are opened again first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from janto_catalog.errors import CatalogError

#: Seconds to wait until everything else in this process is done with its connections.
_WAIT = 15.0


class LogGuard:
    """Counts the uses of the connections to a catalogue, and has them opened again when its log is another file."""

    def __init__(self, path: Path, reopen: Callable[[], None]) -> None:
        """Watch the log of the catalogue at `path`, which is open; `reopen` closes all connections and opens new ones."""
        self._path, self._log, self._reopen = path, path.with_name(f"{path.name}-wal"), reopen
        self._uses, self._idle = 0, threading.Condition()
        self._nested = threading.local()
        #: Whether a thread waits until nothing uses the connections; new uses wait for it.
        self._pausing = False
        self._seen = self._identity()

    @contextmanager
    def using(self) -> Iterator[None]:
        """Use the connections in the block; a block inside another of the same thread uses the same log.

        Raises CatalogError when the log was deleted and other threads do not end what they are doing.
        """
        depth = getattr(self._nested, "depth", 0)
        if not depth:
            self._begin()
        self._nested.depth = depth + 1
        try:
            yield
        finally:
            self._nested.depth = depth
            if not depth:
                with self._idle:
                    self._uses -= 1
                    self._idle.notify_all()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Wait until nothing uses the connections, let nothing use them in the block, and open new ones after it.

        Raises CatalogError when other threads do not end what they are doing.
        """
        with self._idle:
            self._pausing = True
            try:
                if not self._idle.wait_for(lambda: self._uses == 0, _WAIT):
                    raise CatalogError(
                        "The catalogue is being read", location=str(self._path), hint="Try again in a moment."
                    )
                try:
                    yield
                finally:
                    self._reopen()
                    self._seen = self._identity()
            finally:
                self._pausing = False
                self._idle.notify_all()

    def renew(self) -> bool:
        """Open the connections again if the log was deleted and nothing uses them; never waits for a use to end.

        Returns whether the connections are to the log that the catalogue has now.
        """
        with self._idle:
            self._reopen_if_unused()
            return self._identity() == self._seen

    def _begin(self) -> None:
        with self._idle:
            self._idle.wait_for(lambda: not self._pausing)
            if self._identity() != self._seen:
                if not self._idle.wait_for(lambda: self._uses == 0, _WAIT):
                    raise CatalogError(
                        "Another program deleted the log of the catalogue while it was read",
                        location=str(self._log),
                        hint="Try again; if it fails again, close the program and open it.",
                    )
                self._reopen_if_unused()
            self._uses += 1

    def _reopen_if_unused(self) -> None:
        # Connections to the old log and to the new one must not exist side by side.
        if not self._uses and self._identity() != self._seen:
            self._reopen()
            self._seen = self._identity()

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self._log.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino
