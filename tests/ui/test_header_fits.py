"""The header of lists in windows of several widths: nothing in it is cut."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION, Destination
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.order_menu import OrderButton
from janto_catalog.ui.widgets.text import two_lines
from tests.ui.waiting import wait_until_settled


def check_header(page: Any, width: int) -> None:
    """Nothing in the header of a page is cut, and nothing lies over something else."""
    title = page.head.title
    small = QFontMetrics(title._small)
    assert "…" not in "".join(two_lines(title.text(), small, title.width())), "the title is cut"
    tools = [one for one in page.head.findChildren(QAbstractButton) if one.isVisible()]
    for one in tools:
        whole = one.minimumSizeHint().width() if isinstance(one, OrderButton) else one.sizeHint().width()
        assert one.width() >= whole or not one.text(), f"{one.text()} is cut at {width}"
    shown = [part for part in (title, page.head.count, *tools) if part.isVisible()]
    shown.sort(key=lambda part: int(part.mapTo(page, QPoint()).x()))
    for one, other in pairwise(shown):
        ends = one.mapTo(page, QPoint(one.width(), 0)).x()
        assert ends <= other.mapTo(page, QPoint()).x(), f"{one} lies over {other} at {width}"


@pytest.mark.parametrize("width", [1440, 1280, 1200])
@pytest.mark.parametrize("place", [MY_COLLECTION, ALL_TITLES])
def test_nothing_in_the_header_of_titles_is_cut(
    window: Window, qtbot: QtBot, place: Destination, width: int
) -> None:
    window.navigate(place)
    window.resize(width, 800)
    qtbot.waitUntil(lambda: window.width() == width)
    page: Any = window.page()
    page.as_covers()
    wait_until_settled(window, qtbot)
    check_header(page, width)
    if width == 1440:
        assert page.head.count.isVisible()


@pytest.mark.parametrize("width", [1440, 1280, 1225, 1200])
def test_nothing_in_the_header_of_an_order_is_cut(window: Window, qtbot: QtBot, width: int) -> None:
    window.navigate(Destination("order", order="newcomer"))
    page: Any = window.page()
    qtbot.waitUntil(lambda: page.list_title() == "Newcomer")
    window.resize(width, 800)
    qtbot.waitUntil(lambda: window.width() == width)
    wait_until_settled(window, qtbot)
    check_header(page, width)


@pytest.mark.parametrize("width", [1280, 1440, 1600, 2000])
def test_the_title_of_an_order_is_on_one_line_before_the_count_has_room(
    window: Window, qtbot: QtBot, width: int
) -> None:
    window.navigate(Destination("order", order="story"))
    window.resize(width, 800)
    qtbot.waitUntil(lambda: window.width() == width)
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    head = page.head
    head.set_title("My own collection", "23 titles")
    head.layout().activate()
    # Nothing is wider than it must be as long as the title could be on one line.
    has_room = head._needed(head.title.line_width()) <= head.width()
    assert not has_room or head.title.width() >= head.title.line_width()
    assert has_room or not head.count.isVisible()
    check_header(page, width)
    if width == 2000:
        assert head.count.isVisible()
