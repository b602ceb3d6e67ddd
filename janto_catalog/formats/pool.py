"""Reading in processes that can be killed: hostile files hang or eat memory, and a scan goes on.

pebble's pool kills a worker at a task's time limit and starts another; the standard library's cannot.
Files go in batches, a process round trip costs as much as reading several.  When a batch takes too long or its
process dies, its files are tried again one by one, so that only the guilty one is left unread.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import wait as wait_for
from time import monotonic
from types import TracebackType
from typing import Self, cast

from pebble import ProcessExpired, ProcessPool

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.memory import allow_more
from janto_catalog.model.media import MediaFacts

_BATCH = 64
_IN_FLIGHT = 3
"""Batches waiting per worker: enough never to idle, few enough to stop at once."""
_GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file read: its facts, or None and the reason in words; `print` is what `fingerprint` said of it."""

    path: bytes
    facts: MediaFacts | None
    reason: str = ""
    print: str = ""


Reader = Callable[[bytes], MediaFacts]
Fingerprint = Callable[[bytes], str]


def no_print(_path: bytes) -> str:
    """For those who do not want files fingerprinted."""
    return ""


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

    def read_all(self, paths: Iterable[bytes]) -> Iterator[ReadResult]:
        """Read `paths`, yielding each result as it is there, in no fixed order.

        `paths` is drawn from only as fast as files are read; leaving the loop early is fine.
        """
        coming = iter(paths)
        first = list(islice(coming, _BATCH + 1))
        if first:
            pool = self._started(1 if len(first) <= _BATCH else self._workers)
            yield from _Reading(pool, self._reader, self._fingerprint, self._limit, self._size).results(
                chain(first, coming)
            )

    def _started(self, workers: int) -> ProcessPool:
        """The running pool; one that is too small is replaced by a larger."""
        if self._pool is None or not self._pool.active or self._size < workers:
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(
                max_workers=workers,
                initializer=_prepare_worker,
                initargs=(self._memory,),
                context=cast(multiprocessing.context.BaseContext, context),
            )
            self._size = workers
        return self._pool


Batch = tuple[bytes, ...]
Outcome = tuple[list[ReadResult], Batch]


class _Reading:
    """One pass over many paths: what waits, what is being read."""

    def __init__(
        self, pool: ProcessPool, reader: Reader, fingerprint: Fingerprint, limit: float, workers: int
    ) -> None:
        self._pool, self._reader, self._fingerprint, self._limit = pool, reader, fingerprint, limit
        self._places = workers * _IN_FLIGHT
        self._again: deque[Batch] = deque()
        self._running: dict[Future[Outcome], Batch] = {}

    def results(self, paths: Iterator[bytes]) -> Iterator[ReadResult]:
        try:
            self._fill(paths)
            while self._running:
                done, _ = wait(self._running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from self._taken(future, self._running.pop(future))
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
            patience = self._limit / 4
            arguments = (self._reader, self._fingerprint, batch, patience)
            future = self._pool.schedule(_read_batch, args=arguments, timeout=self._limit + patience)
            self._running[future] = batch

    def _taken(self, future: Future[Outcome], batch: Batch) -> Iterator[ReadResult]:
        """The results of a finished batch; what it left unread is put up again."""
        try:
            results, rest = future.result()
        except CancelledError:
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

    def _reason(self, error: Exception) -> str:
        if isinstance(error, TimeoutError):
            return f"reading it took longer than {self._limit:g} s"
        if isinstance(error, MemoryError):
            return "it needs more memory than a reader may use"
        return "reading it ended the reader"


def _read_batch(reader: Reader, fingerprint: Fingerprint, batch: Batch, patience: float) -> Outcome:
    """Runs in a worker: results for `batch`, and what is left of it once `patience` seconds are over."""
    until = monotonic() + patience
    results: list[ReadResult] = []
    for at, path in enumerate(batch):
        if monotonic() > until and at:
            return results, batch[at:]
        results.append(_read_one(reader, fingerprint, path))
    return results, ()


def _read_one(reader: Reader, fingerprint: Fingerprint, path: bytes) -> ReadResult:
    try:
        print_ = fingerprint(path)
    except OSError:
        print_ = ""
    try:
        return ReadResult(path, reader(path), print=print_)
    except UnreadableFileError as error:
        return ReadResult(path, None, error.what, print_)


def _prepare_worker(memory: int) -> None:
    """Runs first in each worker: Ctrl-C is the parent's to handle, memory is bounded, no parent no worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    formats.families()
    allow_more(memory)


def _end_with_parent() -> None:
    """A parent that was killed closes its end: then this process ends too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
