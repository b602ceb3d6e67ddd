"""The page of the timeline: its zoom, lanes and keys, the selection it shares with the table, and what is read aloud."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import MY_COLLECTION, Destination
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.timeline.canvas import STEPS
from janto_catalog.ui.timeline.places import Place
from janto_catalog.ui.timeline.seen import NAMES
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]
FIRST, BROKEN = "dw-tooth-and-claw", "bf-tw-11-broken"
NAME = QAccessible.Text.Name


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The timeline of all known titles."""
    shown = go(window, "timeline")
    wait_until_settled(window, qtbot)
    assert shown.contents is not None
    return shown


def press(page: Any, qtbot: QtBot, *keys: Qt.Key) -> None:
    page.canvas.setFocus()
    for key in keys:
        qtbot.keyClick(page.canvas, key)


def point_of(page: Any, place: Place) -> QPoint:
    """Where a title is in the viewport."""
    across, down = page.canvas.horizontalScrollBar().value(), page.canvas.verticalScrollBar().value()
    places = page.canvas.places
    return QPoint(round(places.x(place)) - across + NAMES, round(places.middle(place)) - down)


def children(node: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [node.child(number) for number in range(node.childCount())]


def test_it_begins_with_the_whole_story_and_its_first_title(page: Any, window: Window) -> None:
    canvas = page.canvas
    assert page.selected == FIRST
    assert window.detail.work == FIRST
    assert canvas.step == 0
    assert not canvas.horizontalScrollBar().maximum()
    assert page.head.count.text().endswith(
        f"{len(page.contents.titles) + len(page.contents.unplaced)} titles in the story"
    )


def test_each_lane_is_a_list_and_each_title_a_sentence(page: Any) -> None:
    root = QAccessible.queryAccessibleInterface(page.canvas)
    lanes = children(root)
    assert [lane.text(NAME) for lane in lanes][:3] == ["Video", "Audio", "Print"]
    assert {lane.role() for lane in lanes} == {QAccessible.Role.List}
    audio = [item.text(NAME) for item in children(lanes[1])]
    assert len(audio) == sum(title.row.kind.group.value == "audio" for title in page.contents.titles)
    (broken,) = [text for text in audio if text.startswith("Broken, ")]
    number = audio.index(broken) + 1
    assert broken.startswith("Broken, audio drama, owned, place: fits several gaps, after ")
    assert f", {number}" in broken
    assert broken.endswith(f" of {len(audio)}")
    assert all(item.role() is QAccessible.Role.ListItem for item in children(lanes[0]))


def test_what_is_read_aloud_knows_the_selected_title(page: Any, qtbot: QtBot) -> None:
    press(page, qtbot, Qt.Key.Key_Right)
    root = QAccessible.queryAccessibleInterface(page.canvas)
    current = root.focusChild()
    assert current.text(NAME).startswith(page.selected_row.title)
    assert current.state().selected
    assert current.parent().indexOfChild(current) == 1


def test_keys_walk_along_a_lane_and_between_lanes(page: Any, qtbot: QtBot, window: Window) -> None:
    canvas, contents = page.canvas, page.contents
    video = [title.row.id for title in contents.titles if title.row.kind.group.value == "video"]
    press(page, qtbot, Qt.Key.Key_Right)
    assert page.selected == video[1]
    assert window.detail.work == video[1]
    press(page, qtbot, Qt.Key.Key_End)
    assert page.selected == video[-1]
    press(page, qtbot, Qt.Key.Key_Right)
    assert page.selected == video[-1]
    press(page, qtbot, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert page.selected == video[0]
    press(page, qtbot, Qt.Key.Key_Down)
    assert canvas.current.lane == 1
    assert page.selected_row.kind.group.value == "audio"
    press(page, qtbot, Qt.Key.Key_Up)
    assert canvas.current.lane == 0


def test_keys_and_wheel_zoom_and_keep_what_is_there(page: Any, qtbot: QtBot) -> None:
    canvas = page.canvas
    press(page, qtbot, Qt.Key.Key_Plus, Qt.Key.Key_BracketRight)
    assert canvas.step == 20
    assert page.tools.slider.value() == 20
    page.select_work(BROKEN)
    before = point_of(page, canvas.current)
    at = QPointF(before)
    wheel = QWheelEvent(
        at, canvas.viewport().mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.step > 20
    assert abs(point_of(page, canvas.current).x() - before.x()) <= 2
    press(page, qtbot, Qt.Key.Key_Minus)
    assert canvas.step < 32
    press(page, qtbot, Qt.Key.Key_0)
    assert canvas.step == 0


def test_a_click_selects_a_title_and_shows_its_detail(page: Any, qtbot: QtBot, window: Window) -> None:
    page.canvas.zoom_to(60)
    page.select_work(BROKEN)
    place = page.canvas.places.after(page.canvas.current)
    page.canvas.horizontalScrollBar().setValue(round(page.canvas.places.x(place)) - 200)
    qtbot.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, place))
    assert page.selected == page.canvas.places.title(place).row.id
    assert window.detail.work == page.selected


def test_a_double_click_on_several_titles_comes_nearer(page: Any, qtbot: QtBot) -> None:
    places = page.canvas.places
    shared = next(
        place for place in (Place(1, number) for number in range(places.size(1))) if places.count(place) > 1
    )
    qtbot.mouseDClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, shared))
    assert page.canvas.step == STEPS // 5


