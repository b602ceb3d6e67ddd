"""Files are deleted and a folder is unplugged: the scan says so, and table, panel, counts and Home agree."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.model.views import Changed
from janto_catalog.ui.actions import add_to_menu
from janto_catalog.ui.context import ALL_TITLES, HOME, MISSING, MY_COLLECTION
from janto_catalog.ui.shell.first_scan import summarise
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.text import Elided
from tests.media import silent_mkv
from tests.ui.waiting import wait_until_settled

MINUTE = 60.0
DAY_ONE = "tw-s01e02-day-one"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A folder with three episodes, and one with a fourth."""
    names = ("01.Everything.Changes", "02.Day.One", "03.Ghost.Machine")
    for name, minutes in zip(names, (50, 48, 50), strict=True):
        silent_mkv(tmp_path / "media" / f"Torchwood.S01E{name}.mkv", minutes * MINUTE)
    silent_mkv(tmp_path / "stick" / "Torchwood.S01E05.Small.Worlds.mkv", 49 * MINUTE)
    return tmp_path / "media"


@pytest.fixture
def opened(open_window: Callable[..., Window], media: Path, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window on a catalogue with both folders."""
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(media), str(tmp_path / "stick")]))
    catalog.close()
    window = open_window(tmp_path / "catalogue.db")
    window.navigate(MY_COLLECTION)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == 4)
    return window


def texts(within: Any) -> str:
    return "\n".join(made.text() for made in within.findChildren(QLabel) if made.isVisible())


def buttons(within: Any) -> dict[str, QPushButton]:
    return {made.text(): made for made in within.findChildren(QPushButton) if made.isVisible()}


def press(within: Any, text: str, qtbot: QtBot) -> None:
    (found,) = [made for made in within.findChildren(QPushButton) if made.text() == text and made.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def scan(window: Window, qtbot: QtBot) -> None:
    """Scan all folders with F5, to the end."""
    with qtbot.waitSignal(window.scan.ended):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    wait_until_settled(window, qtbot)


def owned(window: Window) -> dict[str, str]:
    """The words in the column "Owned", by title."""
    model = window.titles.model
    return {row.title: row.ownership[0] for n in range(model.rowCount()) if (row := model.texts(n))}


def test_deleted_files_are_named_by_the_scan_and_lead_to_what_is_missing(
    opened: Window, go: Callable[..., Any], media: Path, qtbot: QtBot
) -> None:
    next(media.glob("*Day.One*")).unlink()
    scan(opened, qtbot)
    assert opened.toast.text.startswith("1 title was not found this time: Day One.")
    assert "1 not found this time" in texts(opened.status)
    qtbot.waitUntil(lambda: owned(opened).get("Day One") == "Not seen in the last scan")
    assert opened.status.counts.endswith("4 owned · 1 not seen in the last scan")
    opened.context.signals.select_work.emit(DAY_ONE)
    qtbot.waitUntil(lambda: "Not seen in the last scan" in opened.detail.visible_text())
    folders = go(opened, "folders")
    qtbot.waitUntil(lambda: "1 file not seen in the last scan" in buttons(folders))
    opened.navigate(MY_COLLECTION)
    opened.context.signals.select_work.emit(DAY_ONE)
    qtbot.waitUntil(lambda: "Not seen in the last scan" in opened.detail.visible_text())
    assert "Forget" not in buttons(opened.detail), "the next scan may find it"
    (play,) = play_buttons(opened.detail).values()
    assert (play.isEnabled(), play.toolTip()) == (
        False,
        "The last scan did not find the files of its only copy.",
    )
    press(opened.toast, "Scan again", qtbot)
    qtbot.waitUntil(lambda: opened.toast.text.startswith("1 title has no copy any more: Day One."))
    qtbot.waitUntil(lambda: opened.titles.model.rowCount() == 3)
    qtbot.waitUntil(lambda: opened.status.counts.endswith("3 owned · 1 missing"))
    press(opened.toast, "Show them", qtbot)
    qtbot.waitUntil(lambda: owned(opened) == {"Day One": "Missing"})
    assert opened.titles.head.title.text() == "Missing titles"
    opened.context.signals.select_work.emit(DAY_ONE)
    qtbot.waitUntil(lambda: "Missing" in opened.detail.visible_text())
    opened.navigate(HOME)
    qtbot.waitUntil(lambda: "1 title has no copy any more" in texts(opened.page()))
    assert "3 titles of yours" in texts(opened.page())
    folders = go(opened, "folders")
    qtbot.waitUntil(lambda: "2 files · 2 titles" in texts(folders))
    press(folders, "1 file missing", qtbot)
    qtbot.waitUntil(lambda: owned(opened) == {"Day One": "Missing"})


def test_a_missing_copy_is_located_in_another_folder_or_forgotten(
    opened: Window,
    go: Callable[..., Any],
    media: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = next(media.glob("*Day.One*"))
    (tmp_path / "elsewhere").mkdir()
    gone.rename(tmp_path / "elsewhere" / gone.name)
    scan(opened, qtbot)
    scan(opened, qtbot)
    opened.navigate(MISSING)
    qtbot.waitUntil(lambda: owned(opened) == {"Day One": "Missing"})
    qtbot.waitUntil(lambda: {"Locate…", "Forget"} <= buttons(opened.detail).keys())
    press(opened.detail, "Forget", qtbot)
    qtbot.waitUntil(lambda: opened.titles.model.rowCount() == 0)
    qtbot.waitUntil(lambda: opened.toast.text.startswith("Forgot the missing copy"))
    qtbot.waitUntil(lambda: opened.status.counts.endswith("3 owned"))
    folders = go(opened, "folders")
    qtbot.waitUntil(lambda: "2 files · 2 titles" in texts(folders))
    assert "1 file missing" not in buttons(folders)
    opened.commands.undo()
    qtbot.waitUntil(lambda: "1 file missing" in buttons(folders))
    opened.navigate(MISSING)
    qtbot.waitUntil(lambda: owned(opened) == {"Day One": "Missing"})
    opened.context.signals.select_work.emit(DAY_ONE)
    qtbot.waitUntil(lambda: "Locate…" in buttons(opened.detail))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere"))
    with qtbot.waitSignal(opened.scan.ended):
        press(opened.detail, "Locate…", qtbot)
    qtbot.waitUntil(lambda: opened.status.counts.endswith("4 owned"))
    found = f"Found: Torchwood.S01E02.Day.One is in {tmp_path / 'elsewhere'} now."
    qtbot.waitUntil(lambda: opened.toast.text == found)


def locate(opened: Window, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose *Locate…* of the missing copy of Day One, and that folder."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    opened.navigate(ALL_TITLES)
    opened.context.signals.select_work.emit(DAY_ONE)
    qtbot.waitUntil(lambda: "Locate…" in buttons(opened.detail))
    with qtbot.waitSignal(opened.scan.ended):
        press(opened.detail, "Locate…", qtbot)


def decide(path: Path | str, catalog: Catalog) -> Changed:
    """Match a file by hand to the title that it is matched with."""
    (item,) = [item for item in catalog.items.list() if os.fsencode(path) in item.files]
    return catalog.links.link(item.id, item.works[0].work)[1]


def test_the_same_file_in_another_folder_takes_the_place_of_a_missing_copy(
    opened: Window, media: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = [shutil.copy(next(media.glob(f"*{name}*")), tmp_path / "stick") for name in ("Day.One", "Ghost")]
    scan(opened, qtbot)
    # Without a decision they would go on as the copies that are gone.
    for twin in twins:
        opened.context.runner.write(partial(decide, twin), lambda _changed: None)
    wait_until_settled(opened, qtbot)
    for name in ("Day.One", "Ghost"):
        next(media.glob(f"*{name}*")).unlink()
    scan(opened, qtbot)
    scan(opened, qtbot)
    locate(opened, tmp_path / "stick", qtbot, monkeypatch)
    said = f"The same content is in {tmp_path / 'stick'}. It took the place of the missing copy."
    qtbot.waitUntil(lambda: opened.toast.text == f"{said} 1 more missing copy is there as well.")
    qtbot.waitUntil(lambda: "Locate…" not in buttons(opened.detail))
    qtbot.waitUntil(lambda: "Show in folder" in buttons(opened.detail))
    shown = [name.toolTip() for name in opened.detail.findChildren(Elided) if name.isVisible()]
    assert any(Path(twins[0]).name in each for each in shown)
    press(opened.toast, "Replace them, too", qtbot)
    qtbot.waitUntil(lambda: "took the place of a missing copy" in opened.toast.text)
    opened.commands.undo()
    opened.commands.undo()
    qtbot.waitUntil(lambda: "Locate…" in buttons(opened.detail))


def test_a_copy_that_is_not_in_the_folder_is_said_to_be_not_there_and_can_be_forgotten(
    opened: Window, media: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    next(media.glob("*Day.One*")).unlink()
    scan(opened, qtbot)
    press(opened.toast, "Scan again", qtbot)
    qtbot.waitUntil(lambda: opened.status.counts.endswith("3 owned · 1 missing"))
    locate(opened, tmp_path / "stick", qtbot, monkeypatch)
    qtbot.waitUntil(
        lambda: (
            opened.toast.text
            == f"{tmp_path / 'stick'} has no file with the content of Torchwood.S01E02.Day.One."
        )
    )
    press(opened.toast, "Forget the missing copy", qtbot)
    qtbot.waitUntil(lambda: opened.status.counts.endswith("3 owned"))


def test_a_scan_announces_new_questions_only(window: Window, qtbot: QtBot) -> None:
    assert window.status.counts
    scan(window, qtbot)
    assert "question" not in window.toast.text, "it was asked before"


def play_buttons(within: Any) -> dict[str, QPushButton]:
    """The buttons that play a title on Home, by what a screen reader says."""
    found = (made for made in within.findChildren(QPushButton) if made.text() == "Play")
    return {made.accessibleName(): made for made in found if made.isVisible()}


def test_a_folder_that_is_unplugged_is_noticed_and_its_titles_cannot_be_played(
    opened: Window, tmp_path: Path, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    opened.navigate(HOME)
    qtbot.waitUntil(lambda: len(play_buttons(opened.page())) == 3)
    media = tmp_path / "media"
    media.rename(tmp_path / "unplugged")
    qtbot.waitUntil(lambda: "media is not connected. 3 titles cannot be played" in texts(opened.page()))
    qtbot.waitUntil(lambda: len(play_buttons(opened.page())) == 3)
    buttons = play_buttons(opened.page())
    assert not any(made.isEnabled() for made in buttons.values())
    assert {made.toolTip() for made in buttons.values()} == {
        "The folder with its only copy is not connected."
    }
    assert texts(opened.page()).count("Not connected\n") == 4, "the heading, and a mark on each line"
    qtbot.waitUntil(lambda: "Not connected" in opened.detail.visible_text())
    qtbot.waitUntil(lambda: bool(play_buttons(opened.detail)))
    (play,) = play_buttons(opened.detail).values()
    assert (play.isEnabled(), play.toolTip()) == (False, "The folder with its only copy is not connected.")
    act = next(act for act in opened.available_actions() if act.text() == "Play or open")
    menu = QMenu()
    add_to_menu(menu, act)
    (shown,) = menu.actions()
    assert (shown.isEnabled(), shown.toolTip()) == (False, "The folder with its only copy is not connected.")
    press(opened.page(), "Show them", qtbot)
    qtbot.waitUntil(lambda: list(owned(opened).values()) == ["Not connected"] * 3)
    (tmp_path / "unplugged").rename(media)
    qtbot.waitUntil(lambda: not owned(opened))
    opened.navigate(MY_COLLECTION)
    qtbot.waitUntil(lambda: list(owned(opened).values()) == ["Owned"] * 4)


def focused_second_line(opened: Window, qtbot: QtBot) -> Any:
    """Home with the focus on the second line of what comes next."""
    opened.navigate(HOME)
    home: Any = opened.page()
    qtbot.waitUntil(lambda: len(play_buttons(home)) == 3)
    home.following.lines[1].setFocus()
    qtbot.waitUntil(lambda: home.selected == home.following.lines[1].work)
    return home


def test_the_line_with_the_focus_keeps_it_when_its_folder_is_unplugged_and_comes_back(
    opened: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    home = focused_second_line(opened, qtbot)
    work, media = home.selected, tmp_path / "media"
    for away in (True, False):
        (media if away else tmp_path / "unplugged").rename(tmp_path / "unplugged" if away else media)
        qtbot.waitUntil(lambda: ("Not connected" in texts(home)) is away)  # noqa: B023
        qtbot.waitUntil(lambda: QApplication.focusWidget() is home.following.lines[1])
        assert [line.property("chosen") for line in home.following.lines] == [False, True, False]
        assert home.selected == work


def test_the_line_keeps_the_focus_that_comes_back_when_a_dialog_is_closed(
    opened: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    home = focused_second_line(opened, qtbot)
    dialog = QDialog(opened)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    (tmp_path / "media").rename(tmp_path / "unplugged")
    qtbot.waitUntil(lambda: "Not connected" in texts(home))
    wait_until_settled(opened, qtbot)
    dialog.close()
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is home.following.lines[1])


def test_what_cannot_be_read_is_counted_alike_everywhere(
    opened: Window, media: Path, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    next(media.glob("*Day.One*")).write_bytes(b"\x1aE\xdf\xa3" + bytes(40))
    scan(opened, qtbot)
    qtbot.waitUntil(lambda: owned(opened).keys() == {"Everything Changes", "Ghost Machine", "Small Worlds"})
    qtbot.waitUntil(lambda: opened.status.counts.endswith("3 owned · 1 unreadable"))
    said: list[str] = []
    opened.context.runner.read(lambda catalog: summarise(catalog, 4), said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["4 copies in 4 files: 3 matched (3 titles of yours), 1 could not be read."]
    order = go(opened, "order")
    qtbot.waitUntil(lambda: "3 titles" in order.head.count.text())
    folders = go(opened, "folders")
    qtbot.waitUntil(lambda: "3 files · 2 titles" in texts(folders))
    opened.navigate(HOME)
    qtbot.waitUntil(lambda: "1 title has only a copy whose content cannot be read." in texts(opened.page()))
    assert "3 titles of yours" in texts(opened.page())
    press(opened.page(), "Show them", qtbot)
    qtbot.waitUntil(lambda: owned(opened) == {"Day One": "Unreadable"})
    qtbot.waitUntil(lambda: "Unreadable" in opened.detail.visible_text())
    qtbot.waitUntil(
        lambda: "Try to play" in [made.text() for made in opened.detail.findChildren(QPushButton)]
    )


def test_a_folder_that_is_not_connected_is_said_by_the_scan_and_in_the_table(
    opened: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "stick").rename(tmp_path / "unplugged")
    scan(opened, qtbot)
    assert "stick is not connected; its files are kept." in opened.toast.text
    assert "Scan finished: 3 files checked" in texts(opened.status).splitlines(), "only what was checked"
    qtbot.waitUntil(lambda: owned(opened).get("Small Worlds") == "Not connected")
    assert sorted(owned(opened).values()) == ["Not connected", "Owned", "Owned", "Owned"]
    qtbot.waitUntil(lambda: opened.status.counts.endswith("4 owned · 1 not connected"))
    (tmp_path / "unplugged").rename(tmp_path / "stick")
    scan(opened, qtbot)
    qtbot.waitUntil(lambda: set(owned(opened).values()) == {"Owned"})
