"""A scan as the window runs it: one at a time, told of about ten times a second, stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from janto_catalog.ui.background.runner import BackgroundRunner

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

_BETWEEN = 0.1


class ScanRunner(QObject):
    """Runs scans through the runner; `progress` carries a ScanProgress, `ended` a ScanReport."""

    started = Signal()
    progress = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner) -> None:
        super().__init__()
        self._runner = runner
        self._stop = threading.Event()
        self._waiting: list[tuple[str, ...]] = []
        self.running = False
        self._last: tuple[str, ...] = ()

    def start(self, folders: Sequence[str] = (), *, accept_missing: bool = False) -> None:
        """Scan these folders (none: all of them), after the scan that runs."""
        if self.running:
            self._waiting.append(tuple(folders))
            return
        self.running, self._last = True, tuple(folders)
        self._stop.clear()
        self.started.emit()
        chosen, stop, runner = tuple(folders), self._stop, self._runner

        def verb(catalog: Catalog) -> Iterator[Any]:
            def cancelled() -> bool:
                return stop.is_set() or runner.closing

            return _throttle(catalog.scans.scan(chosen, accept_missing=accept_missing, cancelled=cancelled))

        self._runner.stream(verb, self._progress, self._ended, self._failed)

    def repeat(self, *, accept_missing: bool = False) -> None:
        """Scan the folders of the last scan once more."""
        self.start(self._last, accept_missing=accept_missing)

    def cancel(self) -> None:
        """Stop after what is in hand; what was read is kept."""
        self._waiting.clear()
        self._stop.set()

    @property
    def cancelling(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def _progress(self, value: object) -> None:
        from janto_catalog.model.views import ScanProgress

        if isinstance(value, ScanProgress):
            self.progress.emit(value)

    def _ended(self, report: object) -> None:
        self.running = False
        self.ended.emit(report)
        if self._waiting:
            self.start(self._waiting.pop(0))

    def _failed(self, error: Exception) -> None:
        self.running = False
        self.failed.emit(error)
        if self._waiting:
            self.start(self._waiting.pop(0))


def _throttle(steps: Iterator[Any]) -> Iterator[Any]:
    """Pass on what a scan yields, progress at most ten times a second, what changed about twice."""
    from janto_catalog.model.changes import Data
    from janto_catalog.model.views import Changed, ScanProgress

    told, changes, kinds = 0.0, 0.0, frozenset[Data]()
    for step in steps:
        now = time.monotonic()
        if isinstance(step, ScanProgress):
            if now - told >= _BETWEEN:
                told = now
                yield step
        elif isinstance(step, Changed):
            kinds |= step.kinds
            if now - changes >= 5 * _BETWEEN:
                changes = now
                yield Changed(kinds, step.label)
                kinds = frozenset()
        else:
            if kinds:
                yield Changed(kinds, "")
            yield step
