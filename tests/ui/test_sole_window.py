"""A second window on one catalogue: the first comes to the front, and never are there two without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell import sole_window
from janto_catalog.ui.shell.sole_window import SoleWindow
from janto_catalog.ui.shell.window import Window

Open = Callable[..., Window]


# Other runs of the tests on this machine have windows, too: the names are those of each test.


@pytest.fixture
def first(open_window: Open, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window that others bring to the front."""
    window = open_window(tmp_path / "catalogue.db")
    start_first(window, f"{tmp_path}/one", qtbot)
    return window


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[QLocalServer]:
    """A window that does not answer."""
    name = sole_window._name_of(f"{tmp_path}/silent")
    lock = sole_window._lock_of(name)
    assert lock.tryLock(0)
    server = QLocalServer()
    assert server.listen(name)
    yield server
    server.close()
    lock.unlock()


def start_first(window: Window, catalogue: str, qtbot: QtBot) -> None:
    """Start a window that no other one was opened before, and wait until it answers others."""
    sole = SoleWindow(window, catalogue)
    sole.start()
    qtbot.waitUntil(sole._server.isListening)


def test_a_second_window_brings_the_first_to_the_front_and_closes(
    open_window: Open, first: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    first.showMinimized()
    second = open_window(tmp_path / "catalogue.db")
    SoleWindow(second, f"{tmp_path}/one").start()
    qtbot.waitUntil(lambda: not second.isVisible())
    assert not first.isMinimized()
    assert first.toast.text == "This catalogue is already open in this window."


def test_windows_on_two_catalogues_are_both_open_and_a_closed_one_is_not_asked(
    open_window: Open, first: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    other = open_window(tmp_path / "other.db")
    start_first(other, f"{tmp_path}/two", qtbot)
    first.close()
    again = open_window(tmp_path / "catalogue.db")
    start_first(again, f"{tmp_path}/one", qtbot)
    third = open_window(tmp_path / "catalogue.db")
    SoleWindow(third, f"{tmp_path}/one").start()
    qtbot.waitUntil(lambda: not third.isVisible())
    assert again.isVisible()
    assert other.isVisible()


def test_a_window_that_does_not_answer_is_told_of(
    open_window: Open, silent: QLocalServer, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sole_window, "_ANSWER_MS", 50)
    window = open_window(tmp_path / "catalogue.db")
    SoleWindow(window, f"{tmp_path}/silent").start()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Another window has this catalogue open"))
    assert window.isVisible()
    assert silent.hasPendingConnections()


def test_of_two_windows_opened_at_the_same_moment_one_closes(
    open_window: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = [open_window(tmp_path / "catalogue.db") for _ in range(2)]
    soles = [SoleWindow(window, f"{tmp_path}/one") for window in windows]
    remove = QLocalServer.removeServer

    def remove_late(name: str) -> bool:
        """Let the other window start before the first one answers others."""
        monkeypatch.setattr(QLocalServer, "removeServer", remove)
        soles[1].start()
        return remove(name)

    monkeypatch.setattr(QLocalServer, "removeServer", remove_late)
    soles[0].start()
    qtbot.waitUntil(lambda: not windows[1].isVisible())
    assert windows[0].isVisible()


def test_a_window_whose_first_one_closes_before_it_answers_takes_its_place(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    lock = sole_window._lock_of(sole_window._name_of(f"{tmp_path}/closing"))
    assert lock.tryLock(0)
    window = open_window(tmp_path / "catalogue.db")
    sole = SoleWindow(window, f"{tmp_path}/closing")
    sole.start()
    qtbot.waitSignal(sole._other.errorOccurred).wait()
    lock.unlock()
    qtbot.waitUntil(sole._server.isListening)
    assert window.isVisible()
