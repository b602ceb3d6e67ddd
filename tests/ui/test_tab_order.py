"""Tab goes through forms as they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled


def name_of_focus() -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    text = focused.text() if isinstance(focused, QAbstractButton) else ""
    return text or focused.accessibleName()


def press(qtbot: QtBot, within: QWidget, word: str) -> None:
    found = next(b for b in within.findChildren(QAbstractButton) if b.text() == word)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def names_after_tab(qtbot: QtBot, steps: int) -> list[str]:
    names = [name_of_focus()]
    for _ in range(steps):
        focused: Any = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        names.append(name_of_focus())
    return names


def test_tab_goes_through_several_stories_line_by_line(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "review")
    wait_until_settled(window, qtbot)
    actions = page.panel.actions_row
    press(qtbot, actions, "Several stories in this file…")
    wait_until_settled(window, qtbot)
    form = actions.form
    line = ["Search for its title", "from", "to", "Remove this story"]
    buttons = ["Add another", "Cancel", "Match these", "Another title…"]
    # It opens at the second line: the first has the likeliest title.
    expected = [*line, *buttons]
    assert names_after_tab(qtbot, len(expected) - 1) == expected
    form.lines[0].title.field.setFocus()
    expected = [*line, *line, *buttons]
    assert names_after_tab(qtbot, len(expected) - 1) == expected
    press(qtbot, form, "Add another")
    qtbot.waitUntil(form.lines[-1].isVisible)
    form.lines[0].title.field.setFocus()
    expected = [*line, *line, *line, *buttons]
    assert names_after_tab(qtbot, len(expected) - 1) == expected


def test_the_cross_of_one_of_two_stories_empties_its_line(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "review")
    wait_until_settled(window, qtbot)
    press(qtbot, page.panel.actions_row, "Several stories in this file…")
    wait_until_settled(window, qtbot)
    form = page.panel.actions_row.form
    first = form.lines[0]
    assert first.title.field.text()
    first.drop_button.setFocus()
    qtbot.keyClick(first.drop_button, Qt.Key.Key_Return)
    assert len(form.lines) == 2
    assert not first.title.field.text()
    assert not first.work
    assert QApplication.focusWidget() is first.title.field


def test_tab_goes_from_a_chosen_folder_of_the_first_run_to_next(
    open_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(tmp_path / "new.db")
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))
    wait_until_settled(window, qtbot)
    first: Any = window.findChildren(FirstRun)[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(qtbot, first, "Choose a folder…")
    wait_until_settled(window, qtbot)
    choose = next(b for b in first.findChildren(QAbstractButton) if b.text() == "Choose a folder…")
    cross = next(b for b in first.findChildren(QAbstractButton) if "Do not add" in b.accessibleName())
    qtbot.waitUntil(cross.isVisible)
    choose.setFocus()
    names = names_after_tab(qtbot, 8)
    assert names[0] == "Choose a folder…"
    assert names[1] == cross.accessibleName()
    assert "Next" in names


def test_tab_goes_only_to_what_shows_that_it_has_the_focus(window: Window, qtbot: QtBot) -> None:
    for place, _icon in window.destinations():
        window.navigate(place)
        wait_until_settled(window, qtbot)
        hidden_stops = [
            part
            for part in window.findChildren(QScrollArea)
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert not hidden_stops, place


def test_tab_goes_from_the_list_of_questions_to_the_first_candidate(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "review")
    wait_until_settled(window, qtbot)
    assert QApplication.focusWidget() is page.list
    assert names_after_tab(qtbot, 2)[1:] == ["1: The Victorian Age, A guess", "This is it"]
    # The keys that scroll do so from the controls, too.
    page.panel.setFixedHeight(200)
    bar = page.panel._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    focused: Any = QApplication.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_PageDown)
    assert bar.value() > 0
