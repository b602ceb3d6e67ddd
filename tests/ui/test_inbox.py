"""What was not recognised in the window: folders that open, a filter, many rows at once; cards that are read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog.history import History
from janto_catalog.catalog.review import Review
from janto_catalog.errors import JantoError
from janto_catalog.model.views import Changed, Progress
from janto_catalog.ui import labels
from janto_catalog.ui.context import REVIEW
from janto_catalog.ui.models.inbox_rows import PAGE
from janto_catalog.ui.panels.candidate_card import CandidateCard
from janto_catalog.ui.panels.likelihood import is_likely
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_idle

Go = Callable[..., Any]
Open = Callable[..., Window]
MINUTE = 60.0
ALBUMS, SONGS = 8, 15
CROWD = PAGE + 10
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of two questions, riddles near them, a tree of music and a folder with many songs."""
    folder = tmp_path_factory.mktemp("foreign")
    media = folder / "media"
    # Each file has another length, for files of the same content have the same answer.
    lengths = itertools.count(20)
    for name, minutes in (("Torchwood 12", 62), ("03 Forgotten", 60), ("05 Uncanny", 60)):
        silent_mp3(media / "Plays" / f"{name}.mp3", minutes * MINUTE)
    for number in range(ALBUMS):
        for song in range(SONGS):
            silent_mp3(
                media / "Music" / f"Album {number}" / f"zither {chr(97 + song) * 3}.mp3", next(lengths)
            )
    for number in range(CROWD):
        name = f"harp {chr(97 + number // 26)}{chr(97 + number % 26)}"
        silent_mp3(media / "Crowd" / f"{name}.mp3", next(lengths))
    catalog = bootstrap.open_catalog(str(folder / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    catalog.close()
    return folder / "catalogue.db"


@pytest.fixture
def window(open_window: Open, foreign: Path, tmp_path: Path) -> Window:
    """A window on a copy of it."""
    copy = tmp_path / "catalogue.db"
    copy.write_bytes(foreign.read_bytes())
    return open_window(copy)


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The inbox, read."""
    shown = go(window, "review")
    qtbot.waitUntil(lambda: "Not recognised" in shown.list.names)
    return shown


def click(
    page: Any, qtbot: QtBot, name: str, keys: Qt.KeyboardModifier = NONE, *, x: int | None = None
) -> None:
    index = page.list.model().index(page.list.names.index(name), 0)
    page.list.scrollTo(index)
    point = page.list.visualRect(index).center()
    if x is not None:
        point.setX(x)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, keys, point)


def press(keeper: Any, qtbot: QtBot, text: str) -> None:
    def found() -> list[QPushButton]:
        return [made for made in keeper.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def about(page: Any, name: str) -> str:
    return str(page.list.model().rows[page.list.names.index(name)].about)


def unrecognised(page: Any) -> int:
    return int(page._queue.listing.folders.copies)


def test_the_questions_come_first_and_each_foreign_tree_is_one_row(page: Any) -> None:
    assert page.list.names == ["Plays", "Not recognised", "Plays", "Crowd", "Music"]
    assert about(page, "Music") == f"{ALBUMS * SONGS} copies in {ALBUMS} folders"
    assert about(page, "Crowd") == f"{CROWD} copies"
    assert page.list.question.item.title == "Torchwood 12"


def test_a_folder_opens_to_its_folders_and_these_to_their_copies(page: Any, qtbot: QtBot) -> None:
    click(page, qtbot, "Music", x=20)
    qtbot.waitUntil(lambda: "Album 7" in page.list.names)
    click(page, qtbot, "Album 3")
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "zither aaa" in page.list.names)
    click(page, qtbot, "zither aaa")
    assert page.list.question.item.folder.endswith("Music/Album 3")
    assert page.panel.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert page.list.row.text == "Album 3"
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "zither aaa" not in page.list.names)


def test_a_folder_shows_its_copies_page_by_page(page: Any, qtbot: QtBot) -> None:
    click(page, qtbot, "Crowd", x=20)
    more = f"Show 10 more of {CROWD - PAGE} copies"
    qtbot.waitUntil(lambda: more in page.list.names)
    assert sum(name.startswith("harp") for name in page.list.names) == PAGE
    click(page, qtbot, more)
    qtbot.waitUntil(lambda: more not in page.list.names)
    assert sum(name.startswith("harp") for name in page.list.names) == CROWD


def test_the_filter_keeps_what_has_all_its_words(page: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.filter_field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.filter_field, "ALBUM zither bbb")
    qtbot.waitUntil(lambda: page.list.names[:2] == ["Not recognised", "Album 0"])
    assert about(page, "Album 0") == "1 copy"
    qtbot.keyClick(page.filter_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.names[0] == "Plays")
    assert QApplication.focusWidget() is page.list


def test_a_copy_that_is_sought_is_found_in_a_folder_that_is_closed(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    assert "harp bc" not in page.list.names
    found: list[str] = []
    window.context.runner.read(
        lambda catalog: [item.id for item in catalog.items.list() if item.title == "harp bc"], found.extend
    )
    qtbot.waitUntil(lambda: bool(found))
    window.navigate(replace(REVIEW, item=found[0]))
    qtbot.waitUntil(lambda: page.current_title == "harp bc")
    assert page.filter_field.text() == "harp bc"
    window.navigate(REVIEW)
    assert page.filter_field.text() == "harp bc", "only a copy that is sought replaces the filter"


def test_a_whole_foreign_folder_is_left_out_in_one_step_and_comes_back(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    before = unrecognised(page)
    click(page, qtbot, "Music")
    press(page.selection_panel, qtbot, "This whole folder is not part of this catalogue")
    qtbot.waitUntil(lambda: "Music" not in page.list.names)
    assert window.toast.text.startswith("Music is not part of the catalogue")
    assert unrecognised(page) == before - ALBUMS * SONGS
    wait_until_idle(window.context.runner, qtbot)
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: "Music" in page.list.names)
    assert unrecognised(page) == before


def test_shift_selects_a_row_of_copies_and_x_leaves_all_of_them_out(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    click(page, qtbot, "Crowd", x=20)
    qtbot.waitUntil(lambda: "harp aa" in page.list.names)
    click(page, qtbot, "harp ab")
    click(page, qtbot, "harp ad", SHIFT)
    click(page, qtbot, "harp af", CONTROL)
    assert [item.title for item in page.list.selected_items] == ["harp ab", "harp ac", "harp ad", "harp af"]
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: about(page, "Crowd") == f"{CROWD - 4} copies")
    assert window.toast.text == "4 copies are not part of the catalogue"
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: about(page, "Crowd") == f"{CROWD} copies")


def selected_text(page: Any) -> list[str]:
    return [label.text() for label in page.selection_panel.findChildren(QLabel)]


def test_control_a_selects_what_was_not_recognised_and_counts_each_copy_once(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    copies, asked = unrecognised(page), page.remaining - unrecognised(page)
    every = f"{labels.number(copies)} copies in all."
    click(page, qtbot, "Music", x=20)
    qtbot.waitUntil(lambda: "Album 0" in page.list.names)
    click(page, qtbot, "Music")
    qtbot.keyClick(page.list, Qt.Key.Key_A, CONTROL)
    assert "3 folders selected" in selected_text(page)
    assert every in selected_text(page), "an album is in Music, which is selected too"
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.remaining == asked)
    assert window.toast.text == f"3 folders with {copies} copies are not part of the catalogue"
    assert page.list.names == ["Plays"], "the question is still asked"


def test_a_question_that_is_selected_with_folders_is_named(page: Any, qtbot: QtBot) -> None:
    asked = page.list.question.item.title
    click(page, qtbot, "Music")
    index = page.list.model().index(0, 0)
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, CONTROL, page.list.visualRect(index).center()
    )
    assert "1 question and 1 folder selected" in selected_text(page)
    assert asked in selected_text(page)


def test_what_is_left_out_is_mentioned_when_no_question_is_open(page: Any, qtbot: QtBot) -> None:
    copies = unrecognised(page)
    click(page, qtbot, "Music")
    qtbot.keyClick(page.list, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.list.names == ["Plays"])
    while page.remaining:
        before = page.remaining
        qtbot.keyClick(page.list, Qt.Key.Key_X)
        qtbot.waitUntil(lambda: page.remaining < before)  # noqa: B023
    wait_until_idle(page.context.runner, qtbot)
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "No question is open." in texts
    assert any(f"{labels.number(copies + 1)} copies are left out on purpose." in text for text in texts)


def cards(page: Any) -> list[CandidateCard]:
    return [card for card in page.panel.findChildren(CandidateCard) if card.isVisible()]


def test_a_click_on_a_card_selects_it_and_enter_answers_with_it(page: Any, qtbot: QtBot) -> None:
    before, card = page.remaining, cards(page)[0]
    assert not is_likely(page.list.question), "Enter alone would not answer"
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (card.property("selected"), page.remaining) == (True, before)
    assert QApplication.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.remaining == before - 1)


def test_its_button_and_a_double_click_answer(page: Any, qtbot: QtBot) -> None:
    before = page.remaining
    qtbot.mouseClick(cards(page)[0].answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.remaining == before - 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: page.remaining == before and bool(cards(page)))
    assert page.list.question.item.title == "Torchwood 12"
    qtbot.mouseDClick(cards(page)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.remaining == before - 1)


@pytest.fixture
def pausing(window: Window, page: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Answers are not stored before this event is set."""
    go_on, answer = Event(), Review.answer

    def wait_and_answer(review: Review, *args: Any, **named: Any) -> Changed:
        assert go_on.wait(MINUTE)
        return answer(review, *args, **named)

    monkeypatch.setattr(Review, "answer", wait_and_answer)
    yield go_on
    go_on.set()
    wait_until_idle(window.context.runner, qtbot)


def test_the_next_question_comes_before_the_answer_is_stored(
    window: Window, page: Any, pausing: Event, qtbot: QtBot
) -> None:
    before = page.remaining
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert (page.current_title, page.remaining) != ("Torchwood 12", before)
    assert window.toast.text == "", "nothing was stored"
    read: list[int] = []
    page.reload()
    window.context.runner.read(lambda _catalog: None, lambda _none: read.append(page.remaining))
    qtbot.waitUntil(lambda: bool(read))
    assert read == [before - 1], "what is read meanwhile does not ask again"
    pausing.set()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Torchwood 12 is "))
    wait_until_idle(window.context.runner, qtbot)
    assert page.remaining == before - 1


def test_a_question_comes_back_when_its_answer_cannot_be_stored(
    window: Window, page: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_named: Any) -> Changed:
        raise JantoError("the disk is full")

    monkeypatch.setattr(Review, "answer", refuse)
    before = page.remaining
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert page.remaining == before - 1
    qtbot.waitUntil(lambda: page.remaining == before and page.current_title == "Torchwood 12")
    assert "the disk is full" in window.toast.text


def test_undo_asks_again_before_the_answer_is_undone(
    window: Window, page: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, names = page.remaining, page.list.names
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    wait_until_idle(window.context.runner, qtbot)
    go_on, undo = Event(), History.undo
    monkeypatch.setattr(History, "undo", lambda history: undo(history) if go_on.wait(MINUTE) else None)
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    assert (page.current_title, page.remaining, page.list.names) == ("Torchwood 12", before, names)
    qtbot.waitUntil(lambda: len(cards(page)) == 1)
    go_on.set()
    wait_until_idle(window.context.runner, qtbot)
    assert (page.current_title, page.remaining, page.list.names) == ("Torchwood 12", before, names)
    assert window.toast.text.startswith("Undone: Torchwood 12 is ")


def test_undo_of_another_change_leaves_the_answer_as_it_is(window: Window, page: Any, qtbot: QtBot) -> None:
    before = page.remaining
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    wait_until_idle(window.context.runner, qtbot)
    work = "tw-s01e01-everything-changes"
    window.context.runner.write(lambda catalog: catalog.progress.mark([work], Progress.FINISHED))
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    wait_until_idle(window.context.runner, qtbot)
    assert "Everything Changes" in window.toast.text
    assert (page.remaining, page.current_title == "Torchwood 12") == (before - 1, False)


def test_a_key_that_is_held_down_answers_once_and_steps_on(page: Any) -> None:
    repeats = {act.text() for act in page.list.actions() if act.autoRepeat()}
    assert repeats == {"Next question", "Previous question"}


def test_details_unfold_below_the_buttons_and_repeat_no_reason(page: Any, qtbot: QtBot) -> None:
    before, card = page.remaining, cards(page)[0]
    at = card.answer_button.pos()
    press(card, qtbot, "Details")
    assert (card.answer_button.pos(), page.remaining) == (at, before)
    reasons = [label.text() for label in card.findChildren(QLabel) if label.wordWrap() and label.isVisible()]
    plain = [re.sub(r" \([+-][0-9.]+\)$", "", text) for text in reasons]
    assert len(plain) > len(reasons) - sum(text.endswith(")") for text in reasons) > 0
    assert len(set(plain)) == len(plain)


def test_tab_goes_from_each_line_of_several_stories_to_the_buttons(page: Any, qtbot: QtBot) -> None:
    press(page.panel, qtbot, "Several stories in this file…")
    form = page.panel.actions_row.form
    press(form, qtbot, "Add another")
    qtbot.waitUntil(form.lines[-1].isVisible)
    fields = [field for line in form.lines for field in line.fields if field.isEnabled()]
    fields[0].setFocus()
    for field in fields:
        assert QApplication.focusWidget() is field
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    seen = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QAbstractButton)
        seen.append(focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["Add another", "Cancel", "Match these"]


def test_undo_of_the_window_returns_to_the_question_that_was_answered(page: Any, qtbot: QtBot) -> None:
    wait_until_idle(page.context.runner, qtbot)
    asked = page.list.question.item.id
    before = page.remaining
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.remaining == before - 1)
    wait_until_idle(page.context.runner, qtbot)
    page.list.step(1)
    qtbot.keyClick(page.list, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.remaining == before)
    wait_until_idle(page.context.runner, qtbot)
    assert page.list.question is not None
    assert page.list.question.item.id == asked
