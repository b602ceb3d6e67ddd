"""The folders of the window: one that is left out of the catalogue, and files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog.items import Items
from janto_catalog.model.unrecognised import FolderPlace
from janto_catalog.ui.shell.dropped import sort_dropped
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_settled


@pytest.fixture
def window(open_window: Callable[[Path], Window], tmp_path: Path, settings: Any) -> Window:
    """A window on a catalogue with a folder of music that is left out."""
    for number, name in enumerate(("zither aaa", "zither bbb")):
        silent_mp3(tmp_path / "Music" / f"{name}.mp3", 60 + number)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(tmp_path / "Music")]))
    (folder,) = catalog.folders.list()
    catalog.unrecognised.leave_out(places=[FolderPlace(folder.id, "", below=True)])
    catalog.close()
    settings.set("welcomed", True)
    return open_window(tmp_path / "catalogue.db")


def texts(within: Any) -> str:
    return "\n".join(made.text() for made in within.findChildren(QLabel) if made.isVisible())


def press(within: Any, text: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        return [made for made in within.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, key))


def test_a_folder_that_is_left_out_says_so_and_comes_back(
    window: Window, go: Callable[..., Any], qtbot: QtBot
) -> None:
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: "left out of the catalogue · 2 files" in texts(folders))
    press(folders, "Include it again", qtbot)
    qtbot.waitUntil(lambda: "2 files" in texts(folders) and "left out" not in texts(folders))
    wait_until_settled(window, qtbot)
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "left out of the catalogue · 2 files" in texts(folders))


def test_files_that_are_dropped_offer_to_add_their_folder(
    window: Window, tmp_path: Path, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    plays = [silent_mp3(tmp_path / "Plays" / f"{n}.mp3", 90 + n) for n in range(2)]
    drop(window, plays[0])
    qtbot.waitUntil(lambda: window.toast.text.startswith("0.mp3 is a file, and the catalogue takes whole"))
    drop(window, *plays)
    qtbot.waitUntil(lambda: window.toast.text.startswith("2 files were dropped"))
    with qtbot.waitSignal(window.scan.ended):
        press(window.toast, "Add their folder", qtbot)
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: str(tmp_path / "Plays") in texts(folders))
    drop(window, plays[0])
    qtbot.waitUntil(lambda: window.toast.text.endswith("Plays, which is in the catalogue."))
    with qtbot.waitSignal(window.scan.ended):
        press(window.toast, "Scan again", qtbot)


def test_files_beside_or_in_a_dropped_folder_need_no_offer(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    inside, beside = tmp_path / "a" / "b" / "1.mp3", tmp_path / "2.mp3"
    inside.touch()
    beside.touch()
    found = sort_dropped(None, [str(tmp_path / "a"), str(inside), str(beside)])
    assert (found.folders, found.parents) == ((str(tmp_path / "a"),), (str(tmp_path),))
    assert sort_dropped(None, [str(inside), str(beside)]).offer == "Add their 2 folders"


def test_the_folders_are_shown_without_reading_every_item(
    window: Window, go: Callable[..., Any], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Items, "list", lambda *_: pytest.fail("a collection may have a hundred thousand"))
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: "2 files" in texts(folders))
