"""Home: what opens first, what it lists and why, and what it remembers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.views import Progress
from janto_catalog.ui import opening
from janto_catalog.ui.app import build
from janto_catalog.ui.context import CONTINUE, HOME, MY_COLLECTION, ORDER, Destination
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView
from janto_catalog.ui.views.order import OrderView
from tests.ui.waiting import wait_until_settled

Open = Callable[..., Window]


@pytest.fixture
def home(open_window: Open, scanned: Path, tmp_path: Path, qtbot: QtBot, settings: Any) -> Window:
    """A window on the scanned catalogue as it opens."""
    shutil.copy(scanned, tmp_path / "catalogue.db")
    shown = open_window(tmp_path / "catalogue.db")
    wait_until_settled(shown, qtbot)
    return shown


def page(window: Window) -> HomeView:
    shown = window.page()
    assert isinstance(shown, HomeView)
    return shown


def mark(window: Window, qtbot: QtBot, works: Sequence[str], progress: Progress) -> None:
    done: list[Any] = []
    window.context.runner.write(lambda catalog: catalog.progress.mark(works, progress), done.append)
    qtbot.waitUntil(lambda: bool(done))
    with qtbot.waitSignal(page(window).loaded):
        page(window).visit(HOME)


def titles(section: Any) -> list[str]:
    model = section.strip.titles
    cells = [model.texts(row) for row in range(model.rowCount())]
    return [one.title for one in cells if one is not None]


def press(qtbot: QtBot, within: Any, word: str) -> None:
    button = next(b for b in within.findChildren(QPushButton) if b.text() == word and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_home_opens_first_with_what_is_owned(home: Window) -> None:
    shown = page(home)
    assert shown.collection.isVisible()
    owned = home.status.counts.partition("· ")[2].split()[0]
    assert owned in shown.head.count.text()
    assert owned in shown.collection.more.text()
    model = shown.collection.strip.titles
    assert all(cells.owned for row in range(model.rowCount()) if (cells := model.texts(row)))
    assert home.windowTitle() == "Home — Janto Catalog"


def test_sections_without_content_are_absent(home: Window) -> None:
    assert page(home).continued.isHidden()
    assert page(home).new.isHidden(), "on the first visit nothing is new"


def next_titles(window: Window) -> list[str]:
    return [one.title for one in page(window).following.rows()]


def next_in_the_order_page(window: Window, qtbot: QtBot) -> str:
    """The title that the Order page marks as the next one; that page is left again."""
    followed = window.context.settings.get("order/followed")
    window.navigate(replace(ORDER, order=followed))
    shown = window.page()
    assert isinstance(shown, OrderView)
    qtbot.waitUntil(lambda: shown.model.listing.sort == followed)
    wait_until_settled(window, qtbot)
    rows = [texts for row in range(shown.model.rowCount()) if (texts := shown.model.texts(row)) is not None]
    marked = [texts for texts in rows if texts.comes_next]
    assert all("Comes next" in texts.accessible_text for texts in marked)
    window.navigate(HOME)
    wait_until_settled(window, qtbot)
    assert len(marked) == 1
    return marked[0].title


def test_before_anything_is_finished_the_order_begins_and_home_says_which(home: Window, qtbot: QtBot) -> None:
    following = page(home).following
    assert following.title.text() == "Next in the story"
    assert next_titles(home) == ["The Victorian Age", "Moving Target", "One Rule"]
    assert following.lines[0].reason.text() == (
        "You have finished nothing of it yet. Of what you have, this is first in the story."
    )
    assert following.lines[2].reason.text() != following.lines[0].reason.text()
    assert next_in_the_order_page(home, qtbot) == "The Victorian Age"
    home.navigate(CONTINUE)
    qtbot.waitUntil(
        lambda: (
            "Start with The Victorian Age" in {one.text() for one in home.titles.findChildren(QPushButton)}
        )
    )


def test_somebody_new_follows_the_order_for_newcomers_everywhere(home: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page(home).loaded):
        press(qtbot, page(home).following, "Follow the newcomer order")
    assert page(home).following.title.text() == "Next in the order for newcomers"
    assert next_titles(home)[0] == "The Empty Child" == next_in_the_order_page(home, qtbot)
    assert not page(home).following.other_order.isVisible()
    home.navigate(CONTINUE)
    qtbot.waitUntil(
        lambda: "Start with The Empty Child" in {one.text() for one in home.titles.findChildren(QPushButton)}
    )


def test_home_follows_the_order_chosen_last_and_opens_it_at_the_next_title(
    home: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.context.settings.set("order/followed", "release")
    mark(home, qtbot, ["Fragments"], Progress.FINISHED)
    following = page(home).following
    assert following.title.text() == "Next in the order of release"
    assert next_titles(home)[0] == next_in_the_order_page(home, qtbot) == "Exit Wounds"
    assert "come before Fragments and are not started" in following.note.text()
    press(qtbot, following, "Show this order")
    shown = home.page()
    assert isinstance(shown, OrderView)
    qtbot.waitUntil(lambda: shown.selected_row is not None and shown.selected_row.title == "Exit Wounds")
    qtbot.waitUntil(lambda: home.detail.shown_title == "Exit Wounds")
    home.navigate(HOME)
    # An order that a link opens is only looked at.
    home.navigate(Destination("order", order="story"))
    wait_until_settled(home, qtbot)
    home.navigate(HOME)
    wait_until_settled(home, qtbot)
    assert page(home).following.title.text() == "Next in the order of release"
    # So is one that is chosen on the page, until it is followed or played from.
    home.navigate(ORDER)
    shown._choice.chosen.emit("newcomer")
    qtbot.waitUntil(lambda: shown.order_in_force() == "newcomer")
    home.navigate(HOME)
    wait_until_settled(home, qtbot)
    assert page(home).following.title.text() == "Next in the order of release"
    home.navigate(ORDER)
    (follow,) = (
        one for one in shown.findChildren(QToolButton) if one.accessibleName() == "Follow this order"
    )
    qtbot.mouseClick(follow, Qt.MouseButton.LeftButton)
    assert not follow.isVisible()
    home.navigate(HOME)
    qtbot.waitUntil(lambda: page(home).following.title.text() == "Next in the order for newcomers")
    home.navigate(Destination("order", order="story"))
    wait_until_settled(home, qtbot)
    monkeypatch.setattr(opening, "open_url", lambda _url: True)
    place = shown.table.visualRect(shown.model.index(0, 2)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert home.context.settings.get("order/followed") == "story"


def test_after_the_last_title_of_an_order_come_those_that_were_passed_over(
    home: Window, qtbot: QtBot
) -> None:
    listing: list[Any] = []
    home.context.runner.read(lambda catalog: catalog.orders.listing("have:yes").rows, listing.append)
    qtbot.waitUntil(lambda: bool(listing))
    last = listing[0][-1].work
    mark(home, qtbot, [last.id], Progress.FINISHED)
    assert next_titles(home)[0] == "The Victorian Age" == next_in_the_order_page(home, qtbot)
    assert page(home).following.note.text() == (
        f"Nothing of yours that you have not started comes after {last.title}; these come before it."
    )


def test_an_order_that_is_not_known_any_more_is_not_followed(home: Window, qtbot: QtBot) -> None:
    home.context.settings.set("order/followed", "arc:no-such-arc")
    with qtbot.waitSignal(page(home).loaded):
        page(home).visit(HOME)
    assert page(home).following.title.text() == "Next in the story"


def test_next_comes_after_the_title_finished_last_and_says_so(home: Window, qtbot: QtBot) -> None:
    mark(home, qtbot, ["Exit Wounds"], Progress.FINISHED)
    mark(home, qtbot, ["Everything Changes"], Progress.FINISHED)
    lines = page(home).following.lines
    assert lines[0].accessibleName().startswith("Day One.")
    assert "You have finished Everything Changes." in lines[0].reason.text()
    assert "You have finished" not in lines[1].reason.text()
    mark(home, qtbot, ["Day One"], Progress.SKIPPED)
    assert page(home).following.lines[0].accessibleName().startswith("Ghost Machine.")


def test_of_titles_finished_in_one_step_the_last_of_the_story_counts(home: Window, qtbot: QtBot) -> None:
    mark(home, qtbot, ["Cyberwoman", "Everything Changes", "Day One"], Progress.FINISHED)
    assert page(home).following.lines[0].accessibleName().startswith("Small Worlds.")


def test_started_titles_are_continued_the_last_one_first(home: Window, qtbot: QtBot) -> None:
    mark(home, qtbot, ["Fragments"], Progress.STARTED)
    mark(home, qtbot, ["Cyberwoman"], Progress.STARTED)
    assert titles(page(home).continued) == ["Cyberwoman", "Fragments"]
    mark(home, qtbot, ["Cyberwoman"], Progress.FINISHED)
    assert titles(page(home).continued) == ["Fragments"]


def test_home_opens_at_its_top_and_shows_a_title_that_the_keys_go_to(home: Window, qtbot: QtBot) -> None:
    shown = page(home)
    home.resize(960, 600)
    scroll = shown.findChild(QScrollArea)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    home.navigate(MY_COLLECTION)
    home.navigate(HOME)
    assert bar.value() == 0
    qtbot.waitUntil(lambda: shown.collection.strip.titles.rowCount() > 1)
    strip = shown.collection.strip
    strip.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(strip, key)
        assert shown.selected == strip.selected
        assert strip.viewport().visibleRegion().contains(strip.visualRect(strip.currentIndex()).center())


def test_what_home_reads_after_one_has_left_it_does_not_change_the_detail(
    open_window: Open, scanned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    window = open_window(tmp_path / "catalogue.db")
    wait_until_settled(window, qtbot)
    left = page(window)
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    # Another title than the first of the home page.
    window.titles.table.select_row(2)
    # As at the start, when the first list arrives late.
    left._selected = ""
    with qtbot.waitSignal(left.loaded):
        left.reload()
    assert left.selected
    assert window.detail.work == window.titles.selected != left.selected
    window.navigate(HOME)
    qtbot.waitUntil(lambda: window.detail.work == left.selected)


def test_home_says_that_the_catalogue_is_opened_until_it_was_read(
    scanned: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot, settings: Any
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    window = build(qapp, str(tmp_path / "catalogue.db"), settings)
    qtbot.addWidget(window)
    message = "Opening your catalogue …"
    shown = page(window)
    shown._show_waiting()
    assert message in [made.text() for made in shown.findChildren(QLabel) if not made.isHidden()]
    window.show()
    qtbot.waitUntil(lambda: shown._scroll is not None and shown._scroll.isVisible())
    assert message not in [made.text() for made in shown.findChildren(QLabel) if made.isVisible()]
    shown._show_waiting()
    assert message not in [made.text() for made in shown.findChildren(QLabel) if made.isVisible()]
    window.close()


def test_tab_goes_through_home_as_the_eye_reads(home: Window, qtbot: QtBot) -> None:
    mark(home, qtbot, ["Fragments"], Progress.STARTED)
    mark(home, qtbot, ["Everything Changes"], Progress.FINISHED)
    shown = page(home)
    qtbot.waitUntil(lambda: all(line.isVisible() for line in shown.following.lines))
    shown.continued.more.setFocus()
    walk: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and shown.isAncestorOf(focused):
        assert focused not in walk
        walk.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    places = [part.mapTo(shown, part.rect().topLeft()).y() for part in walk]
    assert places == sorted(places)
    lines = [part for line in shown.following.lines for part in (line, *line.findChildren(QPushButton))]
    expected = [shown.continued.more, shown.continued.strip, shown.following.more, *lines]
    expected += [
        *shown.review.findChildren(QPushButton)[-1:],
        *shown.unreadable.findChildren(QPushButton)[-1:],
    ]
    assert walk == [*expected, shown.collection.more, shown.collection.strip]


def test_what_was_not_there_last_time_is_new(
    open_window: Open, collection: Path, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    folder, path = tmp_path / "mine", tmp_path / "catalogue.db"
    shutil.copytree(collection / "Video", folder / "Video")
    catalog = bootstrap.open_catalog(str(path))
    list(catalog.scans.scan([str(folder)]))
    catalog.close()
    settings.set("welcomed", True)
    window = open_window(path)
    wait_until_settled(window, qtbot)
    assert page(window).new.isHidden()
    window.close()
    shutil.copytree(collection / "Audio", folder / "Audio")
    catalog = bootstrap.open_catalog(str(path))
    list(catalog.scans.scan())
    catalog.close()
    window = open_window(path)
    wait_until_settled(window, qtbot)
    model = page(window).new.strip.titles
    cells = [model.texts(row) for row in range(model.rowCount())]
    assert cells
    assert all(one is not None and one.group == "audio" for one in cells)
    # The titles of a box set are together, and in the order of the story.
    rows = [one.row for one in cells if one is not None]
    runs = [list(run) for _, run in groupby(rows, key=lambda one: one.series_id or one.id)]
    assert len({run[0].series_id or run[0].id for run in runs}) == len(runs)
    assert max(map(len, runs)) > 2
    places = [[one.position for one in run if one.position] for run in runs]
    assert places == [sorted(run) for run in places]
    window.close()
    window = open_window(path)
    wait_until_settled(window, qtbot)
    assert page(window).new.isHidden(), "it was seen the time before"


def test_questions_are_one_line_with_a_button(home: Window, qtbot: QtBot) -> None:
    assert page(home).review.isVisible()
    press(qtbot, page(home).review, "Answer")
    assert home.current_destination.view == "review"


def test_a_tile_shows_its_detail_and_keys_mark_it(home: Window, qtbot: QtBot) -> None:
    strip = page(home).collection.strip
    place = strip.visualRect(strip.titles.index(3, 0)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    title = titles(page(home).collection)[3]
    qtbot.waitUntil(lambda: home.detail.shown_title == title)
    qtbot.keyClick(strip, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: titles(page(home).continued) == [title])


def test_one_title_is_selected_at_a_time(home: Window, qtbot: QtBot) -> None:
    line = page(home).following.lines[1]
    line.setFocus()
    qtbot.waitUntil(lambda: page(home).selected == line.work)
    strip = page(home).collection.strip
    strip.select(2)
    assert page(home).selected == strip.titles.id_at(2)
    assert line.property("chosen") is False


def test_the_strip_leads_to_the_whole_collection(home: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(page(home).collection.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: home.titles.model.rowCount() > 0)
    assert home.titles.head.title.text() == "My collection"


def test_typing_at_home_searches_all_titles(home: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(home, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "exit wou")
    qtbot.waitUntil(lambda: home.titles.model.rowCount() == 1)
    assert home.titles.isVisible()


def test_without_anything_owned_home_says_what_to_do(
    open_window: Open, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    bootstrap.open_catalog(str(tmp_path / "new.db")).close()
    window = open_window(tmp_path / "new.db")
    wait_until_settled(window, qtbot)
    shown = [label.text() for label in page(window).findChildren(QLabel) if label.isVisible()]
    assert "No folder is added yet." in shown
