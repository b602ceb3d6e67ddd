"""The spoiler limit in the window: the shield of the tool bar, and what every page then shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.model.spoiler_limit import SpoilerLimit
from janto_catalog.ui.context import ALL_TITLES, Destination
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.panels.filter_menu import FilterMenu
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.choices import ChoiceCard
from tests.ui.waiting import answer_how_far, wait_for_worlds, wait_until_settled

FINALE, NEW_WORLD = "tw-s02e13-exit-wounds", "tw-s04e01-the-new-world"


def choose(window: Window, qtbot: QtBot, text: str) -> None:
    """Open the menu of the shield with the mouse and take one of its entries."""
    window.limit.choices = None
    qtbot.mouseClick(window.limit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.limit.choices is not None and window.limit.choices.isVisible())
    menu: Any = window.limit.choices
    act = next(one for one in menu.actions() if one.text().startswith(text))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(act).center())


def take_name(find: Callable[[], FilterMenu | None], qtbot: QtBot, typed: str) -> None:
    """Find a name in the list that opened, and take it with Enter."""
    qtbot.waitUntil(lambda: (names := find()) is not None and names.isVisible())
    names: Any = find()
    qtbot.keyClicks(names.find_field, typed)
    qtbot.keyClick(names.find_field, Qt.Key.Key_Return)


def test_up_to_a_title_keeps_back_what_comes_after_it_on_every_page(window: Window, qtbot: QtBot) -> None:
    window.navigate(ALL_TITLES)
    wait_until_settled(window, qtbot)
    everything = window.titles.model.rowCount()
    window.context.signals.select_work.emit(NEW_WORLD)
    qtbot.waitUntil(lambda: window.detail.shown_title == "The New World")
    choose(window, qtbot, "Up to a title")
    take_name(lambda: window.limit.names, qtbot, "exit wounds")
    qtbot.waitUntil(lambda: window.limit.limit == SpoilerLimit(until=FINALE))
    wait_until_settled(window, qtbot)
    assert window.limit.text() == "Until Exit Wounds"
    assert "kept back" in window.limit.accessibleName()
    assert 0 < window.titles.model.rowCount() < everything
    assert window.detail.work != NEW_WORLD, "the detail still shows what is kept back"
    assert "Miracle Day" not in "".join(window.context.record_names.values())
    assert "The New World" not in "".join(window.context.record_names.values())
    window.navigate(Destination("titles", '"the new world"'))
    wait_until_settled(window, qtbot)
    assert window.titles.model.rowCount() == 0
    choose(window, qtbot, "No limit")
    qtbot.waitUntil(lambda: not window.limit.limit)
    window.navigate(ALL_TITLES)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == everything)


def test_a_story_arc_is_kept_back_and_given_back(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Keep back a story arc")
    take_name(lambda: window.limit.names, qtbot, "children of earth")
    qtbot.waitUntil(lambda: window.limit.limit.keep_back == (("arcs", "arc-coe"),))
    assert window.limit.text() == "Without Children of Earth"
    wait_until_settled(window, qtbot)
    choose(window, qtbot, "Without Children of Earth")
    qtbot.waitUntil(lambda: not window.limit.limit)


def test_what_is_not_finished_is_shown_by_its_safe_title(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Keep back the twists of what I have not finished")
    qtbot.waitUntil(lambda: window.limit.limit.seen)
    wait_until_settled(window, qtbot)
    window.context.signals.select_work.emit("tw-s01e04-cyberwoman")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Series 1, episode 4")
    told = [line for line in window.detail.visible_text().splitlines() if "Cyberwoman" in line]
    # The names of one's own files are as they are on disk.
    assert all(line.endswith(".mkv") for line in told)


def test_the_export_says_how_many_titles_would_give_something_away(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Keep back a story arc")
    take_name(lambda: window.limit.names, qtbot, "children of earth")
    qtbot.waitUntil(lambda: bool(window.limit.limit))
    window.navigate(ALL_TITLES)
    wait_until_settled(window, qtbot)
    window.titles.export()
    qtbot.waitUntil(lambda: bool(window.findChildren(ExportSheet)))
    sheet = window.findChildren(ExportSheet)[0]
    qtbot.waitUntil(lambda: "Kept back: 8 titles that would give something away." in sheet.report.text())
    sheet.reject()


def test_the_first_run_asks_how_far_one_is_before_any_title_is_shown(
    open_window: Callable[[Path], Window],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: Any,
) -> None:
    window = open_window(tmp_path / "new.db")
    wait_for_worlds(window, qtbot)
    first = window.findChildren(FirstRun)[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(collection))
    press(first, qtbot, "Choose a folder…")
    press(first, qtbot, "Next")
    press(first, qtbot, "Next")
    cards = {card.accessibleName().partition(",")[0]: card for card in first.how_far.findChildren(ChoiceCard)}
    assert "not chosen" not in cards["Show everything"].accessibleName()
    assert len({card.y() for card in cards.values()}) == 1, "the answers are not side by side"
    for card in cards.values():
        for text in card.findChildren(QLabel):
            assert text.heightForWidth(text.width()) <= text.height(), f"{text.text()} is cut off"
            assert text.wordWrap() or text.sizeHint().width() <= text.width(), f"{text.text()} is cut off"
    begin = next(one for one in first.findChildren(QPushButton) if one.text() == "Scan")
    qtbot.waitUntil(begin.isEnabled)
    qtbot.mouseClick(cards["Up to a title…"], Qt.MouseButton.LeftButton)
    take_name(lambda: first.how_far.names, qtbot, "exit wounds")
    qtbot.waitUntil(lambda: first.how_far.limit == SpoilerLimit(until=FINALE))
    ended: list[tuple[bool, bool]] = []

    def look(_report: object) -> None:
        shown = {one.text() for one in first.first_scan.findChildren(QLabel)}
        bar = first.first_scan.findChildren(QProgressBar)[0]
        ended.append(("The scan is finished" in shown, bar.isVisible()))

    window.scan.ended.connect(look)
    answer_how_far(first, qtbot, "Scan")
    qtbot.waitUntil(lambda: "matched" in first.summary)
    assert ended
    assert all(is_said != has_bar for is_said, has_bar in ended), "finished, with a bar of progress"
    assert "or to titles that are kept back" in first.summary
    qtbot.waitUntil(lambda: window.limit.limit == SpoilerLimit(until=FINALE))
    window.navigate(ALL_TITLES)
    wait_until_settled(window, qtbot)
    found: list[Any] = []
    window.context.runner.read(lambda catalog: catalog.works.search(limit=None).rows, found.append)
    qtbot.waitUntil(lambda: bool(found))
    ids = {row.id for row in found[0]}
    assert FINALE in ids
    assert NEW_WORLD not in ids


def press(first: FirstRun, qtbot: QtBot, word: str) -> None:
    def found() -> list[QPushButton]:
        return [one for one in first.findChildren(QPushButton) if one.text() == word and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_an_empty_page_tells_that_titles_are_kept_back(window: Window, qtbot: QtBot) -> None:
    def told() -> list[str]:
        return [
            one.text() for one in window.findChildren(QLabel) if one.isVisible() and "kept back" in one.text()
        ]

    choose(window, qtbot, "Up to a title")
    take_name(lambda: window.limit.names, qtbot, "exit wounds")
    qtbot.waitUntil(lambda: window.limit.limit == SpoilerLimit(until=FINALE))
    wait_until_settled(window, qtbot)
    window.context.signals.navigate.emit(Destination("titles", '"the new world"'))
    qtbot.waitUntil(lambda: bool(told()))
    assert told()[0].endswith("titles are kept back: Until Exit Wounds.")
    window.context.signals.navigate.emit(Destination("characters"))
    wait_until_settled(window, qtbot)
    assert not told(), "a page that is not empty tells nothing"
    page = next(one for one in window.findChildren(NameList) if one.isVisible())
    qtbot.keyClicks(page.find_field, "oswald danes")
    qtbot.waitUntil(lambda: bool(told()))
    choose(window, qtbot, "No limit")
    qtbot.waitUntil(lambda: not window.limit.limit)
    qtbot.waitUntil(lambda: not told())


def test_the_list_of_titles_shows_whole_names_and_tells_when_nothing_is_found(
    window: Window, qtbot: QtBot
) -> None:
    choose(window, qtbot, "Up to a title")
    qtbot.waitUntil(lambda: window.limit.names is not None and window.limit.names.isVisible())
    names: Any = window.limit.names
    metrics = names.fontMetrics()
    first = names.list.item(0).text()
    assert first == "Rose · Doctor Who (crossovers) 1x01"
    assert metrics.horizontalAdvance(first) < names.list.width() - 60
    assert not names.list.says_nothing_found
    qtbot.keyClicks(names.find_field, "no such title")
    assert names.list.says_nothing_found
    qtbot.keyClick(names.find_field, Qt.Key.Key_Return)
    assert names.isVisible(), "Enter takes nothing where nothing is found"
    qtbot.keyClick(names.find_field, Qt.Key.Key_Escape)


def test_a_title_is_found_by_its_own_name_where_the_list_shows_a_safe_one(
    window: Window, qtbot: QtBot
) -> None:
    choose(window, qtbot, "Keep back a title")
    qtbot.waitUntil(lambda: window.limit.names is not None and window.limit.names.isVisible())
    names: Any = window.limit.names
    qtbot.keyClicks(names.find_field, "cyberwoman")
    shown = [names.list.item(row) for row in range(names.list.count()) if not names.list.isRowHidden(row)]
    assert len(shown) == 1
    assert "Cyberwoman" not in shown[0].text()
    qtbot.keyClick(names.find_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.limit.limit.keep_back == (("works", "tw-s01e04-cyberwoman"),))
