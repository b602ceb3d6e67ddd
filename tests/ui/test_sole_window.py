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


@pytest.fixture
def first(open_window: Open, tmp_path: Path) -> Window:
    """A window that others bring to the front."""
    window = open_window(tmp_path / "catalogue.db")
    SoleWindow(window, "one").start()
    return window


@pytest.fixture
def silent() -> Iterator[QLocalServer]:
    """A window that does not answer."""
    server = QLocalServer()
    QLocalServer.removeServer(sole_window._name_of("silent"))
    assert server.listen(sole_window._name_of("silent"))
    yield server
    server.close()


def test_a_second_window_brings_the_first_to_the_front_and_closes(
    open_window: Open, first: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    first.showMinimized()
    second = open_window(tmp_path / "catalogue.db")
    SoleWindow(second, "one").start()
    qtbot.waitUntil(lambda: not second.isVisible())
    assert not first.isMinimized()
    assert first.toast.text == "This catalogue is already open in this window."


def test_windows_on_two_catalogues_are_both_open_and_a_closed_one_is_not_asked(
    open_window: Open, first: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    other = open_window(tmp_path / "other.db")
    SoleWindow(other, "two").start()
    first.close()
    again = open_window(tmp_path / "catalogue.db")
    SoleWindow(again, "one").start()
    third = open_window(tmp_path / "catalogue.db")
    SoleWindow(third, "one").start()
    qtbot.waitUntil(lambda: not third.isVisible())
    assert again.isVisible()
    assert other.isVisible()


def test_a_window_that_does_not_answer_is_told_of(
    open_window: Open, silent: QLocalServer, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sole_window, "_ANSWER_MS", 50)
    window = open_window(tmp_path / "catalogue.db")
    SoleWindow(window, "silent").start()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Another window has this catalogue open"))
    assert window.isVisible()
    assert silent.hasPendingConnections()
