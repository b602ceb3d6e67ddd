"""Items that a person joins or separates in the window, incomplete items, and files that belong to no title."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.panels.join_form import JoinForm
from janto_catalog.ui.panels.other_files import OtherFilesCard
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import IconButton
from tests.media import silent_mkv, silent_mp3

Go = Callable[..., Any]
Open = Callable[..., Window]
MINUTE = 60.0
HALF, WHOLE = "tw-s02e12-fragments", "bf-tw-02-fall-to-earth"


@pytest.fixture(scope="session")
def loose_parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with files of one drama that nothing joins, half a drama that is matched, and a note."""
    folder = tmp_path_factory.mktemp("parts")
    media = folder / "media"
    for number, name in enumerate(("aa Dark first", "bb Grey second", "cc Odd third")):
        silent_mp3(media / "Drawer" / f"{name}.mp3", (10 + number) * MINUTE)
    silent_mp3(media / "Plays" / "Torchwood - Fall to Earth.mp3", 60 * MINUTE)
    silent_mkv(media / "Half" / "beginning of it.mkv", 20 * MINUTE)
    (media / "Papers").mkdir()
    (media / "Papers" / "index.nfo").write_text("x")
    catalog = bootstrap.open_catalog(str(folder / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    half = next(item for item in catalog.items.list() if "beginning" in item.title)
    catalog.links.link(half.id, HALF)
    catalog.close()
    return folder / "catalogue.db"


@pytest.fixture
def window(open_window: Open, loose_parts: Path, tmp_path: Path) -> Window:
    """A window on a copy of it."""
    copy = tmp_path / "catalogue.db"
    copy.write_bytes(loose_parts.read_bytes())
    return open_window(copy)


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The page "To identify", with its copies."""
    shown = go(window, "review")
    qtbot.waitUntil(lambda: shown.remaining == 3)
    return shown


def press(within: Any, qtbot: QtBot, text: str) -> None:
    def found() -> list[QPushButton]:
        return [made for made in within.findChildren(QPushButton) if made.text() == text and made.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def texts(within: Any) -> str:
    return "\n".join(made.text() for made in within.findChildren(QLabel) if made.isVisible())


def join_form(page: Any, qtbot: QtBot) -> JoinForm:
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_O)
    qtbot.waitUntil(lambda: bool(page.findChildren(JoinForm)) and bool(page.findChildren(JoinForm)[0].lines))
    return page.findChildren(JoinForm)[0]  # type: ignore[no-any-return]


def link(item: str, work: str, catalog: Any) -> object:
    return catalog.links.link(item, work)


def click(qtbot: QtBot, part: Any) -> None:
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def test_files_of_a_folder_become_one_item_in_the_order_of_the_list(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    form = join_form(page, qtbot)
    assert [line.box.text() for line in form.lines] == [
        "aa Dark first.mp3",
        "bb Grey second.mp3",
        "cc Odd third.mp3",
    ]
    others = [line for line in form.lines if line.box.isEnabled()]
    assert len(others) == 2
    for line in others:
        click(qtbot, line.box)
    click(qtbot, form.lines[2].up)
    assert [line.box.text()[:2] for line in form.lines] == ["aa", "cc", "bb"]
    press(form, qtbot, "Make one copy of 3")
    qtbot.waitUntil(lambda: page.remaining == 1)
    assert window.toast.text.startswith("Joined ")
    assert [Path(path.decode()).name[:2] for path in page.list.question.item.files] == ["aa", "cc", "bb"]
    click(qtbot, window.toast.undo_button)
    qtbot.waitUntil(lambda: page.remaining == 3)


def test_why_two_matched_copies_are_not_joined_is_shown_in_the_form(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    others = [row.questions[0].item for row in page.list.model().rows if row.text[:2] in ("bb", "cc")]
    for item, work in zip(others, (HALF, WHOLE), strict=True):
        window.context.runner.write(partial(link, item.id, work))
    qtbot.waitUntil(lambda: page.remaining == 1)
    form = join_form(page, qtbot)
    for line in form.lines[1:]:
        click(qtbot, line.box)
    press(form, qtbot, "Make one copy of 3")
    qtbot.waitUntil(lambda: "Remove the matches of all but one first." in texts(form))
    assert "bb Grey second, cc Odd third" in texts(form)
    assert page.remaining == 1


def test_the_buttons_of_the_form_are_in_sight_when_it_opens(window: Window, page: Any, qtbot: QtBot) -> None:
    window.resize(1200, 600)
    form = join_form(page, qtbot)
    (submit,) = [made for made in form.findChildren(QPushButton) if made.text() == "Make one copy"]
    qtbot.waitUntil(lambda: submit.visibleRegion().boundingRect() == submit.rect())


def test_the_names_of_folders_get_the_room_there_is(window: Window, page: Any, qtbot: QtBot) -> None:
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: page.list.width() > 350)


def test_one_file_alone_is_not_joined(page: Any, qtbot: QtBot) -> None:
    form = join_form(page, qtbot)
    (submit,) = [made for made in form.findChildren(QPushButton) if made.text() == "Make one copy"]
    assert not submit.isEnabled()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.panel.actions_row.form is None)
    assert page.remaining == 3


def test_selected_rows_are_joined_at_once(window: Window, page: Any, qtbot: QtBot) -> None:
    rows = [page.list.names.index(name) for name in ("aa Dark first", "cc Odd third")]
    for row, keys in zip(
        rows, (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier), strict=True
    ):
        area = page.list.visualRect(page.list.model().index(row, 0))
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, keys, area.center())
    press(page, qtbot, "Make one copy of 2")
    qtbot.waitUntil(lambda: page.remaining == 2)
    assert len(page.list.question.item.files) == 2
    press(page.panel, qtbot, "Separate its files")
    qtbot.waitUntil(lambda: page.remaining == 3)
    assert window.toast.text.startswith("Separated the 2 files of ")
    click(qtbot, window.toast.undo_button)
    qtbot.waitUntil(lambda: page.remaining == 2)


def test_a_title_of_which_a_part_is_there_is_incomplete(window: Window, go: Go, qtbot: QtBot) -> None:
    go(window, "titles", query="incomplete:yes")
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == 1)
    window.context.signals.select_work.emit(HALF)
    qtbot.waitUntil(lambda: "Incomplete, missing: " in window.detail.visible_text())
    assert "Not owned" not in window.detail.visible_text()
    cells = [window.titles.model.index(0, column) for column in range(len(COLUMNS))]
    spoken = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    assert spoken.count("Incomplete") == 1
    assert spoken[column_number("have")] == "Incomplete"


def test_the_menu_of_a_copy_shows_why_it_is_matched(window: Window, go: Go, qtbot: QtBot) -> None:
    go(window, "titles")
    window.context.signals.select_work.emit(WHOLE)
    qtbot.waitUntil(lambda: bool(copy_menus(window)))
    entries = {act.text(): act for act in copy_menus(window)[0].actions()}
    assert "Separate its files" not in entries
    entries["Why this match"].trigger()
    qtbot.waitUntil(lambda: "every comparison starts with" in texts(window.detail))
    assert "it is audio, as an audio drama is" in texts(window.detail)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Why this match" not in texts(window.detail))


def copy_menus(window: Window) -> list[QMenu]:
    buttons = window.detail.findChildren(IconButton)
    return [made.menu() for made in buttons if made.menu() is not None and made.isVisible()]


def test_files_that_belong_to_no_title_are_counted_and_listed(window: Window, go: Go, qtbot: QtBot) -> None:
    folders = go(window, "folders")
    press(folders, qtbot, "1 other file")
    qtbot.waitUntil(lambda: bool(folders.findChildren(OtherFilesCard)))
    listed = folders.findChildren(OtherFilesCard)[0].findChild(QListWidget)
    qtbot.waitUntil(lambda: listed.count() == 1)
    assert listed.item(0).text().startswith("Papers/index.nfo")
    press(folders, qtbot, "1 other file")
    qtbot.waitUntil(lambda: not [card for card in folders.findChildren(OtherFilesCard) if card.isVisible()])


def test_a_match_that_a_person_made_is_said_to_be_theirs(window: Window, go: Go, qtbot: QtBot) -> None:
    go(window, "titles")
    window.context.signals.select_work.emit(HALF)
    qtbot.waitUntil(lambda: bool(copy_menus(window)))
    next(act for act in copy_menus(window)[0].actions() if act.text() == "Why this match").trigger()
    qtbot.waitUntil(lambda: "You matched it." in texts(window.detail))


def test_removing_a_folder_can_be_undone_at_once(window: Window, go: Go, qtbot: QtBot) -> None:
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: "6 files · 1 title ·" in texts(folders))
    press(folders, qtbot, "Remove from catalogue")
    qtbot.waitUntil(lambda: "No folder is in the catalogue yet." in texts(folders))
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.text == "Removed the folder media"
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "6 files · 1 title ·" in texts(folders))
