"""The longest time in which the window's thread handles no event, compared with an idle window in the same run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.context import AppSignals, UiContext
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.views.titles import TitlesView
from tests.bench.figures import Figure, Figures
from tests.ui.conftest import collection, go, open_window, qapp_args, qtbot, scanned, settings  # noqa: F401
from tests.ui.test_many_titles import COUNT, Works

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

# Each verb takes so much longer, in seconds, so that one called in the window's thread would show.
DELAY = 0.3
# How much longer the longest gap may be than at rest, in seconds; how long the window rests; how often both are done.
BAR, RESTING_MS, RUNS = 0.05, 1000, 3


class Slow:
    """An object whose methods take longer."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if not callable(value):
            return value

        def slowly(*args: Any, **named: Any) -> Any:
            time.sleep(DELAY)
            return value(*args, **named)

        return slowly


class SlowCatalog:
    """A catalogue whose verbs take longer."""

    def __init__(self, catalog: Any) -> None:
        self._catalog = catalog
        self.notice, self.close = catalog.notice, catalog.close

    def __getattr__(self, name: str) -> Slow:
        return Slow(getattr(self._catalog, name))


class Heartbeat:
    """Ticks every 5 ms; `longest` is the longest gap between two ticks, in seconds."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> float:
        """Stop ticking; the longest gap, in seconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.fixture
def slow_window(
    open_window: Callable[[Path], Window],  # noqa: F811
    scanned: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,  # noqa: F811
) -> Window:
    """A window on a catalogue whose verbs take longer."""
    real = bootstrap.open_catalog
    monkeypatch.setattr(bootstrap, "open_catalog", lambda *args, **named: SlowCatalog(real(*args, **named)))
    shutil.copy(scanned, tmp_path / "catalogue.db")
    window = open_window(tmp_path / "catalogue.db")
    qtbot.waitUntil(lambda: window.titles.model.rowCount() > 0)
    return window


@pytest.fixture
def many_titles(qapp: QApplication, settings: Settings, qtbot: QtBot) -> Iterator[TitlesView]:  # noqa: F811
    """A table of 100,000 titles."""
    runner = BackgroundRunner(lambda: SimpleNamespace(works=Works(), close=lambda: None))  # type: ignore[arg-type,return-value]
    view = TitlesView(
        UiContext(runner, Theme(qapp, "light"), settings, AppSignals(), {"jack": "Jack Harkness"})
    )
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.search("")
    qtbot.waitUntil(lambda: view.model.rowCount() == COUNT)
    yield view
    runner.close()


def measure(what: str, job: Callable[[], None], figures: Figures, qtbot: QtBot) -> None:  # noqa: F811
    """Compare the longest gap while `job` runs with that of a window at rest.

    The best of some runs counts for both, since what a busy machine adds belongs to neither.
    """
    ours, baseline = [], []
    for _ in range(RUNS):
        heartbeat = Heartbeat()
        job()
        ours.append(heartbeat.stop())
        heartbeat = Heartbeat()
        qtbot.wait(RESTING_MS)
        baseline.append(heartbeat.stop())
    figure = Figure(
        f"longest block of the window's thread in {what}", min(ours), min(baseline), note="at rest"
    )
    figures.take(figure)
    assert figure.ours <= figure.baseline + BAR


def test_in_a_search(slow_window: Window, figures: Figures, qtbot: QtBot) -> None:  # noqa: F811
    def job() -> None:
        qtbot.keyClick(slow_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        for letter in "ianto":
            qtbot.keyClicks(QApplication.focusWidget(), letter)
            qtbot.wait(60)
        qtbot.waitUntil(lambda: slow_window.titles.model.listing.text == "ianto")
        slow_window.search.clear()
        qtbot.waitUntil(lambda: slow_window.titles.model.listing.text == "")

    measure("a search", job, figures, qtbot)


def test_in_a_scroll(slow_window: Window, figures: Figures, qtbot: QtBot) -> None:  # noqa: F811
    def job() -> None:
        bar = slow_window.titles.table.verticalScrollBar()
        for step in range(0, bar.maximum(), 2):
            bar.setValue(step)
            qtbot.wait(10)

    measure("a scroll", job, figures, qtbot)


def test_in_a_scroll_through_100_000_titles(
    many_titles: TitlesView,
    figures: Figures,
    qtbot: QtBot,  # noqa: F811
) -> None:
    def job() -> None:
        bar = many_titles.table.verticalScrollBar()
        for step in range(0, bar.maximum(), bar.maximum() // 60):
            bar.setValue(step)
            qtbot.wait(10)

    measure("a scroll through 100,000 titles", job, figures, qtbot)


def test_in_a_scan(slow_window: Window, figures: Figures, qtbot: QtBot) -> None:  # noqa: F811
    def job() -> None:
        with qtbot.waitSignal(slow_window.scan.ended):
            slow_window.scan.start()

    measure("a scan", job, figures, qtbot)
