"""The page of orders: its order compared with another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ORDER
from janto_catalog.ui.panels.order_parts import OrderPart
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.order import OrderView
from tests.ui.waiting import wait_until_settled


@pytest.fixture
def page(window: Window, go: Callable[..., object], qtbot: QtBot) -> OrderView:
    shown = go(window, ORDER.view)
    assert isinstance(shown, OrderView)
    qtbot.waitUntil(lambda: shown.order.rowCount() > 0)
    wait_until_settled(window, qtbot)
    return shown


def compare_with(page: OrderView, view: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded):
        page.compare_with(view)


def said(page: OrderView) -> dict[str, str]:
    rows = (page.model.texts(row) for row in range(page.model.rowCount()))
    return {row.title: row.reason for row in rows if row is not None}


def test_each_title_that_moves_says_how_far_and_why(page: OrderView, qtbot: QtBot) -> None:
    before = said(page)
    page.select_work(page.order.order[3].work.id)
    selected = page.selected
    assert not page.compared.isVisible()
    compare_with(page, "release", qtbot)
    assert page.compared.isVisible()
    assert page.compared.order.name == "Release"
    now = said(page)
    assert list(now) == list(before), "the order stays"
    assert page.selected == selected == page.order.order[3].work.id
    moved = {title: words for title, words in now.items() if words}
    assert page.compared.text.text() == f"{len(moved)} of {len(now)} titles move"
    assert moved["One Rule"].endswith(" earlier: 26 March 2005")
    assert not now["Day One"]
    page.compared.stop.setFocus()
    with qtbot.waitSignal(page.loaded):
        qtbot.mouseClick(page.compared.stop, Qt.MouseButton.LeftButton)
    assert said(page) == before
    assert page.selected == selected
    assert not page.compared.isVisible()
    assert not page.is_compared


def test_another_order_is_chosen_in_the_menu_and_in_the_line(page: OrderView, qtbot: QtBot) -> None:
    chosen = page.compare()
    assert chosen is not None
    names = [chosen.list.item(row).text() for row in range(chosen.list.count())]
    assert "Release" in names
    assert "Story" not in names, "it is shown"
    with qtbot.waitSignal(page.loaded):
        chosen.chosen.emit("newcomer")
    assert page.compared.order.name == "Newcomer"
    with qtbot.waitSignal(page.loaded):
        page.compared.order.chosen.emit("release")
    assert page.compared.order.name == "Release"


def test_the_same_order_is_not_compared_with_itself(page: OrderView, qtbot: QtBot) -> None:
    compare_with(page, "release", qtbot)
    with qtbot.waitSignal(page.loaded):
        page.show_order("release")
    assert not page.compared.isVisible()
    with qtbot.waitSignal(page.loaded):
        page.show_order("newcomer")
    assert page.compared.isVisible()


def test_gaps_are_not_compared(page: OrderView, qtbot: QtBot) -> None:
    compare_with(page, "release", qtbot)
    with qtbot.waitSignal(page.loaded):
        page._show_part(OrderPart.GAPS)
    assert not page.compared.isVisible()
    compare_with(page, "release", qtbot)
    assert page.compared.isVisible()
    assert not page.model.listing.only_gaps
