"""The page of story worlds: one is switched off and on, and before one is removed what hangs on it is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import Progress
from janto_catalog.ui.shell.window import Window
from tests.rival_pack import write_rival_pack
from tests.ui.test_collection import press, texts
from tests.ui.waiting import wait_until_settled


def test_a_world_is_switched_off_and_on(window: Window, qtbot: QtBot, go: Callable[..., Any]) -> None:
    page = go(window, "worlds")
    wait_until_settled(window, qtbot)
    press(qtbot, page, "Switch off")
    qtbot.waitUntil(lambda: any(text.startswith("Switched off: ") for text in texts(page)))
    titles = go(window, "titles")
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: titles.model.rowCount() == 0)
    page = go(window, "worlds")
    wait_until_settled(window, qtbot)
    press(qtbot, page, "Switch on")
    qtbot.waitUntil(lambda: not any(text.startswith("Switched off: ") for text in texts(page)))
    titles = go(window, "titles")
    qtbot.waitUntil(lambda: titles.model.rowCount() > 0)


def test_what_hangs_on_a_world_is_said_before_it_is_removed(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    done: list[Any] = []
    window.context.runner.write(
        lambda catalog: catalog.progress.mark(
            ["tw-s01e02-day-one", "tw-s02e12-fragments"], Progress.FINISHED
        ),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    page = go(window, "worlds")
    wait_until_settled(window, qtbot)
    press(qtbot, page, "Remove…")
    qtbot.waitUntil(lambda: any("titles with your progress" in text for text in texts(page)))
    press(qtbot, page, "Keep it")
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: not any("titles with your progress" in text for text in texts(page)))
    press(qtbot, page, "Remove…")
    press(qtbot, page, "Remove")
    qtbot.waitUntil(lambda: "Included, not added" in texts(page))


def test_so_is_which_other_worlds_refer_to_it(
    window: Window, qtbot: QtBot, go: Callable[..., Any], tmp_path: Path
) -> None:
    done: list[Any] = []
    rivals = str(write_rival_pack(tmp_path))
    window.context.runner.write(lambda catalog: catalog.packs.add(rivals), done.append)
    qtbot.waitUntil(lambda: bool(done))
    page = go(window, "worlds")
    qtbot.waitUntil(lambda: "Rivals" in texts(page))
    removes = {each.accessibleName(): each for each in page.findChildren(QPushButton)}
    qtbot.mouseClick(removes["Remove: Torchwood"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("Rivals refers to its titles." in text for text in texts(page)))
