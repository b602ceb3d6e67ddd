"""The page of an order: reasons that can be read, one order in force, and its list of orders."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from janto_catalog import bootstrap
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.order_menu import OrderList

#: The titles of the shipped story world.
ALL = 464
Go = Callable[..., Any]


@pytest.fixture
def page(window: Window, go: Go, qtbot: QtBot) -> Any:
    """The order of all known titles."""
    shown = go(window, "order")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0)
    show(shown, qtbot, "All known")
    assert shown.model.rowCount() > 300
    return shown


def show(page: Any, qtbot: QtBot, word: str) -> None:
    """Press one side of the switch between one's own titles and all."""
    with qtbot.waitSignal(page.loaded):
        qtbot.mouseClick(switch(page)[word], Qt.MouseButton.LeftButton)


def switch(page: Any) -> dict[str, QToolButton]:
    """The sides of the switch, by their words."""
    return {one.text(): one for one in page.head.findChildren(QToolButton) if one.isCheckable()}


def number_header(page: Any) -> tuple[str, str]:
    """The header over the numbers, and its tool tip."""
    section, across = column_number("position"), Qt.Orientation.Horizontal
    return (
        page.model.headerData(section, across),
        page.model.headerData(section, across, Qt.ItemDataRole.ToolTipRole),
    )


def footer(page: Any) -> str:
    return "\n".join(part.text() for part in page.findChildren(QLabel))


def row_of(page: Any, title: str) -> Any:
    """The texts of the row of a title."""
    return next(
        texts
        for texts in (page.model.texts(row) for row in range(page.model.rowCount()))
        if texts.title == title
    )


def order_by(page: Any, qtbot: QtBot, *typed: str) -> None:
    """Choose another order in the list of orders, by its name."""
    opened = page._choice.open()
    assert isinstance(opened, OrderList)
    for text in typed:
        qtbot.keyClicks(opened.field, text)
    with qtbot.waitSignal(page.loaded):
        qtbot.keyClick(opened.field, Qt.Key.Key_Return)


def test_no_reason_begins_with_the_title_of_its_row(page: Any) -> None:
    assert row_of(page, "The Victorian Age").reason.startswith(
        "after Fragments: Two women in Victorian Cardiff"
    )
    assert row_of(page, "Art Decadence").reason == "the 1920s"
    for row in range(page.model.rowCount()):
        texts = page.model.texts(row)
        assert texts.reason
        assert not texts.reason.startswith((f"{texts.title} comes", f"{texts.title} is dated"))


def test_reasons_have_the_free_width(page: Any) -> None:
    header = page.table.horizontalHeader()
    because = header.sectionSize(column_number("because"))
    shown = [n for n, column in enumerate(COLUMNS) if not page.table.isColumnHidden(n)]
    assert because == max(header.sectionSize(number) for number in shown)


def test_an_order_shows_what_is_finished_and_no_empty_columns(page: Any) -> None:
    assert not page.table.isColumnHidden(column_number("progress"))
    assert page.table.isColumnHidden(column_number("rating"))
    assert page.table.isColumnHidden(column_number("tags"))
    off_elsewhere = [one.name for one in COLUMNS if not one.visible_by_default and one.name != "because"]
    assert "story_date" in off_elsewhere
    for name in off_elsewhere:
        assert page.table.isColumnHidden(column_number(name)), name


def test_what_is_owned_is_numbered_from_one_with_its_place_in_the_tool_tip(page: Any, qtbot: QtBot) -> None:
    show(page, qtbot, "My titles")
    assert [page.model.texts(row).position for row in range(3)] == ["1", "2", "3"]
    assert page.model.texts(0).place == "7th of 374 in the whole order"
    assert number_header(page) == ("#", "Number in this list, which has only what you own")
    show(page, qtbot, "All known")
    assert number_header(page) == ("Story", "Place in the story, among all known titles")
    order_by(page, qtbot, "newcomer")
    assert number_header(page) == ("Place", "Place in this order, among all its titles")


