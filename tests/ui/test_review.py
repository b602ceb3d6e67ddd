"""Answering questions: by folder, by key, for the whole folder, many at once, several stories in one file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.files import Candidate, Evidence, ExtraRole, Range, Stance, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.views import CandidateSummary
from janto_catalog.ui.context import Destination
from janto_catalog.ui.panels.candidate_card import CandidateCard, card_reasons
from janto_catalog.ui.panels.likelihood import is_likely
from janto_catalog.ui.panels.new_title_form import NewTitleForm
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import CheckBox
from janto_catalog.ui.widgets.header import Header
from tests.media import pdf, silent_mp3
from tests.ui.waiting import wait_until_idle

Go = Callable[..., Any]
Open = Callable[..., Window]
MINUTE = 60.0
_HELD = {
    "Plays/Torchwood 12.mp3": 62,
    "Plays/03 Forgotten.mp3": 60,
    "Plays/05 Uncanny.mp3": 60,
    "Tapes/Zone 10.mp3": 60.1,
    "Tapes/Goodbye Piccadilly.mp3": 60.2,
    "Alone/Broken.mp3": 61,
}


@pytest.fixture(scope="session")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with folders of questions and of unknown copies."""
    folder = tmp_path_factory.mktemp("asking")
    media = folder / "media"
    for path, minutes in _HELD.items():
        silent_mp3(media / path, minutes * MINUTE)
    catalog = bootstrap.open_catalog(str(folder / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    catalog.close()
    return folder / "catalogue.db"


@pytest.fixture
def window(open_window: Open, asking: Path, tmp_path: Path) -> Window:
    """A window on a copy of it."""
    copy = tmp_path / "catalogue.db"
    copy.write_bytes(asking.read_bytes())
    return open_window(copy)


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The page "To identify", with its questions."""
    shown = go(window, "review")
    qtbot.waitUntil(lambda: shown.remaining > 0)
    return shown


def press(keeper: Any, qtbot: QtBot, text: str) -> None:
    def found() -> list[QPushButton]:
        return [made for made in keeper.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def boxes(page: Any) -> list[CheckBox]:
    return [box for box in page.panel.findChildren(CheckBox) if box.isVisible()]


def the_box(page: Any, qtbot: QtBot) -> CheckBox:
    qtbot.waitUntil(lambda: len(boxes(page)) == 1)
    return boxes(page)[0]


def settle(page: Any, qtbot: QtBot, waiting: int) -> None:
    """Wait until so many copies have no answer, and the answers are stored."""
    wait_until_idle(page.context.runner, qtbot)
    qtbot.waitUntil(lambda: page.remaining == waiting)


def ask_about(page: Any, qtbot: QtBot, title: str) -> None:
    for _ in range(page.remaining):
        if page.current_title == title:
            return
        qtbot.keyClick(page.focus_target(), Qt.Key.Key_J)
    assert page.current_title == title


def test_questions_are_grouped_by_folder_with_the_largest_first(page: Any) -> None:
    assert page.list.names[:3] == ["Tapes", "Alone", "Plays"]
    assert page.list.names[3:] == ["Not recognised", "Plays", "03 Forgotten", "05 Uncanny"]
    assert page.list.row.about == "2 files · 2 questions"


def test_j_goes_through_the_questions_of_all_folders(page: Any, qtbot: QtBot) -> None:
    seen = []
    for _ in range(4):
        seen.append(page.current_title)
        qtbot.keyClick(page.focus_target(), Qt.Key.Key_J)
    assert seen == ["Goodbye Piccadilly", "Zone 10", "Broken", "Torchwood 12"]
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_K)
    assert page.current_title == "Torchwood 12"


@pytest.mark.parametrize("on_card", [False, True])
def test_after_an_answer_the_next_question_comes(page: Any, qtbot: QtBot, *, on_card: bool) -> None:
    focus = page.panel.findChild(CandidateCard) if on_card else page.focus_target()
    qtbot.keyClick(focus, Qt.Key.Key_1)
    settle(page, qtbot, 5)
    assert page.current_title == "Zone 10"


def test_later_goes_on_to_the_next_question(page: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page.current_title == "Zone 10")
    assert page.remaining == 6


def test_x_excludes_a_copy_and_z_asks_again(page: Any, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_X)
    settle(page, qtbot, 5)
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Z)
    settle(page, qtbot, 6)
    assert page.current_title == "Goodbye Piccadilly"


def test_enter_accepts_only_what_is_likely(window: Window, page: Any, qtbot: QtBot) -> None:
    ask_about(page, qtbot, "Broken")
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Return)
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    wait_until_idle(window.context.runner, qtbot)
    assert page.remaining == 6
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    ask_about(page, qtbot, "Goodbye Piccadilly")
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Return)
    settle(page, qtbot, 5)


def test_the_check_box_names_the_series_only_in_folders_with_other_files(page: Any, qtbot: QtBot) -> None:
    ask_about(page, qtbot, "Broken")
    assert boxes(page) == []
    ask_about(page, qtbot, "Torchwood 12")
    box = the_box(page, qtbot)
    assert box.text() == "Remember: this folder is Big Finish: Torchwood (main range)"


def test_a_remembered_answer_matches_the_neighbours_and_undo_is_one_step(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    ask_about(page, qtbot, "Torchwood 12")
    qtbot.mouseClick(the_box(page, qtbot), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_1)
    settle(page, qtbot, 3)
    assert window.toast.text == "Matched, and 2 other copies with it."
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot, 6)


def test_shift_enter_accepts_for_the_whole_folder(window: Window, page: Any, qtbot: QtBot, go: Go) -> None:
    ask_about(page, qtbot, "Goodbye Piccadilly")
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.remaining < 6)
    qtbot.waitUntil(window.toast.isVisible)
    answers = go(window, "answers")
    qtbot.waitUntil(lambda: "2 answers" in answers.head.count.text())


def test_a_remembered_answer_can_be_forgotten_and_restored(window: Window, page: Any, qtbot: QtBot) -> None:
    ask_about(page, qtbot, "Torchwood 12")
    qtbot.mouseClick(the_box(page, qtbot), Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_1)
    settle(page, qtbot, 3)
    press(page, qtbot, "Remembered answers")
    answers: Any = window.page()
    qtbot.waitUntil(lambda: "2 answers" in answers.head.count.text())
    assert any("Plays contains Big Finish" in made.text() for made in answers.findChildren(QLabel))
    press(answers, qtbot, "Forget")
    qtbot.waitUntil(lambda: "1 answer" in answers.head.count.text())
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "2 answers" in answers.head.count.text())


def test_all_likely_candidates_are_accepted_from_a_list_in_one_step(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    likely = sum(is_likely(question) for question in page.list.row.questions)
    press(page, qtbot, "Accept all likely…")
    assert page.remaining == 6
    assert len(page.bulk_accept.boxes) == likely
    for box, _, _ in page.bulk_accept.boxes[1:]:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    press(page, qtbot, "Accept 1")
    settle(page, qtbot, 5)
    assert window.focusWidget() is page.focus_target()
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Z)
    settle(page, qtbot, 6)


def test_escape_closes_the_list_of_likely_candidates(page: Any, qtbot: QtBot) -> None:
    press(page, qtbot, "Accept all likely…")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.panel.isVisible()
    assert page.remaining == 6


def test_several_stories_in_one_file_get_their_ranges(window: Window, page: Any, qtbot: QtBot) -> None:
    ask_about(page, qtbot, "Broken")
    press(page.panel, qtbot, "Several stories in this file…")
    form = page.panel.actions_row.form
    second = form.lines[1]
    assert form.lines[0].title.field.text() == "Broken"
    qtbot.keyClicks(second.title.field, "fragments")
    qtbot.waitUntil(lambda: bool(second.title.first))
    qtbot.keyClick(second.title.field, Qt.Key.Key_Return)
    second.findChildren(QLineEdit)[1].setText("31:00")
    form.lines[0].findChildren(QLineEdit)[1].setText("0:90")
    press(form, qtbot, "Match these")
    assert "0:90 is not a time" in texts(form)
    form.lines[0].findChildren(QLineEdit)[1].setText("0:00")
    press(form, qtbot, "Match these")
    settle(page, qtbot, 5)
    assert window.toast.text == "Broken contains Broken, Fragments"
    held = {}
    window.context.runner.read(
        lambda catalog: next(item for item in catalog.items.list() if item.title == "Broken"),
        lambda item: held.update({link.title: link.range for link in item.works}),
    )
    qtbot.waitUntil(lambda: bool(held))
    assert held["Broken"] == Range(Unit.SECONDS, 0, 31 * MINUTE)
    assert held["Fragments"].begin == 31 * MINUTE
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot, 6)


def test_bookmarks_of_a_pdf_fill_the_lines_and_overlapping_pages_are_refused(
    open_window: Open, tmp_path: Path, qtbot: QtBot, go: Go
) -> None:
    marks = (("The Legacy of Torchwood One", 4), ("Jetsam", 10))
    pdf(tmp_path / "media" / "an old scan.pdf", 20, bookmarks=marks)
    catalog = bootstrap.open_catalog(str(tmp_path / "c.db"))
    list(catalog.scans.scan([str(tmp_path / "media")]))
    catalog.close()
    window = open_window(tmp_path / "c.db")
    page = go(window, "review")
    settle(page, qtbot, 1)
    press(page.panel, qtbot, "Several stories in this file…")
    form = page.panel.actions_row.form
    qtbot.waitUntil(lambda: form.lines[1].title.field.text() == "Jetsam")
    bounds = [[field.text() for field in line.findChildren(QLineEdit)[1:]] for line in form.lines]
    assert bounds == [["4", "9"], ["10", "20"]]
    end = form.lines[0].findChildren(QLineEdit)[2]
    for typed, message in (("12", "Jetsam begins before"), ("30", "It has pages 1 to 20")):
        end.setFocus()
        end.selectAll()
        qtbot.keyClicks(end, typed)
        press(form, qtbot, "Match these")
        qtbot.waitUntil(partial(shows_text, form, message))
    end.selectAll()
    qtbot.keyClick(end, Qt.Key.Key_Backspace)
    press(form, qtbot, "Match these")
    settle(page, qtbot, 0)
    assert window.toast.text == "an old scan contains The Legacy of Torchwood One, Jetsam"


def test_an_extra_is_no_longer_asked_about_and_is_listed_with_its_title(
    window: Window, page: Any, qtbot: QtBot, go: Go
) -> None:
    ask_about(page, qtbot, "Broken")
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_E)
    form = page.panel.actions_row.form
    assert form.title.field.text() == "Broken"
    qtbot.mouseClick(form.roles[ExtraRole.INTERVIEW], Qt.MouseButton.LeftButton)
    form.title.field.setFocus()
    form.title.field.selectAll()
    qtbot.keyClicks(form.title.field, "fragments")
    press(form, qtbot, "Mark as extra")
    assert "Choose a title" in texts(form)
    assert form.title.field.hasFocus()
    qtbot.waitUntil(lambda: bool(form.title.first))
    qtbot.keyClick(form.title.field, Qt.Key.Key_Return)
    press(form, qtbot, "Mark as extra")
    settle(page, qtbot, 5)
    assert window.toast.text == "Broken is an extra of Fragments (interview)"
    go(window, "titles", query="fragments")
    window.context.signals.select_work.emit("tw-s02e12-fragments")
    qtbot.waitUntil(lambda: "Extra: interview" in window.detail.visible_text())
    assert "You have no copy of it." in window.detail.visible_text()
    press(window.detail, qtbot, "Not an extra of this title")
    qtbot.waitUntil(lambda: "Extra: interview" not in window.detail.visible_text())
    shown = go(window, "review")
    settle(shown, qtbot, 6)


def test_escape_and_cancel_close_a_form(page: Any, qtbot: QtBot) -> None:
    ask_about(page, qtbot, "Broken")
    for close in (
        lambda: qtbot.keyClick(page.panel.actions_row.form.title.field, Qt.Key.Key_Escape),
        lambda: press(page.panel.actions_row.form, qtbot, "Cancel"),
    ):
        qtbot.keyClick(page.focus_target(), Qt.Key.Key_E)
        qtbot.waitUntil(page.panel.actions_row.form.isVisible)
        close()
        assert page.panel.actions_row.form is None


def shows_text(keeper: Any, text: str) -> bool:
    return text in texts(keeper)


def texts(keeper: Any) -> str:
    return "\n".join(made.text() for made in keeper.findChildren(QLabel))


def test_the_header_counts_questions_and_files(page: Any) -> None:
    count = page.findChild(Header).count.text()
    assert "4 questions about 4 files, about 1 minute · 2 not recognised" in count


def test_a_card_shows_the_evidence_that_decided_what_distinguishes_it_and_what_contradicts_it() -> None:
    def view(work: str, *evidence: Evidence) -> CandidateSummary:
        return CandidateSummary(Candidate(work, 0.5, evidence), work, Kind.AUDIO_DRAMA, "", "", None)

    name, number = Evidence("the name fits", Stance.FOR, 5), Evidence("the number fits", Stance.FOR, 4)
    length = Evidence("the length fits", Stance.FOR, 1)
    off, cast = Evidence("the length is off", Stance.AGAINST, -2), Evidence("it names Ianto", Stance.FOR, 0.5)
    one, two = view("one", name, number, length), view("two", name, number, off, cast)
    three = view("three", name, number)
    shown = card_reasons(one, (one, two, three))
    assert [(each.evidence.text, each.differs) for each in shown] == [
        ("the name fits", False),
        ("the number fits", False),
        ("the length fits", True),
    ]
    assert [each.evidence.text for each in card_reasons(two, (one, two, three))] == [
        "the name fits",
        "the number fits",
        "the length is off",
    ]
    assert [each.differs for each in card_reasons(three, (one, two, three))] == [False, False]
    also = [Evidence(text, Stance.FOR, weight) for text, weight in (("a", 9), ("b", 8), ("c", 7))]
    heavy = view("heavy", *also, off)
    assert "the length is off" in [each.evidence.text for each in card_reasons(heavy, (heavy,))]


def test_a_new_title_is_made_from_the_metadata_of_a_file(window: Window, go: Go, qtbot: QtBot) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining > 0)
    before = page.remaining
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: bool(title_forms(page)))
    form = title_forms(page)[0]
    (title,) = (line for line in form.findChildren(QLineEdit) if line.accessibleName() == "Title")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is title)
    assert title.text(), "it is filled in before one can type"
    title.selectAll()
    qtbot.keyClicks(title, "The Tallow Tapes")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.remaining == before - 1)
    window.navigate(Destination("titles", "title:tallow"))
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == 1)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == 0)


def title_forms(page: Any) -> list[NewTitleForm]:
    return [form for form in page.findChildren(NewTitleForm) if form.isVisible()]


def test_a_new_title_without_a_name_is_refused(window: Window, go: Go, qtbot: QtBot) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining > 0)
    press(page, qtbot, "New title…")
    qtbot.waitUntil(lambda: bool(title_forms(page)))
    form = title_forms(page)[0]
    (title,) = (line for line in form.findChildren(QLineEdit) if line.accessibleName() == "Title")
    qtbot.waitUntil(lambda: bool(title.text()))
    title.clear()
    qtbot.mouseClick(form.submit_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: any(
            "Write the title" in each.text() for each in form.findChildren(QLabel) if each.isVisible()
        ),
    )
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not title_forms(page))
