"""Leaving a whole folder out but for some in it: what is listed and ticked, by keyboard, and undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.panels.rest_panel import RestPanel
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_settled

SONGS = 3


@pytest.fixture
def window(open_window: Callable[[Path], Window], tmp_path: Path) -> Window:
    """A window on a root with a play, two folders of music, and a song beside them."""
    media = tmp_path / "media"
    silent_mp3(media / "Plays" / "Torchwood 07 - The Victorian Age.mp3", 58 * 60)
    for song in range(SONGS):
        for folder in ("Music/Album", "Sounds"):
            silent_mp3(media / folder / f"{folder[-1] * 2}{song} zither.mp3", 60 + song)
    silent_mp3(media / "hum.mp3", 70)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    catalog.close()
    return open_window(tmp_path / "catalogue.db")


def texts(panel: RestPanel) -> list[tuple[str, bool]]:
    items = [panel.folders.item(row) for row in range(panel.folders.count())]
    return [(item.text(), item.checkState() is Qt.CheckState.Checked) for item in items]


def test_a_root_is_left_out_but_for_the_folder_with_titles_by_keyboard(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining == 2 * SONGS + 1)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_R)
    panel = page.rest_panel
    qtbot.waitUntil(lambda: panel.folders.count() == 4)
    assert texts(panel) == [
        ("Plays · 1 matched or asked about", True),
        ("Files in the folder itself · 1 not recognised", False),
        (f"Music · {SONGS} not recognised", False),
        (f"Sounds · {SONGS} not recognised", False),
    ]
    assert QApplication.focusWidget() is panel.folders
    # Nothing of a folder would be left: that is another act.
    qtbot.keyClick(panel.folders, Qt.Key.Key_Space)
    assert not panel.done.isEnabled()
    qtbot.keyClick(panel.folders, Qt.Key.Key_Space)
    # The list is read again meanwhile, and the form stays.
    page.reload()
    wait_until_settled(window, qtbot)
    assert panel.isVisible()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: panel.folders.count() == 4)
    panel.done.setFocus()
    qtbot.keyClick(panel.done, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.remaining == 0)
    qtbot.waitUntil(lambda: window.toast.text == "media is not part of the catalogue, but for Plays")
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.remaining == 2 * SONGS + 1)
