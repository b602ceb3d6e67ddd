"""What the user added is shared from the page of edits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.packs import load_pack
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled


def share_button(window: Window) -> QPushButton:
    found = window.page().findChildren(QPushButton)
    return next(one for one in found if one.text() == "Share what you added…")


def test_what_was_added_is_written_where_the_user_says(
    window: Window, qtbot: QtBot, go: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, done = window.context.runner, list[Any]()
    runner.write(lambda catalog: catalog.edits.set("Lost Souls", {"released": ["2008-09-11"]}), done.append)
    go(window, "edits")
    wait_until_settled(window, qtbot)
    assert share_button(window).isHidden(), "a changed date is no addition"
    runner.write(
        lambda catalog: catalog.edits.add("work", {"title": ["Rain"], "kind": ["novel"]}), done.append
    )
    qtbot.waitUntil(lambda: len(done) == 2 and not share_button(window).isHidden())
    place = tmp_path / "rain"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    qtbot.mouseClick(share_button(window), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toast.text.startswith("Wrote 1 title to rain. 1 edit"))
    assert [work.title for work in load_pack(place).story.works] == ["Rain"]
    qtbot.mouseClick(share_button(window), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "something at that place already" in window.toast.text)
