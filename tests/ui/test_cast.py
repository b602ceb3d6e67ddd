"""A long cast in the detail: the main characters, and the others on demand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.panels.cast import Cast
from janto_catalog.ui.panels.copies import Copies
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled


def test_names_of_the_same_kind_are_parted_by_commas(window: Window, qtbot: QtBot) -> None:
    window.context.signals.select_work.emit("tw-s01e01-everything-changes")
    wait_until_settled(window, qtbot)
    links = {one.text(): one for one in window.detail.findChildren(QPushButton)}

    def parted(name: str) -> bool:
        """Whether a comma is after a name, on the same line."""
        commas = (one for one in window.detail.findChildren(QLabel) if one.text() == ",")
        return any(one.parent() is links[name].parent() for one in commas)

    assert parted("Janto")
    assert parted("Gwack")
    assert not parted("Team Torchwood"), "none after the last one"


def chips(window: Window) -> list[QToolButton]:
    cast = window.detail.findChild(Cast)
    assert cast is not None
    return [one for one in cast.findChildren(QToolButton) if one.isVisible()]


def test_the_main_characters_are_shown_and_the_others_on_demand(window: Window, qtbot: QtBot) -> None:
    window.context.signals.select_work.emit("tw-s01e01-everything-changes")
    wait_until_settled(window, qtbot)
    cast, copies = window.detail.findChild(Cast), window.detail.findChild(Copies)
    assert cast is not None
    assert copies is not None
    assert len(chips(window)) == 8
    leads = [window.context.names[id] for id in ("jack-harkness", "gwen-cooper", "suzie-costello")]
    assert {one.text() for one in chips(window)}.issuperset(leads)
    assert copies.mapTo(window, QPoint()).y() < cast.mapTo(window, QPoint()).y()
    more = next(one for one in cast.findChildren(QPushButton))
    everybody = 8 + int(more.text().removesuffix(" more"))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(chips(window)) == everybody)
    # They stay while the title is shown.
    window.detail.reload()
    wait_until_settled(window, qtbot)
    assert len(chips(window)) == everybody
