"""Select all among the folders with what was not recognised: also those that are not listed yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.models import inbox_rows
from janto_catalog.ui.models.inbox_rows import FEW
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3

FOLDERS, LISTED = 5, 2


@pytest.fixture
def page(
    open_window: Callable[..., Window],
    go: Callable[..., Any],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """The inbox of several folders of music, of which the first ones are listed."""
    monkeypatch.setattr(inbox_rows, "PAGE", LISTED)
    for number in range(FOLDERS):
        for song in range(FEW):
            name = f"zither {chr(97 + song) * 3}.mp3"
            silent_mp3(tmp_path / f"Music {number}" / name, 20 + FEW * number + song)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(tmp_path / f"Music {number}") for number in range(FOLDERS)]))
    catalog.close()
    shown = go(open_window(tmp_path / "catalogue.db"), "review")
    qtbot.waitUntil(lambda: f"Show 2 more of {FOLDERS - LISTED} folders" in shown.list.names)
    return shown


def test_select_all_selects_the_folders_that_are_not_listed_yet(page: Any, qtbot: QtBot) -> None:
    assert page.list.row.is_folder
    qtbot.keyClick(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.list.selected_folders) == FOLDERS)
    assert not any(name.startswith("Show ") for name in page.list.names)
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.remaining == 0)
