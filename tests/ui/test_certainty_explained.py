"""The words for how certain a place is ("fits several gaps") are explained where they stand, and in the help."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from janto_catalog.model.certainty import MEANINGS, WITHIN, WORDS
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.shell.shortcut_sheet import ShortcutSheet
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

EXPLAINED = f"Fits several gaps: {MEANINGS[WITHIN]}"


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> Window:
    """The window on a title that fits several gaps."""
    model = window.titles.model
    row = next(
        n
        for n in range(model.rowCount())
        if (texts := model.texts(n)) is not None and texts.certainty == WITHIN
    )
    window.titles.table.select_row(row)
    wait_until_settled(window, qtbot)
    return window


def texts(part: Any) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible()]


def test_the_sign_in_a_row_and_the_words_in_the_detail_are_explained(shown: Window) -> None:
    table = shown.titles.table
    sign = table.currentIndex().siblingAtColumn(column_number("place"))
    assert EXPLAINED in sign.data(Qt.ItemDataRole.ToolTipRole)
    words = next(one for one in shown.detail.findChildren(QLabel) if one.text() == WORDS[WITHIN])
    assert EXPLAINED in words.toolTip()


def test_why_here_explains_them_in_its_text(shown: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(shown.titles.table, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: EXPLAINED in texts(shown.detail))


def test_the_sheet_of_shortcuts_lists_every_sign(shown: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_F1)
    sheet = shown.findChild(ShortcutSheet)
    assert sheet is not None
    for step, words in WORDS.items():
        assert f"{words.capitalize()}: {MEANINGS[step]}" in texts(sheet)