def test_an_order_opens_on_the_titles_that_are_owned_and_remembers_the_choice(
    window: Window, go: Go, qtbot: QtBot
) -> None:
    shown = go(window, "order")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0)
    assert switch(shown)["My titles"].isChecked()
    assert all(shown.model.texts(row).owned for row in range(shown.model.rowCount()))
    assert window.context.settings.get("order/owned") is True
    show(shown, qtbot, "All known")
    assert shown.model.rowCount() > 300
    assert window.context.settings.get("order/owned") is False


def test_who_owns_nothing_sees_all_titles(
    open_window: Callable[..., Window], tmp_path: Path, go: Go, qtbot: QtBot
) -> None:
    bootstrap.open_catalog(str(tmp_path / "new.db")).close()
    shown = go(open_window(tmp_path / "new.db"), "order")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 300)
    assert switch(shown)["All known"].isChecked()
    assert not switch(shown)["My titles"].isEnabled()


def test_a_search_for_what_is_owned_is_numbered_from_one_and_is_shown_on_the_switch(
    window: Window, page: Any, go: Go, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.loaded):
        page.search("owned:yes kind:video")
    assert [page.model.texts(row).position for row in range(3)] == ["1", "2", "3"]
    assert switch(page)["My titles"].isChecked()
    show(page, qtbot, "All known")
    assert window.search.query == "kind:video"
    assert switch(page)["All known"].isChecked()
    assert page.model.rowCount() > 60
    with qtbot.waitSignal(page.loaded):
        window._search_text("")
    titles = go(window, "titles", query="have:yes", title="My collection")
    qtbot.waitUntil(lambda: titles.list_title() == "My collection")
    rows = [titles.model.texts(row) for row in range(3)]
    assert [texts.position for texts in rows] == ["1", "2", "3"]
    assert rows[0].place == "7th in the story"


