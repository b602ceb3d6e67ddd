"""A newer story world has a title no more: the page of edits says so, and asks where what was decided belongs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.former_ids import Fate, FormerId
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.ui.panels.left_behind_card import LeftBehindCard
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

_WORKS = tuple(Work(f"fable-{name.lower()}", name, Kind.NOVEL) for name in ("Fox", "Hare", "Owl"))


@pytest.fixture
def opened(open_window: Callable[[Path], Window], scanned: Path, tmp_path: Path) -> Window:
    """A window on a catalogue with a note on a title that was split into two since."""
    shutil.copy(scanned, tmp_path / "catalogue.db")
    with closing(bootstrap.open_catalog(str(tmp_path / "catalogue.db"))) as catalog:
        pack = Pack("fables", "Fables", "1", story=Story(works=_WORKS))
        catalog.packs.install(pack)
        catalog.remarks.write_note(["fable-fox"], "read it twice")
        split = FormerId("works", "fable-fox", Fate.SPLIT, ("fable-hare", "fable-owl"))
        catalog.packs.install(replace(pack, version="2", story=Story(works=_WORKS[1:]), former_ids=(split,)))
    return open_window(tmp_path / "catalogue.db")


def cards(window: Window) -> list[LeftBehindCard]:
    return [one for one in window.page().findChildren(LeftBehindCard) if one.isVisible()]


def press(within: Any, text: str, qtbot: QtBot) -> None:
    (found,) = [one for one in within.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_card_says_what_is_gone_and_gives_its_note_to_another_title(
    opened: Window, go: Callable[..., Any], qtbot: QtBot
) -> None:
    go(opened, "edits")
    qtbot.waitUntil(lambda: len(cards(opened)) == 1)
    (card,) = cards(opened)
    said = "\n".join(one.text() for one in card.findChildren(QLabel))
    assert "Fables has it as Hare and Owl now." in said
    assert "Kept: 1 title with a note of yours." in said
    press(card, "It belongs to Owl", qtbot)
    qtbot.waitUntil(lambda: opened.toast.text == "What was about Fox is about Owl")
    qtbot.waitUntil(lambda: not cards(opened))
    notes: list[str] = []
    opened.context.runner.read(lambda catalog: catalog.works.details("fable-owl").remarks.note, notes.append)
    qtbot.waitUntil(lambda: notes == ["read it twice"])
    qtbot.mouseClick(opened.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards(opened)) == 1)
    press(cards(opened)[0], "Forget", qtbot)
    qtbot.waitUntil(lambda: opened.toast.text == "Forgot what was about Fox")
    qtbot.waitUntil(lambda: not cards(opened))
    wait_until_settled(opened, qtbot)
