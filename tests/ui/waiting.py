"""Waiting until all results are delivered, instead of for a fixed time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.choices import ChoiceCard

# A result may ask for more (a list asks for its eras), and that for more again.
_ROUNDS = 3


def wait_until_idle(runner: BackgroundRunner, qtbot: QtBot) -> None:
    """Wait until the results of all requests, and of the requests they cause, are delivered."""
    for _ in range(_ROUNDS):
        # Requests of a thread are answered one after another, so these come last.
        done: list[str] = []
        runner.write(lambda _catalog: None, lambda _none: done.append("write"))  # noqa: B023
        runner.read(lambda _catalog: None, lambda _none: done.append("read"))  # noqa: B023
        qtbot.waitUntil(lambda: len(done) == 2)  # noqa: B023


def wait_until_settled(window: Window, qtbot: QtBot) -> None:
    """Wait until a window shows all results."""
    wait_until_idle(window.context.runner, qtbot)


def answer_how_far(first: FirstRun, qtbot: QtBot, word: str) -> None:
    """Leave the step that asks how far one is as it is, and press its main button, called `word`."""

    def found() -> list[QPushButton]:
        made = first.findChildren(QPushButton)
        return [one for one in made if one.text() == word and one.isVisible() and one.isEnabled()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def wait_for_worlds(window: Window, qtbot: QtBot) -> None:
    """Wait until the first run shows the story worlds that there are."""
    qtbot.waitUntil(
        lambda: any("Something else" in card.accessibleName() for card in window.findChildren(ChoiceCard))
    )
