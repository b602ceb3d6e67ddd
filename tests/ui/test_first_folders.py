"""The folders that are chosen in the first run: all of them are listed, however many they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.choices import DropArea


def lines(first: FirstRun) -> list[IconButton]:
    """The buttons that take a folder off the list again, one a line."""
    found = first.findChildren(IconButton)
    return [one for one in found if one.accessibleName().startswith("Do not add") and one.isVisible()]


def test_many_folders_are_listed_without_lying_over_something(
    open_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path / "new.db", 960, 600)
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))
    assert window.windowTitle() == "Janto Catalog", "no page is shown yet"
    first = window.findChildren(FirstRun)[0]
    drop, area = first.findChildren(DropArea)[0], first.findChildren(QScrollArea)[0]
    large = drop.height()
    for number in range(1, 8):
        first._add([str(tmp_path / f"folder {number}")])

        def last_is_seen(number: int = number) -> bool:
            shown = lines(first)
            top = shown[-1].mapTo(area, QPoint()).y() if shown else -1
            return len(shown) == number and top >= 0 and top + shown[-1].height() <= area.height()

        qtbot.waitUntil(last_is_seen)
        bottom = drop.mapTo(first, QPoint(0, drop.height())).y()
        assert bottom <= area.mapTo(first, QPoint()).y(), "the list lies over the area to drop on"
        end = area.mapTo(first, QPoint(0, area.height())).y()
        assert end <= first._skip_button.mapTo(first, QPoint()).y()
    assert drop.height() < large
    # Tab goes through the lines as they are listed.
    one, other, *_ = lines(first)
    assert one.nextInFocusChain() is other
    for path in list(first._folders):
        first._remove(path)
    qtbot.waitUntil(lambda: not area.isVisible())
    assert drop.height() == large
