"""Titles that are dragged to a gap of the timeline, from their marks and from the tray: what it does is seen before the drop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.timeline.seen import NAMES
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]
LEFT, BROKEN, RESET = Qt.MouseButton.LeftButton, "bf-tw-11-broken", "tw-s02e06-reset"


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The timeline, so near that neighbours are apart."""
    shown = go(window, "timeline")
    wait_until_settled(window, qtbot)
    shown.canvas.zoom_to(60)
    return shown


def index_of(page: Any, work: str) -> int:
    return [title.row.id for title in page.contents.titles].index(work)


def behind(page: Any, work: str) -> QPoint:
    """A point of the canvas in the gap behind a title, in the middle of its height."""
    page.canvas.horizontalScrollBar().setValue(
        round(page.canvas.timeline.scaled.xs[index_of(page, work)]) - 300
    )
    xs, index = page.canvas.timeline.scaled.xs, index_of(page, work)
    across = page.canvas.horizontalScrollBar().value()
    return QPoint(
        round((xs[index] + xs[index + 1]) / 2) - across + NAMES, page.canvas.viewport().height() // 2
    )


def chip(page: Any, number: int) -> QPoint:
    place: QPoint = page.tray.chips.visualItemRect(page.tray.chips.item(number)).center()
    return place


def pull_chip(page: Any, qtbot: QtBot, number: int, work: str) -> QPoint:
    """Take hold of a chip of the tray and pull it to the gap behind a title; the point of the tray where the pointer is then."""
    view, target = page.tray.chips.viewport(), behind(page, work)
    qtbot.mousePress(view, LEFT, pos=chip(page, number))
    end: QPoint = view.mapFromGlobal(page.canvas.viewport().mapToGlobal(target))
    for point in (chip(page, number) - QPoint(0, 20), end):
        QTest.mouseMove(view, point)
    return end


def texts(card: QWidget) -> str:
    return "\n".join(part.text() for part in card.findChildren(QLabel) if not part.isHidden())


def test_a_title_without_a_place_is_dragged_from_the_tray_to_a_gap(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    title = page.contents.unplaced[0].row
    end = pull_chip(page, qtbot, 0, RESET)
    assert page.canvas.seen().drop.at.sentence == f"{title.title} after Reset"
    card = page.drop.card
    qtbot.waitUntil(lambda: "It sets nothing aside." in texts(card))
    assert texts(card).startswith(f"{title.title} after Reset — your word")
    qtbot.mouseRelease(page.tray.chips.viewport(), LEFT, pos=end)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: f"{title.title} comes after Reset." in window.detail.visible_text())
    assert title.id in {each.row.id for each in page.contents.unplaced}, (
        "nothing is stored before it is asked"
    )


def test_a_drag_from_the_tray_is_given_up_with_escape_or_beside_the_canvas(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    asked = list[tuple[str, ...]]()
    window.context.signals.place_work.connect(lambda *what: asked.append(what))
    end = pull_chip(page, qtbot, 1, RESET)
    assert page.canvas.seen().drop is not None
    qtbot.keyClick(page.tray.chips, Qt.Key.Key_Escape)
    assert page.canvas.seen().drop is None
    qtbot.mouseRelease(page.tray.chips.viewport(), LEFT, pos=end)
    pull_chip(page, qtbot, 1, RESET)
    view = page.tray.chips.viewport()
    QTest.mouseMove(view, QPoint(40, 12))
    assert page.canvas.seen().drop is None
    assert not page.drop.card.isVisible()
    qtbot.mouseRelease(view, LEFT, pos=QPoint(40, 12))
    assert not asked


def test_a_click_on_a_chip_drags_nothing(page: Any, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.tray.chips.viewport(), LEFT, pos=chip(page, 1))
    assert page.selected == page.contents.unplaced[1].row.id
    assert page.canvas.seen().drop is None


def test_what_a_drop_sets_aside_is_seen_before_it(page: Any, window: Window, qtbot: QtBot) -> None:
    page.select_work(BROKEN)
    order = [title.row.id for title in page.contents.titles]
    view, target = page.canvas.viewport(), behind(page, RESET)
    place = page.canvas.current
    start = QPoint(
        round(page.canvas.places.x(place)) - page.canvas.horizontalScrollBar().value() + NAMES,
        round(page.canvas.places.middle(place)),
    )
    page.canvas._grip = start.toPointF()
    for point in (target - QPoint(20, 0), target):
        qtbot.mouseMove(view, point)
    card = page.drop.card
    qtbot.waitUntil(lambda: "It sets aside " in texts(card))
    assert "Broken after Reset — your word" in texts(card)
    assert "Broken comes before They Keep Killing Suzie" in texts(card)
    assert page.canvas.rect().contains(card.geometry())
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert [title.row.id for title in page.contents.titles] == order
