"""Covers that are made before they are shown: in idle time only, interrupted at once, never for a disk that is away."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject, QSettings, QSize
from pytestqt.qtbot import QtBot

from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed
from janto_catalog.ui.background import cover_maker
from janto_catalog.ui.background.cover_maker import CoverMaker
from janto_catalog.ui.background.covers import CoverLoader
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.background.scan import ScanRunner
from janto_catalog.ui.shell.settings import Settings

_TITLES = tuple(f"title {number}" for number in range(40))


class FakeCatalog:
    """Notes what is made; `gate` holds it back."""

    def __init__(self) -> None:
        self.covers = self.scans = self
        self.running = False
        self.made: list[str] = []
        self.events: list[str] = []
        self.titles: tuple[str, ...] = _TITLES
        self.gate = threading.Event()
        self.gate.set()

    def set_limit(self, size: int) -> None:
        self.events.append(f"limit {size >> 20}")

    def titles_ahead(self) -> tuple[str, ...]:
        self.events.append("titles")
        return self.titles

    def make(self, works: Sequence[str], *, cancelled: Callable[[], bool]) -> Iterator[str]:
        for work in works:
            while not self.gate.wait(0.01) and not cancelled():
                pass
            if cancelled():
                return
            self.made.append(work)
            yield work

    def load(self, works: Sequence[str], *, cancelled: Callable[[], bool]) -> Iterator[tuple[str, None]]:
        for work in works:
            if not cancelled():
                self.events.append(f"shown {work}")
                yield work, None

    def close(self) -> None:
        self.events.append("closed")


class Made:
    """A maker with everything it needs."""

    def __init__(self, settings: Settings) -> None:
        self.catalog = FakeCatalog()
        self.runner = BackgroundRunner(lambda: self.catalog)  # type: ignore[arg-type, return-value]
        self.loader, self.scan = CoverLoader(self.runner), ScanRunner(self.runner)
        self.settings, self.parent = settings, QObject()
        settings.set("covers/ahead", True)
        self.maker = CoverMaker(self.runner, self.loader, self.scan, settings, self.parent)


@pytest.fixture
def made(qapp: object, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """A maker that does not wait long for idle time."""
    monkeypatch.setattr(cover_maker, "WAIT_MS", 1)
    monkeypatch.setattr(cover_maker, "PAUSE_MS", 1)
    all_parts = Made(settings)
    yield all_parts
    all_parts.maker.stop()
    all_parts.runner.close()


def test_all_titles_are_made_once_and_the_readers_end(made: Made, qtbot: QtBot) -> None:
    made.settings.set("covers/limit", 128)
    made.maker.ask()
    qtbot.waitUntil(lambda: made.catalog.events == ["limit 128", "titles", "closed"])
    assert made.catalog.made == list(_TITLES)
    # After a scan it is looked for new titles.
    made.catalog.titles = (*_TITLES, "new")
    made.scan.ended.emit(None)
    qtbot.waitUntil(lambda: "new" in made.catalog.made)


def test_what_is_shown_comes_first_and_nothing_is_left_out(made: Made, qtbot: QtBot) -> None:
    made.catalog.gate.clear()
    made.maker.ask()
    qtbot.waitUntil(lambda: made.maker._running is not None)
    made.loader.cover("seen", QSize(10, 10), 1.0)
    qtbot.waitUntil(lambda: "shown seen" in made.catalog.events)
    assert made.catalog.made == []
    made.catalog.gate.set()
    qtbot.waitUntil(lambda: made.catalog.made == list(_TITLES))


def test_nothing_is_made_during_a_scan_or_while_it_is_off(made: Made, qtbot: QtBot) -> None:
    made.settings.set("covers/ahead", False)
    made.maker.ask()
    qtbot.waitUntil(lambda: not made.maker._timer.isActive())
    assert made.catalog.made == []
    made.scan.running = True
    made.settings.set("covers/ahead", True)
    with qtbot.waitSignal(made.maker._timer.timeout):
        pass
    assert "titles" not in made.catalog.events
    made.scan.running = False
    qtbot.waitUntil(lambda: made.catalog.made == list(_TITLES))


def test_a_scan_that_begins_interrupts_a_batch(made: Made, qtbot: QtBot) -> None:
    made.catalog.gate.clear()
    made.maker.ask()
    qtbot.waitUntil(lambda: made.maker._running is not None)
    made.scan.running = True
    made.scan.started.emit()
    qtbot.waitUntil(lambda: made.maker._running is None)
    assert made.catalog.made == []
    made.scan.running = False
    made.catalog.gate.set()
    qtbot.waitUntil(lambda: made.catalog.made == list(_TITLES))


def test_titles_are_looked_up_again_after_a_change_of_folders(made: Made, qtbot: QtBot) -> None:
    made.catalog.titles = ()
    made.maker.ask()
    qtbot.waitUntil(lambda: "titles" in made.catalog.events)
    made.catalog.titles = ("back",)
    made.runner.changed.emit(Changed(frozenset({Data.FOLDERS}), "connected"))
    qtbot.waitUntil(lambda: made.catalog.made == ["back"])


def test_a_setting_is_followed(tmp_path: object) -> None:
    settings = Settings(QSettings(f"{tmp_path}/s.ini", QSettings.Format.IniFormat))
    calls: list[bool] = []
    settings.follow("covers/ahead", lambda: calls.append(settings.get("covers/ahead")))
    settings.set("covers/ahead", False)
    settings.set("covers/limit", 128)
    assert calls == [False]
