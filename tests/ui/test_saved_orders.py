"""Orders of one's own in the window: made of a list, changed by keys, menus and the line over the list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QStyle, QToolButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.buttons import IconButton
from janto_catalog.ui.widgets.name_form import NameForm
from janto_catalog.ui.widgets.order_menu import OrderList
from janto_catalog.ui.widgets.row_drop import RowDrop
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def opened(kind: type[Any], qtbot: QtBot) -> Any:
    """The form or list of that kind that is open."""

    def shown() -> list[Any]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def answer(text: str, qtbot: QtBot) -> None:
    """Type a name into the form that is open."""
    form = opened(NameForm, qtbot)
    form.name.clear()
    qtbot.keyClicks(form.name, text)
    qtbot.keyClick(form.name, Qt.Key.Key_Return)


def saved(folder: Path) -> list[tuple[str, list[str]]]:
    """The names of the orders in the catalogue of the window, each with its titles."""
    with closing(bootstrap.open_catalog(str(folder / "catalogue.db"), read_only=True)) as catalog:
        return [
            (one.name, [row.work.title for row in catalog.orders.listing(by=one.view).rows])
            for one in catalog.saved_orders.list()
        ]


def titles(page: Any) -> list[str]:
    return [row.work.title for row in page.order.order]


def wait_for(page: Any, qtbot: QtBot, expected: list[str]) -> None:
    """Wait until the list has these titles."""
    qtbot.waitUntil(lambda: titles(page) == expected)


def with_keys(window: Window, page: Any, qtbot: QtBot) -> Any:
    """The page with the focus in its list, after a form was closed."""
    # The closed form leaves no window active on a screen without a window manager.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    wait_until_settled(window, qtbot)
    page.table.setFocus()
    return page


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The page of an order of what one has, just made of the order of release."""
    shown = go(window, "order", order="release")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 3)
    shown.new_order()
    with qtbot.waitSignal(shown.loaded):
        answer("Rainy days", qtbot)
    qtbot.waitUntil(lambda: shown.head.title.text() == "Rainy days")
    qtbot.waitUntil(lambda: shown.rules.by.name == "Release")
    return with_keys(window, shown, qtbot)


def test_an_order_is_made_of_a_list_and_has_what_it_has(page: Any, tmp_path: Path) -> None:
    assert page.rules.isVisible()
    assert page.rules.query.text() == "have:yes"
    released = [row.work.released for row in page.order.order]
    assert released == sorted(released)
    assert [name for name, _ in saved(tmp_path)] == ["Rainy days"]


def test_titles_are_moved_by_keys_and_stay_selected(page: Any, qtbot: QtBot, window: Window) -> None:
    before = titles(page)
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    wait_for(page, qtbot, [before[1], before[0], *before[2:]])
    assert page.table.selected_rows() == [1]
    assert page.order.order[1].because[0].startswith("you moved it ")
    qtbot.waitUntil(lambda: "2nd of" in page_texts(window))
    qtbot.keyClick(page.table, Qt.Key.Key_End, ALT)
    wait_for(page, qtbot, [*before[1:], before[0]])
    qtbot.waitUntil(lambda: "2nd of" not in page_texts(window))
    qtbot.keyClick(page.table, Qt.Key.Key_Home, ALT)
    wait_for(page, qtbot, before)
    assert page.is_moved
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    wait_for(page, qtbot, [before[1], before[0], *before[2:]])
    page.release()
    wait_for(page, qtbot, before)
    qtbot.waitUntil(lambda: not page.is_moved)


def test_steps_that_come_before_the_list_is_read_again_are_taken_after_it(
    page: Any, qtbot: QtBot, window: Window
) -> None:
    before = titles(page)
    page.table.select_row(0)
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    wait_for(page, qtbot, [*before[1:4], before[0], *before[4:]])
    assert "there already" not in window.toast.text
    assert page.table.selected_rows() == [3]
    for _ in range(len(before)):
        qtbot.keyClick(page.table, Qt.Key.Key_Up, ALT)
    wait_for(page, qtbot, before)


def test_a_step_of_another_title_is_not_one_of_the_title_before(page: Any, qtbot: QtBot) -> None:
    before = titles(page)
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, ALT)
    page.table.select_row(3)
    qtbot.keyClick(page.table, Qt.Key.Key_Up, ALT)
    wait_for(page, qtbot, [before[1], before[0], before[3], before[2], *before[4:]])


def test_home_is_told_to_follow_an_order_and_the_focus_stays_in_the_page(
    page: Any, qtbot: QtBot, window: Window
) -> None:
    follow = next(one for one in page.findChildren(IconButton) if one.accessibleName() == "Follow this order")
    follow.setFocus()
    follow.click()
    qtbot.waitUntil(lambda: window.toast.text == "Home follows Rainy days")
    assert page.table.hasFocus()


