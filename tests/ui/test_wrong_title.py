"""*Wrong title?* by its key: what it asks, and where the focus and the selection are then."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import HOME, MY_COLLECTION, Destination
from janto_catalog.ui.shell.shortcut_sheet import ShortcutSheet
from janto_catalog.ui.shell.window import Window
from tests.ui.test_copies import forms, press
from tests.ui.waiting import wait_until_settled


def test_l_asks_which_title_it_is_and_the_focus_returns_to_the_next_row(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    table, model = window.titles.table, window.titles.model
    table.select_row(3)
    table.setFocus()
    texts, following = model.texts(3), model.texts(4)
    assert texts is not None
    assert following is not None
    for answer in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        qtbot.keyClick(table, Qt.Key.Key_L)
        qtbot.waitUntil(lambda: len(forms(window)) == 1)
        form = forms(window)[0]
        qtbot.waitUntil(lambda: QApplication.focusWidget() is form.title_picker.field)  # noqa: B023
        qtbot.keyClicks(form.title_picker.field, "fragments")
        qtbot.waitUntil(lambda: form.title_picker.first is not None)  # noqa: B023
        qtbot.keyClick(form.title_picker.field, answer)
        assert QApplication.focusWidget() is table
        wait_until_settled(window, qtbot)
    assert window.titles.model.row_of(texts.id) is None
    assert window.titles.selected == following.id == window.detail.work
    assert QApplication.focusWidget() is table


def test_l_without_a_copy_says_so(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "have:no"))
    wait_until_settled(window, qtbot)
    qtbot.keyClick(window.titles.table, Qt.Key.Key_L)
    assert window.toast.text == "You have no copy of it."
    assert not forms(window)


def test_l_asks_about_a_copy_that_is_not_whole_or_not_readable(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "have:unreadable"))
    wait_until_settled(window, qtbot)
    assert window.titles.model.rowCount() == 1
    qtbot.keyClick(window.titles.table, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: len(forms(window)) == 1)


def test_a_title_that_is_had_in_part_without_a_copy_of_its_own_says_so(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "have:no"))
    wait_until_settled(window, qtbot)
    # As L does for a title of which other titles have the copies.
    window.context.signals.ask_title.emit(window.titles.selected)
    qtbot.waitUntil(lambda: window.toast.text == "You have no copy of it.")
    assert not forms(window)
    assert QApplication.focusWidget() is window.titles.table


def test_wrong_title_has_its_key_in_the_menu_and_on_the_sheet(window: Window, qtbot: QtBot) -> None:
    acts = [act for act in window.available_actions() if act.text() == "Wrong title?"]
    assert [key.toString() for act in acts for key in act.shortcuts()] == ["L"]
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    assert "Wrong title?" in [one.text() for one in sheet.findChildren(QLabel)]


def test_at_home_the_title_beside_is_next_when_a_copy_is_another_title(window: Window, qtbot: QtBot) -> None:
    window.navigate(HOME)
    wait_until_settled(window, qtbot)
    home: Any = window.page()
    strip = home.collection.strip
    strip.setFocus()
    strip.select(3)
    wait_until_settled(window, qtbot)
    following = strip.titles.id_at(4)
    qtbot.keyClick(strip, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: len(forms(window)) == 1)
    press(forms(window)[0], qtbot, "Not part of this catalogue")
    with qtbot.waitSignal(home.loaded):
        pass
    qtbot.waitUntil(lambda: home.selected == following)
    assert QApplication.focusWidget() is strip
