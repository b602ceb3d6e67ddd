"""Reading files in processes that can be killed: a hostile file may hang or use all memory, and the scan goes on.

pebble's pool kills a process at a task's time limit and starts another; the pool of the standard library cannot.
Files are sent in batches, because a round trip to a process costs as much as reading several files.  When a batch
takes too long or its process ends, its files are read again one by one, so that only the file at fault stays
unread.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

from pebble import ProcessExpired, ProcessPool

from janto_catalog.errors import JantoError
from janto_catalog.formats.patience import Patience
from janto_catalog.formats.worker import (
    Batch,
    BatchOutcome,
    Counter,
    Fingerprint,
    Reader,
    ReadResult,
    initialize,
    no_fingerprint,
    read_batch,
)

__all__ = ["ReadResult", "ReadingPool"]

T = TypeVar("T")
logger = logging.getLogger(__name__)

_BATCH_SIZE = 64
_BATCHES_PER_WORKER = 3
"""Batches that wait for each process: enough to keep it busy, few enough to stop at once."""
_POLL_SECONDS = 0.2
_BATCH_SHARE = 0.25
"""A process returns an unfinished batch after this share of the time limit for one file."""
_STUCK_POLLS = 30
"""Polls after those for the limit of a batch without a sign from any process: then the pool may be stuck."""
_MAX_FAILURES = 20
_GIBIBYTE = 1 << 30


class ReadingPool(Generic[T]):
    """Processes that read files; they start with the first file and end with the `with` block.

    `reader` returns what it reads from the file at a path, or raises UnreadableFileError.  `limit` is the time in
    seconds that one file may take, `memory` the bytes that a process may map more than at its start (where the
    system supports that).  A few files, up to `batch_size`, use one process, more use `workers`.  `reader` and
    `fingerprint` must be functions of modules, because they are called in the processes.
    """

    def __init__(
        self,
        reader: Reader[T],
        *,
        workers: int | None = None,
        limit: float = 20.0,
        memory: int = _GIBIBYTE,
        batch_size: int = _BATCH_SIZE,
        fingerprint: Fingerprint = no_fingerprint,
    ) -> None:
        self._workers = workers or min(4, os.cpu_count() or 1)
        self._limit, self._memory, self._reader = limit, memory, reader
        self._fingerprint, self._batch_size = fingerprint, batch_size
        self._pool: ProcessPool | None = None
        self._pool_size = 0
        self._progress: Counter | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop all processes at once, also those that are reading."""
        pool, self._pool, self._pool_size = self._pool, None, 0
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def read_all(
        self, paths: Iterable[bytes], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[ReadResult[T]]:
        """Read `paths` and yield each result as soon as it is read, in no fixed order.

        `paths` is consumed only as fast as files are read; the caller may stop early.  `cancelled` is called
        several times a second, also while a file hangs; once it returns True, no more results follow.  Raises
        JantoError when the processes cannot be started or end again and again.
        """
        remaining = iter(paths)
        first = list(islice(remaining, self._batch_size + 1))
        workers = 1 if len(first) <= self._batch_size else self._workers
        job = partial(read_batch, self._reader, self._fingerprint, self._limit * _BATCH_SHARE)
        run = _ReadingRun(self, workers, job, self._limit, self._batch_size)
        yield from run.results(chain(first, remaining), cancelled)

    @property
    def is_active(self) -> bool:
        """Whether there is a pool and it has not failed."""
        return self._pool is not None and self._pool.active

    @property
    def progress(self) -> int:
        """A number that grows as processes start and read files; no lock, so a killed process blocks nobody."""
        return 0 if self._progress is None else int(self._progress.value)

    def process_pool(self, workers: int) -> ProcessPool:
        """The running pool; one that is too small or has failed is replaced."""
        if self._pool is None or not self._pool.active or self._pool_size < workers:
            self.close()
            context = multiprocessing.get_context("spawn")
            self._progress = context.RawValue("Q", 0)
            self._pool = ProcessPool(
                max_workers=workers,
                initializer=initialize,
                initargs=(self._memory, self._progress),
                context=cast(multiprocessing.context.BaseContext, context),
            )
            self._pool_size = workers
        return self._pool


class _ReadingRun(Generic[T]):
    """One run over many paths: which batches are being read, and which must be read again."""

    def __init__(
        self,
        pool: ReadingPool[T],
        workers: int,
        job: Callable[[Batch], BatchOutcome[T]],
        limit: float,
        batch_size: int,
    ) -> None:
        self._pool, self._workers, self._job, self._limit = pool, workers, job, limit
        self._batch_size = batch_size
        # A batch returns after its share of the limit, unless its last file takes the whole limit.
        self._batch_limit = limit * (1 + _BATCH_SHARE)
        self._failures = 0
        self._waiting: deque[Batch] = deque()
        self._running: dict[Future[BatchOutcome[T]], Batch] = {}

    def results(self, paths: Iterator[bytes], cancelled: Callable[[], bool]) -> Iterator[ReadResult[T]]:
        try:
            self._submit_batches(paths)
            patience = Patience(int(self._batch_limit / _POLL_SECONDS) + _STUCK_POLLS)
            count = 0
            while self._running and not cancelled():
                done, _ = wait(self._running, timeout=_POLL_SECONDS, return_when=FIRST_COMPLETED)
                count += len(done)
                if not done and not self._pool.is_active:
                    self._restart_pool("they end")
                elif patience.is_over((count, self._pool.progress)):
                    # Not a failure: on a busy machine they may need longer than this to start.
                    logger.warning("The processes that read files do not answer; they are started again")
                    self._close_pool()
                for future in done:
                    yield from self._results_of(future, self._running.pop(future))
                self._submit_batches(paths)
        finally:
            for future in self._running:
                future.cancel()

    def _submit_batches(self, paths: Iterator[bytes]) -> None:
        while len(self._running) < self._workers * _BATCHES_PER_WORKER:
            batch = self._waiting.popleft() if self._waiting else tuple(islice(paths, self._batch_size))
            if not batch:
                return
            try:
                with _sigint_blocked():
                    pool = self._pool.process_pool(self._workers)
                    future = pool.schedule(self._job, args=(batch,), timeout=self._batch_limit)
            except (OSError, RuntimeError) as error:  # no process, pipe or thread could be made
                self._waiting.append(batch)
                self._restart_pool(_describe_start(error))
            else:
                self._running[future] = batch

    def _results_of(self, future: Future[BatchOutcome[T]], batch: Batch) -> Iterator[ReadResult[T]]:
        """The results of a finished batch; files that it left unread wait to be read again."""
        try:
            results, unread = future.result()
        except CancelledError:
            return
        except BrokenProcessPool as error:
            self._waiting.append(batch)
            self._count_failure(_describe_start(error))
            return
        except (TimeoutError, ProcessExpired, MemoryError) as error:
            if len(batch) > 1:
                self._waiting.extend((path,) for path in batch)
            else:
                yield ReadResult(batch[0], None, self._describe_failure(error))
            return
        self._failures = 0
        if unread:
            self._waiting.append(unread)
        yield from results

    def _restart_pool(self, reason: str) -> None:
        """Close the pool, which failed or could not start, and read its batches again in a new one."""
        self._close_pool()
        self._count_failure(reason)

    def _close_pool(self) -> None:
        """Close the pool; its batches wait to be read in a new one."""
        self._waiting.extend(self._running.values())
        self._running.clear()
        self._pool.close()

    def _count_failure(self, reason: str) -> None:
        """Count a failure of the pool; a few in a row are normal when the system is short of memory."""
        self._failures += 1
        if self._failures > _MAX_FAILURES:
            raise JantoError(
                f"The processes that read files cannot run ({reason})",
                hint="Check that memory is free and that programs may be started, then scan again.",
            )

    def _describe_failure(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"reading it took longer than {self._limit:g} s"
        if isinstance(error, MemoryError):
            return "it needs more memory than a reader may use"
        return "the reader process crashed on this file"


def _describe_start(error: BaseException) -> str:
    """Why a pool could not start or go on, in the words of the system where it gave any."""
    cause = error if isinstance(error, OSError) else error.__cause__
    return (cause.strerror or "").lower() if isinstance(cause, OSError) else "they end at once"


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Block Ctrl-C for processes that are started meanwhile: it goes to all processes of a terminal.

    A process inherits the mask of the thread that starts it, and a thread that of the thread that starts it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python's resource tracker must start first: it would unblock the signal.
    resource_tracker.ensure_running()
    previous_mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous_mask)
