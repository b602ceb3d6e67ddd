"""From one question to the next: what is shown is kept and told the next question, and nothing of the last one stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog.review import Review
from janto_catalog.errors import JantoError
from janto_catalog.model.views import Changed
from janto_catalog.ui.panels.candidate_card import CandidateCard
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import CheckBox
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_idle

Go = Callable[..., Any]
Open = Callable[..., Window]
_COPY = "Backup/Zone 10"
_FILES = ("Tapes/Zone 10", "Tapes/Goodbye Piccadilly", "Plays/Torchwood 12", "Plays/03 Forgotten", _COPY)


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with four questions, two of them about the same content, and a copy that is not recognised."""
    folder = tmp_path_factory.mktemp("next question")
    for number, name in enumerate(_FILES):
        silent_mp3(folder / "media" / f"{name}.mp3", 3600.0 + number)
    shutil.copy(folder / "media" / f"{_FILES[0]}.mp3", folder / "media" / f"{_COPY}.mp3")
    catalog = bootstrap.open_catalog(str(folder / "catalogue.db"))
    list(catalog.scans.scan([str(folder / "media")]))
    catalog.close()
    return folder / "catalogue.db"


@pytest.fixture
def page(open_window: Open, asking: Path, tmp_path: Path, go: Go, qtbot: QtBot) -> Any:
    """The page "To identify", with its questions."""
    copy = tmp_path / "catalogue.db"
    copy.write_bytes(asking.read_bytes())
    window = open_window(copy)
    shown = go(window, "review")
    qtbot.waitUntil(lambda: shown.remaining == len(_FILES))
    wait_until_idle(window.context.runner, qtbot)
    return shown


def texts(within: QWidget) -> list[str]:
    return [shown.text() for shown in within.findChildren(QLabel) if shown.isVisible() and shown.text()]


def link(within: QWidget, text: str) -> QPushButton:
    return next(b for b in within.findChildren(QPushButton) if b.text() == text and b.isVisible())


def cards(page: Any) -> list[CandidateCard]:
    return [card for card in page.panel.findChildren(CandidateCard) if card.isVisible()]


