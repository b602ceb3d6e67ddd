"""The toast: it goes with the page that it is about and with what is undone, and undoes only what it names."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import Progress
from janto_catalog.ui.context import HOME, MY_COLLECTION, Notice
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

FIRST = "bf-tw-07-the-victorian-age"
SECOND = "tw-s01e02-day-one"


@pytest.fixture
def marked(window: Window, qtbot: QtBot) -> Window:
    """The window after a title was marked finished by its key."""
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    window.titles.table.select_row(0)
    qtbot.keyClick(window.titles.table, Qt.Key.Key_E)
    qtbot.waitUntil(window.toast.isVisible)
    # Its time would run out on a busy machine.
    window.toast._timer.stop()
    wait_until_settled(window, qtbot)
    assert window.toast.undo_button.isVisible()
    assert window.titles.selected == FIRST
    return window


def progress(window: Window, qtbot: QtBot, *works: str) -> list[Progress]:
    found: list[Any] = []
    window.context.runner.read(
        lambda catalog: [catalog.works.details(work).row.progress for work in works], found.append
    )
    qtbot.waitUntil(lambda: bool(found))
    return list(found[0])


def mark_without_a_notice(window: Window, qtbot: QtBot, work: str) -> None:
    window.context.runner.write(lambda catalog: catalog.progress.mark([work], Progress.FINISHED))
    wait_until_settled(window, qtbot)


def test_undo_in_the_toast_undoes_what_the_toast_names(marked: Window, qtbot: QtBot) -> None:
    mark_without_a_notice(marked, qtbot, SECOND)
    assert progress(marked, qtbot, FIRST, SECOND) == [Progress.FINISHED, Progress.FINISHED]
    qtbot.mouseClick(marked.toast.undo_button, Qt.MouseButton.LeftButton)
    wait_until_settled(marked, qtbot)
    assert progress(marked, qtbot, FIRST, SECOND) == [Progress.NONE, Progress.FINISHED]


def test_the_toast_goes_when_what_it_names_is_undone_elsewhere(marked: Window, qtbot: QtBot) -> None:
    mark_without_a_notice(marked, qtbot, SECOND)
    for steps in (1, 2):
        marked.context.runner.write(lambda catalog: catalog.history.undo())
        wait_until_settled(marked, qtbot)
        assert marked.toast.isVisible() == (steps == 1)


def test_the_toast_of_a_page_goes_with_it(marked: Window, qtbot: QtBot) -> None:
    marked.navigate(MY_COLLECTION)
    assert marked.toast.isVisible(), "it is the same page"
    marked.navigate(HOME)
    assert not marked.toast.isVisible()
    marked.context.signals.show_notice.emit(Notice("About Home"))
    qtbot.keyClick(marked, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "exit")
    qtbot.waitUntil(lambda: marked.page() is marked.titles)
    assert not marked.toast.isVisible()


def test_what_is_about_no_page_stays(marked: Window) -> None:
    marked.context.signals.show_notice.emit(Notice("The scan is done", stays=True))
    marked.navigate(HOME)
    assert marked.toast.isVisible()
    assert marked.toast.text == "The scan is done"


def test_f6_goes_to_the_bar_and_back_to_the_list(marked: Window, qtbot: QtBot) -> None:
    table = marked.titles.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F6)
    in_detail: Any = QApplication.focusWidget()
    assert marked.detail.isAncestorOf(in_detail)
    qtbot.keyClick(in_detail, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is marked.toast.undo_button
    for _ in range(2):
        focused: Any = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is table
