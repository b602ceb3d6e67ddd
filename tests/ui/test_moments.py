"""Moments, notes and facts of production in the detail panel, which has no section for them without any."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from tests.rival_pack import write_rival_pack
from tests.ui.test_subject_pages import texts
from tests.ui.waiting import wait_until_settled


def test_a_title_has_them_in_sections_of_their_own(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.context.signals.select_work.emit("tw-s02e12-fragments")
    wait_until_settled(window, qtbot)
    assert "Moments and notes" not in texts(window).splitlines()
    folder = str(write_rival_pack(tmp_path))
    window.context.runner.write(lambda catalog: catalog.packs.add(folder), lambda _changed: None)
    wait_until_settled(window, qtbot)
    shown = texts(window)
    for text in (
        "Moments and notes",
        "2:05: The doors part; with Ianto Jones",
        "question: Why are there four parts?",
        "recorded in: A town by the sea, 2007",
    ):
        assert text in shown, text
