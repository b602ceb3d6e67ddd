"""A list that a field narrows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidgetItem
from pytestqt.qtbot import QtBot

from janto_catalog.ui.widgets.filtered_list import FilteredList


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def rows(field: QLineEdit, qtbot: QtBot) -> FilteredList:
    made = FilteredList(field)
    qtbot.addWidget(made)
    for text in ("# Places", "Zürich", "Rome", "# People", "Jack of Rome", "Ianto"):
        item = QListWidgetItem(text)
        if text.startswith("#"):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        made.addItem(item)
    return made


def shown(rows: FilteredList) -> list[str]:
    return [rows.item(n).text() for n in range(rows.count()) if not rows.item(n).isHidden()]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ROME", ["# Places", "Rome", "# People", "Jack of Rome"]),
        ("rome jack", ["# People", "Jack of Rome"]),
        ("zurich", ["# Places", "Zürich"]),
        ("places", []),
    ],
)
def test_rows_with_all_words_are_shown_under_their_headings(
    field: QLineEdit, rows: FilteredList, text: str, left: list[str]
) -> None:
    field.setText(text)
    assert shown(rows) == left
    field.clear()
    assert len(shown(rows)) == rows.count()


def test_the_arrows_step_over_headings_and_what_is_hidden(
    field: QLineEdit, rows: FilteredList, qtbot: QtBot
) -> None:
    field.setText("rome")
    assert rows.currentItem().text() == "Rome"
    for key, text in (
        (Qt.Key.Key_Down, "Jack of Rome"),
        (Qt.Key.Key_Down, "Jack of Rome"),
        (Qt.Key.Key_Up, "Rome"),
    ):
        qtbot.keyClick(field, key)
        assert rows.currentItem().text() == text


@pytest.mark.parametrize("in_field", [True, False])
def test_enter_chooses_the_current_row_once_and_nothing_when_none_is_shown(
    field: QLineEdit, rows: FilteredList, qtbot: QtBot, in_field: bool
) -> None:
    chosen: list[str] = []
    rows.chosen.connect(lambda item: chosen.append(item.text()))
    field.setText("nobody")
    qtbot.keyClick(field if in_field else rows, Qt.Key.Key_Return)
    assert chosen == []
    field.setText("rome")
    qtbot.keyClick(field if in_field else rows, Qt.Key.Key_Return)
    assert chosen == ["Rome"]
