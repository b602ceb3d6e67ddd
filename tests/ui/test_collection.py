"""One's own collection: it is what the window opens with, and what the counts are about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog.folders import Folders
from janto_catalog.model.have import Have
from janto_catalog.model.kinds import Kind
from janto_catalog.model.views import WorkRow
from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION, Destination
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.models.row_texts import RowTexts
from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.cell_painter import CellPainter
from janto_catalog.ui.widgets.choices import ChoiceCard
from tests.ui.waiting import answer_how_far, wait_for_worlds, wait_until_settled

Open = Callable[..., Window]


def rows(window: Window) -> list[str]:
    return [place.title for place, _icon in window.destinations()]


def texts(within: Any) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, within: Any, word: str) -> None:
    def buttons() -> list[QPushButton]:
        return [b for b in within.findChildren(QPushButton) if b.text() == word and b.isVisible()]

    # A button that was just put into a layout is shown a little later.
    qtbot.waitUntil(lambda: bool(buttons()))
    button, *_ = buttons()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_my_collection_is_above_all_known_titles_and_lists_only_what_is_owned(
    window: Window, qtbot: QtBot
) -> None:
    everything = window.titles.model.rowCount()
    assert rows(window).index("My collection") + 1 == rows(window).index("All known titles")
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    model = window.titles.model
    assert 0 < model.rowCount() < everything
    assert all(cells.owned for row in range(model.rowCount()) if (cells := model.texts(row)))
    head = window.titles.head
    assert head.title.text() == "My collection"
    assert str(model.rowCount()) in head.count.text()
    assert f"{model.rowCount()} owned" in window.status.counts


def test_the_title_of_the_window_is_that_of_the_page(window: Window, qtbot: QtBot) -> None:
    for place, title in (
        (MY_COLLECTION, "My collection"),
        (ALL_TITLES, "All known titles"),
        (Destination("history"), "History"),
    ):
        window.navigate(place)
        wait_until_settled(window, qtbot)
        assert window.windowTitle() == f"{title} — Janto Catalog"


def test_a_medium_in_the_side_bar_lists_what_is_owned_of_it(window: Window, qtbot: QtBot) -> None:
    audio = next(place for place, _icon in window.destinations() if place.title == "Audio")
    window.navigate(audio)
    wait_until_settled(window, qtbot)
    assert window.titles.model.rowCount() > 0
    cells = [window.titles.model.texts(row) for row in range(window.titles.model.rowCount())]
    assert all(one.owned and one.group == "audio" for one in cells if one)
    assert window.titles.head.title.text() == "Audio"


def test_the_side_bar_marks_where_a_search_began(window: Window, qtbot: QtBot) -> None:
    tree = window.side_bar.findChild(QTreeWidget)
    assert tree is not None

    def marked() -> str:
        item = tree.currentItem()
        return item.text(0) if item is not None else ""

    for place, typed, title in (
        (Destination("order"), "owen", "Order"),
        (Destination("order"), "", "Order"),
        (MY_COLLECTION, "have:yes owen", "My collection"),
        (MY_COLLECTION, "have:yes kind:audio owen", "Audio"),
        (MY_COLLECTION, "owen", ""),
        (ALL_TITLES, "", "All known titles"),
    ):
        window.navigate(place)
        wait_until_settled(window, qtbot)
        window.search_for(typed, False)
        wait_until_settled(window, qtbot)
        assert marked().startswith(title)
        assert bool(marked()) == bool(title)


def test_a_search_does_not_stay_on_a_page_without_titles(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "with:ianto kind:audio"))
    wait_until_settled(window, qtbot)
    for view in ("review", "folders", "conflicts", "history"):
        window.navigate(Destination(view))
        assert window.search.query == ""
    window.navigate(MY_COLLECTION)
    assert window.search.query == "have:yes"


def test_a_search_that_is_cleared_lists_all_known_titles(window: Window, qtbot: QtBot) -> None:
    everything = window.titles.model.rowCount()
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    window.search.clear()
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == everything)
    assert window.titles.head.title.text() == "All known titles"


def test_a_collection_without_folders_offers_to_add_one(
    open_window: Open, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    bootstrap.open_catalog(str(tmp_path / "new.db")).close()
    window = open_window(tmp_path / "new.db")
    window.navigate(MY_COLLECTION)
    qtbot.waitUntil(lambda: "No folder is added yet." in texts(window.titles))
    asked: list[bool] = []
    window.context.signals.choose_folder.disconnect()
    window.context.signals.choose_folder.connect(lambda: asked.append(True))
    press(qtbot, window.titles, "Add folder…")
    assert asked


def test_the_first_run_says_what_the_program_does_and_its_steps(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path / "new.db")
    wait_for_worlds(window, qtbot)
    first = window.findChildren(FirstRun)[0]
    steps = [
        "1. Add your folders",
        "2. Choose the story world",
        "3. Say how far you are",
        "4. See what comes next",
    ]

    def bold() -> list[str]:
        shown = (one for one in first.findChildren(QLabel) if one.isVisible() and one.text() in steps)
        return [one.text() for one in shown if one.font().bold()]

    assert any("which stories your files are, and in which order" in text for text in texts(first))
    assert [text for text in texts(first) if text in steps] == steps
    assert bold() == steps[:1]
    press(qtbot, first, "Skip")
    assert bold() == steps[1:2]


def test_the_first_run_installs_nothing_that_was_not_chosen(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path / "new.db")
    wait_for_worlds(window, qtbot)
    first = window.findChildren(FirstRun)[0]
    press(qtbot, first, "Skip")
    assert any("My collection stays empty" in text for text in texts(first))
    empty = next(card for card in first.findChildren(ChoiceCard) if "Something else" in card.accessibleName())
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert any("no file is recognised until you add a story world" in text for text in texts(first))
    press(qtbot, first, "Start")
    wait_until_settled(window, qtbot)
    found: list[Any] = []
    window.context.runner.read(lambda catalog: catalog.packs.list(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [()]
    window.navigate(ALL_TITLES)
    qtbot.waitUntil(lambda: "No story world is added yet." in texts(window.titles))


def test_the_only_story_world_is_chosen_first_and_added_without_a_folder(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path / "new.db")
    wait_for_worlds(window, qtbot)
    first = window.findChildren(FirstRun)[0]
    press(qtbot, first, "Skip")
    card = next(card for card in first.findChildren(ChoiceCard) if "Torchwood" in card.accessibleName())
    assert "not chosen" not in card.accessibleName()
    go_on = next(
        made for made in first.findChildren(QPushButton) if made.text() == "Next" and made.isVisible()
    )
    assert go_on.hasFocus()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert not go_on.isEnabled()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    press(qtbot, first, "Next")
    answer_how_far(first, qtbot, "Start")
    window.navigate(ALL_TITLES)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() > 0)


def test_another_new_catalogue_asks_for_its_story_world_too(
    open_window: Open, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    window = open_window(tmp_path / "another.db")
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))


@pytest.mark.parametrize("name", ["title", "medium"])
def test_what_is_not_owned_is_quieter(window: Window, qapp: QApplication, name: str) -> None:
    theme = window.context.theme
    drawn = []
    for owned in (True, False):
        image = QImage(200, 32, QImage.Format.Format_RGB32)
        image.fill(theme.colour("base"))
        painter = QPainter(image)
        texts = RowTexts(WorkRow("w", "A title", Kind.AUDIO_DRAMA, have=Have.YES if owned else Have.NO), {})
        COLUMNS[column_number(name)].draw(CellPainter(theme), painter, QRect(0, 0, 200, 32), texts)
        painter.end()
        pixels = (image.pixelColor(x, y) for x in range(200) for y in range(32))
        drawn.append(min(pixel.lightnessF() for pixel in pixels))
    darkest_owned, darkest_other = drawn
    if name == "title":
        assert darkest_owned < darkest_other < 0.6
    else:
        assert darkest_owned != darkest_other


def test_the_first_cancel_stops_a_scan_that_has_not_begun(
    open_window: Open, collection: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(tmp_path / "new.db")
    wait_for_worlds(window, qtbot)
    first = window.findChildren(FirstRun)[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(collection))
    press(qtbot, first, "Choose a folder…")
    press(qtbot, first, "Next")
    go_on, add = Event(), Folders.add

    def add_later(folders: Folders, path: str) -> Any:
        go_on.wait(60)
        return add(folders, path)

    monkeypatch.setattr(Folders, "add", add_later)
    press(qtbot, first, "Next")
    answer_how_far(first, qtbot, "Scan")
    qtbot.waitUntil(lambda: "Starting" in texts(first))
    press(qtbot, first, "Cancel")
    assert "Stopping" in texts(first)
    go_on.set()
    qtbot.waitUntil(lambda: "Stopped before the end" in texts(first))
    wait_until_settled(window, qtbot)
    assert not window.scan.running
    assert any(one.text() == "Go on" and one.isVisible() for one in first.findChildren(QPushButton))
