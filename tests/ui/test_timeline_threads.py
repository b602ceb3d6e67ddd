"""Threads on the timeline: from a pairing, with characters that are chosen, by keys, read aloud, and as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.timeline_layout import ThreadsLayout
from janto_catalog.ui.context import Destination
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.timeline.places import Place
from janto_catalog.ui.timeline.seen import NAMES
from tests.revealing import told
from tests.ui.test_words_shown import shown_texts
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]
NAME = QAccessible.Text.Name
JACK, IANTO, GWEN = "jack-harkness", "ianto-jones", "gwen-cooper"
FIRST_TOGETHER, DAY_FOUR, DAY_FIVE = (
    "tw-s01e01-everything-changes", "tw-s03e04-coe-day-four", "tw-s03e05-coe-day-five",
)  # fmt: skip


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Any:
    """The threads of a pairing, by the button of its page."""
    window.navigate(Destination("subject", "pairing:janto", title="Janto"))
    wait_until_settled(window, qtbot)
    buttons = window.page().findChildren(QPushButton)
    (door,) = [one for one in buttons if one.text() == "Show threads" and one.isVisible()]
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)
    return window.page()


def characters(page: Any) -> list[str]:
    return [thread.character for thread in page.canvas.timeline.threads]


def summary(page: Any) -> str:
    parts = [part for part in page.threads.findChildren(QWidget) if isinstance(part, QLabel | QPushButton)]
    return " ".join(part.text() for part in parts if part.isVisible())


def press(page: Any, qtbot: QtBot, *keys: Qt.Key) -> None:
    page.canvas.setFocus()
    for key in keys:
        qtbot.keyClick(page.canvas, key)


def point_of(page: Any, place: Place) -> QPoint:
    across, down = page.canvas.horizontalScrollBar().value(), page.canvas.verticalScrollBar().value()
    places = page.canvas.places
    return QPoint(round(places.x(place)) - across + NAMES, round(places.middle(place)) - down)


def test_a_pairing_leads_to_the_threads_of_its_members(page: Any, window: Window) -> None:
    assert isinstance(page.canvas.timeline, ThreadsLayout)
    assert characters(page) == [JACK, IANTO]
    assert page.selected == window.detail.work == FIRST_TOGETHER
    assert "First together: Everything Changes" in summary(page)
    assert "Last together: The House of the Dead" in summary(page)
    assert "titles together in person, you have " in summary(page)
    assert page.tools.lanes.text() == "Lanes: Threads of characters"
    assert not page.tools.branches.isVisible()
    assert not page.canvas.horizontalScrollBar().maximum()


def test_lanes_and_threads_are_chosen_in_one_place(window: Window, go: Go, qtbot: QtBot) -> None:
    page = go(window, "timeline")
    wait_until_settled(window, qtbot)
    page.tools.lanes_chosen.emit("threads")
    wait_until_settled(window, qtbot)
    assert len(characters(page)) == 3
    assert page.context.settings.get("timeline/lanes") == "threads"
    page.tools.lanes_chosen.emit("series")
    assert not isinstance(page.canvas.timeline, ThreadsLayout)
    assert not page.threads.isVisible()


def test_characters_are_chosen_and_taken_out_in_the_bar(page: Any, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.threads.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.threads.menu.find_field, "gwen coop")
    qtbot.keyClick(page.threads.menu.find_field, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert characters(page) == [JACK, IANTO, GWEN]
    assert "First all together: " in summary(page)
    assert "with all 3 in person" in summary(page)
    assert page.context.settings.get("timeline/threads") == f"{JACK},{IANTO},{GWEN}"
    chips = [chip for chip in page.threads.findChildren(QToolButton, "chip") if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["Jack Harkness", "Ianto Jones", "Gwen Cooper"]
    (out,) = [entry for entry in chips[0].menu().actions() if entry.text() == "Take this thread out"]
    out.trigger()
    wait_until_settled(window, qtbot)
    assert characters(page) == [IANTO, GWEN]


def test_each_thread_is_a_list_that_says_who_is_there_and_who_dies(page: Any) -> None:
    root = QAccessible.queryAccessibleInterface(page.canvas)
    jack, ianto = (root.child(number) for number in range(root.childCount()))
    assert (jack.text(NAME), ianto.text(NAME)) == ("Jack Harkness", "Ianto Jones")
    spoken = [ianto.child(number).text(NAME) for number in range(ianto.childCount())]
    (death,) = [text for text in spoken if text.startswith("Children of Earth: Day Four, ")]
    assert death.endswith(", with Jack Harkness, dies")
    (after,) = [text for text in spoken if text.startswith("Children of Earth: Day Five, ")]
    assert after.endswith(", not in person")


def test_keys_walk_along_a_thread_and_to_the_other_one_at_a_meeting(page: Any, qtbot: QtBot) -> None:
    press(page, qtbot, Qt.Key.Key_Down)
    assert page.canvas.current.lane == 1
    assert page.selected == FIRST_TOGETHER
    press(page, qtbot, Qt.Key.Key_Home)
    assert page.selected == page.contents.titles[page.canvas.timeline.threads[1].titles[0]].row.id
    press(page, qtbot, Qt.Key.Key_End, Qt.Key.Key_Left)
    own = page.canvas.timeline.threads[1].titles
    assert page.selected == page.contents.titles[own[-2]].row.id


def test_the_keys_for_the_next_title_stay_on_the_threads(page: Any) -> None:
    page.select_work(DAY_FOUR)
    page.step(1)
    with_thread = {
        page.contents.titles[n].row.id for thread in page.canvas.timeline.threads for n in thread.titles
    }
    assert page.selected == DAY_FIVE
    for _ in range(5):
        page.step(-1)
        assert page.selected in with_thread


def test_a_click_on_a_meeting_or_its_label_selects_the_title(page: Any, qtbot: QtBot, window: Window) -> None:
    canvas = page.canvas
    canvas.zoom_to(80)
    page.select_work(DAY_FIVE)
    place = canvas.places.first_of(DAY_FOUR)
    canvas.horizontalScrollBar().setValue(round(canvas.places.x(place)) - 200)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, place))
    assert page.selected == window.detail.work == DAY_FOUR
    page.select_work(DAY_FIVE)
    stop = canvas.places.stop(place)
    assert stop.label
    canvas.horizontalScrollBar().setValue(round(canvas.places.x(place)) - 200)
    label = point_of(page, place) + QPoint(20, -round(canvas.timeline.rows.half(stop)) - 6)
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=label)
    assert page.selected == DAY_FOUR


def test_the_card_says_who_is_there(page: Any, qtbot: QtBot) -> None:
    page.select_work(DAY_FIVE)
    page.canvas.zoom_to(60)
    page.canvas.hovered_place = page.canvas.current
    page.canvas.hovered.emit(page.canvas.places.title(page.canvas.current), QPoint(300, 200))
    card = page.hover.card
    qtbot.waitUntil(card.isVisible)
    shown = "\n".join(part.text() for part in card.findChildren(QLabel))
    assert "Jack Harkness; not in person: Ianto Jones" in shown


def test_the_first_and_last_title_are_links(page: Any, qtbot: QtBot, window: Window) -> None:
    links = [one for one in page.threads.findChildren(QPushButton) if one.isVisible()]
    (last,) = [one for one in links if one.text() == "The House of the Dead"]
    qtbot.mouseClick(last, Qt.MouseButton.LeftButton)
    assert page.selected == window.detail.work == "tw-radio-07-the-house-of-the-dead"


def test_a_search_leaves_the_titles_that_it_finds(page: Any, qtbot: QtBot, window: Window) -> None:
    whole = [len(thread.titles) for thread in page.canvas.timeline.threads]
    page.tools.owned.click()
    wait_until_settled(window, qtbot)
    assert characters(page) == [JACK, IANTO]
    fewer = [len(thread.titles) for thread in page.canvas.timeline.threads]
    assert all(one < other for one, other in zip(fewer, whole, strict=True))


def test_a_story_world_without_characters_says_so_and_still_has_lanes(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.mode, "threads", ())
    page._draw()
    assert page.layers.currentWidget() is page._empty
    page.tools.lanes_chosen.emit("series")
    assert page.layers.currentWidget() is page.canvas


def test_nothing_behind_the_limit_is_told(page: Any, qtbot: QtBot, window: Window) -> None:
    window.context.runner.write(
        lambda c: c.spoilers.set(c.spoilers.named(until="", keep_back=("Children of Earth",), seen=False)),
        lambda _changed: None,
    )
    wait_until_settled(window, qtbot)
    assert "Last so far: " in summary(page)
    root = QAccessible.queryAccessibleInterface(page.canvas)
    lanes = [root.child(number) for number in range(root.childCount())]
    spoken = [lane.child(number).text(NAME) for lane in lanes for number in range(lane.childCount())]
    assert not any(", dies" in text for text in spoken)
    assert not any(thread.deaths for thread in page.canvas.timeline.threads)
    # The name of the limit itself is what the user has chosen.
    read = [text for kind, text in shown_texts(window) if kind != "LimitButton"]
    assert not told("\n".join([summary(page), *spoken, *read]))


def test_the_picture_has_the_names_and_what_they_share(
    page: Any, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def ask(_over: object, title: str) -> str:
        asked.append(title)
        return str(tmp_path / "picture.svg")

    monkeypatch.setattr("janto_catalog.ui.timeline.save_picture.ask_for_picture", ask)
    page.tools.picture.click()
    wait_until_settled(window, qtbot)
    assert asked == ["Threads of Jack Harkness, Ianto Jones"]
    drawn = (tmp_path / "picture.svg").read_text("utf-8")
    assert "First together: Everything Changes" in drawn
    assert "Ianto Jones" in drawn


def test_the_marks_of_threads_are_explained(page: Any, qtbot: QtBot) -> None:
    page.tools.legend.click()
    words = {part.text() for part in page.legend.findChildren(QLabel)}
    assert {"They are together in it", "Dies"} <= words
    assert "Its place is not certain" not in words
    page.legend.close()
