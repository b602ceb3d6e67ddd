"""Making the covers of what the user has before they are shown, while nothing else is to be done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from janto_catalog.model.changes import Data
from janto_catalog.ui.background.covers import CoverLoader
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.shell.settings import Settings

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.views import Changed

WAIT_MS = 4000
"""How long nothing else was read before covers are made."""
PAUSE_MS = 300
"""Between two batches, so that they take only a part of the time."""
_BATCH = 16
_CHANGES_TITLES = frozenset({Data.LINKS, Data.ITEMS, Data.ITEM_DECISIONS, Data.FOLDERS})


class CoverMaker(QObject):
    """Makes covers batch by batch.  It stops at once when pictures that are shown are to be read, and waits while a
    scan is running or the setting "covers/ahead" is off."""

    def __init__(
        self,
        runner: BackgroundRunner,
        loader: CoverLoader,
        scan: ScanRunner,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._loader, self._scan, self._settings = runner, loader, scan, settings
        #: The titles that are left; None when it is to be looked up again which these are.
        self._left: list[str] | None = None
        self._running: threading.Event | None = None
        self._has_made = self._is_stopped = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        loader.started.connect(self._interrupt)
        scan.started.connect(self._interrupt)
        scan.ended.connect(lambda _report: self._look_again())
        runner.changed.connect(self._changed)
        settings.follow("covers/ahead", self._look_again)

    def ask(self) -> None:
        """Begin, as soon as there is nothing else to do."""
        limit = int(self._settings.get("covers/limit")) << 20
        self._runner.read(
            lambda catalog: catalog.covers.set_limit(limit), lambda _none: None, worker="covers"
        )
        self._look_again()

    def stop(self) -> None:
        """Make no more."""
        self._is_stopped = True
        self._timer.stop()
        self._interrupt()

    def _look_again(self) -> None:
        self._left = None
        self._wait()

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _CHANGES_TITLES:
            self._look_again()

    def _wait(self, milliseconds: int | None = None) -> None:
        if not self._is_stopped:
            self._timer.start(WAIT_MS if milliseconds is None else milliseconds)

    def _interrupt(self) -> None:
        if self._running is not None:
            self._running.set()

    def _go_on(self) -> None:
        if not self._settings.get("covers/ahead") or self._running is not None:
            # A change of the setting, or the end of the batch, goes on.
            return
        if self._scan.running or self._loader.is_busy:
            self._wait()
        elif self._left is None:
            self._runner.read(
                lambda catalog: catalog.covers.titles_ahead(),
                self._begin,
                lambda _error: None,
                owner=self,
                key=(id(self), "titles"),
                worker="covers",
            )
        elif self._left:
            self._make(self._left[:_BATCH])
        elif self._has_made:
            self._has_made = False
            self._loader.rest()

    def _begin(self, titles: tuple[str, ...]) -> None:
        self._left = list(titles)
        self._wait(PAUSE_MS)

    def _make(self, batch: list[str]) -> None:
        cancelled = self._running = threading.Event()
        runner, done = self._runner, set[str]()

        def is_cancelled() -> bool:
            return cancelled.is_set() or runner.closing

        def run(catalog: Catalog) -> Iterator[None]:
            if not is_cancelled():
                done.update(catalog.covers.make(batch, cancelled=is_cancelled))
            yield None

        runner.stream(
            run,
            lambda _value: None,
            lambda _last: self._made(batch, done, interrupted=cancelled.is_set()),
            # What the user does next reports an error of the catalogue or the disk.
            lambda _error: self._made(batch, set(batch), interrupted=False),
            worker="covers",
        )

    def _made(self, batch: list[str], done: set[str], *, interrupted: bool) -> None:
        self._running = None
        self._has_made = True
        if self._left is not None and self._left[: len(batch)] == batch:
            # What was cancelled is made later; everything else was looked at.
            kept = [work for work in batch if work not in done] if interrupted else []
            self._left = kept + self._left[len(batch) :]
        self._wait(None if interrupted else PAUSE_MS)
