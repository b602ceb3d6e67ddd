"""The window's thread never calls the catalogue, whatever is done in the window."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.context import ALL_TITLES
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_idle

VIEWS = ["review", "order", "folders", "worlds", "history", "answers", "conflicts", "titles"]


class Recorder:
    """Passes on to an object, and records the thread of each call of one of its methods."""

    def __init__(self, target: Any, calls: list[tuple[str, int]]) -> None:
        self._target, self._calls = target, calls

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if not callable(value):
            return value

        def recorded(*args: Any, **named: Any) -> Any:
            self._calls.append((name, threading.get_ident()))
            return value(*args, **named)

        return recorded


class RecordedCatalog:
    """A catalogue whose calls are recorded in `calls`."""

    def __init__(self, catalog: Any, calls: list[tuple[str, int]]) -> None:
        self._catalog, self._calls = catalog, calls
        self.notice, self.close = catalog.notice, catalog.close

    def __getattr__(self, name: str) -> Recorder:
        return Recorder(getattr(self._catalog, name), self._calls)


@pytest.fixture
def calls() -> list[tuple[str, int]]:
    """(name, thread) of each call."""
    return []


@pytest.fixture
def window(
    calls: list[tuple[str, int]],
    open_window: Callable[[Path], Window],
    scanned: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Window:
    """A window on a catalogue that is recorded."""
    real = bootstrap.open_catalog
    monkeypatch.setattr(
        bootstrap, "open_catalog", lambda *args, **named: RecordedCatalog(real(*args, **named), calls)
    )
    shutil.copy(scanned, tmp_path / "catalogue.db")
    shown = open_window(tmp_path / "catalogue.db")
    shown.navigate(ALL_TITLES)
    qtbot.waitUntil(lambda: shown.titles.model.rowCount() > 0)
    return shown


def test_no_call_runs_in_the_windows_thread(
    window: Window, calls: list[tuple[str, int]], qtbot: QtBot, go: Callable[..., Any]
) -> None:
    for view in VIEWS:
        go(window, view)
        wait_until_idle(window.context.runner, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "ianto jo")
    qtbot.waitUntil(lambda: len(window.search.suggestions()) > 1)
    window.search.clear()
    wait_until_idle(window.context.runner, qtbot)
    bar = window.titles.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    window.titles.table.setFocus()
    qtbot.waitUntil(lambda: bool(window.titles.selected))
    qtbot.keyClick(window.titles.table, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: "mark" in [name for name, _ in calls])
    with qtbot.waitSignal(window.scan.ended):
        window.scan.start()
    wait_until_idle(window.context.runner, qtbot)
    names = {name for name, _ in calls}
    assert {"search", "eras", "complete", "details", "listing", "conflicts", "mark", "scan"} <= names
    assert threading.get_ident() not in {thread for _, thread in calls}
