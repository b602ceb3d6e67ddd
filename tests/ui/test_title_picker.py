"""The field that asks for a title: its answers can be seen and reached by keys, also those to a misspelt title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.panels.place_page import PlacePage
from janto_catalog.ui.panels.title_picker import TitlePicker
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

SMASHED = "bf-tw-32-smashed"


def links_of(picker: TitlePicker) -> list[str]:
    return [link.text() for link in picker.findChildren(QPushButton) if link.isVisible()]


def text_of(picker: TitlePicker) -> str:
    return " ".join(part.text() for part in picker.findChildren(QLabel))


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused: Any = QApplication.focusWidget()
    qtbot.keyClick(focused, key)


def name_of_focus() -> str:
    focused: Any = QApplication.focusWidget()
    return focused.text() if isinstance(focused, QPushButton) else focused.accessibleName()


@pytest.fixture
def placing(window: Window, qtbot: QtBot) -> PlacePage:
    window.context.signals.select_work.emit(SMASHED)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Smashed")
    window.context.signals.place_work.emit(SMASHED, "after", "")
    page = window.detail.findChildren(PlacePage)[0]
    qtbot.waitUntil(page.isVisible)
    return page


@pytest.mark.parametrize("typed", ["Cybrewoman", "Cyberwomann"])
def test_similar_titles_are_offered_for_a_misspelt_one_and_enter_only_goes_to_them(
    placing: PlacePage, window: Window, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(placing.picker.field, typed)
    qtbot.waitUntil(lambda: "Cyberwoman" in links_of(placing.picker))
    assert "No title has these words. Similar ones:" in text_of(placing.picker)
    assert placing.picker.first is None
    press(qtbot, Qt.Key.Key_Return)
    assert name_of_focus() == "Cyberwoman"
    assert "Smashed comes after" not in window.detail.visible_text()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Smashed comes after Cyberwoman." in window.detail.visible_text())


def test_what_nothing_is_called_like_offers_nothing(placing: PlacePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(placing.picker.field, "qqqqqqqqqqqq")
    qtbot.waitUntil(lambda: "No title has these words." in text_of(placing.picker))
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is placing.picker.field


def test_signs_of_the_language_of_searches_are_those_of_a_title(placing: PlacePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(placing.picker.field, "reset")
    qtbot.waitUntil(lambda: "Reset" in links_of(placing.picker))
    placing.picker.field.selectAll()
    qtbot.keyClicks(placing.picker.field, "(exit wounds")
    qtbot.waitUntil(lambda: placing.picker.first is not None and placing.picker.first.title == "Exit Wounds")


def test_down_and_up_go_through_what_was_found(placing: PlacePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(placing.picker.field, "the")
    qtbot.waitUntil(lambda: len(links_of(placing.picker)) > 2)
    titles = links_of(placing.picker)
    for title in titles[:2]:
        press(qtbot, Qt.Key.Key_Down)
        assert name_of_focus() == title
    press(qtbot, Qt.Key.Key_Up)
    assert name_of_focus() == titles[0]
    press(qtbot, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is placing.picker.field


def test_what_was_found_is_scrolled_into_sight(window: Window, qtbot: QtBot, go: Callable[..., Any]) -> None:
    window.resize(1440, 640)
    page = go(window, "review")
    wait_until_settled(window, qtbot)
    press(qtbot, Qt.Key.Key_Slash)
    picker = page.panel.actions_row.title_picker
    qtbot.waitUntil(picker.field.hasFocus)
    qtbot.keyClicks(picker.field, "the")
    qtbot.waitUntil(lambda: len(links_of(picker)) > 2)
    last = picker.findChildren(QPushButton)[-1]
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert not picker.field.visibleRegion().isEmpty()
    # Escape leaves the titles that were found, too.
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert QApplication.focusWidget() is page.list
