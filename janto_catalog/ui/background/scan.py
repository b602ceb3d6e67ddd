"""Scans, and matching pending items, as the window runs them: one at a time, with progress about ten times a second, stopped at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from janto_catalog.ui.background.runner import BackgroundRunner

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog

# The minimum seconds between two reports of progress, and between two reports of changes.
_PROGRESS_INTERVAL, _CHANGES_INTERVAL = 0.1, 0.5


class ScanRunner(QObject):
    """Runs scans, and matching of pending items, in the background.

    `progress` carries a ScanProgress, `ended` a ScanReport, or None when pending items were matched, `failed` the
    error that ended it.
    """

    started = Signal()
    progress = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner) -> None:
        super().__init__()
        self._runner = runner
        self._cancelled = threading.Event()
        self._queued_scans: list[tuple[str, ...]] = []
        self._matching_queued = False
        self._last: tuple[str, ...] = ()
        self.running = False

    def start(self, folders: Sequence[str] = (), *, accept_missing: bool = False) -> None:
        """Scan these folders (none: all of them), after the scan that is running."""
        if self.running:
            self._queued_scans.append(tuple(folders))
            return
        self._last = chosen = tuple(folders)
        self._run(
            lambda catalog, cancelled: catalog.scans.scan(
                chosen, accept_missing=accept_missing, cancelled=cancelled
            )
        )

    def match_pending(self) -> None:
        """Match the items that an edit, a pack or an answer left pending, after the scan that is running."""
        if self.running:
            self._matching_queued = True
            return
        # None comes last, as the report of a scan does: delayed changes are sent before it.
        self._run(
            lambda catalog, cancelled: chain(catalog.matcher.match_pending(cancelled=cancelled), [None])
        )

    def _run(self, steps: Callable[[Catalog, Callable[[], bool]], Iterator[Any]]) -> None:
        self.running = True
        self._cancelled.clear()
        self.started.emit()
        cancelled, runner = self._cancelled, self._runner

        def is_cancelled() -> bool:
            return cancelled.is_set() or runner.closing

        runner.stream(
            lambda catalog: _throttle(steps(catalog, is_cancelled)),
            self._progressed,
            self._ended,
            self._failed,
        )

    def waits_for(self, folders: Sequence[str]) -> bool:
        """Whether a scan of these folders has not begun yet."""
        return tuple(folders) in self._queued_scans

    def repeat(self, *, accept_missing: bool = False) -> None:
        """Scan the folders of the last scan again."""
        self.start(self._last, accept_missing=accept_missing)

    def cancel(self) -> None:
        """Stop after the current file; what was read is kept.  `repeat` then scans the folders that waited, too."""
        if self._last and all(self._queued_scans):
            self._last = tuple(dict.fromkeys(chain(self._last, *self._queued_scans)))
        elif self._queued_scans:
            self._last = ()
        self._queued_scans.clear()
        self._matching_queued = False
        self._cancelled.set()

    @property
    def cancelling(self) -> bool:
        """Whether the scan was asked to stop."""
        return self._cancelled.is_set()

    def _progressed(self, value: object) -> None:
        from janto_catalog.model.views import ScanProgress

        if isinstance(value, ScanProgress):
            self.progress.emit(value)

    def _ended(self, report: object) -> None:
        self.running = False
        self.ended.emit(report)
        self._start_queued()

    def _failed(self, error: Exception) -> None:
        self.running = False
        self.failed.emit(error)
        self._start_queued()

    def _start_queued(self) -> None:
        if self._queued_scans:
            self.start(self._queued_scans.pop(0))
        elif self._matching_queued:
            self._matching_queued = False
            self.match_pending()


def _throttle(steps: Iterator[Any]) -> Iterator[Any]:
    """Pass on what a scan yields, but progress and changes less often; no kind of change is lost."""
    from janto_catalog.model.changes import Data
    from janto_catalog.model.views import Changed, ScanProgress

    last_progress, last_changes, kinds = 0.0, 0.0, frozenset[Data]()
    for step in steps:
        now = time.monotonic()
        if isinstance(step, ScanProgress):
            if now - last_progress >= _PROGRESS_INTERVAL:
                last_progress = now
                yield step
        elif isinstance(step, Changed):
            kinds |= step.kinds
            if now - last_changes >= _CHANGES_INTERVAL:
                last_changes = now
                yield Changed(kinds, step.label)
                kinds = frozenset()
        else:
            if kinds:
                yield Changed(kinds, "")
            yield step