def test_dragging_moves_along(page: Any, qtbot: QtBot) -> None:
    canvas = page.canvas
    canvas.zoom_to(50)
    canvas.horizontalScrollBar().setValue(400)
    view = canvas.viewport()
    # The names of eras are no titles.
    start = QPoint(NAMES + 300, 42)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start - QPoint(100, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(100, 0))
    assert canvas.horizontalScrollBar().value() == 500


def test_lanes_can_be_by_character(page: Any) -> None:
    page.show_lanes("character")
    names = [lane.lane.name for lane in page.canvas.timeline.placed]
    assert names[0] == "Jack Harkness"
    assert names[-1] == "Others"
    assert page.context.settings.get("timeline/lanes") == "character"


def test_other_story_lines_can_be_left_out(page: Any) -> None:
    assert page.canvas.timeline.branch_lanes
    page.tools.branches.click()
    assert not page.canvas.timeline.branch_lanes


def test_titles_without_a_place_are_in_the_tray(page: Any, qtbot: QtBot, window: Window) -> None:
    chips = page.tray.chips
    assert chips.count() == len(page.contents.unplaced) > 0
    chips.setFocus()
    chips.setCurrentRow(1)
    assert page.selected == page.contents.unplaced[1].row.id
    assert window.detail.work == page.selected
    page.select_work(FIRST)
    assert not chips.selectedItems()


