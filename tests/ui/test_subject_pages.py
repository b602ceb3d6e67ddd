"""The pages of characters, pairings, people and story arcs, used with mouse and keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import Progress
from janto_catalog.ui.context import Destination
from janto_catalog.ui.models.columns import column_number
from janto_catalog.ui.panels.cast import Cast
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.subject import SubjectView
from tests.revealing import told
from tests.ui.test_accessibility import nameless
from tests.ui.test_words_shown import shown_texts
from tests.ui.waiting import wait_until_settled

JACK, IANTO, JANTO = "character:jack-harkness", "character:ianto-jones", "pairing:janto"
_LEFT, _CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_STORIES, _TOGETHER, _LIFE = range(3)


def open_page(window: Window, qtbot: QtBot, subject: str) -> SubjectView:
    window.navigate(Destination("subject", subject, title="A name"))
    return page_of(window, qtbot)


def page_of(window: Window, qtbot: QtBot) -> SubjectView:
    """The page that is shown, when it is read."""
    wait_until_settled(window, qtbot)
    page = window.page()
    assert isinstance(page, SubjectView)
    return page


def press(within: QWidget, qtbot: QtBot, word: str) -> None:
    found = [one for one in within.findChildren(QPushButton) if one.text() == word and one.isVisible()]
    assert found, word
    qtbot.mouseClick(found[0], _LEFT)


def show_tab(page: SubjectView, qtbot: QtBot, word: str) -> None:
    segments = page.findChildren(QToolButton, "segment")
    qtbot.mouseClick(next(one for one in segments if one.text() == word and one.isVisible()), _LEFT)


def texts(window: Window) -> str:
    return "\n".join(text for _, text in shown_texts(window))


def test_a_character_has_titles_people_and_a_life(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, IANTO)
    assert page.head.title.text() == "Ianto Jones"
    shown = texts(window)
    for words in (
        "Gareth David-Lloyd",
        "Last known: dead, since",
        "First appearance",
        "titles owned, 0 finished",
    ):
        assert words in shown, words
    model = page.titles.model
    owned = model.rowCount()
    part = column_number("part")
    assert not page.titles.table.isColumnHidden(part)
    assert model.headerData(part, Qt.Orientation.Horizontal) == "How"
    assert window.detail.work == model.id_at(0)
    press(page, qtbot, page.wider.text())
    assert model.rowCount() > owned
    press(page, qtbot, f"Show only what I have ({owned})")
    assert model.rowCount() == owned
    show_tab(page, qtbot, "Together with")
    assert page.together.companions[0].character.name == "Jack Harkness"
    show_tab(page, qtbot, "Life")
    assert "Hiding" in texts(window)
    assert "coffee-shop job before recruitment" in texts(window)


def test_marking_a_title_finished_is_shown_at_once(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, JACK)
    page.focus_target().setFocus()
    selected = page.selected
    qtbot.keyClick(page.titles.table, Qt.Key.Key_E)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: "titles owned, 1 finished" in texts(window))
    assert page.selected == selected
    qtbot.keyClick(window, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: "titles owned, 0 finished" in texts(window))


def test_together_with_leads_to_the_pairing_or_to_the_titles_with_both(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, IANTO)
    show_tab(page, qtbot, "Together with")
    people = page.together
    people.setFocus()
    people.setCurrentIndex(people.model().index(0, 0))
    qtbot.keyClick(people, Qt.Key.Key_Return)
    pairing = page_of(window, qtbot)
    assert pairing.named is not None
    assert pairing.named.name == "Janto"
    assert "First together" in texts(window)
    # Back, and to somebody with whom there is no pairing.
    window.visits.go(-1)
    page = page_of(window, qtbot)
    assert page.together.isVisible(), "a page is returned to as it was left"
    row, other = next((n, one) for n, one in enumerate(people.companions) if one.pairing is None)
    area = people.visualRect(people.model().index(row, 0))
    qtbot.mouseClick(people.viewport(), _LEFT, pos=area.center())
    wait_until_settled(window, qtbot)
    assert window.search.query == f"with:ianto-jones with:{other.character.id}"
    assert window.titles.model.rowCount() == other.titles


def test_the_life_is_walked_with_keys(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, "character:owen-harper")
    show_tab(page, qtbot, "Life")
    line: Any = page.life.line
    line.setFocus()
    said: list[str] = []
    line.described.connect(said.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(line, key)
    assert said[0].endswith("1st of " + said[0].rpartition(" ")[2])
    assert said[1] == said[3] != said[2]
    assert line.accessibleDescription() == said[3]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert said[3].startswith(window.detail.shown_title) or window.detail.shown_title in said[3]
    states = {n: state.name for n, state in enumerate(line._life.states)}
    undead = next(n for n, name in states.items() if name == "undead")
    qtbot.mouseMove(line, line.bar_area(undead).center().toPoint())
    qtbot.mouseClick(line, _LEFT, pos=line.bar_area(undead).center().toPoint())
    assert line.words == "Undead, from Dead Man Walking until Exit Wounds, dead but mobile only between these"
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.words.startswith("Dead Man Walking, ")
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert ", " in line.words
    # The titles of the states are links, which keep the focus when something has changed.
    link = next(
        one
        for one in page.life.findChildren(QPushButton)
        if one.text() == "Dead Man Walking" and one.isVisible()
    )
    qtbot.mouseClick(link, _LEFT)
    qtbot.waitUntil(lambda: window.detail.shown_title == "Dead Man Walking")
    link.setFocus()
    window.context.runner.write(
        lambda catalog: catalog.progress.mark(["tw-s02e07-dead-man-walking"], Progress.FINISHED), None
    )
    wait_until_settled(window, qtbot)
    assert QApplication.focusWidget() is link


def test_play_this_life_shows_its_order(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, IANTO)
    show_tab(page, qtbot, "Life")
    press(page, qtbot, "Play this life")
    wait_until_settled(window, qtbot)
    order: Any = window.page()
    assert order.list_title() == "Life of Ianto Jones"
    window.visits.go(-1)
    assert page_of(window, qtbot).life.isVisible()


def test_a_person_is_listed_by_release_and_has_no_life(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, "person:gareth-david-lloyd")
    table = page.titles.table
    assert table.isColumnHidden(column_number("place"))
    assert page.titles.model.headerData(column_number("part"), Qt.Orientation.Horizontal) == "Credit"
    assert not [one for one in page.findChildren(QToolButton, "segment") if one.isVisible()]
    count = page.titles.model.rowCount()
    press(page, qtbot, "Find these titles")
    wait_until_settled(window, qtbot)
    assert window.search.query == "person:gareth-david-lloyd have:yes"
    assert (window.titles.head.title.text(), window.titles.model.rowCount()) == ("Gareth David-Lloyd", count)
    press(window.titles, qtbot, "Page of Gareth David-Lloyd")
    page_of(window, qtbot)
    press(page, qtbot, "Ianto Jones")
    assert page_of(window, qtbot).named == page.named
    assert page.head.title.text() == "Ianto Jones"
    press(page, qtbot, "Gareth David-Lloyd")
    assert page_of(window, qtbot).head.title.text() == "Gareth David-Lloyd"


def test_people_are_found_by_name(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("people", title="People"))
    wait_until_settled(window, qtbot)
    people: Any = window.page()
    qtbot.keyClicks(people.find_field, "gareth david")
    named = people.model.shown[0]
    qtbot.keyClick(people.find_field, Qt.Key.Key_Return)
    page = page_of(window, qtbot)
    assert page.head.title.text() == named.name == "Gareth David-Lloyd"
    assert f"{named.owned} of {named.titles} titles owned" in texts(window)


def test_an_arc_is_in_its_own_order_and_says_what_may_be_skipped(window: Window, qtbot: QtBot) -> None:
    window.context.runner.write(
        lambda catalog: catalog.edits.set("arc-iantos-arc", {"optional": ["bf-tw-11-broken"]}), None
    )
    page = open_page(window, qtbot, "arc:arc-iantos-arc")
    if page.wider.text().startswith("Also"):
        press(page, qtbot, page.wider.text())
    model = page.titles.model
    parts = [one.part for row in range(model.rowCount()) if (one := model.texts(row)) is not None]
    assert parts.count("optional") == 1
    press(page, qtbot, "Show as order")
    wait_until_settled(window, qtbot)
    order: Any = window.page()
    assert order.list_title() == "Ianto's road"


def chip(window: Window, name: str) -> QToolButton:
    cast = window.detail.findChild(Cast)
    assert cast is not None
    return next(one for one in cast.findChildren(QToolButton) if one.text() == name)


def test_a_name_in_the_detail_leads_to_its_page_its_search_and_its_order(
    window: Window, qtbot: QtBot
) -> None:
    window.context.signals.select_work.emit("tw-s02e06-reset")
    wait_until_settled(window, qtbot)
    qtbot.mouseClick(chip(window, "Owen Harper"), _LEFT)
    assert page_of(window, qtbot).head.title.text() == "Owen Harper"
    window.visits.go(-1)
    wait_until_settled(window, qtbot)
    window.context.signals.search_text.emit("kind:video")
    wait_until_settled(window, qtbot)
    window.context.signals.select_work.emit("tw-s02e06-reset")
    wait_until_settled(window, qtbot)
    qtbot.mouseClick(chip(window, "Owen Harper"), _LEFT, _CONTROL)
    wait_until_settled(window, qtbot)
    assert window.search.query == "kind:video with:owen-harper"
    window.context.signals.select_work.emit("tw-s02e06-reset")
    wait_until_settled(window, qtbot)
    owen = chip(window, "Owen Harper")
    owen.customContextMenuRequested.emit(QPoint(4, 4))
    menu = owen.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [act.text() for act in menu.actions()] == [
        "Page of Owen Harper", "Titles of Owen Harper as a list", "Titles of Owen Harper as an order",
        "Owen Harper on the timeline", "Add Owen Harper to the search", "Page of Burn Gorman", "Titles of Burn Gorman as a list",
        "Titles of Burn Gorman as an order", "Add Burn Gorman to the search",
    ]  # fmt: skip
    menu.actions()[2].trigger()
    menu.close()
    wait_until_settled(window, qtbot)
    order: Any = window.page()
    assert order.model.listing.text == "with:owen-harper"
    window.context.signals.select_work.emit("tw-s02e06-reset")
    wait_until_settled(window, qtbot)
    press(window.detail, qtbot, "J. C. Wilsher")
    assert page_of(window, qtbot).head.title.text() == "J. C. Wilsher"


def test_a_search_for_one_name_leads_to_its_page(window: Window, qtbot: QtBot) -> None:
    for search, name in (
        ("with:janto", "Janto"),
        ("with:ianto-jones have:yes", "Ianto Jones"),
        ("arc:arc-suzie", "Suzie Costello"),
    ):
        window.navigate(Destination("titles", search))
        wait_until_settled(window, qtbot)
        press(window.titles, qtbot, f"Page of {name}")
        assert page_of(window, qtbot).head.title.text() == name
    window.navigate(Destination("titles", "series:tw-radio"))
    wait_until_settled(window, qtbot)
    assert window.titles.subject.page.isHidden()


@pytest.mark.parametrize("subject", [JACK, JANTO, "person:burn-gorman", "arc:arc-suzie"])
def test_all_of_a_page_is_reached_with_tab_and_has_a_name(window: Window, qtbot: QtBot, subject: str) -> None:
    page = open_page(window, qtbot, subject)
    for tab in (_STORIES, _TOGETHER, _LIFE):
        page.show_tab(tab)
        wait_until_settled(window, qtbot)
        assert nameless(window) == []
    page.show_tab(_STORIES)
    page.focus_target().setFocus()
    met: set[QWidget] = set()
    focused = QApplication.focusWidget()
    while focused is not None and focused not in met:
        met.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Backtab)
        focused = QApplication.focusWidget()
    wanted = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert not [one.text() or one.accessibleName() for one in wanted if one not in met]


@pytest.mark.parametrize(
    "subject", [IANTO, JACK, JANTO, "character:the-hub", "arc:arc-iantos-arc", "person:eve-myles"]
)
def test_no_page_tells_what_is_kept_back(window: Window, qtbot: QtBot, subject: str) -> None:
    window.context.runner.write(
        lambda catalog: catalog.spoilers.set(
            catalog.spoilers.named(until="", keep_back=("Children of Earth",), seen=False)
        ),
        None,
    )
    page = open_page(window, qtbot, subject)
    if page.wider.isVisible():
        press(page, qtbot, page.wider.text())
    for tab in (_STORIES, _TOGETHER, _LIFE):
        page.show_tab(tab)
        wait_until_settled(window, qtbot)
        # The name of the limit itself is what the user has chosen.
        read = [text for kind, text in shown_texts(window) if kind != "LimitButton"]
        assert told("\n".join(read)) == []


def test_a_page_that_a_limit_takes_away_says_so(window: Window, qtbot: QtBot) -> None:
    page = open_page(window, qtbot, "character:alice-carter")
    assert page.head.title.text() == "Alice Carter"
    window.context.runner.write(
        lambda catalog: catalog.spoilers.set(
            catalog.spoilers.named(until="Exit Wounds", keep_back=(), seen=False)
        ),
        None,
    )
    qtbot.waitUntil(lambda: page.head.title.text() == "Not there any more")
    wait_until_settled(window, qtbot)
    assert "Alice Carter" not in texts(window)
    assert "kept back" in texts(window)
    # Nor on the way back to it.
    open_page(window, qtbot, IANTO)
    assert window.windowTitle().startswith("Ianto Jones")
    window.visits.go(-1)
    assert "Alice Carter" not in window.windowTitle() + texts(window)
    wait_until_settled(window, qtbot)
    assert "Alice Carter" not in window.windowTitle() + texts(window)
