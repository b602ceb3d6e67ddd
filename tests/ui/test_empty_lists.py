"""A list of which the last row goes while it has the focus: the page keeps the focus, and says why it is empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import MISSING
from janto_catalog.ui.shell.window import Window
from tests.ui.test_missing import media, opened, scan

__all__ = ["media", "opened"]


def test_the_list_of_what_is_missing_keeps_the_focus_when_it_comes_back(
    opened: Window, media: Path, tmp_path: Path, qtbot: QtBot, go: Callable[..., object]
) -> None:
    lost = next(media.glob("*Day.One*"))
    lost.rename(tmp_path / lost.name)
    for _ in range(2):
        scan(opened, qtbot)
    opened.navigate(MISSING)
    qtbot.waitUntil(lambda: opened.titles.model.rowCount() == 1)
    assert QApplication.focusWidget() is opened.titles.table
    (tmp_path / lost.name).rename(lost)
    scan(opened, qtbot)
    qtbot.waitUntil(lambda: opened.titles.model.rowCount() == 0)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert opened.titles.list_area.isAncestorOf(focused)
    said = [made.text() for made in opened.titles.findChildren(QLabel) if made.isVisible()]
    assert "No titles that are missing." in said
    lost.rename(tmp_path / lost.name)
    for _ in range(2):
        scan(opened, qtbot)
    qtbot.waitUntil(lambda: opened.titles.model.rowCount() == 1)
    assert QApplication.focusWidget() is opened.titles.table