def test_the_wheel_changes_the_evenings_only_in_a_field_with_the_focus(page: Any, qtbot: QtBot) -> None:
    field = page.rules.evening

    def turn() -> None:
        place, no = QPointF(10, 10), QPoint(0, 0)
        where = QPointF(field.mapToGlobal(QPoint(10, 10)))
        wheel = QWheelEvent(
            place, where, no, QPoint(0, 120), NO_BUTTON, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(field, wheel)

    turn()
    assert field.value() == 0
    field.setFocus()
    turn()
    assert field.value() == 1


def test_the_arrows_of_the_evenings_are_drawn_inside_the_field(page: Any) -> None:
    field = page.rules.evening
    up, down = (
        field.arrow_rect(part) for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown)
    )
    assert field.rect().contains(up)
    assert field.rect().contains(down)
    assert min(up.height(), down.height()) >= 12
    assert not up.intersects(down)


def page_texts(window: Window) -> str:
    return "\n".join(part.text() for part in window.detail.findChildren(QLabel))


def test_titles_are_taken_out_and_the_step_is_undone(page: Any, qtbot: QtBot, window: Window) -> None:
    before = titles(page)
    page.table.select_row(1)
    taken = page.selected
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(page, qtbot, [before[0], *before[2:]])
    assert page.selected not in ("", taken)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for(page, qtbot, before)
    qtbot.waitUntil(lambda: page.selected == taken)


def test_several_titles_that_come_back_are_selected_again(page: Any, qtbot: QtBot, window: Window) -> None:
    before = titles(page)
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: len(page._several) == 2)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(page, qtbot, before[2:])
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for(page, qtbot, before)
    qtbot.waitUntil(lambda: sorted(page.table.selected_rows()) == [0, 1])


def test_dividers_are_put_above_titles_renamed_and_removed(page: Any, qtbot: QtBot) -> None:
    page.table.select_row(2)
    qtbot.keyClick(page.table, Qt.Key.Key_D, SHIFT)
    answer("Later", qtbot)
    qtbot.waitUntil(lambda: page.table.dividers == {2: "Later"} and page.divider_above)
    page.rename_divider()
    answer("Much later", qtbot)
    qtbot.waitUntil(lambda: page.table.dividers == {2: "Much later"})
    page.remove_divider()
    qtbot.waitUntil(lambda: page.table.dividers == {} and not page.divider_above)


def test_rows_are_dropped_above_and_below_others(page: Any, qtbot: QtBot) -> None:
    before = titles(page)
    drop = page.table.findChild(RowDrop)
    top, height = page.table.rowViewportPosition(2), page.table.rowHeight(2)
    assert drop.place_at(QPoint(40, top + 3)) == (2, False)
    assert drop.place_at(QPoint(40, top + height - 3)) == (2, True)
    assert drop.place_at(QPoint(40, 100_000)) == (len(before) - 1, True)
    page.table.select_row(0)
    drop.dropped.emit(2, True)
    wait_for(page, qtbot, [before[1], before[2], before[0], *before[3:]])


def test_the_line_over_the_list_changes_what_goes_in_and_how_it_runs(page: Any, qtbot: QtBot) -> None:
    field, whole = page.rules.query, len(titles(page))
    field.setFocus()
    field.setText("have:yes kind:audio")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 0 < len(titles(page)) < whole)
    assert {row.work.kind for row in page.order.order} <= {"audio-drama", "radio-drama"}
    page.rules.evening.setValue(1)
    qtbot.waitUntil(lambda: list(page.table.dividers.values())[:2] == ["Evening 1", "Evening 2"])
    page.rules.by.chosen.emit("story")
    qtbot.waitUntil(lambda: page.rules.by.name == "Story")
    field.setText("with:nobody-there")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "have:yes kind:audio"


def test_an_order_without_titles_says_how_they_are_added(page: Any, qtbot: QtBot) -> None:
    page.table.selectAll()
    qtbot.waitUntil(lambda: len(page.table.selected_rows()) == len(titles(page)))
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(page, qtbot, [])
    said = " ".join(part.text() for part in page.list_area.findChildren(QLabel) if part.isVisible())
    assert "Press O on titles" in said
    assert "You own none of these" not in said


def test_an_order_of_what_was_found_has_the_search_as_its_rule_and_not_in_the_field(
    window: Window, go: Go, qtbot: QtBot
) -> None:
    shown = go(window, "order", order="release", query="kind:audio")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0 and shown.model.listing.text == "kind:audio")
    listed = titles(shown)
    shown.new_order()
    answer("Only audio", qtbot)
    qtbot.waitUntil(lambda: shown.rules.query.text() == "have:yes kind:audio")
    assert window.search.query == ""
    assert shown.head.title.text() == "Only audio"
    wait_for(shown, qtbot, listed)
    go(window, "titles", query="have:yes")
    again = go(window, "order")
    qtbot.waitUntil(lambda: again.view_shown().startswith("order:"))


