"""A file whose name has two titles: it is not accepted as one of them, and M matches it with both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_settled

NAME = "Torchwood - Ghost Train & Department X"


@pytest.fixture
def window(open_window: Callable[..., Window], tmp_path: Path) -> Window:
    silent_mp3(tmp_path / "media" / f"{NAME}.mp3", 3 * 60 * 60.0)
    catalog = bootstrap.open_catalog(str(tmp_path / "c.db"))
    list(catalog.scans.scan([str(tmp_path / "media")]))
    catalog.close()
    return open_window(tmp_path / "c.db")


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focused: Any = QApplication.focusWidget()
    qtbot.keyClick(focused, key)


def test_a_file_named_after_two_titles_is_matched_with_both_by_m_and_enter(
    window: Window, go: Callable[..., Any], qtbot: QtBot
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining == 1)
    wait_until_settled(window, qtbot)
    assert [card.title for card in page.list.question.candidates[:2]] == ["Ghost Train", "Department X"]
    said = [made.text() for made in page.panel.findChildren(QLabel)]
    assert any(text.startswith("Its name has several of these.") for text in said)
    assert not page.some_likely, "it is not accepted with all that are likely"
    press(qtbot, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert page.remaining == 1, "nor as the first of them"
    press(qtbot, Qt.Key.Key_M)
    form = page.panel.actions_row.form
    assert [line.title.field.text() for line in form.lines] == ["Ghost Train", "Department X"]
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), type(form._buttons[-1])))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.remaining == 0)
    assert window.toast.text == f"{NAME} contains Ghost Train, Department X"


def test_the_button_names_what_is_sure_where_more_is_offered(
    window: Window, go: Callable[..., Any], qtbot: QtBot
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining == 1)
    question = page.list.question
    first, second = question.candidates[:2]
    doubtful = replace(first, candidate=replace(first.candidate, confidence=0.77))
    page.panel.show_question(replace(question, candidates=(first, doubtful, second)), (1, 1), False)
    assert page.panel.all_button.text() == "It has Ghost Train and Department X"


@pytest.mark.parametrize("by_key", [True, False])
def test_one_button_or_key_says_that_the_file_has_them_all(
    window: Window, go: Callable[..., Any], qtbot: QtBot, by_key: bool
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining == 1)
    wait_until_settled(window, qtbot)
    button = page.panel.all_button
    assert (button.isVisible(), button.text()) == (True, "It has both")
    if by_key:
        press(qtbot, Qt.Key.Key_A)
    else:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toast.text == f"{NAME} contains Ghost Train, Department X")
    assert page.remaining == 0
