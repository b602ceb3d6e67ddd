"""The third evening, a month later: a drive is not connected, and then it is again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.views import Progress
from janto_catalog.ui.shell.window import Window
from tests.ui.evenings.hands import Hand


@pytest.mark.slow
def test_a_drive_that_is_not_connected_loses_nothing(
    open_window: Callable[..., Window],
    sit_down: Callable[[Window], Hand],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    drive, disk = tmp_path / "Drive", tmp_path / "Disk"
    shutil.copytree(collection / "Audio", drive)
    shutil.copytree(collection / "Video", disk)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(drive), str(disk)]))
    catalog.progress.mark(["Lost Souls"], Progress.STARTED)
    catalog.close()
    drive.rename(tmp_path / "in the drawer")

    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    with qtbot.waitSignal(hand.window.scan.ended):
        hand.act("Scan all folders", Qt.Key.Key_F5)
    hand.see("home", "Home", "Not connected")
    owned = hand.window.status.counts
    hand.go("Folders")
    hand.see("folders", "Drive", "Not connected")
    hand.go("My collection")
    hand.see("collection", "Everything Changes", "Lost Souls")
    hand.pick("Lost Souls")
    hand.see("title", "Not connected", "Started")
    assert not hand.has("Play")
    hand.go("Order")
    hand.see("order", "Lost Souls")

    (tmp_path / "in the drawer").rename(drive)
    with qtbot.waitSignal(hand.window.scan.ended):
        hand.act("Scan all folders", Qt.Key.Key_F5)
    hand.go("Folders")
    hand.see("folders-again", "Drive")
    # What the scan before said is gone with it.
    assert not hand.says("is not connected")
    assert not hand.says("Not connected")
    assert hand.window.status.counts.split("·")[1] == owned.split("·")[1]
    hand.go("My collection")
    hand.pick("Lost Souls")
    hand.see("title-again", "Started")
    assert not hand.says("Not connected")
