"""The copies of a title in the detail: which one is played and why, choosing another, making one an extra."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMenu, QRadioButton
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import PreferredCopy
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import IconButton

TWICE = "tw-s01e12-captain-jack-harkness"


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> Window:
    """The window with a title in its detail of which there are two copies."""
    window.context.signals.select_work.emit(TWICE)
    qtbot.waitUntil(lambda: len(radios(window)) == 2)
    return window


def radios(window: Window) -> list[QRadioButton]:
    return [radio for radio in window.detail.findChildren(QRadioButton) if radio.isVisible()]


def played(window: Window) -> list[bool]:
    return [radio.isChecked() for radio in radios(window)]


def entries(window: Window) -> list[QMenu]:
    found = window.detail.findChildren(IconButton)
    return [button.menu() for button in found if button.menu() is not None and button.isVisible()]


def test_the_best_copy_is_played_and_a_click_chooses_another(shown: Window, qtbot: QtBot) -> None:
    before = played(shown)
    assert sorted(before) == [False, True]
    assert "· it is " in shown.detail.visible_text()
    other = radios(shown)[before.index(False)]
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center() - other.rect().center() / 2)
    qtbot.waitUntil(lambda: "you chose it" in shown.detail.visible_text())
    assert played(shown) == [not was for was in before]
    assert shown.toast.text.startswith("Play ")
    again = next(act for menu in entries(shown) for act in menu.actions() if "best copy" in act.text())
    again.trigger()
    qtbot.waitUntil(lambda: played(shown) == before)
    qtbot.mouseClick(shown.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "you chose it" in shown.detail.visible_text())


def test_the_menu_of_a_copy_makes_it_an_extra(shown: Window, qtbot: QtBot) -> None:
    menu = entries(shown)[0]
    roles: Any = menu.actions()[0].menu()
    next(act for act in roles.actions() if act.text() == "Deleted scene").trigger()
    qtbot.waitUntil(lambda: "Extra: deleted scene" in shown.detail.visible_text())
    assert radios(shown) == []
    assert shown.toast.text.endswith("is an extra of Captain Jack Harkness (deleted scene)")


def test_the_chosen_copy_is_the_one_that_is_opened(
    shown: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(shown.player, "_open", open_url)
    other = radios(shown)[played(shown).index(False)]
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center() - other.rect().center() / 2)
    qtbot.waitUntil(lambda: "you chose it" in shown.detail.visible_text())
    found: list[PreferredCopy | None] = []
    shown.context.runner.read(lambda catalog: catalog.works.details(TWICE).played, found.append)
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: bool(opened))
    assert found[0] is not None
    assert opened == [found[0].item.files[0].decode()]
