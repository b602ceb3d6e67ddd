"""Editing a title, and the list of edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.panels.title_form import TitleForm
from janto_catalog.ui.shell.window import Window

Go = Callable[..., Any]


def form_of(window: Window, qtbot: QtBot) -> TitleForm:
    """The form in the detail, filled in."""

    def filled() -> list[TitleForm]:
        return [
            form
            for form in window.findChildren(TitleForm)
            if form.isVisible() and field(form, "Title").text()
        ]

    qtbot.waitUntil(lambda: bool(filled()))
    return filled()[0]


def field(form: TitleForm, name: str) -> QLineEdit:
    return next(line for line in form.findChildren(QLineEdit) if line.accessibleName() == name)


def open_form(window: Window, go: Go, qtbot: QtBot, query: str) -> TitleForm:
    page = go(window, "titles", query=query)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: bool(page.selected))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    return form_of(window, qtbot)


def type_over(line: QLineEdit, qtbot: QtBot, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_f2_edits_a_title_in_the_list_and_undo_reverts_it(window: Window, go: Go, qtbot: QtBot) -> None:
    form = open_form(window, go, qtbot, 'title:"lost souls"')
    assert QApplication.focusWidget() is field(form, "Title")
    type_over(field(form, "Title"), qtbot, "Lost Souls at CERN")
    type_over(field(form, "Released"), qtbot, "2009")
    qtbot.keyClick(field(form, "Released"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Lost Souls at CERN" in window.detail.visible_text())
    qtbot.waitUntil(
        lambda: any(
            "Your edits" in place.title
            for place in [place for place, _icon in window.side_bar.destinations()]
        ),
    )
    page = go(window, "edits")
    qtbot.waitUntil(lambda: len(reverts(page)) == 2)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: reverts(page) == [])
    go(window, "titles", query='title:"lost souls"')
    qtbot.waitUntil(lambda: window.detail.shown_title == "Lost Souls")


@pytest.mark.parametrize("away", ["another title", "Esc", "another page"])
def test_what_was_typed_and_not_saved_is_kept(window: Window, go: Go, qtbot: QtBot, away: str) -> None:
    form = open_form(window, go, qtbot, 'title:"lost souls"')
    title = form.title
    type_over(field(form, "Title"), qtbot, "Half a ti")
    if away == "Esc":
        qtbot.keyClick(field(form, "Title"), Qt.Key.Key_Escape)
    elif away == "another title":
        window.context.signals.select_work.emit("tw-s02e06-reset")
    else:
        go(window, "titles", query='title:"reset"')
    qtbot.waitUntil(lambda: window.toast.text == f"What you changed of {title} is not saved.")
    again = next(one for one in window.toast.findChildren(QPushButton) if one.text() == "Go on editing")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    form = form_of(window, qtbot)
    qtbot.waitUntil(lambda: field(form, "Title").text() == "Half a ti")
    assert form.title == title
    type_over(field(form, "Title"), qtbot, "Lost Souls indeed")
    qtbot.keyClick(field(form, "Title"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Lost Souls indeed" in window.detail.visible_text())
    assert "not saved" not in window.toast.text


def reverts(page: Any) -> list[QPushButton]:
    return [made for made in page.findChildren(QPushButton) if made.text() == "Revert" and made.isVisible()]


def test_one_edit_is_reverted_in_the_list_of_edits(window: Window, go: Go, qtbot: QtBot) -> None:
    window.context.runner.write(
        lambda catalog: catalog.edits.set("Lost Souls", {"title": ["Mine"], "number": ["7"]})
    )
    page = go(window, "edits")
    qtbot.waitUntil(lambda: len(reverts(page)) == 2)
    (button,) = (made for made in reverts(page) if "number" in made.accessibleName())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(reverts(page)) == 1)
    assert "title" in reverts(page)[0].accessibleName()


def test_an_invalid_value_is_explained_in_the_form_and_nothing_is_lost(
    window: Window, go: Go, qtbot: QtBot
) -> None:
    form = open_form(window, go, qtbot, 'title:"lost souls"')
    type_over(field(form, "Title"), qtbot, "Something long I typed")
    type_over(field(form, "Released"), qtbot, "last May")
    qtbot.mouseClick(form.submit_button, Qt.MouseButton.LeftButton)
    advice = "Write a date as 2006-10-22, 2006-10 or 2006."
    released = field(form, "Released")
    qtbot.waitUntil(lambda: advice in window.detail.visible_text())
    assert field(form, "Title").text() == "Something long I typed"
    assert QApplication.focusWidget() is released, "at the field"
    assert (released.property("wrong"), released.accessibleDescription()) == (True, advice)
    type_over(field(form, "Length"), qtbot, "an hour")
    qtbot.mouseClick(form.submit_button, Qt.MouseButton.LeftButton)
    assert "Write a length as 50:39 or 1:02:05." in window.detail.visible_text()
    type_over(released, qtbot, "2006-10")
    assert advice not in window.detail.visible_text(), "gone when it is corrected"
    assert released.property("wrong") is False


def test_escape_leaves_the_form_and_goes_back_to_the_list(window: Window, go: Go, qtbot: QtBot) -> None:
    form = open_form(window, go, qtbot, 'title:"lost souls"')
    type_over(field(form, "Title"), qtbot, "Never mind")
    qtbot.keyClick(field(form, "Title"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not form.isVisible())
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.titles.table)
    assert window.detail.shown_title == "Lost Souls"


def test_kind_and_series_are_chosen_from_lists(window: Window, go: Go, qtbot: QtBot) -> None:
    form = open_form(window, go, qtbot, 'title:"lost souls"')
    kind, series = form.kind, form.series
    assert kind.currentText() == "Radio drama"
    choose(series, qtbot, "Torchwood Series 1")
    qtbot.mouseClick(form.submit_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Torchwood Series 1" in window.detail.visible_text())


def choose(box: QComboBox, qtbot: QtBot, text: str) -> None:
    row = box.findText(text)
    assert row >= 0
    box.setFocus()
    while box.currentIndex() != row:
        qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < row else Qt.Key.Key_Up)
