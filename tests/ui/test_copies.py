"""The copies of a title in the detail: which one is played and why, choosing another, making one an extra."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from janto_catalog.catalog import Catalog
from janto_catalog.model.views import PreferredCopy, Progress
from janto_catalog.ui import opening
from janto_catalog.ui.panels.wrong_title_form import WrongTitleForm
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import IconButton
from tests.ui.waiting import wait_until_idle

NOVEL = "tw-novel-01-another-life"
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


def test_a_copy_of_what_is_read_is_opened_not_played(shown: Window, qtbot: QtBot) -> None:
    def link(catalog: Catalog) -> None:
        for copy in catalog.works.details(TWICE).copies:
            catalog.links.link(copy.id, NOVEL)

    done: list[None] = []
    shown.context.runner.write(link, done.append)
    qtbot.waitUntil(lambda: bool(done))
    shown.context.signals.select_work.emit(NOVEL)
    qtbot.waitUntil(
        lambda: {radio.text() for radio in radios(shown)} == {"This copy is opened", "Open this copy"}
    )
    next(radio for radio in radios(shown) if not radio.isChecked()).click()
    qtbot.waitUntil(lambda: shown.toast.text.startswith("Open "))
    qtbot.waitUntil(lambda: "you chose it" in shown.detail.visible_text())
    assert any(
        act.text() == "Open the best copy automatically" for menu in entries(shown) for act in menu.actions()
    )


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

    monkeypatch.setattr(opening, "open_url", open_url)
    other = radios(shown)[played(shown).index(False)]
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center() - other.rect().center() / 2)
    qtbot.waitUntil(lambda: "you chose it" in shown.detail.visible_text())
    found: list[PreferredCopy | None] = []
    shown.context.runner.read(lambda catalog: catalog.works.details(TWICE).played, found.append)
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: bool(opened))
    assert found[0] is not None
    assert opened == [found[0].item.files[0].decode()]
    qtbot.waitUntil(lambda: shown.toast.text == "Playing Captain Jack Harkness. Finished?")
    assert progress(shown, qtbot) is Progress.STARTED
    qtbot.mouseClick(shown.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: progress(shown, qtbot) is Progress.NONE)
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: shown.toast.text.endswith("Finished?"))
    press(shown.toast, qtbot, "Mark finished")
    qtbot.waitUntil(lambda: shown.toast.text == "Captain Jack Harkness: finished")
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: shown.toast.text == "Playing Captain Jack Harkness.")
    assert progress(shown, qtbot) is Progress.FINISHED, "it is not started anew"


def progress(shown: Window, qtbot: QtBot) -> Progress:
    found: list[Progress] = []
    shown.context.runner.read(lambda catalog: catalog.works.details(TWICE).row.progress, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_file_that_no_program_opens_is_shown_in_its_folder(
    shown: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def open_url(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return False

    monkeypatch.setattr(opening, "open_url", open_url)
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: "This system has no program for" in shown.toast.text)
    assert shown.toast.text.endswith(f"files, so {asked[0].name} was not opened.")
    press(shown.toast, qtbot, "Show in folder")
    assert asked[1] == asked[0].parent
    assert shown.toast.text == (
        f"This system has no program that shows folders. {asked[0].name} is in {asked[1]}."
    )
    assert progress(shown, qtbot) is Progress.NONE, "nothing was played"


def test_a_file_that_is_gone_is_not_blamed_on_a_program(
    shown: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("janto_catalog.ui.player.os.path.lexists", lambda _path: False)
    shown.context.signals.play_work.emit(TWICE)
    qtbot.waitUntil(lambda: "is not there any more" in shown.toast.text)
    assert progress(shown, qtbot) is Progress.NONE


def press(keeper: Any, qtbot: QtBot, text: str) -> None:
    def found() -> list[QPushButton]:
        return [made for made in keeper.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def ask(shown: Window, qtbot: QtBot) -> WrongTitleForm:
    press(shown.detail, qtbot, "Wrong title?")
    qtbot.waitUntil(lambda: len(forms(shown)) == 1)
    return forms(shown)[0]


def forms(shown: Window) -> list[WrongTitleForm]:
    return [form for form in shown.detail.findChildren(WrongTitleForm) if form.isVisible()]


def test_wrong_title_asks_first_and_cancel_or_escape_changes_nothing(shown: Window, qtbot: QtBot) -> None:
    for leave in (
        lambda form: press(form, qtbot, "Cancel"),
        lambda form: qtbot.keyClick(form.title_picker.field, Qt.Key.Key_Escape),
        lambda _form: press(shown.detail, qtbot, "Wrong title?"),
    ):
        leave(ask(shown, qtbot))
        qtbot.waitUntil(lambda: not forms(shown))
        wait_until_idle(shown.context.runner, qtbot)
        assert len(radios(shown)) == 2


def test_wrong_title_matches_the_copy_to_the_chosen_title_in_one_step(shown: Window, qtbot: QtBot) -> None:
    form = ask(shown, qtbot)
    qtbot.keyClicks(form.title_picker.field, "fragments")
    qtbot.waitUntil(lambda: form.title_picker.first is not None)
    qtbot.keyClick(form.title_picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not radios(shown))
    assert shown.toast.text.endswith(" is Fragments, not Captain Jack Harkness.")
    qtbot.mouseClick(shown.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(radios(shown)) == 2)


def test_the_form_below_the_edge_is_scrolled_into_view_and_grows_there(shown: Window, qtbot: QtBot) -> None:
    shown.resize(960, 600)
    if not shown.detail.isVisible():
        shown.split.toggle_detail()
    form = ask(shown, qtbot)
    qtbot.waitUntil(lambda: form.visibleRegion().boundingRect() == form.rect())
    before = form.height()
    qtbot.keyClicks(form.title_picker.field, "the")
    qtbot.waitUntil(lambda: form.title_picker.first is not None)
    qtbot.waitUntil(lambda: form.height() > before)
    qtbot.waitUntil(lambda: form.visibleRegion().boundingRect() == form.rect())


def test_who_does_not_know_is_told_where_the_copy_is(shown: Window, qtbot: QtBot) -> None:
    form = ask(shown, qtbot)
    name = form._copy.title
    press(form, qtbot, "I don't know")
    qtbot.waitUntil(lambda: not radios(shown))
    assert "To identify" in shown.toast.text
    press(shown.toast, qtbot, "Go there")
    review: Any = shown.page()
    qtbot.waitUntil(lambda: review.remaining > 0)
    qtbot.waitUntil(lambda: review.current_title == name)
    before = review.remaining
    qtbot.keyClick(review.list, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: review.remaining == before - 1)


def test_a_copy_says_its_size_and_quality_and_texts_can_be_copied(shown: Window, qtbot: QtBot) -> None:
    texts = [
        part
        for part in shown.detail.findChildren(QLabel)
        if part.isVisible() and re.search(r" · [\d.]+ [kMG]B · [A-Z0-9]+", part.text())
    ]
    assert len(texts) == 2
    released = texts[0]
    qtbot.mouseDClick(released, Qt.MouseButton.LeftButton, pos=QPoint(4, released.height() // 2))
    assert released.hasSelectedText()
    qtbot.keyClick(released, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == released.selectedText()
