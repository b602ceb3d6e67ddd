"""Reading in processes that can be killed: hostile files hang or eat memory, and a scan goes on.

pebble's pool kills a worker at a task's time limit and starts another; the standard library's cannot.
Files go in batches, a process round trip costs as much as reading several.  When a batch takes too long or its
process dies, its files are tried again one by one, so that only the guilty one is left unread.
"""

from __future__ import annotations

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
from time import monotonic
from types import TracebackType
from typing import Self, cast

from pebble import ProcessExpired, ProcessPool

from janto_catalog import formats
from janto_catalog.errors import JantoError
from janto_catalog.formats.worker import (
    Batch,
    Fingerprint,
    Outcome,
    Reader,
    ReadResult,
    no_print,
    prepare,
    read_batch,
)

__all__ = ["ReadResult", "ReadingPool"]

_BATCH = 64
_IN_FLIGHT = 3
"""Batches waiting per worker: enough never to idle, few enough to stop at once."""
_HEARTBEAT = 0.2
"""Seconds between two looks at whether to stop."""
_GRACE = 6.0
"""Seconds past the limit after which silence means that the pool is stuck."""
_MOST_BREAKS = 50
_GIBIBYTE = 1 << 30


class ReadingPool:
    """Processes that read files; they start with the first file and are gone when the `with` block ends.

    `limit` is the wall-clock time in seconds one file may take, `memory` the bytes a reader may map beyond
    what it starts with (where the system can hold it to that).  One worker for a few files, else `workers`.
    `reader` and `fingerprint` must be functions of modules: they are called in the workers, where the file
    is in the system's cache anyway.
    """

    def __init__(
        self,
        *,
        workers: int | None = None,
        limit: float = 20.0,
        memory: int = _GIBIBYTE,
        reader: Reader = formats.read,
        fingerprint: Fingerprint = no_print,
    ) -> None:
        self._workers = workers or min(4, os.cpu_count() or 1)
        self._limit, self._memory, self._reader = limit, memory, reader
        self._fingerprint = fingerprint
        self._pool: ProcessPool | None = None
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop all workers at once, whatever they do; no process is left behind."""
        pool, self._pool, self._size = self._pool, None, 0
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def read_all(
        self, paths: Iterable[bytes], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[ReadResult]:
        """Read `paths`, yielding each result as it is there, in no fixed order.

        `paths` is drawn from only as fast as files are read; leaving the loop early is fine.  `cancelled` is
        asked several times a second, also while a file hangs: once it says yes, no more results come.
        """
        coming = iter(paths)
        first = list(islice(coming, _BATCH + 1))
        workers = 1 if len(first) <= _BATCH else self._workers
        job = partial(read_batch, self._reader, self._fingerprint, self._limit / 4)
        start = partial(self._started, workers)
        reading = _Reading(start, self.close, job, self._limit, workers * _IN_FLIGHT)
        yield from reading.results(chain(first, coming), cancelled)

    def _started(self, workers: int) -> ProcessPool:
        """The running pool; one that is too small is replaced by a larger."""
        if self._pool is None or not self._pool.active or self._size < workers:
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(
                max_workers=workers,
                initializer=prepare,
                initargs=(self._memory,),
                context=cast(multiprocessing.context.BaseContext, context),
            )
            self._size = workers
        return self._pool


class _Reading:
    """One pass over many paths: what waits, what is being read."""

    def __init__(
        self,
        pool: Callable[[], ProcessPool],
        close: Callable[[], None],
        job: Callable[[Batch], Outcome],
        limit: float,
        places: int,
    ) -> None:
        self._pool, self._close, self._job, self._limit, self._places = pool, close, job, limit, places
        self._longest = limit * 1.25
        self._breaks = 0
        self._again: deque[Batch] = deque()
        self._running: dict[Future[Outcome], Batch] = {}

    def results(self, paths: Iterator[bytes], cancelled: Callable[[], bool]) -> Iterator[ReadResult]:
        try:
            self._fill(paths)
            heard = monotonic()
            while self._running and not cancelled():
                done, _ = wait(self._running, timeout=_HEARTBEAT, return_when=FIRST_COMPLETED)
                if not done and monotonic() - heard > self._longest + _GRACE:
                    self._start_over()
                for future in done:
                    yield from self._taken(future, self._running.pop(future))
                heard = monotonic() if done else heard
                self._fill(paths)
        finally:
            for future in self._running:
                future.cancel()

    def _fill(self, paths: Iterator[bytes]) -> None:
        while len(self._running) < self._places:
            batch = self._again.popleft() if self._again else tuple(islice(paths, _BATCH))
            if not batch:
                return
            # A batch hands over after a quarter of the limit: past limit and quarter, one file took too long.
            with _unheard_by_what_starts():
                future = self._pool().schedule(self._job, args=(batch,), timeout=self._longest)
            self._running[future] = batch

    def _taken(self, future: Future[Outcome], batch: Batch) -> Iterator[ReadResult]:
        """The results of a finished batch; what it left unread is put up again."""
        try:
            results, rest = future.result()
        except CancelledError:
            return
        except BrokenProcessPool:
            self._again.append(batch)
            self._count_break()
            return
        except (TimeoutError, ProcessExpired, MemoryError) as error:
            if len(batch) > 1:
                self._again.extend((path,) for path in batch)
            else:
                yield ReadResult(batch[0], None, self._reason(error))
            return
        if rest:
            self._again.append(rest)
        yield from results

    def _start_over(self) -> None:
        """Past every limit and no word: a reader was ended while it held the pipe.  A new pool goes on."""
        self._again.extend(self._running.values())
        self._running.clear()
        self._close()
        self._count_break()

    def _count_break(self) -> None:
        """The system ended a reader between two batches; once or twice is bad luck."""
        self._breaks += 1
        if self._breaks > _MOST_BREAKS:
            raise JantoError(
                "the processes that read files end as soon as they start",
                hint="See whether memory is free and programs may be started, then scan again",
            )

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"reading it took longer than {self._limit:g} s"
        if isinstance(error, MemoryError):
            return "it needs more memory than a reader may use"
        return "reading it ended the reader"


@contextmanager
def _unheard_by_what_starts() -> Iterator[None]:
    """Ctrl-C in a terminal goes to every process of it: a reader that is only just starting would end with a trace.

    What is started with the signal blocked, by this thread or by one it starts, keeps it blocked.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python's own tracker, once it runs, leaves the mask alone.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
