"""The search field while one types: suggestions, where to begin, and mistakes only after Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.query import KEYS
from janto_catalog.ui.context import MY_COLLECTION, Destination
from janto_catalog.ui.search.recent import recent_searches
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.text import two_lines
from tests.ui.waiting import wait_until_settled


def shown(window: Window) -> list[str]:
    model = window.titles.model
    return [cells.title for cells in map(model.texts, range(model.rowCount())) if cells is not None]


def focus(window: Window, qtbot: QtBot) -> QWidget:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def write(window: Window, qtbot: QtBot, text: str) -> QWidget:
    line = focus(window, qtbot)
    qtbot.keyClicks(line, text)
    return line


def choose(window: Window, qtbot: QtBot, start: str) -> None:
    """Choose the suggestion that begins so, by keyboard."""
    qtbot.waitUntil(lambda: any(row.startswith(start) for row in window.search.suggestions()))
    rows = window.search.suggestions()
    # The key "arc:" comes after the example "arc:…".
    number = rows.index(start) if start in rows else [row.startswith(start) for row in rows].index(True)
    for _ in range(number + 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def chips(window: Window) -> list[str]:
    return [chip.text() for chip in window.search.findChildren(QToolButton, "token") if chip.isVisible()]


def test_an_empty_field_shows_the_last_searches_examples_and_the_keys(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "cyberwoman")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Cyberwoman" in shown(window) and len(shown(window)) < 10)
    window.search.clear()
    window.titles.table.setFocus()
    focus(window, qtbot)
    qtbot.waitUntil(lambda: "cyberwoman" in window.search.suggestions())
    rows = window.search.suggestions()
    assert rows[0] == "cyberwoman"
    assert {f"{key.name}:" for key in KEYS} <= set(rows)
    examples = rows[1 : -len(KEYS)]
    assert len(examples) == 5
    assert examples[0] == "With Jack Harkness", "it says what it finds, not how that is written"
    (drawn,) = window.search._popup._list.findItems(examples[0], Qt.MatchFlag.MatchExactly)
    described = drawn.data(Qt.ItemDataRole.AccessibleTextRole)
    assert described.startswith('With Jack Harkness, with:"Jack Harkness"  ·  ')
    choose(window, qtbot, examples[0])
    qtbot.waitUntil(lambda: 0 < window.titles.model.rowCount() < 464)
    assert window.search.error_text == ""


def test_what_a_page_lists_is_not_among_the_last_searches(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    window.navigate(Destination("titles", "kind:novel"))
    wait_until_settled(window, qtbot)
    assert recent_searches(window.context.settings) == ["kind:novel"]


def test_a_key_is_chosen_and_its_values_are_suggested(window: Window, qtbot: QtBot) -> None:
    focus(window, qtbot)
    choose(window, qtbot, "arc:")
    qtbot.waitUntil(lambda: window.search.suggestions()[0].startswith("Story arc: "))
    qtbot.keyClicks(QApplication.focusWidget(), "com")
    choose(window, qtbot, "Story arc: The Committee")
    qtbot.waitUntil(lambda: chips(window) == ["arc: The Committee"])
    assert window.search.query == 'arc:"The Committee"'


def test_half_a_word_is_not_a_mistake_until_enter(window: Window, qtbot: QtBot) -> None:
    everything = window.titles.model.rowCount()
    line = write(window, qtbot, "with:zzz")
    wait_until_settled(window, qtbot)
    assert not window.error_line.isVisible()
    assert window.titles.head.title.text() == "All known titles"
    assert window.titles.model.rowCount() == everything
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.error_line.isVisible)
    assert "zzz" in window.error_line.text()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert not window.error_line.isVisible()


def test_the_nearest_name_is_one_click_away(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, 'with:"ianto jonse"')
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.error_line.isVisible)
    link = window.error_line.findChild(QPushButton)
    assert link is not None
    assert "Ianto Jones" in link.text()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: chips(window) == ["with: Ianto Jones"])
    assert not window.error_line.isVisible()


def test_a_misspelt_title_is_one_click_away(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "exit wonds")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    def link() -> QPushButton | None:
        found = window.titles.findChildren(QPushButton)
        return next((one for one in found if one.isVisible() and one.text().startswith("Exit Wounds")), None)

    qtbot.waitUntil(lambda: link() is not None)
    pressed = link()
    assert pressed is not None
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window) == ["Exit Wounds"])


def test_a_name_without_quotes_becomes_one_chip(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "after:exit wounds kind:audio captain")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chips(window) == ["kind: audio", "after: Exit Wounds"])
    assert window.search.query == 'kind:audio after:"exit wounds" captain'


def test_the_same_condition_is_no_second_chip(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "with:ianto kind:audio -kind:audio year:2016")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    once = sorted(["with: Ianto Jones", "kind: audio", "-kind: audio", "year: 2016"])
    qtbot.waitUntil(lambda: sorted(chips(window)) == once)
    qtbot.keyClicks(window.search.focusProxy(), "kind:audio with:ianto ")
    qtbot.keyClick(window.search.focusProxy(), Qt.Key.Key_Return)
    wait_until_settled(window, qtbot)
    assert sorted(chips(window)) == once
    assert window.search.query.count("ianto") == 1


def test_conditions_without_room_are_counted_and_shown_as_text_by_a_click(
    window: Window, qtbot: QtBot
) -> None:
    query = 'with:ianto with:jack kind:video have:yes series:"Torchwood Series 2" released:2000..2010'
    window.context.signals.search_text.emit(query)
    six = [
        "with: Ianto Jones",
        "with: Jack Harkness",
        "kind: video",
        "have: yes",
        "series: Torchwood Series 2",
    ]
    six.append("released: 2000..2010")
    qtbot.waitUntil(lambda: chips(window) == six)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: chips(window)[0] == "+4")
    assert chips(window)[1:] == six[4:]
    number = next(one for one in window.search.findChildren(QToolButton, "token") if one.text() == "+4")
    assert "kind: video" in number.toolTip()
    qtbot.mouseClick(number, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not chips(window))
    assert window.search.query.startswith("with:")
    title = window.titles.head.title
    lines = two_lines(title.text(), title.fontMetrics(), title.width())
    assert " ".join(lines) == title.text() or lines[1].endswith("…")


def test_a_search_is_called_by_the_names_that_it_means(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "with:tosh kind:audio -with:owen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.titles.head.title.text() == "In audio with Toshiko Sato without Owen Harper"
    )
    qtbot.waitUntil(lambda: chips(window) == ["kind: audio", "with: Toshiko Sato", "-with: Owen Harper"])
    who = window.titles.filters.buttons["with"]
    assert who.text() == "Who: Toshiko Sato"
    # What it has under another name is ticked in the menu, and taken out by a click.
    qtbot.mouseClick(who, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.titles.filters.menu is not None)
    menu = window.titles.filters.menu
    assert menu is not None
    rows = [menu.list.item(row) for row in range(menu.list.count())]
    tosh = next(row for row in rows if row.text() == "Toshiko Sato")
    assert str(tosh.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("chosen")
    menu.list.chosen.emit(tosh)
    qtbot.waitUntil(lambda: chips(window) == ["kind: audio", "-with: Owen Harper"])
    qtbot.waitUntil(lambda: not who.isChecked())


def test_a_sign_that_is_refused_says_what_to_write(window: Window, qtbot: QtBot) -> None:
    line = write(window, qtbot, "with:!ianto")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.error_line.isVisible)
    assert "Write - before a word or a key" in window.error_line.text()


def test_a_suggested_title_is_shown_at_once(window: Window, qtbot: QtBot) -> None:
    write(window, qtbot, "exit wou")
    choose(window, qtbot, "Exit Wounds")
    qtbot.waitUntil(lambda: window.detail.shown_title == "Exit Wounds")
    assert window.search.query == 'title:"Exit Wounds"'


def test_a_list_of_an_id_shows_its_name(window: Window, qtbot: QtBot) -> None:
    names = window.context.record_names.items()
    arc, name = next((id, name) for (field, id), name in names if field == "arc" and "&" not in name)
    window.navigate(Destination("titles", f"arc:{arc}"))
    qtbot.waitUntil(lambda: chips(window) == [f"arc: {name}"])
    wait_until_settled(window, qtbot)
    assert chips(window) == [f"arc: {name}"]


def test_several_words_that_find_nothing_show_how_conditions_are_written(
    window: Window, qtbot: QtBot
) -> None:
    window._search_text("jack and ianto audio after exit wounds")
    qtbot.waitUntil(lambda: window.titles.model.listing.text.startswith("jack and ianto"))
    assert window.titles.model.rowCount() == 0

    def examples() -> list[QPushButton]:
        empty = window.titles.list_area
        return [one for one in empty.findChildren(QPushButton) if one.isVisible() and ":" in one.text()]

    qtbot.waitUntil(lambda: len(examples()) == 3)
    example = examples()[0]
    text = example.text()
    qtbot.mouseClick(example, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.titles.model.listing.text == text)
    assert window.titles.model.rowCount() > 0
