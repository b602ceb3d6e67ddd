"""The side bar of a narrow window: icons only, all of them in sight."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled


def test_all_icons_are_in_sight_in_the_smallest_window(window: Window, qtbot: QtBot) -> None:
    wait_until_settled(window, qtbot)
    side_bar = window.side_bar
    tree: Any = side_bar._tree
    window.resize(960, 600)
    qtbot.waitUntil(lambda: side_bar.is_narrow)

    def last_ends() -> int:
        rect = tree.visualItemRect(tree.topLevelItem(tree.topLevelItemCount() - 1))
        return int(rect.bottom() if rect.isValid() else tree.viewport().height())

    qtbot.waitUntil(lambda: last_ends() < tree.viewport().height())
    small = tree.visualItemRect(tree.topLevelItem(0)).height()
    window.resize(960, 900)
    qtbot.waitUntil(lambda: tree.visualItemRect(tree.topLevelItem(0)).height() > small)