def test_the_table_and_the_timeline_share_search_and_selection(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    titles = window.titles
    titles.select_work(BROKEN)
    titles.as_timeline()
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    assert window.search.query == "have:yes"
    assert page.selected == BROKEN
    assert page.tools.owned.isChecked()
    page.as_table()
    wait_until_settled(window, qtbot)
    assert (window.search.query, titles.selected) == ("have:yes", BROKEN)
    assert titles.is_shown


def test_only_mine_is_a_condition_of_the_search(page: Any, window: Window, qtbot: QtBot) -> None:
    page.tools.owned.click()
    wait_until_settled(window, qtbot)
    assert window.search.query == "have:yes"
    assert page.contents.found
    assert page.head.count.text() == f"·  {page.listed_count} of 374 titles in the story"
    assert page.head.count.toolTip().startswith("Not counted: ")
    page.tools.owned.click()
    wait_until_settled(window, qtbot)
    assert page.contents.found is None


def test_back_returns_to_the_title_on_the_timeline(page: Any, window: Window, qtbot: QtBot) -> None:
    page.select_work(BROKEN)
    window.navigate(Destination("characters"))
    wait_until_settled(window, qtbot)
    window.visits.go(-1)
    wait_until_settled(window, qtbot)
    assert page.selected == BROKEN
    assert page.is_shown


def test_a_picture_is_saved_with_the_search_in_words(
    page: Any, window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def ask(_over: object, title: str) -> str:
        asked.append(title)
        return str(tmp_path / "picture.svg")

    monkeypatch.setattr("janto_catalog.ui.timeline.save_picture.ask_for_picture", ask)
    page.tools.owned.click()
    wait_until_settled(window, qtbot)
    page.tools.picture.click()
    wait_until_settled(window, qtbot)
    assert asked[0].startswith("Timeline")
    assert "have:yes" not in asked[0]
    assert f"<title>{asked[0]}</title>" in (tmp_path / "picture.svg").read_text("utf-8")


def test_the_marks_are_explained(page: Any, qtbot: QtBot) -> None:
    page.show_lanes("series")
    page.tools.legend.click()
    words = [part.text() for part in page.legend.findChildren(QLabel)]
    assert {"Audio", "You have it", "Finished", "Sources contradict each other"} <= set(words)
    page.legend.close()


def test_the_card_over_a_mark_says_where_it_is_and_why(page: Any, window: Window, qtbot: QtBot) -> None:
    page.canvas.zoom_to(60)
    page.select_work(BROKEN)
    page.canvas.hovered_place = page.canvas.current
    page.canvas.hovered.emit(page.canvas.places.title(page.canvas.current), QPoint(300, 200))
    card = page.hover.card
    qtbot.waitUntil(
        lambda: card.isVisible() and any("Countrycide" in part.text() for part in card.findChildren(QLabel))
    )
    texts = [part.text() for part in card.findChildren(QLabel)]
    assert texts[0] == "Broken"
    assert "audio drama" in texts[1]
    page.canvas.hovered.emit(None, QPoint())
    assert not card.isVisible()


def pull(page: Any, qtbot: QtBot, by: int) -> QPoint:
    """Take hold of the selected title and pull it along; where the pointer is then."""
    view, start = page.canvas.viewport(), point_of(page, page.canvas.current)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.5, 1):
        qtbot.mouseMove(view, start + QPoint(round(by * share), 0))
    return start + QPoint(by, 0)


def test_a_title_is_dragged_to_a_gap_and_asked_about_before_anything_changes(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    page.canvas.zoom_to(60)
    page.select_work(BROKEN)
    order = [title.row.id for title in page.contents.titles]
    other = page.contents.titles[order.index(BROKEN) + 2].row
    xs = page.canvas.timeline.scaled.xs
    own = order.index(BROKEN)
    end = pull(page, qtbot, round(xs[own + 2] - xs[own] + 8))
    assert page.canvas.seen().drop.at.sentence == f"Broken after {other.title}"
    qtbot.mouseRelease(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: f"comes after {other.title}." in window.detail.visible_text())
    assert "Place it" in window.detail.visible_text()
    assert [title.row.id for title in page.contents.titles] == order


def test_a_drag_is_given_up_with_escape_and_does_nothing_at_its_own_place(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    asked = list[tuple[str, ...]]()
    window.context.signals.place_work.connect(lambda *what: asked.append(what))
    page.canvas.zoom_to(60)
    page.select_work(BROKEN)
    end = pull(page, qtbot, 14)
    assert page.canvas.seen().drop is None
    qtbot.mouseRelease(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    end = pull(page, qtbot, 300)
    assert page.canvas.seen().drop is not None
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert not asked


def test_tools_have_only_icons_where_there_is_no_room_for_words(page: Any) -> None:
    icons = Qt.ToolButtonStyle.ToolButtonIconOnly
    page.tools.resize(900, 40)
    assert page.tools.branches.toolButtonStyle() is not icons
    page.tools.resize(600, 40)
    assert page.tools.branches.toolButtonStyle() is icons
    assert page.tools.branches.accessibleName() == "Other story lines"


def test_the_whole_name_of_a_lane_is_in_its_tool_tip(page: Any) -> None:
    canvas = page.canvas
    branch = canvas.timeline.branch_lanes[0]
    point = QPoint(20, round(branch.middle) - canvas.verticalScrollBar().value())
    help_event = QHelpEvent(QEvent.Type.ToolTip, point, canvas.viewport().mapToGlobal(point))
    QApplication.sendEvent(canvas.viewport(), help_event)
    assert branch.branch.name in QToolTip.text()
    QToolTip.hideText()
