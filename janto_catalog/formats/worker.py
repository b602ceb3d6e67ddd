"""What runs in a reading process, and what it hands back."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats.memory_limit import limit_memory
from janto_catalog.model.media import MediaFacts


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One file read: its facts, or None and the reason in words; `print` is what `fingerprint` said of it."""

    path: bytes
    facts: MediaFacts | None
    reason: str = ""
    print: str = ""


Reader = Callable[[bytes], MediaFacts]
Fingerprint = Callable[[bytes], str]
Batch = tuple[bytes, ...]
Outcome = tuple[list[ReadResult], Batch]


def no_print(_path: bytes) -> str:
    """For those who do not want files fingerprinted."""
    return ""


def read_batch(reader: Reader, fingerprint: Fingerprint, patience: float, batch: Batch) -> Outcome:
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
        return ReadResult(path, None, error.message, print_)


def prepare(memory: int) -> None:
    """Runs first in each worker: Ctrl-C is the parent's to handle, memory is bounded, no parent no worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    formats.all_formats()
    limit_memory(memory)


def _end_with_parent() -> None:
    """A parent that was killed closes its end: then this process ends too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
