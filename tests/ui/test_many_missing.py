"""Many files of a folder are gone: after Cancel in the question, Home and Folders still say so, and offer what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.context import HOME
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mkv, silent_mp3
from tests.ui.test_missing import press, texts
from tests.ui.waiting import wait_until_settled

FILES, GONE = 30, 25
SAID = f"{GONE} of {FILES + 1} files are no longer there, so nothing was changed."


@pytest.fixture
def asked(open_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot) -> Window:
    """A window that asked about many files that are gone, and was answered with Cancel."""
    media = tmp_path / "media"
    silent_mkv(media / "Torchwood.S01E02.Day.One.mkv", 48 * 60.0)
    for number in range(FILES):
        silent_mp3(media / "Harps" / f"harp {chr(97 + number % 26)}{number // 26}.mp3", 20.0 + number)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    catalog.close()
    window = open_window(tmp_path / "catalogue.db")
    window.navigate(HOME)
    wait_until_settled(window, qtbot)
    away = tmp_path / "away"
    away.mkdir()
    for path in sorted((media / "Harps").iterdir())[:GONE]:
        path.rename(away / path.name)
    scan(window, qtbot)
    box = window.findChildren(QMessageBox)[0]
    cancel = next(each for each in box.findChildren(QPushButton) if each.text() == "Cancel")
    qtbot.keyClick(cancel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    window.activateWindow()
    wait_until_settled(window, qtbot)
    return window


def scan(window: Window, qtbot: QtBot) -> None:
    """Scan all folders with F5, up to the question or to the end."""
    done: list[object] = []
    for end in (window.scan.ended, window.scan.failed):
        end.connect(done.append)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(done))
    wait_until_settled(window, qtbot)


def test_what_was_not_marked_is_said_until_it_is_marked(
    asked: Window, go: Callable[..., Any], qtbot: QtBot
) -> None:
    home = asked.page()
    qtbot.waitUntil(lambda: f"media: {SAID}" in texts(home))
    folders = go(asked, "folders")
    qtbot.waitUntil(lambda: SAID.removesuffix(".") in texts(folders))
    with qtbot.waitSignal(asked.scan.ended) as ended:
        press(folders, "Mark them missing", qtbot)
    assert ended.args[0].missing == GONE
    qtbot.waitUntil(lambda: "no longer there" not in texts(folders))
    qtbot.waitUntil(lambda: f"{GONE} files missing" in [b.text() for b in folders.findChildren(QPushButton)])
    asked.navigate(HOME)
    wait_until_settled(asked, qtbot)
    assert "no longer there" not in texts(asked.page())


def test_what_was_not_marked_is_said_until_it_is_back(
    asked: Window, go: Callable[..., Any], tmp_path: Path, qtbot: QtBot
) -> None:
    folders = go(asked, "folders")
    qtbot.waitUntil(lambda: SAID.removesuffix(".") in texts(folders))
    for path in (tmp_path / "away").iterdir():
        path.rename(tmp_path / "media" / "Harps" / path.name)
    scan(asked, qtbot)
    qtbot.waitUntil(lambda: "no longer there" not in texts(folders))
    assert "missing" not in texts(folders)