def test_an_order_is_renamed_and_deleted(page: Any, qtbot: QtBot, tmp_path: Path) -> None:
    page.rename_order()
    with qtbot.waitSignal(page.loaded):
        answer("Sunny days", qtbot)
    qtbot.waitUntil(lambda: page.head.title.text() == "Sunny days")
    with qtbot.waitSignal(page.loaded):
        page.delete_order()
    qtbot.waitUntil(lambda: page.view_shown() == "story" and not page.rules.isVisible())
    assert saved(tmp_path) == []


def test_titles_of_any_list_are_added_to_an_order(
    window: Window, go: Go, qtbot: QtBot, tmp_path: Path
) -> None:
    page = go(window, "titles", query="have:yes")
    qtbot.waitUntil(lambda: page.model.rowCount() > 3)
    with_keys(window, page, qtbot)
    page.table.select_row(1)
    page.table.add_rows([3])
    chosen = [page.model.texts(row).title for row in (1, 3)]
    qtbot.keyClick(page.table, Qt.Key.Key_O)
    listed = opened(OrderList, qtbot)
    qtbot.keyClick(listed.list, Qt.Key.Key_Return)
    answer("Two", qtbot)
    qtbot.waitUntil(lambda: window.current_destination.view == "order")
    order: Any = window.page()
    qtbot.waitUntil(lambda: titles(order) == chosen)
    assert order.rules.query.text() == ""
    go(window, "titles", query="have:yes")
    with_keys(window, page, qtbot)
    page.table.select_row(0)
    first = page.model.texts(0).title
    qtbot.keyClick(page.table, Qt.Key.Key_O)
    qtbot.keyClick(opened(OrderList, qtbot).list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved(tmp_path) == [("Two", [*chosen, first])])
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QLineEdit) and one.isVisible()
    ]


def test_the_search_of_an_order_is_cleared_by_a_button_of_the_theme_inside_the_field(
    page: Any, window: Window
) -> None:
    field = page.rules.query
    (clear,) = field.findChildren(QToolButton)
    ours = window.context.theme.icon("x", "secondary").pixmap(16).toImage()
    assert clear.icon().pixmap(16).toImage() == ours
    middle = clear.geometry().center().y()
    assert abs(middle - field.rect().center().y()) <= 1, "it is in the middle of the field"


def test_the_acts_on_an_order_are_in_a_menu_beside_its_name(page: Any, qtbot: QtBot, go: Go) -> None:
    assert page._more.isVisible()
    qtbot.mouseClick(page._more, Qt.MouseButton.LeftButton)
    menu = opened(QMenu, qtbot)
    words = [act.text() for act in menu.actions()]
    follow = "Follow this order"
    new, rename, delete = "New order of this list…", "Rename this order…", "Delete this order"
    assert words == ["Compare with…", follow, new, rename, delete]
    menu.close()
    page.show_order("story")
    qtbot.waitUntil(lambda: page.list_title() == "Story")
    qtbot.mouseClick(page._more, Qt.MouseButton.LeftButton)
    words = [act.text() for act in opened(QMenu, qtbot).actions()]
    assert words == ["Compare with…", new], "the one that Home follows, and not one's own"


def test_a_right_click_on_a_divider_offers_what_is_about_it(page: Any, qtbot: QtBot) -> None:
    page.table.select_row(2)
    qtbot.keyClick(page.table, Qt.Key.Key_D, SHIFT)
    answer("Later", qtbot)
    qtbot.waitUntil(lambda: page.table.dividers == {2: "Later"} and page.divider_above)
    top = page.table.rowViewportPosition(2)
    on_divider = page.table.viewport().mapTo(page.table, QPoint(60, top + 4))
    on_title = page.table.viewport().mapTo(page.table, QPoint(60, top + page.table.rowHeight(2) - 4))
    page.list_area.customContextMenuRequested.emit(on_divider)
    menu = opened(QMenu, qtbot)
    assert [act.text() for act in menu.actions()] == ["Rename the divider above…", "Remove the divider above"]
    menu.close()
    page.list_area.customContextMenuRequested.emit(on_title)
    more = next(m for m in page.list_area.findChildren(QMenu) if m.isVisible())
    listed = [act.text() for act in more.actions() if act.text()]
    assert len(listed) <= 24
    within = {menu.title(): [act.text() for act in menu.actions()] for menu in more.findChildren(QMenu)}
    assert within["Move"][:2] == ["Move up", "Move down"]
    assert "Mark as not started" in within["Other progress"]
    assert {"Mark finished", "Place after…", "Take out of this order"} < set(listed)
    more.close()
