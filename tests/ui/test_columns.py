"""The widths of the columns of a table of titles, and the heading over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.theme.tokens import CAPTION, CELL
from tests.ui.test_titles import enter, search
from tests.ui.waiting import wait_until_settled


@pytest.mark.parametrize(("width", "gone"), [(1440, set()), (1280, {"who", "released"}), (960, set())])
def test_columns_are_hidden_before_the_title_is_narrowed_and_come_back(
    window: Window, qtbot: QtBot, width: int, gone: set[str]
) -> None:
    table = window.titles.table
    for step in (700, width, 2000, width):
        window.resize(max(960, step), 900)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: table._viewport_width == table.viewport().width())
    here = {column.name for number, column in enumerate(COLUMNS) if not table.isColumnHidden(number)}
    assert {"who", "released", "series", "progress", "have"} - here == gone
    needed = table._usual[column_number("title")]
    spare = table.columnWidth(column_number("title")) - needed
    assert spare >= 0
    assert spare == 0 or table.columnWidth(column_number("series")) == table._usual[column_number("series")]


def test_series_and_number_of_a_collection_are_shown_whole_at_1440(window: Window, qtbot: QtBot) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    table, model = window.titles.table, window.titles.model
    assert window.width() == 1440
    small = QFontMetrics(window.context.theme.font(CAPTION))
    rows = [texts for row in range(model.rowCount()) if (texts := model.texts(row)) is not None]
    assert len(rows) > 60
    widest = max(rows, key=lambda texts: small.horizontalAdvance(texts.series))
    room = table.columnWidth(column_number("series")) - 2 * CELL
    assert small.horizontalAdvance(widest.series) <= room, widest.series
    titles = sorted(table.fontMetrics().horizontalAdvance(texts.title) for texts in rows)
    fitting = [width for width in titles if width <= table.columnWidth(column_number("title")) - 2 * CELL]
    assert len(fitting) >= 0.85 * len(titles)


def test_a_heading_that_is_long_stands_at_the_height_of_the_others_and_squeezes_no_button(
    window: Window, qtbot: QtBot
) -> None:
    switch = next(b for b in window.titles.head.findChildren(QToolButton) if b.text() == "Table")
    width, short = switch.width(), _middle_of_letters(window)
    search(window, qtbot, "with:ianto with:jack kind:audio")
    enter(qtbot)
    qtbot.waitUntil(lambda: window.titles.head.title.text() == "With Ianto Jones and Jack Harkness in audio")
    wait_until_settled(window, qtbot)
    QApplication.processEvents()
    assert switch.width() == width
    assert abs(_middle_of_letters(window) - short) <= 2


def _middle_of_letters(window: Window) -> float:
    """The height of the middle of the drawn letters of the heading, in the window."""
    title = window.titles.head.title
    image = title.grab().toImage()
    paper = image.pixelColor(image.width() - 1, 0)
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != paper for x in range(0, image.width(), 2))
    ]
    scale = image.height() / title.height()
    return title.mapTo(window, QPoint()).y() + (rows[0] + rows[-1]) / 2 / scale


def test_when_a_story_takes_place_is_a_column_that_is_off_at_first_and_sorts(
    window: Window, qtbot: QtBot
) -> None:
    search(window, qtbot, "date:any")
    enter(qtbot)
    qtbot.waitUntil(lambda: window.titles.head.title.text() == "With a story date")
    wait_until_settled(window, qtbot)
    number, table, model = column_number("story_date"), window.titles.table, window.titles.model
    assert table.isColumnHidden(number)
    window.titles._titles_header.column_toggled.emit("story_date")
    assert not table.isColumnHidden(number)
    table.horizontalHeader().sectionClicked.emit(number)
    wait_until_settled(window, qtbot)
    first = model.texts(0)
    assert first is not None
    assert first.story_date == "24 December 1869"


def test_the_column_says_which_date_of_a_part_a_title_is_found_by(window: Window, qtbot: QtBot) -> None:
    window.titles._titles_header.column_toggled.emit("story_date")
    search(window, qtbot, "date:1941")
    enter(qtbot)
    qtbot.waitUntil(lambda: window.titles.head.title.text() == "Set in 1941")
    wait_until_settled(window, qtbot)
    model = window.titles.model
    cells = {
        model.id_at(row): model.index(row, column_number("story_date")).data(
            Qt.ItemDataRole.AccessibleTextRole
        )
        for row in range(model.rowCount())
    }
    assert cells["tw-s01e12-captain-jack-harkness"] == "partly January 1941"
    assert cells["dw-the-empty-child"] == "1941"
    assert all(cells.values()), "a title is found by a date that its row does not say"
    assert model.headerData(column_number("story_date"), Qt.Orientation.Horizontal) == "Takes place"
    menu = [entry.text() for entry in window.titles._titles_header._column_entries]
    assert "Takes place" in menu, "the list of columns calls it by another name"


def test_a_column_that_was_chosen_outlasts_those_shown_at_first(window: Window, qtbot: QtBot) -> None:
    table, date, who = window.titles.table, column_number("story_date"), column_number("who")
    window.navigate(ALL_TITLES)
    wait_until_settled(window, qtbot)
    window.titles._titles_header.column_toggled.emit("story_date")
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: table.isColumnHidden(who))
    assert not table.isColumnHidden(date), "the chosen column is hidden with the one that made room for it"
