"""The focus stays where the hand was: after an undo, and when what had it is shown again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QStackedWidget, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import FOLDERS, HOME, MY_COLLECTION, REVIEW, Destination
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.folders import _read as read_folders
from janto_catalog.ui.widgets.order_menu import OrderButton, OrderList
from tests.ui.waiting import wait_until_settled


def focused() -> Any:
    return QApplication.focusWidget()


def button(within: QWidget, word: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if b.text() == word and b.isVisible())


def mark_first(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    window.titles.table.setFocus()
    qtbot.keyClick(window.titles.table, Qt.Key.Key_E)
    qtbot.waitUntil(window.toast.isVisible)


def test_a_click_on_undo_leaves_the_focus_in_the_list(window: Window, qtbot: QtBot) -> None:
    mark_first(window, qtbot)
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)
    assert focused() is window.titles.table


def test_undo_by_key_gives_the_focus_back_to_the_list(window: Window, qtbot: QtBot) -> None:
    mark_first(window, qtbot)
    window.toast.undo_button.setFocus()
    qtbot.keyClick(window.toast.undo_button, Qt.Key.Key_Space)
    wait_until_settled(window, qtbot)
    assert focused() is window.titles.table


def test_a_link_of_the_detail_keeps_the_focus_when_the_detail_is_read_again(
    window: Window, qtbot: QtBot
) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    link = next(b for b in window.detail.findChildren(QPushButton) if b.text().startswith("Mark as"))
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton))
    assert window.detail.isAncestorOf(focused())


def test_a_card_that_goes_leaves_the_focus_in_its_list(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "worlds")
    wait_until_settled(window, qtbot)
    remove = button(page, "Remove…")
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton) and focused().text() == "Keep it")
    away = button(page, "Remove")
    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Space)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton))
    assert page.isAncestorOf(focused())


def test_a_row_chosen_in_the_grid_is_painted_whole_in_the_table(window: Window, qtbot: QtBot) -> None:
    window.titles.as_covers()
    wait_until_settled(window, qtbot)
    grid = window.titles.cover_grid
    place = grid.visualRect(window.titles.model.index(1, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.titles.as_table()
    table = window.titles.table
    picture = table.viewport().grab().toImage()
    row = table.visualRect(window.titles.model.index(1, 3))
    colour = window.context.theme.colour("selection")
    ratio = picture.devicePixelRatio()
    at_the_end = picture.pixelColor(round((row.right() - 2) * ratio), round((row.top() + 3) * ratio))
    assert at_the_end == colour


def test_a_button_of_home_gets_enter_and_space_and_not_the_page(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []
    window.context.signals.play_work.connect(played.append)
    monkeypatch.setattr(window.player, "play", lambda _work: None)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        window.navigate(HOME)
        wait_until_settled(window, qtbot)
        home: Any = window.page()
        assert home.selected, "a title is chosen, which Enter in its strip plays"
        answer = button(home.review, "Answer")
        answer.setFocus()
        is_open = window.detail.isVisible()
        qtbot.keyClick(answer, key)
        assert window.current_destination.view == REVIEW.view
        window.navigate(HOME)
        assert window.detail.isVisible() == is_open
    assert not played


def test_letters_on_a_button_of_a_list_do_not_mark_titles(window: Window, qtbot: QtBot) -> None:
    window.navigate(HOME)
    wait_until_settled(window, qtbot)
    home: Any = window.page()
    link = home.collection.more
    link.setFocus()
    for key in (Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_W):
        qtbot.keyClick(link, key)
    wait_until_settled(window, qtbot)
    assert not window.toast.isVisible()
    strip = home.collection.strip
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_E)
    qtbot.waitUntil(window.toast.isVisible)


def test_enter_opens_the_list_of_orders(window: Window, qtbot: QtBot, go: Callable[..., Any]) -> None:
    page = go(window, "order")
    wait_until_settled(window, qtbot)
    choice = page.findChild(OrderButton)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    opened = choice.findChild(OrderList)
    assert opened is not None
    assert opened.isVisible()
    opened.close()


def test_a_page_that_a_key_opens_has_the_focus_in_its_list(window: Window, qtbot: QtBot) -> None:
    window.side_bar.setFocus()
    assert window.side_bar.isAncestorOf(focused())
    qtbot.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    assert window.current_destination.view == REVIEW.view
    assert focused() is page.list


def test_enter_goes_from_the_search_to_what_it_found(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = focused()
    qtbot.keyClicks(field, "ianto")
    wait_until_settled(window, qtbot)
    assert focused() is field, "while it is typed the cursor stays"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() is window.titles.table)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert window.titles.table.currentIndex().row() == 1
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "zzz no such")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert focused() is field, "nothing was found, so the search is changed"


def test_undo_in_an_empty_search_field_undoes_the_last_decision(window: Window, qtbot: QtBot) -> None:
    mark_first(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.search.clear()
    wait_until_settled(window, qtbot)
    window.search.set_query("")
    qtbot.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.toast.text.startswith("Undone"))


def test_f6_stops_only_where_the_focus_is_shown(window: Window, qtbot: QtBot) -> None:
    for view in ("folders", "titles", "about"):
        window.navigate(Destination(view))
        wait_until_settled(window, qtbot)
        for _ in range(5):
            qtbot.keyClick(focused(), Qt.Key.Key_F6)
            assert focused().isVisible()
            assert not isinstance(focused(), QScrollArea | QStackedWidget)
            assert focused().focusPolicy() & Qt.FocusPolicy.TabFocus


def test_after_a_folder_is_removed_the_next_key_removes_no_other(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    folders = [tmp_path / name for name in ("A", "B", "C")]
    for folder in folders:
        folder.mkdir()
    added: list[Any] = []
    window.context.runner.write(
        lambda catalog: [catalog.folders.add(str(folder)) for folder in folders], added.append
    )
    # Several changes in one call: the page that is opened afterwards reads them all.
    qtbot.waitUntil(lambda: bool(added))
    window.navigate(FOLDERS)
    wait_until_settled(window, qtbot)
    page: Any = window.page()

    def removes() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton) if b.text() == "Remove from catalogue"]

    qtbot.waitUntil(lambda: len(removes()) == 4)
    second = removes()[1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton))
    assert focused().text() == "Scan again"
    assert len(removes()) == 3


def test_the_focus_is_kept_when_a_list_is_shown_twice_at_once(window: Window, qtbot: QtBot) -> None:
    window.navigate(FOLDERS)
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    scan = button(page, "Scan again")
    scan.setFocus()
    found: list[Any] = []
    window.context.runner.read(read_folders, found.append)
    qtbot.waitUntil(lambda: bool(found))
    scan.setFocus()
    for _ in range(2):
        page._show(*found[0])
    qtbot.waitUntil(lambda: isinstance(focused(), QPushButton))
    assert focused().text() == "Scan again"


def test_a_click_in_the_side_bar_gives_the_focus_to_the_page_and_the_keyboard_leaves_it_there(
    window: Window, qtbot: QtBot
) -> None:
    window.navigate(HOME)
    wait_until_settled(window, qtbot)
    tree = window.side_bar.focusProxy()
    assert isinstance(tree, QTreeWidget)
    row = next(item for item in window.side_bar._items() if item.text(0).startswith("All known"))
    place = tree.visualItemRect(row).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_until_settled(window, qtbot)
    assert window.current_destination.view == "titles"
    assert focused() is window.titles.table
    # The page that is shown already, too.
    window.side_bar.setFocus()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert focused() is window.titles.table
    window.side_bar.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    wait_until_settled(window, qtbot)
    assert focused() is tree
