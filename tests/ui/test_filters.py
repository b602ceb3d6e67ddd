"""The filter bar: what a click writes into the search, and what it reads back from one that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import MY_COLLECTION, Destination
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.panels.filter_menu import FilterMenu
from janto_catalog.ui.search.filters import FILTERS, narrowed, subject_of, values_in, without
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

BY_KEY = {one.key: one for one in FILTERS}


def test_a_search_is_narrowed_by_one_value_of_a_filter() -> None:
    assert narrowed("", BY_KEY["kind"], "audio") == "kind:audio"
    assert narrowed("with:ianto kind:video", BY_KEY["kind"], "audio") == "with:ianto kind:audio"
    assert narrowed("medium:video blip", BY_KEY["kind"], "audio") == "blip kind:audio", (
        "another name of the key"
    )
    assert narrowed('"a blip" -kind:novel', BY_KEY["kind"], "print") == '"a blip" -kind:novel kind:print'


def test_several_people_may_have_to_be_in_it() -> None:
    both = narrowed("with:ianto", BY_KEY["with"], "jack")
    assert both == "with:ianto with:jack"
    assert without(both, "with", "ianto") == "with:jack"
    assert narrowed(both, BY_KEY["with"], "jack") == both


def test_an_alternative_is_narrowed_as_a_whole() -> None:
    once = narrowed("ianto or jack", BY_KEY["kind"], "audio")
    assert once == "(ianto or jack) kind:audio"
    assert narrowed(once, BY_KEY["kind"], "video") == "(ianto or jack) kind:video"
    assert values_in("kind:audio or kind:video", "kind") == ()


def test_a_condition_that_is_excluded_is_not_read_as_chosen() -> None:
    assert values_in("-kind:audio", "kind") == ()
    assert values_in("not have:yes", "have") == ()
    assert values_in('arc:"a b" kind:audio', "arc") == ("a b",)
    assert values_in('"unfinished', "kind") == ()


def test_one_name_alone_is_a_subject() -> None:
    assert subject_of("with:ianto-jones") == ("with", "ianto-jones")
    assert subject_of("arc:one") == ("arc", "one")
    assert subject_of("with:ianto with:jack") is None
    assert subject_of("with:ianto blip") is None
    assert subject_of("with:ianto have:yes") == ("with", "ianto")
    assert subject_of("with:ianto have:no") is None
    assert subject_of("") is None


def open_menu(window: Window, qtbot: QtBot, key: str) -> FilterMenu:
    bar, before = window.titles.filters, window.titles.filters.menu
    qtbot.mouseClick(bar.buttons[key], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.menu is not before)
    assert bar.menu is not None
    return bar.menu


def rows(menu: FilterMenu) -> dict[str, int | None]:
    items = [menu.list.item(row) for row in range(menu.list.count())]
    return {item.text(): item.data(Qt.ItemDataRole.UserRole + 1) for item in items if not item.isHidden()}


def choose(window: Window, qtbot: QtBot, key: str, name: str) -> None:
    menu = open_menu(window, qtbot, key)
    item = menu.list.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    qtbot.mouseClick(
        menu.list.viewport(), Qt.MouseButton.LeftButton, pos=menu.list.visualItemRect(item).center()
    )
    wait_until_settled(window, qtbot)


@pytest.mark.parametrize(
    ("key", "name", "written"),
    [
        ("have", "Yes", "have:yes"),
        ("progress", "Not started", "progress:none"),
        ("kind", "Audio", "kind:audio"),
        ("released", "2000s", "released:2000..2009"),
    ],
)
def test_a_click_writes_the_search_and_the_count_is_what_it_finds(
    window: Window, qtbot: QtBot, key: str, name: str, written: str
) -> None:
    counts = rows(open_menu(window, qtbot, key))
    assert window.titles.filters.menu is not None
    window.titles.filters.menu.close()
    choose(window, qtbot, key, name)
    assert window.search.query == written
    assert window.titles.model.rowCount() == counts[name]
    assert window.titles.filters.buttons[key].isChecked()
    assert name in window.titles.filters.buttons[key].accessibleName()


@pytest.mark.parametrize("key", ["series", "arc", "with"])
def test_a_name_is_chosen_from_a_list_with_a_search_in_it(window: Window, qtbot: QtBot, key: str) -> None:
    menu = open_menu(window, qtbot, key)
    name, count = next(iter(rows(menu).items()))
    assert menu.find_field.isVisible()
    qtbot.keyClicks(menu.find_field, name[:5])
    assert name in rows(menu)
    while menu.list.currentItem().text() != name:
        qtbot.keyClick(menu.find_field, Qt.Key.Key_Down)
    qtbot.keyClick(menu.find_field, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert window.search.query.startswith(f"{key}:")
    assert window.titles.model.rowCount() == count
    assert name in window.titles.filters.buttons[key].accessibleName()


def test_filters_read_back_what_is_typed_and_take_it_out_again(window: Window, qtbot: QtBot) -> None:
    everything = window.titles.model.rowCount()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "kind:audio")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    button = window.titles.filters.buttons["kind"]
    qtbot.waitUntil(button.isChecked)
    assert button.text() == "Medium: Audio"
    choose(window, qtbot, "kind", "Any")
    assert window.search.query == ""
    assert window.titles.model.rowCount() == everything
    assert not button.isChecked()


def test_counts_are_those_of_the_rest_of_the_search(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    owned = window.titles.model.rowCount()
    counts = rows(open_menu(window, qtbot, "kind"))
    assert sum(number or 0 for number in counts.values()) == owned
    assert window.titles.filters.menu is not None
    window.titles.filters.menu.close()
    have = rows(open_menu(window, qtbot, "have"))
    assert have["Yes"] == owned
    assert (have["No"] or 0) > 0


def test_filters_are_opened_with_keys(window: Window, qtbot: QtBot) -> None:
    bar = window.titles.filters
    bar.buttons["kind"].setFocus()
    qtbot.keyClick(bar.buttons["kind"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bar.menu is not None)
    assert bar.menu is not None
    qtbot.keyClick(bar.menu.list, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert window.search.query.startswith("kind:")


def test_the_names_of_a_list_lead_to_their_pages_and_these_to_their_titles(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "characters")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    counts = [(one.owned, one.titles) for one in page.model.shown]
    assert counts == sorted(counts, reverse=True)
    qtbot.keyClicks(page.find_field, "IANTO jon")
    assert [one.name for one in page.model.shown] == ["Ianto Jones"]
    ianto = page.model.shown[0]
    qtbot.keyClick(page.find_field, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    shown: Any = window.page()
    assert shown.head.title.text() == "Ianto Jones"
    find = next(one for one in shown.findChildren(QPushButton) if one.text() == "Find these titles")
    qtbot.mouseClick(find, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)
    assert window.titles.head.title.text() == "Ianto Jones"
    assert 0 < window.titles.model.rowCount() == ianto.owned < ianto.titles
    header = window.titles.model.headerData
    assert header(column_number("position"), Qt.Orientation.Horizontal) == "#"
    subject = window.titles.subject
    assert subject.isVisible()
    assert f"{ianto.owned} of {ianto.titles}" in subject.counts.text()
    chips = [chip for chip in window.detail.findChildren(QToolButton, "chip") if chip.isVisible()]
    assert (
        [chip.text() for chip in chips if chip.property("searched")] == ["Ianto Jones"] == [chips[0].text()]
    )

    assert subject.wider.text() == f"Also show what I don't have ({ianto.titles - ianto.owned})"
    qtbot.mouseClick(subject.wider, Qt.MouseButton.LeftButton)
    wait_until_settled(window, qtbot)
    assert window.titles.model.rowCount() == ianto.titles
    assert header(column_number("position"), Qt.Orientation.Horizontal) == "Story"
    assert f"{ianto.owned} of {ianto.titles}" in subject.counts.text()
    assert subject.wider.text() == f"Show only what I have ({ianto.owned})"


def test_of_a_name_without_titles_that_are_owned_all_are_listed(
    window: Window, qtbot: QtBot, go: Callable[..., Any]
) -> None:
    page = go(window, "characters")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    row, named = next((n, one) for n, one in enumerate(page.model.shown) if not one.owned)
    page.list.scrollTo(page.model.index(row, 0))
    area = page.list.visualRect(page.model.index(row, 0))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, control, area.center())
    wait_until_settled(window, qtbot)
    assert window.titles.model.rowCount() == named.titles
    assert window.titles.subject.wider.isHidden()


@pytest.mark.parametrize(
    ("view", "key"),
    [("characters", "with"), ("pairings", "with"), ("story_arcs", "arc"), ("series", "series")],
)
def test_every_name_has_as_many_titles_as_it_says(
    window: Window, qtbot: QtBot, go: Callable[..., Any], view: str, key: str
) -> None:
    page = go(window, view)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    named = page.model.shown[:12]
    found: list[tuple[int, int]] = []

    def count(catalog: Any) -> list[tuple[int, int]]:
        return [
            (
                catalog.works.search(text, limit=0).count,
                catalog.works.search(f"{text} have:yes", limit=0).count,
            )
            for text in (f"{key}:{one.id}" for one in named)
        ]

    window.context.runner.read(count, found.extend)
    qtbot.waitUntil(lambda: len(found) == len(named))
    assert [(one.titles, one.owned) for one in named] == found


def test_a_name_that_is_not_known_says_so(window: Window, qtbot: QtBot, go: Callable[..., Any]) -> None:
    page = go(window, "story_arcs")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    qtbot.keyClicks(page.find_field, "zzz")
    assert page.empty.isVisible()
    qtbot.keyClick(page.find_field, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_titles_of_a_name_are_in_the_order_of_the_story(window: Window, qtbot: QtBot) -> None:
    window.titles.sort_by("title")
    window.navigate(Destination("titles", "arc:arc-suzie", title="An arc"))
    wait_until_settled(window, qtbot)
    assert window.titles.sort_text == ""


def test_the_detail_is_that_of_the_list(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "title:doomsday"))
    wait_until_settled(window, qtbot)
    assert window.detail.shown_title == "Doomsday"
    window.navigate(Destination("titles", "title:reset"))
    wait_until_settled(window, qtbot)
    assert window.detail.shown_title == "Reset"
    window.navigate(Destination("conflicts"))
    assert window.detail.work == ""
