"""An era in the window: beside a title that is within it, on a page of its own, as a band of lists, and nothing of it without one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from tests.ui.test_subject_pages import page_of, texts
from tests.ui.waiting import wait_until_settled

NAME = "The Hub Years"


@pytest.fixture
def with_era(window: Window, qtbot: QtBot) -> Any:
    """The window of a catalogue with an era."""
    values = {"title": [NAME], "first": ["Everything Changes"], "last": ["Exit Wounds"]}
    window.context.runner.write(lambda catalog: catalog.edits.add("era", values)[1], lambda _changed: None)
    wait_until_settled(window, qtbot)
    return window


def test_a_title_leads_to_the_page_of_its_era(with_era: Window, qtbot: QtBot) -> None:
    with_era.context.signals.select_work.emit("tw-s02e12-fragments")
    wait_until_settled(with_era, qtbot)
    links = [one for one in with_era.detail.findChildren(QPushButton) if one.text() == NAME]
    assert links
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    page = page_of(with_era, qtbot)
    assert page.head.title.text() == NAME
    shown = texts(with_era)
    assert "Begins with Everything Changes · ends with Exit Wounds" in shown
    assert page.titles.model.rowCount()


def test_lists_have_a_band_for_it(with_era: Window, qtbot: QtBot) -> None:
    found: list[str] = []
    with_era.context.runner.read(
        lambda catalog: [era.caption for era in catalog.timelines.contents().eras],
        found.extend,
        owner=with_era,
    )
    qtbot.waitUntil(lambda: bool(found))
    assert NAME in found
    assert f"Before {NAME}" in found


def test_a_title_without_one_has_no_line_for_eras(window: Window, qtbot: QtBot) -> None:
    window.context.signals.select_work.emit("tw-s02e12-fragments")
    wait_until_settled(window, qtbot)
    assert "Eras" not in texts(window).splitlines()
