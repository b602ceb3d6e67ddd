"""Back and forward move through the pages, searches and titles that were visited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ALL_TITLES, Destination
from janto_catalog.ui.shell.tool_bar import ToolBar
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

_ALT = Qt.KeyboardModifier.AltModifier


def go(window: Window, qtbot: QtBot, to: Destination) -> None:
    window.navigate(to)
    wait_until_settled(window, qtbot)


def step(window: Window, qtbot: QtBot, way: str, *, back: bool) -> None:
    """Go back or forward by the keyboard, the mouse's buttons or the buttons of the tool bar."""
    if way == "keys":
        qtbot.keyClick(window, Qt.Key.Key_Left if back else Qt.Key.Key_Right, _ALT)
    elif way == "mouse":
        button = Qt.MouseButton.BackButton if back else Qt.MouseButton.ForwardButton
        QTest.mouseClick(window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, QPoint(600, 400))
    else:
        bar = window.findChild(ToolBar)
        assert isinstance(bar, ToolBar)
        qtbot.mouseClick(bar.back if back else bar.forward, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)


def shown(window: Window) -> tuple[str, str]:
    """The title of the page, and the search."""
    return window.windowTitle().partition(" — ")[0], window.search.query


@pytest.mark.parametrize("way", ["keys", "mouse", "buttons"])
def test_pages_and_searches_are_returned_to(window: Window, qtbot: QtBot, way: str) -> None:
    go(window, qtbot, Destination("titles", "kind:audio", title="Audio"))
    go(window, qtbot, Destination("characters", title="Characters"))
    go(window, qtbot, Destination("titles", "with:ianto-jones", title="Ianto Jones"))
    for page, query in (("Characters", ""), ("Audio", "kind:audio"), (ALL_TITLES.title, "")):
        step(window, qtbot, way, back=True)
        assert shown(window) == (page, query)
    for page, query in (("Audio", "kind:audio"), ("Characters", ""), ("Ianto Jones", "with:ianto-jones")):
        step(window, qtbot, way, back=False)
        assert shown(window) == (page, query)
    assert not window.visits.can_go(1)
    # What follows is forgotten by a new visit.
    step(window, qtbot, way, back=True)
    go(window, qtbot, Destination("folders", title="Folders"))
    assert not window.visits.can_go(1)
    step(window, qtbot, way, back=True)
    assert shown(window) == ("Characters", "")


def test_a_typed_search_is_one_visit(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    for letter in "cyber":
        qtbot.keyClicks(line, letter)
        wait_until_settled(window, qtbot)
        qtbot.waitUntil(lambda: window.titles.model.listing.text == line.text())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    step(window, qtbot, "keys", back=True)
    assert shown(window) == (ALL_TITLES.title, "")
    step(window, qtbot, "keys", back=False)
    assert window.search.query == "cyber"


def test_a_title_of_a_link_is_a_visit_and_rows_are_not(window: Window, qtbot: QtBot) -> None:
    model = window.titles.model
    window.titles.table.select_row(3)
    window.titles.table.select_row(5)
    wait_until_settled(window, qtbot)
    fifth = model.id_at(5)
    qtbot.waitUntil(lambda: window.detail.work == fifth)
    other = model.id_at(20)
    window.context.signals.select_work.emit(other)
    wait_until_settled(window, qtbot)
    assert window.detail.work == other
    step(window, qtbot, "keys", back=True)
    assert window.detail.work == fifth
    step(window, qtbot, "keys", back=False)
    assert window.detail.work == other
    # A list that is returned to has its title again.
    step(window, qtbot, "keys", back=True)
    go(window, qtbot, Destination("titles", "kind:novel", title="Novels"))
    assert window.detail.work != fifth
    step(window, qtbot, "keys", back=True)
    qtbot.waitUntil(lambda: window.detail.work == fifth)
    assert model.id_at(window.titles.table.currentIndex().row()) == fifth
