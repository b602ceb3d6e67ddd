"""The command palette: what it lists for some letters, and what Enter does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.command_palette import CommandPalette
from janto_catalog.ui.shell.window import Window
from tests.ui.test_search_field import shown
from tests.ui.test_titles import choose
from tests.ui.waiting import wait_until_settled


def palette(window: Window, qtbot: QtBot, text: str) -> CommandPalette:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), text)
    found = [one for one in window.findChildren(CommandPalette) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def listed(palette: CommandPalette) -> list[str]:
    rows = palette.findChildren(QListWidget)[0]
    items = [rows.item(row) for row in range(rows.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_the_palette_finds_titles(window: Window, qtbot: QtBot) -> None:
    opened = palette(window, qtbot, "exit wou")
    qtbot.waitUntil(lambda: listed(opened) == ["Exit Wounds"])
    assert opened.height() < 120
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Exit Wounds")
    qtbot.waitUntil(lambda: shown(window) == ["Exit Wounds"])


def test_the_palette_finds_people_and_pairings_after_its_commands(window: Window, qtbot: QtBot) -> None:
    opened = palette(window, qtbot, "janto")
    qtbot.waitUntil(lambda: "Janto" in listed(opened))
    rows = opened.findChildren(QListWidget)[0]
    assert rows.currentItem().text() == "Janto", "what has exactly this name, not a command with the word"
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    qtbot.waitUntil(lambda: listed(opened) == [])
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    qtbot.keyClicks(QApplication.focusWidget(), "ianto jo")
    qtbot.waitUntil(lambda: listed(opened) == ["Ianto Jones"])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.titles.model.listing.text == 'with:"Ianto Jones"')
    assert window.titles.head.title.text() == "Ianto Jones"


def test_an_action_is_listed_once(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Broken")
    wait_until_settled(window, qtbot)
    assert listed(palette(window, qtbot, "place")).count("Place after…") == 1


def test_enter_goes_to_the_page_of_that_name_though_a_command_has_the_word_too(
    window: Window, qtbot: QtBot
) -> None:
    opened = palette(window, qtbot, "folders")
    rows = opened.findChildren(QListWidget)[0]
    assert listed(opened)[0] == "Scan all folders"
    assert rows.currentItem().text() == "Go to Folders"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.current_destination.title == "Folders"
