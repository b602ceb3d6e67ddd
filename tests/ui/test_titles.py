"""The list of titles: searching, marking, undoing, sorting, and the detail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from janto_catalog.model.text import title_key
from janto_catalog.ui.context import CONTINUE, MY_COLLECTION, Destination, Notice
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.theme.tokens import DIVIDER, ROW
from janto_catalog.ui.widgets.header import Header
from tests.ui.waiting import wait_until_settled

Go = Callable[..., object]


def shown(window: Window) -> list[str]:
    model = window.titles.model
    return [cells.title for cells in map(model.texts, range(model.rowCount())) if cells is not None]


def all_of(window: Window, qtbot: QtBot) -> list[str]:
    """Every title of the list: a long one is read a page at a time, when a row of it is looked at."""
    qtbot.waitUntil(lambda: len(shown(window)) == window.titles.model.rowCount())
    return shown(window)


def choose(window: Window, qtbot: QtBot, title: str) -> None:
    row = shown(window).index(title)
    table = window.titles.table
    table.scrollTo(table.model().index(row, 3))
    place = table.visualRect(table.model().index(row, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def head(window: Window) -> str:
    found = window.page().findChild(Header)
    assert found is not None
    return str(found.title.text())


def buttons(within: QWidget) -> list[QPushButton]:
    return [press for press in within.findChildren(QPushButton) if press.isVisible()]


def search(window: Window, qtbot: QtBot, text: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), text)


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_titles_are_listed_in_the_order_of_the_story(window: Window, qtbot: QtBot) -> None:
    titles = all_of(window, qtbot)
    assert (
        titles.index("Everything Changes")
        < titles.index("Exit Wounds")
        < titles.index("Children of Earth: Day One")
    )


def test_a_click_shows_the_detail_of_a_title(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Broken")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Broken")
    labels = window.detail.visible_text()
    assert "Ianto Jones" in labels
    assert "Place in the story" in labels


def test_typing_searches_and_enter_finishes_the_word(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "exit wou")
    qtbot.waitUntil(lambda: shown(window) == ["Exit Wounds"])
    enter(qtbot)
    assert window.search.query == "exit wou"


def test_a_suggested_name_becomes_a_chip(window: Window, qtbot: QtBot) -> None:
    everything = window.titles.model.rowCount()
    search(window, qtbot, "ianto jo")
    qtbot.waitUntil(lambda: len(window.search.suggestions()) > 1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    enter(qtbot)
    assert window.search.query == 'with:"Ianto Jones"'
    qtbot.waitUntil(lambda: 0 < window.titles.model.rowCount() < everything)
    chip = next(chip for chip in window.search.findChildren(QToolButton) if "Ianto" in chip.text())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == everything)


def test_a_mistyped_name_is_reported_and_tab_accepts_the_nearest(window: Window, qtbot: QtBot) -> None:
    everything = all_of(window, qtbot)
    search(window, qtbot, "with:iantoo")
    wait_until_settled(window, qtbot)
    # Half a word is not scolded.
    assert window.search.error_text == ""
    enter(qtbot)
    qtbot.waitUntil(lambda: "iantoo" in window.search.error_text)
    assert all_of(window, qtbot) == everything
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: 0 < len(shown(window)) < len(everything))
    assert window.search.error_text == ""
    assert not window.error_line.isVisible()
    assert head(window) == "With Ianto Jones"


def test_escape_clears_the_search(window: Window, qtbot: QtBot) -> None:
    everything = all_of(window, qtbot)
    search(window, qtbot, "title:reset")
    qtbot.waitUntil(lambda: shown(window) == ["Reset"])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == everything)


def test_e_marks_a_title_finished_and_undo_reverts_it(window: Window, qtbot: QtBot) -> None:
    def progress() -> str:
        cells = window.titles.model.texts(shown(window).index("Reset"))
        return cells.progress if cells else ""

    choose(window, qtbot, "Reset")
    qtbot.keyClick(window.titles.table, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: progress() == "finished")
    assert window.toast.isVisible()
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: progress() == "none")


def test_everything_up_to_here_is_that_of_the_story_however_the_table_is_sorted(
    window: Window, qtbot: QtBot
) -> None:
    story = window.context
    order: list[str] = []
    story.runner.read(
        lambda catalog: [row.work.id for row in catalog.orders.listing("have:yes").rows], order.extend
    )
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    titles = window.titles
    titles.sort_by("-title")
    wait_until_settled(window, qtbot)
    row = titles.model.row_of(order[2])
    assert row is not None
    titles.table.select_row(row)
    titles.table.setFocus()
    qtbot.keyClick(titles.table, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.text.startswith("3 titles up to ")
    assert window.toast.text.endswith(" in the story: finished")
    finished: list[str] = []
    story.runner.read(
        lambda catalog: [row.id for row in catalog.works.search("progress:finished", limit=None).rows],
        finished.extend,
    )
    qtbot.waitUntil(lambda: bool(finished))
    assert set(finished) == set(order[:3])


def test_marked_titles_are_found_by_progress(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Broken")
    qtbot.keyClick(window.titles.table, Qt.Key.Key_T)
    search(window, qtbot, "progress:started")
    enter(qtbot)
    qtbot.waitUntil(lambda: shown(window) == ["Broken"])


def test_j_and_k_go_down_and_up(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, shown(window)[2])
    qtbot.keyClick(window.titles.table, Qt.Key.Key_J)
    assert window.titles.table.currentIndex().row() == 3
    qtbot.keyClick(window.titles.table, Qt.Key.Key_K)
    assert window.titles.table.currentIndex().row() == 2


def test_w_shows_why_a_title_has_its_place(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Cyberwoman")
    qtbot.keyClick(window.titles.table, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: "Why Cyberwoman is" in window.detail.visible_text())
    for banned in ("edge", "constraint", "tie-break", "claim"):
        assert banned not in window.detail.visible_text().casefold().split()


def test_a_click_on_a_column_sorts_and_the_bar_shows_it(window: Window, qtbot: QtBot) -> None:
    head = window.titles.table.horizontalHeader()
    place = head.sectionViewportPosition(3) + 20
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
    qtbot.waitUntil(lambda: shown(window)[:2] == sorted(shown(window), key=title_key)[:2])
    assert "Sorted by title" in window.titles.sort_text


def test_the_grid_shows_the_same_titles(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.titles.table, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.titles.cover_grid.isVisible()
    assert window.titles.cover_grid.model() is window.titles.model
    # Also from where the focus is after a click on the side bar.
    window.side_bar.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.side_bar.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.titles.table.isVisible)


def test_f6_moves_the_focus_through_the_regions(window: Window, qtbot: QtBot) -> None:
    window.titles.table.setFocus()
    # The panel has a first title to stop at as soon as it is read.
    wait_until_settled(window, qtbot)
    seen: list[QWidget] = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    regions = (window.detail, window.side_bar, window.search)
    assert [region.isAncestorOf(part) for region, part in zip(regions, seen, strict=False)] == [True] * 3
    assert seen[-1] is window.titles.table


def test_the_command_palette_goes_to_a_page(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "go to folders")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.current_destination.view == "folders"


def test_below_1200_px_the_detail_overlaps_the_page_and_space_toggles_it(
    window: Window, qtbot: QtBot
) -> None:
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: not window.detail.isVisible())
    choose(window, qtbot, "Reset")
    qtbot.keyClick(window.titles.table, Qt.Key.Key_Space)
    assert window.detail.isVisible()
    qtbot.keyClick(window.titles.table, Qt.Key.Key_Space)
    assert not window.detail.isVisible()


def test_dark_and_light_change_at_once(window: Window, qtbot: QtBot) -> None:
    # The lower end of the side bar has no text.
    before = window.grab().toImage().pixelColor(100, 840)
    window.context.theme.set_scheme("dark")
    after = window.grab().toImage().pixelColor(100, 840)
    assert before.lightness() > 200
    assert after.lightness() < 60


def test_the_context_menu_lists_the_actions_of_a_title(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Reset")
    window.titles.list_area.customContextMenuRequested.emit(QPoint(40, 40))
    menu = next(menu for menu in window.titles.list_area.findChildren(QMenu) if menu.isVisible())
    offered = [act.text() for act in menu.actions()]
    menu.close()
    assert "Mark finished" in offered
    assert "Next title" not in offered


def test_continue_offers_what_to_start_with_and_lists_it_then(window: Window, qtbot: QtBot) -> None:
    played: list[str] = []
    window.context.signals.play_work.disconnect()
    window.context.signals.play_work.connect(played.append)
    window.navigate(CONTINUE)
    qtbot.waitUntil(lambda: any("Start with" in b.text() for b in buttons(window.titles)))
    start = next(b for b in buttons(window.titles) if "Start with" in b.text())
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [f"Start with {title}" for title in shown(window)] == [start.text()])
    assert len(played) == 1


def test_a_search_for_certain_order_excludes_ties(window: Window, qtbot: QtBot) -> None:
    def found(query: str) -> int:
        window.search.clear()
        search(window, qtbot, f"{query} ")
        enter(qtbot)
        qtbot.waitUntil(lambda: bool(window.titles.model.listing.text == query))
        return int(window.titles.model.rowCount())

    assert 0 < found('after:="exit wounds"') < found('after:"exit wounds"')


def test_an_empty_result_offers_titles_that_are_not_owned(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "owned:no -owned:no rose ")
    enter(qtbot)
    qtbot.waitUntil(lambda: any("Also show" in b.text() for b in buttons(window.titles)))


def test_characters_of_the_search_come_first_in_the_cast(window: Window, qtbot: QtBot) -> None:
    search(window, qtbot, "with:toshiko-sato ")
    enter(qtbot)
    qtbot.waitUntil(lambda: window.titles.model.listing.text == "with:toshiko-sato")
    rows = [window.titles.model.texts(row) for row in range(5)]
    assert {cells.cast[0] for cells in rows if cells} == {"TS"}


def test_the_detail_follows_when_its_title_is_no_longer_listed(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Cyberwoman")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Cyberwoman")
    search(window, qtbot, "exit wou")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Exit Wounds")


def in_detail(window: Window) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and window.detail.isAncestorOf(focused)


def test_escape_goes_from_the_reasons_back_to_the_list(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Cyberwoman")
    qtbot.keyClick(window.titles.table, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: in_detail(window))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.titles.table


def test_enter_presses_the_button_that_has_the_focus(window: Window, qtbot: QtBot) -> None:
    choose(window, qtbot, "Cyberwoman")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Cyberwoman")
    why = next(press for press in buttons(window.detail) if press.text() == "Why here?")
    why.setFocus()
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert "Why Cyberwoman is" in window.detail.visible_text()


def test_the_detail_keeps_the_width_it_was_given(window: Window) -> None:
    side, middle, detail = window.split.sizes()
    window.split.setSizes([side, middle - 60, detail + 60])
    window.split.splitterMoved.emit(side + middle - 60, 2)
    window.resize(1100, 800)
    window.resize(1440, 900)
    assert window.split.sizes()[2] == detail + 60
    window.split.save()
    assert window.context.settings.get("detail/width") == detail + 60


def uncovered(window: Window) -> bool:
    """Whether the bar is in the window and covers no enabled button of the page."""
    bar = QRect(window.toast.mapTo(window, QPoint(0, 0)), window.toast.size())
    # Of what is scrolled only what is in view counts.
    seen = (
        (part, part.visibleRegion().boundingRect()) for part in window.page().findChildren(QAbstractButton)
    )
    areas = [area.translated(part.mapTo(window, QPoint(0, 0))) for part, area in seen if not area.isEmpty()]
    return window.rect().contains(bar) and not any(area.intersects(bar) for area in areas)


@pytest.mark.parametrize("width", [960, 1100, 1440])
@pytest.mark.parametrize("view", ["titles", "order", "review", "history"])
def test_the_toast_covers_no_button_of_the_page(
    open_window: Callable[..., Window], scanned: Path, tmp_path: Path, qtbot: QtBot, width: int, view: str
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    window = open_window(tmp_path / "catalogue.db", width, 600)
    window.navigate(Destination(view))
    wait_until_settled(window, qtbot)
    window.context.signals.show_notice.emit(
        Notice("Torchwood 07 is The Victorian Age, and 12 more", undoes=1)
    )
    wait_until_settled(window, qtbot)
    assert uncovered(window)
    window.navigate(Destination("folders"))
    wait_until_settled(window, qtbot)
    assert uncovered(window)


def test_a_divider_marks_each_era_in_the_order_of_the_story_only(window: Window, qtbot: QtBot) -> None:
    table = window.titles.table
    qtbot.waitUntil(lambda: len(table.dividers) > 5)
    titles = all_of(window, qtbot)
    row = next(row for row, caption in table.dividers.items() if caption == "Torchwood Series 2")
    assert titles[row] == "Kiss Kiss, Bang Bang"
    assert table.rowHeight(row) == table.rowHeight(row + 1) + DIVIDER
    table.scrollTo(table.model().index(row, 3))
    middle = table.visualRect(table.model().index(row, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Kiss Kiss, Bang Bang")
    search(window, qtbot, "with:ianto owned:yes")
    enter(qtbot)
    qtbot.waitUntil(lambda: table.dividers.get(0) == "Before Everything Changes")
    assert all(table.rowHeight(row) > ROW for row in table.dividers)
    window.titles.sort_by("title")
    qtbot.waitUntil(lambda: table.dividers == {})
    assert {table.rowHeight(row) for row in range(20)} == {ROW}
