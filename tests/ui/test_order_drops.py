"""Rows that are dragged to another place in the order of the story: a placement, whose sentence and effects come before the drop."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import Destination
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
BROKEN, RESET = "bf-tw-11-broken", "tw-s02e06-reset"


class _Move(QDragMoveEvent):
    """A drag of the rows of a table: without a screen Qt knows of no source."""

    def __init__(self, source: QObject, at: QPoint) -> None:
        self._data = QMimeData()
        super().__init__(at, COPY, self._data, LEFT, NO_KEY)
        self._source = source

    def source(self) -> QObject:
        return self._source


class _Drop(QDropEvent):
    def __init__(self, source: QObject, at: QPoint) -> None:
        self._data = QMimeData()
        super().__init__(QPointF(at), COPY, self._data, LEFT, NO_KEY)
        self._source = source

    def source(self) -> QObject:
        return self._source


def order_of(window: Window, qtbot: QtBot, order: str) -> Any:
    window.navigate(Destination("order", order=order, title="Order"))
    wait_until_settled(window, qtbot)
    return window.page()


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Any:
    """The order of the story, of what one has."""
    return order_of(window, qtbot, "story")


def rows(page: Any) -> list[str]:
    return [row.work.id for row in page.order.order]


def point_at(page: Any, row: int, *, below: bool) -> QPoint:
    """A point in the upper or lower half of a row."""
    page.table.scrollTo(page.table.model().index(row, 0))
    top, height = page.table.rowViewportPosition(row), page.table.rowHeight(row)
    return QPoint(60, top + (height - 4 if below else 4))


def hover(page: Any, row: int, *, below: bool) -> bool:
    """Drag the selected rows over a row; whether it is a place for them."""
    drops, point = page.drops.rows, point_at(page, row, below=below)
    drops.eventFilter(page.table.viewport(), _Move(page.table, point))
    return not drops.line.isHidden()


def drop(page: Any, row: int, *, below: bool) -> None:
    point = point_at(page, row, below=below)
    page.drops.rows.eventFilter(page.table.viewport(), _Drop(page.table, point))


def texts(card: QWidget) -> str:
    return "\n".join(part.text() for part in card.findChildren(QLabel) if not part.isHidden())


def test_a_row_is_placed_where_it_is_dropped_after_it_was_asked(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    before = rows(page)
    row, target = before.index(BROKEN), before.index(RESET)
    page.table.select_row(row)
    title, other = page.order.order[row].work.title, page.order.order[target].work.title
    assert hover(page, target, below=True)
    card = page.drops.preview.card
    qtbot.waitUntil(lambda: "It sets aside " in texts(card))
    assert texts(card).startswith(f"{title} after {other} — your word")
    assert page.table.viewport().rect().contains(card.geometry())
    drop(page, target, below=True)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: f"comes after {other}." in window.detail.visible_text())
    assert rows(page) == before
    buttons = [
        one for one in window.detail.findChildren(QPushButton) if one.text() == "Place it" and one.isVisible()
    ]
    qtbot.mouseClick(buttons[0], LEFT)
    qtbot.waitUntil(lambda: rows(page).index(BROKEN) > rows(page).index(RESET))
    window.commands.undo()
    qtbot.waitUntil(lambda: rows(page) == before)


def test_between_two_rows_it_comes_after_the_upper_one_and_at_the_top_before_the_first(
    page: Any, qtbot: QtBot
) -> None:
    page.table.select_row(5)
    found = list[tuple[str, ...]]()
    page.context.signals.place_work.connect(lambda *what: found.append(what))
    listed = rows(page)
    drop(page, 2, below=True)
    drop(page, 3, below=False)
    drop(page, 0, below=False)
    assert found == [
        (listed[5], "after", listed[2]),
        (listed[5], "after", listed[2]),
        (listed[5], "before", listed[0]),
    ]


def test_its_own_place_is_no_place(page: Any, qtbot: QtBot) -> None:
    asked = list[tuple[str, ...]]()
    page.context.signals.place_work.connect(lambda *what: asked.append(what))
    page.table.select_row(5)
    assert hover(page, 7, below=True)
    for row, below in ((5, False), (5, True), (4, True), (6, False)):
        assert not hover(page, row, below=below)
        assert not page.drops.preview.card.isVisible()
        drop(page, row, below=below)
    assert not asked


def test_a_drag_that_leaves_the_table_shows_nothing(page: Any, qtbot: QtBot) -> None:
    page.table.select_row(5)
    assert hover(page, 8, below=True)
    assert page.drops.preview.card.isVisible()
    page.drops.rows.eventFilter(page.table.viewport(), QDragLeaveEvent())
    assert not page.drops.preview.card.isVisible()
    assert page.drops.rows.line.isHidden()


def test_only_one_row_and_only_the_order_of_the_story_is_placed(
    page: Any, window: Window, qtbot: QtBot
) -> None:
    page.table.select_row(5)
    page.table.add_rows([6])
    assert not hover(page, 9, below=True)
    release = order_of(window, qtbot, "release")
    release.table.select_row(2)
    assert not hover(release, 6, below=True)
