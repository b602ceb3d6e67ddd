"""The header over the table of titles: its menu, its mark of the sorting, and what is kept between starts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import MY_COLLECTION
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.shell.window import Window


@pytest.fixture
def listed(window: Window, qtbot: QtBot) -> Window:
    window.navigate(MY_COLLECTION)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() > 3)
    return window


def middle(window: Window, name: str) -> QPoint:
    """The middle of a column in the header."""
    header, number = window.titles.table.horizontalHeader(), column_number(name)
    return QPoint(header.sectionViewportPosition(number) + header.sectionSize(number) // 2, 10)


def menu_of(window: Window, name: str) -> QMenu:
    """The menu that a right click on a column of the header opens."""
    header, place = window.titles.table.horizontalHeader(), middle(window, name)
    viewport = header.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    (entry,) = [one for one in menu.actions() if one.text() == text]
    entry.trigger()
    menu.close()


def mark(window: Window) -> tuple[bool, int, Qt.SortOrder]:
    header = window.titles.table.horizontalHeader()
    return header.isSortIndicatorShown(), header.sortIndicatorSection(), header.sortIndicatorOrder()


def test_a_right_click_on_a_header_is_about_the_column(listed: Window, qtbot: QtBot) -> None:
    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert mark(listed) == (True, column_number("position"), up)
    menu = menu_of(listed, "released")
    texts = [entry.text() for entry in menu.actions() if entry.text()]
    assert texts == [
        "Sort by Released",
        "Sort by Released, last first",
        "Hide Released",
        "Columns",
        "Columns and order as at first",
    ]
    choose(menu, "Sort by Released, last first")
    qtbot.waitUntil(lambda: listed.titles.model.listing.sort == "-release")
    assert mark(listed) == (True, column_number("released"), down)
    choose(menu_of(listed, "who"), "Hide Characters")
    assert listed.titles.table.isColumnHidden(column_number("who"))
    choose(menu_of(listed, "title"), "Columns and order as at first")
    qtbot.waitUntil(lambda: listed.titles.model.listing.sort == "story")
    assert mark(listed) == (True, column_number("position"), up)
    assert not listed.context.settings.names("titles/toggled")
    # A click on a header that sorts by nothing leaves the mark where it is.
    qtbot.mouseClick(
        listed.titles.table.horizontalHeader().viewport(),
        Qt.MouseButton.LeftButton,
        pos=middle(listed, "have"),
    )
    assert mark(listed) == (True, column_number("position"), up)


def test_the_width_of_a_column_is_kept(listed: Window, qtbot: QtBot) -> None:
    table = listed.titles.table
    header, number = table.horizontalHeader(), column_number("released")
    before = header.sectionSize(number)
    edge = QPoint(header.sectionViewportPosition(number) + before - 1, 10)
    left, viewport = Qt.MouseButton.LeftButton, header.viewport()
    qtbot.mouseMove(viewport, edge)
    qtbot.mousePress(viewport, left, pos=edge)
    qtbot.mouseMove(viewport, edge + QPoint(10, 0))
    qtbot.mouseMove(viewport, edge + QPoint(24, 0))
    qtbot.mouseRelease(viewport, left, pos=edge + QPoint(24, 0))
    wider = header.sectionSize(number)
    assert wider > before
    assert listed.context.settings.numbers("titles/widths") == {"released": wider}
    table.set_widths({})
    assert header.sectionSize(number) == before
    table.set_widths(listed.context.settings.numbers("titles/widths"))
    assert header.sectionSize(number) == wider


def test_the_order_in_force_is_marked_in_its_menu(listed: Window, qtbot: QtBot) -> None:
    order = listed.titles._titles_header._order
    entries = {entry.text(): entry for entry in order.menu().actions()}
    assert list(entries) == ["Story", "Release", "Title", "Series and number", "Takes place"]
    assert [text for text, entry in entries.items() if entry.isChecked()] == ["Story"]
    entries["Title"].trigger()
    qtbot.waitUntil(lambda: listed.titles.model.listing.sort == "title")
    assert [text for text, entry in entries.items() if entry.isChecked()] == ["Title"]


def test_a_long_heading_is_shortened_before_the_buttons_beside_it(listed: Window, qtbot: QtBot) -> None:
    head = listed.titles.head
    buttons = [button for button in head.findChildren(QToolButton) if button.text() in ("Table", "Grid")]
    widths = [button.width() for button in buttons]
    title = "With Jack Harkness and Ianto Jones and Gwen Cooper and Owen Harper and Toshiko Sato on video"
    head.set_title(title, "26 titles")
    qtbot.waitUntil(lambda: head.title.width() < head.title.sizeHint().width())
    assert [button.width() for button in buttons] == widths
    assert title in head.title.toolTip()
