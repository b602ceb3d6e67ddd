"""A scan that was stopped: the window tells it, and offers to scan what is left."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.views import ScanProgress
from janto_catalog.ui.shell.first_scan import summarise
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.test_tasks import adds_up

FILES = 30


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """A catalogue with a folder of which a scan read nothing before it was stopped."""
    media = tmp_path / "media"
    sample = silent_mp3(media / "Voices" / "0.mp3", 5).read_bytes()
    for number in range(1, FILES):
        (media / "Voices" / f"{number}.mp3").write_bytes(sample)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    stop = threading.Event()
    for step in catalog.scans.scan([str(media)], cancelled=stop.is_set):
        if isinstance(step, ScanProgress) and step.stage == "reading":
            stop.set()
    assert 0 < catalog.folders.list()[0].left <= FILES
    catalog.close()
    return tmp_path / "catalogue.db"


def texts(within: Any) -> str:
    return "\n".join(made.text() for made in within.findChildren(QLabel) if made.isVisible())


def buttons(within: Any) -> dict[str, QPushButton]:
    return {made.text(): made for made in within.findChildren(QPushButton) if made.isVisible()}


def test_a_stopped_folder_offers_to_go_on(
    open_window: Callable[..., Window], go: Callable[..., Any], stopped: Path, qtbot: QtBot
) -> None:
    window = open_window(stopped)
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: "scan stopped" in texts(folders))
    assert "Scan again" not in buttons(folders)
    qtbot.mouseClick(buttons(folders)["Go on"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "last scan" in texts(folders) and "Scan again" in buttons(folders))
    assert "scan stopped" not in texts(folders)


def test_the_notice_of_a_stopped_scan_offers_to_go_on(
    open_window: Callable[..., Window], go: Callable[..., Any], stopped: Path, qtbot: QtBot
) -> None:
    window = open_window(stopped)
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: "Go on" in buttons(folders))
    window.scan.started.connect(window.scan.cancel, Qt.ConnectionType.SingleShotConnection)
    window.scan.start()
    qtbot.waitUntil(lambda: window.toast.text.startswith("The scan was stopped") and not window.scan.running)
    assert "Scan finished" not in texts(window)
    qtbot.mouseClick(buttons(window.toast)["Go on"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "last scan" in texts(folders) and "Scan again" in buttons(folders))


def test_home_tells_that_a_scan_runs_or_was_stopped(
    open_window: Callable[..., Window], stopped: Path, qtbot: QtBot
) -> None:
    window = open_window(stopped)
    left = "The scan of your folders was stopped."
    qtbot.waitUntil(lambda: left in texts(window.page()))
    window.context.runner.read(lambda catalog: setattr(catalog.scans, "running", True), print)
    window.page().reload()
    qtbot.waitUntil(lambda: "Your folders are being scanned." in texts(window.page()))
    assert "Go on" not in buttons(window.page())
    window.context.runner.read(lambda catalog: setattr(catalog.scans, "running", False), print)
    window.page().reload()
    qtbot.waitUntil(lambda: "Go on" in buttons(window.page()))
    qtbot.mouseClick(buttons(window.page())["Go on"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "None of your files is matched to a title yet." in texts(window.page()))


def test_the_summary_of_a_stopped_scan_counts_what_is_left(stopped: Path) -> None:
    catalog = bootstrap.open_catalog(str(stopped))
    try:
        folder = catalog.folders.list()[0]
        assert summarise(catalog, folder.files).endswith(f"{folder.left} not scanned yet.")
        assert "belong to them" not in summarise(catalog, folder.files)
        list(catalog.scans.scan())
        assert catalog.folders.list()[0].left == 0
        assert "not scanned yet" not in summarise(catalog, FILES)
    finally:
        catalog.close()


def test_the_summary_of_a_scan_counts_each_file_once_and_other_files_as_the_folders_do(
    scanned: Path, tmp_path: Path
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    try:
        (folder,) = catalog.folders.list()
        text = summarise(catalog, folder.files)
        assert folder.other_files > 0
        assert text.endswith(f"{folder.other_files} other files.")
        assert adds_up(text)
        copies = catalog.items.list()
        whole = sum(len(copy.files) for copy in copies)
        assert text.startswith(f"{len(copies)} copies in {whole} files: ")
        assert f" {folder.files - whole} more files: " in text
        # The same as is counted while the scan runs.
        counts = catalog.works.sidebar_counts()
        assert f"files: {counts.linked_items} matched (" in text
        assert f", {counts.to_review} to identify, {counts.unknown} not recognised, " in text
    finally:
        catalog.close()