def test_a_click_on_the_order_opens_the_list_and_a_click_there_chooses(page: Any, qtbot: QtBot) -> None:
    # Nobody but the button keeps the list, as in the program.
    qtbot.mouseClick(page._choice, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._choice.findChild(OrderList) is not None)
    opened = page._choice.findChild(OrderList)
    assert opened.isVisible()
    (release,) = opened.list.findItems("Release", Qt.MatchFlag.MatchExactly)
    place = opened.list.visualItemRect(release).center()
    with qtbot.waitSignal(page.loaded):
        qtbot.mouseClick(opened.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.list_title() == "Release"


def test_the_list_of_orders_has_headings_a_mark_and_a_search(page: Any, qtbot: QtBot) -> None:
    opened = page._choice.open()
    texts = [opened.list.item(row).text() for row in range(opened.list.count())]
    assert texts[:4] == ["The whole story", "Story", "Release", "Newcomer"]
    assert "Story arcs" in texts
    assert "A life" in texts
    assert opened.list.currentItem().text() == "Story"
    qtbot.keyClicks(opened.field, "life ianto")
    visible = [
        opened.list.item(row).text()
        for row in range(opened.list.count())
        if not opened.list.item(row).isHidden()
    ]
    assert visible == ["A life", "Life of Ianto Jones"]
    qtbot.keyClick(opened.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(opened))


def test_header_place_and_reasons_speak_of_the_order_in_force(
    window: Window, page: Any, qtbot: QtBot
) -> None:
    order_by(page, qtbot, "ianto's road")
    assert page.head.title.text() == "Ianto's road"
    page.table.select_row(1)
    qtbot.waitUntil(lambda: "Place in Ianto's road" in sections(window))
    window.context.signals.show_reasons.emit(page.selected)
    title = page.model.texts(1).title
    qtbot.waitUntil(lambda: f"Why {title} is 2nd in Ianto's road" in window.detail.visible_text())
    order_by(page, qtbot, "story")
    qtbot.waitUntil(lambda: "in the story" in window.detail.visible_text())


def test_why_here_says_both_numbers_where_the_list_shows_another(
    window: Window, page: Any, go: Go, qtbot: QtBot
) -> None:
    show(page, qtbot, "My titles")
    title, place = page.model.texts(1).title, page.order.order[1].placement.position
    page.table.select_row(1)
    page.why()
    both = (
        f"Why {title} is {place}th of 374 titles in the story",
        "which has only what you own, it is the 2nd.",
    )
    qtbot.waitUntil(lambda: all(words in window.detail.visible_text() for words in both))
    show(page, qtbot, "All known")
    page.table.select_row(place - 1)
    page.why()
    qtbot.waitUntil(lambda: f"Why {title} is {place}th in the story" in window.detail.visible_text())
    assert "In the list" not in window.detail.visible_text()
    entry = next(each for each in page.order.order if each.work.title == "The Empty Child")
    # A list of titles by release numbers them by their place in the story.
    titles = go(window, "titles", title="All known titles")
    titles.sort_by("release")
    qtbot.waitUntil(lambda: titles.model.listing.sort == "release" and titles.model.rowCount() == ALL)
    row = next(n for n in range(200) if titles.model.texts(n).title == "The Empty Child")
    titles.table.select_row(row)
    titles.why()
    words = f"Its number in the list, {entry.placement.position}, is its place in the story."
    qtbot.waitUntil(lambda: words in window.detail.visible_text())
    assert "titles in the order of release" in window.detail.visible_text()


def sections(window: Window) -> str:
    return window.detail.visible_text()


def test_the_footer_says_where_the_others_are(page: Any) -> None:
    texts = footer(page)
    assert "more have no number: " in texts
    assert "not part of the story" in texts
    assert "listed by their parts (" in texts
    counts = [int(number) for number in re.findall(r"(\d+) (?:titles|more)", texts)]
    assert sum(sorted(set(counts))[-2:]) == ALL


def test_the_footer_of_what_is_owned_has_as_many_titles_as_home(page: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded):
        page.search("have:yes")
    # The header has the number of those listed, too.
    *_, listed, more = (int(number) for number in re.findall(r"(\d+) (?:titles|more)", footer(page)))
    owned = int(page.window().status.counts.partition("· ")[2].split()[0])
    assert listed + more == owned
    assert "listed by its parts" in footer(page) or "listed by their parts" in footer(page)


def test_the_footer_adds_the_lengths_of_the_copies_that_are_owned(page: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.loaded):
        page.search("owned:yes kind:audio")
    rows = page.order.order
    lengths: list[dict[str, float]] = []
    page.context.runner.read(lambda catalog: catalog.orders.lengths(rows), lengths.append, owner=page)
    qtbot.waitUntil(lambda: bool(lengths))
    assert {row.work.id for row in rows if not row.work.runtime} & set(lengths[0]), (
        "only their files have a length"
    )
    minutes = round(sum(lengths[0].values()) / 60)
    known = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
    unknown = len(rows) - len(lengths[0])
    words = f"{known}, {unknown} of unknown length" if unknown else known
    qtbot.waitUntil(lambda: f"{len(rows)} titles · {words} · all owned" in footer(page))


def test_a_search_goes_from_an_order_to_the_lists_of_titles(
    window: Window, page: Any, go: Go, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.loaded):
        window._search_text("with:ianto or with:tosh")
    titles = go(window, "titles", title="All known titles")
    qtbot.waitUntil(lambda: titles.model.listing.text == "with:ianto or with:tosh")
    assert window.search.query == "with:ianto or with:tosh"
    # Chosen again among titles, all of them are listed.
    go(window, "titles", title="All known titles")
    qtbot.waitUntil(lambda: titles.model.rowCount() == ALL)
    with qtbot.waitSignal(page.loaded):
        go(window, "order", query="with:ianto or with:tosh")
    go(window, "titles", query="have:yes", title="My collection")
    qtbot.waitUntil(lambda: titles.model.listing.text == "have:yes (with:ianto or with:tosh)")
    assert 0 < titles.model.rowCount() < ALL


def test_reasons_in_a_list_of_ones_own_say_which_titles_one_does_not_have(
    window: Window, go: Go, qtbot: QtBot
) -> None:
    shown = go(window, "order")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0)
    title = "Everything Changes"
    row = row_of(shown, title)
    assert row.reasons[0] == "before Day One", "what one has comes first"
    assert any(re.match(r"after .+ \(not owned\)", reason) for reason in row.reasons)
    shown.table.select_row(shown.model.row_of(row.id))
    qtbot.waitUntil(lambda: window.detail.shown_title == title)
    assert "not owned" in window.detail.visible_text()
    show(shown, qtbot, "All known")
    assert not any("not owned" in reason for reason in row_of(shown, title).reasons)
