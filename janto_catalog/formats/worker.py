"""The part that runs in a reader process, and what it returns."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic
from typing import Generic, Protocol, TypeVar

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.memory_limit import limit_memory

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadResult(Generic[T]):
    """One file that was read: what the reader returned, or None and the reason; `fingerprint` is that of its
    content, "" without one."""

    path: bytes
    content: T | None
    reason: str = ""
    fingerprint: str = ""


class Counter(Protocol):
    """A number in memory that the processes share."""

    value: int


_progress: Counter | None = None
"""Grows with the start of this process and with each file that it begins to read."""

Reader = Callable[[bytes], T]
Fingerprint = Callable[[bytes], str]
Batch = tuple[bytes, ...]
BatchOutcome = tuple[list[ReadResult[T]], Batch]


def no_fingerprint(_path: bytes) -> str:
    """A `Fingerprint` for callers that need none."""
    return ""


def read_batch(
    reader: Reader[T], fingerprint: Fingerprint, max_seconds: float, batch: Batch
) -> BatchOutcome[T]:
    """Read the files of `batch` until `max_seconds` are over, at least one.

    Returns the results and the paths that are left.
    """
    deadline = monotonic() + max_seconds
    results: list[ReadResult[T]] = []
    for index, path in enumerate(batch):
        if index and monotonic() > deadline:
            return results, batch[index:]
        results.append(_read_file(reader, fingerprint, path))
    return results, ()


def _read_file(reader: Reader[T], fingerprint: Fingerprint, path: bytes) -> ReadResult[T]:
    _note_progress()
    try:
        identity = fingerprint(path)
    except OSError:
        identity = ""
    try:
        return ReadResult(path, reader(path), fingerprint=identity)
    except UnreadableFileError as error:
        return ReadResult(path, None, error.message, identity)


def initialize(memory: int, progress: Counter) -> None:
    """Runs first in each reader process; `progress` grows as it works.

    Ignores Ctrl-C, which the parent handles, limits the memory to `memory` bytes more than now, and ends the
    process when its parent is gone.
    """
    global _progress  # noqa: PLW0603 - what a reader is called with has no place for it
    _progress = progress
    _note_progress()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    formats.all_formats()
    limit_memory(memory)


def _note_progress() -> None:
    """Show the parent that this process works.  Two that do so at once may count as one."""
    if _progress is not None:
        _progress.value += 1


def _exit_with_parent() -> None:
    """Wait until the parent ends, even when it is killed, then end this process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
