"""Place after… and Place before…: from the menu, the detail, Why here? and the palette; the sentence comes first."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import Destination
from janto_catalog.ui.panels.place_page import PlacePage
from janto_catalog.ui.shell.window import Window

SMASHED = "bf-tw-32-smashed"


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> Window:
    window.context.signals.select_work.emit(SMASHED)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Smashed")
    return window


def link(window: Window, text: str) -> QPushButton:
    """The visible button with that text in the detail."""
    return next(
        one for one in window.detail.findChildren(QPushButton) if one.text() == text and one.isVisible()
    )


def page_of(window: Window) -> PlacePage:
    return window.detail.findChildren(PlacePage)[0]


def from_detail(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(link(window, "Place before…"), Qt.MouseButton.LeftButton)


def from_reasons(window: Window, qtbot: QtBot) -> None:
    window.context.signals.show_reasons.emit(SMASHED)
    qtbot.waitUntil(lambda: "You know better?" in window.detail.visible_text())
    qtbot.mouseClick(link(window, "Place before…"), Qt.MouseButton.LeftButton)


def from_action(window: Window, qtbot: QtBot) -> None:
    """As the context menu and the palette do, which list the same actions."""
    window.titles._selected = SMASHED
    next(act for act in window.available_actions() if act.text() == "Place before…").trigger()


@pytest.mark.parametrize("way", [from_detail, from_reasons, from_action])
def test_a_title_is_placed_after_its_sentence_was_shown(
    shown: Window, qtbot: QtBot, way: Callable[[Window, QtBot], None]
) -> None:
    way(shown, qtbot)
    page = page_of(shown)
    qtbot.waitUntil(page.isVisible)
    assert page.relation == "before"
    qtbot.keyClicks(page.picker.field, "Reset")
    qtbot.waitUntil(lambda: page.picker.first is not None and page.picker.first.title == "Reset")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Smashed comes before Reset." in shown.detail.visible_text())
    text = shown.detail.visible_text()
    assert "It goes from " in text
    assert "It sets aside" in text
    assert "Smashed comes after Children of Earth: Day Five" in text
    shown.titles.table.setFocus()
    link(shown, "Place it").setFocus()
    qtbot.keyClick(link(shown, "Place it"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.isVisible())
    # Back where the hand was: in the list, and not at what is next to the panel.
    assert shown.titles.table.hasFocus()
    assert positions(shown, qtbot)[SMASHED] < positions(shown, qtbot)["tw-s02e06-reset"]
    shown.commands.undo()
    qtbot.waitUntil(lambda: positions(shown, qtbot)[SMASHED] > positions(shown, qtbot)["tw-s02e06-reset"])


def test_the_title_of_that_name_comes_first_and_typing_on_takes_the_answer_away(
    shown: Window, qtbot: QtBot
) -> None:
    shown.context.signals.place_work.emit(SMASHED, "after", "")
    page = page_of(shown)
    qtbot.waitUntil(page.isVisible)
    # Other titles have a cyberwoman in them, and come before it in the list of titles.
    for part in ("cyber", "woman"):
        qtbot.keyClicks(page.picker.field, part)
        assert page.picker.first is None
        qtbot.waitUntil(lambda: (first := page.picker.first) is not None and first.title == "Cyberwoman")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Smashed comes after Cyberwoman." in shown.detail.visible_text())
    qtbot.keyClicks(page.picker.field, "x")
    assert page.picker.first is None
    assert "Smashed comes after Cyberwoman." not in shown.detail.visible_text()
    assert "Place it" not in shown.detail.visible_text()


def test_a_long_list_of_what_is_set_aside_unfolds_in_place(shown: Window, qtbot: QtBot) -> None:
    page = page_of(shown)
    shown.context.signals.place_work.emit("bf-tw-07-the-victorian-age", "after", "")
    qtbot.waitUntil(page.isVisible)
    assert page.picker.field.placeholderText() == "After which title?"
    qtbot.keyClicks(page.picker.field, "Reset")
    qtbot.waitUntil(lambda: page.picker.first is not None and page.picker.first.title == "Reset")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The Victorian Age comes after Reset." in shown.detail.visible_text())
    found = re.search(r"It sets aside (\d+) placements", shown.detail.visible_text())
    assert found is not None
    last = "Kiss Kiss, Bang Bang is dated 2007 to 2009"
    assert last not in shown.detail.visible_text()
    qtbot.mouseClick(link(shown, f"Show {int(found[1]) - 3} more"), Qt.MouseButton.LeftButton)
    assert last in shown.detail.visible_text()


def positions(window: Window, qtbot: QtBot) -> dict[str, int]:
    """The positions in the story by title."""
    found: list[Any] = []
    window.context.runner.read(lambda catalog: catalog.orders.order(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return {row.work.id: row.placement.position for row in found[0]}


def test_a_placement_that_contradicts_an_earlier_one_says_so_before_it_is_done(
    shown: Window, qtbot: QtBot
) -> None:
    done: list[Any] = []
    shown.context.runner.write(
        lambda catalog: catalog.placing.place(SMASHED, "after", ["tw-s02e06-reset"]), done.append
    )
    qtbot.waitUntil(lambda: bool(done))
    page = page_of(shown)
    shown.context.signals.place_work.emit("tw-s02e06-reset", "after", "")
    qtbot.waitUntil(page.isVisible)
    qtbot.keyClicks(page.picker.field, "Smashed")
    qtbot.waitUntil(lambda: page.picker.first is not None and page.picker.first.title == "Smashed")
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "It contradicts 1 earlier placement of yours" in shown.detail.visible_text())
    assert "Smashed comes after Reset" in shown.detail.visible_text()
    assert "would be set aside" not in shown.detail.visible_text()
    qtbot.mouseClick(link(shown, "Place it"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.isVisible())
    shown.navigate(Destination("edits"))
    notes = (
        "Set aside: it contradicts another placement of your own, which is later: Reset comes after Smashed."
    )
    qtbot.waitUntil(
        lambda: notes in [part.text() for part in shown.page().findChildren(QLabel) if part.isVisible()]
    )


def test_what_stands_below_a_neighbour_does_not_begin_with_a_dot(window: Window, qtbot: QtBot) -> None:
    window.context.signals.select_work.emit("bf-tw-07-the-victorian-age")
    qtbot.waitUntil(lambda: window.detail.shown_title == "The Victorian Age")
    marks = [
        (one.text(), one.geometry().left())
        for one in window.detail.findChildren(QLabel)
        if one.isVisible() and "no source says so" in one.text()
    ]
    left = min(at for _text, at in marks)
    # After The Empire Man there is room for it, after The Baby Farmers there is not.
    assert (
        [text.startswith("·") for text, _at in marks] == [at > left for _text, at in marks] == [True, False]
    )
