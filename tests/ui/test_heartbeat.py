"""With 300 ms in every verb the window's thread goes on as if nothing were."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.shell.window import Window

DELAY, LONGEST_GAP, TRIES, RESTING_MS = 0.3, 0.05, 5, 1000


class Slow:
    """A noun of the catalogue whose verbs take 300 ms longer."""

    def __init__(self, noun: Any) -> None:
        self._noun = noun

    def __getattr__(self, name: str) -> Any:
        verb = getattr(self._noun, name)
        if not callable(verb):
            return verb

        def slowly(*given: Any, **named: Any) -> Any:
            time.sleep(DELAY)
            return verb(*given, **named)

        return slowly


class SlowCatalog:
    """A catalogue of such nouns."""

    def __init__(self, catalog: Any) -> None:
        self._catalog = catalog
        self.notice = catalog.notice
        self.close = catalog.close

    def __getattr__(self, name: str) -> Slow:
        return Slow(getattr(self._catalog, name))


class Heartbeat:
    """Ticks every 5 ms and remembers its longest gap, in seconds."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> float:
        """Beat no more; the longest gap, in seconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.fixture
def slow_window(
    open_window: Callable[[Path], Window],
    scanned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Window:
    real = bootstrap.open_catalog
    monkeypatch.setattr(bootstrap, "open_catalog", lambda *given, **named: SlowCatalog(real(*given, **named)))
    shutil.copy(scanned, tmp_path / "catalogue.db")
    window = open_window(tmp_path / "catalogue.db")
    qtbot.waitUntil(lambda: window.titles.model.rowCount() > 0, timeout=10000)
    return window


def beats_on(job: Callable[[], None], qtbot: QtBot) -> None:
    """The heart beats on while `job` runs, but for what it skips with nothing to do; a busy machine gets some tries."""
    gaps = []
    for _ in range(TRIES):
        heart = Heartbeat()
        job()
        skipped = heart.stop()
        heart = Heartbeat()
        qtbot.wait(RESTING_MS)
        gaps.append((skipped, heart.stop()))
        if skipped <= LONGEST_GAP + gaps[-1][1]:
            return
    said = ", ".join(f"{gap * 1000:.0f} ms ({rest * 1000:.0f} at rest)" for gap, rest in gaps)
    pytest.fail(f"longest gaps: {said}")


def test_in_a_search(slow_window: Window, qtbot: QtBot) -> None:
    def job() -> None:
        qtbot.keyClick(slow_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        for letter in "ianto":
            qtbot.keyClicks(QApplication.focusWidget(), letter)
            qtbot.wait(60)
        qtbot.wait(900)
        slow_window.search.clear()
        qtbot.wait(700)

    beats_on(job, qtbot)


def test_in_a_scroll(slow_window: Window, qtbot: QtBot) -> None:
    def job() -> None:
        bar = slow_window.titles.table.verticalScrollBar()
        for step in range(0, bar.maximum(), 2):
            bar.setValue(step)
            qtbot.wait(10)

    beats_on(job, qtbot)


def test_in_a_scan(slow_window: Window, qtbot: QtBot) -> None:
    def job() -> None:
        with qtbot.waitSignal(slow_window.scan.ended, timeout=60000):
            slow_window.scan.start()
        qtbot.wait(700)

    beats_on(job, qtbot)
