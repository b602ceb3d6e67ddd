"""Home says what was not recognised, also where no question is open."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import HOME
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView


def leave_out(item: str, catalog: Any) -> object:
    return catalog.review.not_part(item)


def test_what_was_not_recognised_is_said_where_no_question_is_open(window: Window, qtbot: QtBot) -> None:
    window.navigate(HOME)
    shown = window.page()
    assert isinstance(shown, HomeView)
    qtbot.waitUntil(lambda: hasattr(shown, "review") and "not recognised" in shown.review.text.text())
    assert shown.unrecognised.isHidden()
    asked: list[Any] = []
    window.context.runner.read(
        lambda catalog: [question.item.id for question in catalog.review.list()], asked.append
    )
    qtbot.waitUntil(lambda: bool(asked))
    done: list[Any] = []
    for item in asked[0]:
        window.context.runner.write(partial(leave_out, item), done.append)
    qtbot.waitUntil(lambda: len(done) == len(asked[0]))
    qtbot.waitUntil(shown.unrecognised.isVisible)
    assert shown.review.isHidden()
    assert "not recognised" in shown.unrecognised.text.text()
    (button,) = (each for each in shown.unrecognised.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.current_destination.view == "review"
