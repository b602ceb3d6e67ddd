"""The conflicts: the overruled claim, its loop, links to its titles, what would settle it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window

Go = Callable[..., Any]


def card_of(page: QWidget, text: str) -> QFrame:
    """The card that says `text`."""
    cards = [card for card in page.findChildren(QFrame, "card") if text in texts(card)]
    assert len(cards) == 1
    return cards[0]


def texts(within: QWidget) -> str:
    return "\n".join(part.text() for part in within.findChildren(QLabel))


def chips(within: QWidget) -> list[QToolButton]:
    return within.findChildren(QToolButton, "chip")


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    shown = go(window, "conflicts")
    qtbot.waitUntil(lambda: len(shown.findChildren(QFrame, "card")) > 3)
    return shown


def test_a_loop_is_shown_as_chips_and_a_run_of_episodes_as_one_step(page: Any) -> None:
    card = card_of(page, "Smashed comes before Exit Wounds")
    assert [chip.accessibleName() for chip in chips(card)] == [
        "Exit Wounds",
        "Children of Earth: Day One",
        "Children of Earth: Day Five",
        "Smashed",
        "Exit Wounds",
    ]
    shown = texts(card)
    assert "From Children of Earth: Day One to Children of Earth: Day Five" in shown
    assert "Day Three" not in shown
    assert "It would hold if a reference work, the publisher or the screen said the same." in shown


def test_a_chip_opens_the_detail_of_its_title(window: Window, page: Any, qtbot: QtBot) -> None:
    card = card_of(page, "Department X comes after Ghost Train")
    chip = next(chip for chip in chips(card) if chip.text() == "Ghost Train")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Ghost Train")
    assert window.detail.isVisible()
    assert "A reference work, the publisher or the screen would settle it." in texts(card)


def test_two_dates_of_one_title_have_no_loop_but_a_chip_for_it(page: Any) -> None:
    card = card_of(page, "Lost Souls is dated 10 September 2008")
    assert [chip.text() for chip in chips(card)] == ["Lost Souls"]


def test_why_here_shows_the_loop_and_what_would_settle_it(window: Window, qtbot: QtBot) -> None:
    window.context.signals.select_work.emit("bf-tw-32-smashed")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Smashed")
    window.context.signals.show_reasons.emit("bf-tw-32-smashed")
    qtbot.waitUntil(lambda: "What would settle it" in window.detail.visible_text())
    shown = [chip.accessibleName() for chip in chips(window.detail) if chip.isVisible()]
    assert shown[0] == shown[-1] == "Exit Wounds"


def test_a_conflict_is_decided_with_a_button_and_undone(
    window: Window, page: Any, go: Go, qtbot: QtBot
) -> None:
    card = card_of(page, "Smashed comes before Exit Wounds")
    count = len(page.findChildren(QFrame, "card"))
    words = [one.text() for one in card.findChildren(QPushButton) if "in the way" not in one.text()]
    assert words == ["This one holds", "The other holds", "Neither"]
    shown = texts(card)
    assert "This one: Smashed comes before Exit Wounds." in shown
    assert "The other: Smashed comes after Children of Earth: Day Five." in shown
    other = next(one for one in card.findChildren(QPushButton) if one.text() == "The other holds")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Smashed comes before Exit Wounds" not in texts(page))
    assert len(page.findChildren(QFrame, "card")) == count - 1
    assert "Set aside: Smashed comes before Exit Wounds" in window.toast.text
    # Enter must not decide the next one.
    assert window.focusWidget() is page.focus_target()
    window.commands.undo()
    qtbot.waitUntil(lambda: "Smashed comes before Exit Wounds" in texts(page))
    card = card_of(page, "Smashed comes before Exit Wounds")
    this = next(one for one in card.findChildren(QPushButton) if one.text() == "This one holds")
    qtbot.mouseClick(this, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toast.text == "Smashed comes before Exit Wounds: holds now.")
    edits = go(window, "edits")
    qtbot.waitUntil(lambda: "Placement that you confirmed" in texts(edits))
    named = [part.text() for part in edits.findChildren(QLabel)]
    assert named.count("Smashed before Exit Wounds") <= 1
    revert = next(
        one
        for one in edits.findChildren(QPushButton)
        if one.accessibleName().startswith("Revert: Smashed before Exit Wounds")
    )
    qtbot.mouseClick(revert, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Smashed before Exit Wounds" not in texts(edits))


def test_a_chip_of_a_part_names_its_title_too(window: Window, go: Go, qtbot: QtBot) -> None:
    done: list[Any] = []
    window.context.runner.write(
        lambda catalog: catalog.placing.place("bf-tw-07-the-victorian-age", "after", ["tw-s02e12-fragments"]),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    page = go(window, "conflicts")
    qtbot.waitUntil(lambda: "Owen Harper is undead in Fragments" in texts(page))
    named = [chip.accessibleName() for chip in chips(page)]
    assert "The Torchwood Archive: Twenty years on" in named
    assert "Twenty years on" not in named


def test_which_placement_is_in_the_way_is_asked_by_a_link(page: Any, qtbot: QtBot) -> None:
    card = card_of(page, "Smashed comes before Exit Wounds")
    link = next(one for one in card.findChildren(QPushButton) if "in the way" in one.text())
    assert "It would hold without" not in texts(card)
    link.setFocus()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not link.isVisible())
    assert "It would hold without: Smashed comes after Children of Earth: Day Five" in texts(card)
    none = card_of(page, "The Five People You Kill in Middlesbrough comes before Doomsday")
    link = next(one for one in none.findChildren(QPushButton) if "in the way" in one.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No placement is alone in its way." in texts(none))