def step(page: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    wait_until_idle(page.context.runner, qtbot)


def test_the_next_question_is_shown_by_what_showed_the_last_one(page: Any, qtbot: QtBot) -> None:
    step(page, qtbot)
    before, made, title = texts(page), page.findChildren(QWidget), page.current_title
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    wait_until_idle(page.context.runner, qtbot)
    assert page.current_title != title
    assert texts(page) != before
    assert set(page.findChildren(QWidget)) == set(made)


def test_the_next_question_has_its_own_candidates_reasons_and_facts(page: Any, qtbot: QtBot) -> None:
    first, shown = page.current_title, texts(page)
    assert f"Which story is {first}?" in shown
    assert any(text.replace("\u200b", "") == f"{first}.mp3" for text in shown)
    step(page, qtbot)
    second, shown = page.current_title, texts(page)
    assert second != first
    assert f"Which story is {second}?" in shown
    assert not any(first in text for text in shown)
    titles = [candidate.title for candidate in page.list.question.candidates]
    assert [card.view.title for card in cards(page)] == titles
    assert [card.accessibleName().partition(": ")[2].rpartition(", ")[0] for card in cards(page)] == titles


def test_a_question_without_candidates_shows_none(page: Any, qtbot: QtBot) -> None:
    for _ in range(len(_FILES)):
        if page.list.question is not None and not page.list.question.candidates:
            break
        step(page, qtbot)
    assert page.current_title == "03 Forgotten"
    assert not cards(page)
    assert page.panel.actions_row.title_picker.isVisible()
    qtbot.keyClick(page.panel, Qt.Key.Key_1)
    assert page.current_title == "03 Forgotten"


def test_nothing_that_was_opened_ticked_or_typed_stays_for_the_next_question(page: Any, qtbot: QtBot) -> None:
    (box,) = (box for box in page.panel.findChildren(CheckBox) if box.isVisible())
    box.setChecked(True)
    card, picker = cards(page)[0], page.panel.actions_row.title_picker
    count = len(texts(card))
    qtbot.mouseClick(link(card, "Details"), Qt.MouseButton.LeftButton)
    assert len(texts(card)) > count
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page.panel.selected is not None
    qtbot.keyClick(page.list, Qt.Key.Key_Slash)
    qtbot.keyClicks(picker.field, "lost souls")
    qtbot.waitUntil(lambda: picker.first is not None)
    page.list.setFocus()
    step(page, qtbot)
    assert (page.panel.remember, page.panel.selected, card.property("selected")) == (False, None, False)
    assert not picker.isVisible()
    assert (picker.field.text(), picker.first) == ("", None)
    assert link(card, "Details").isVisible()
    assert not any(text.endswith(")") and "(+" in text for text in texts(card))


def test_a_search_of_the_last_question_finds_nothing_for_the_next(page: Any, qtbot: QtBot) -> None:
    picker = page.panel.actions_row.title_picker
    qtbot.keyClick(page.list, Qt.Key.Key_Slash)
    picker.field.setText("lost souls")
    picker._search()
    page.list.setFocus()
    step(page, qtbot)
    assert picker.first is None
    assert "Lost Souls" not in texts(page.panel)


def folders(page: Any) -> list[str]:
    names: list[str] = page.list.names
    return names[: names.index("Not recognised")]


def go_to(page: Any, qtbot: QtBot, title: str) -> None:
    for _ in _FILES:
        if page.current_title != title:
            step(page, qtbot)
    assert page.current_title == title


def test_an_answer_moves_no_folder(page: Any, qtbot: QtBot) -> None:
    assert folders(page) == ["Tapes", "Backup", "Plays"]
    go_to(page, qtbot, "Goodbye Piccadilly")
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    wait_until_idle(page.context.runner, qtbot)
    assert page.remaining == len(_FILES) - 1
    assert folders(page) == ["Tapes", "Backup", "Plays"]


def test_a_folder_comes_back_to_its_place(page: Any, qtbot: QtBot) -> None:
    go_to(page, qtbot, "Goodbye Piccadilly")
    for left in (["Tapes", "Backup", "Plays"], ["Plays"]):
        qtbot.keyClick(page.list, Qt.Key.Key_X)
        wait_until_idle(page.context.runner, qtbot)
        assert folders(page) == left
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    wait_until_idle(page.context.runner, qtbot)
    assert folders(page) == ["Tapes", "Backup", "Plays"]


def test_a_folder_that_is_put_off_is_the_last(page: Any, qtbot: QtBot) -> None:
    go_to(page, qtbot, "Torchwood 12")
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.list.row.text == "Backup"
    qtbot.keyClick(page.list, Qt.Key.Key_S)
    wait_until_idle(page.context.runner, qtbot)
    assert folders(page) == ["Tapes", "Plays", "Backup"]


def test_an_answer_that_cannot_be_stored_brings_both_questions_back(
    page: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_answer: object, **_more: object) -> Changed:
        raise JantoError("The disk is full.")

    monkeypatch.setattr(Review, "answer", fail)
    go_to(page, qtbot, "Zone 10")
    asked = page.remaining
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert page.remaining == asked - 2
    wait_until_idle(page.context.runner, qtbot)
    assert (page.remaining, page.current_title) == (asked, "Zone 10")
    assert folders(page) == ["Tapes", "Backup", "Plays"]


def test_before_the_first_question_is_read_nothing_is_asked(
    open_window: Open, asking: Path, tmp_path: Path, go: Go, qtbot: QtBot
) -> None:
    shutil.copy(asking, tmp_path / "catalogue.db")
    shown: Any = go(open_window(tmp_path / "catalogue.db"), "review")
    assert shown.isVisible()
    assert shown.remaining == 0, "it is read in another thread"
    assert texts(shown.panel) == []
    assert not [box for box in shown.panel.findChildren(CheckBox) if box.isVisible()]
    qtbot.waitUntil(lambda: shown.remaining > 0)
    qtbot.waitUntil(lambda: any(text.startswith("Which story is ") for text in texts(shown.panel)))
