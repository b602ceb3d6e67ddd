"""The title of a list in a file: the same words from the window and from the command line."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog.cli.main import main
from janto_catalog.ui import labels
from janto_catalog.ui.context import MY_COLLECTION, Destination
from janto_catalog.ui.shell import export_sheet
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled


def sheet_title(window: Window, qtbot: QtBot) -> str:
    """The title that the sheet offers when the list is exported."""
    window.page().export()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    title = sheet.title.text()
    sheet.reject()
    qtbot.waitUntil(lambda: not sheets())
    return title


def sheets() -> list[ExportSheet]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ExportSheet) and one.isVisible()]


def written_title(scanned: Path, tmp_path: Path, query: str, *options: str) -> str:
    """The title of the page that the command line writes."""
    page = tmp_path / "list.md"
    assert main(["--catalog", str(scanned), "export", str(page), query, *options]) == 0
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def test_a_list_has_the_same_title_from_both_doors(
    window: Window, scanned: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    query = "with:ianto kind:audio have:yes"
    window.navigate(Destination("titles", query))
    qtbot.waitUntil(lambda: window.titles.model.query is not None and window.titles.model.query.text == query)
    wait_until_settled(window, qtbot)
    title = sheet_title(window, qtbot)
    assert title == "With Ianto Jones in audio, in my collection"
    assert written_title(scanned, tmp_path, query) == title


def test_the_title_names_the_order(window: Window, scanned: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.navigate(Destination("order", MY_COLLECTION.query, order="newcomer"))
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: window.page().order_in_force() == "newcomer")  # type: ignore[attr-defined]
    title = sheet_title(window, qtbot)
    assert title == "Newcomer: My collection"
    assert written_title(scanned, tmp_path, "have:yes", "--by", "newcomer") == title


def select_rows(window: Window, qtbot: QtBot, rows: tuple[int, ...]) -> None:
    """Click rows of the list that is shown, with Ctrl from the second one on."""
    table = window.page().table  # type: ignore[attr-defined]
    for number, row in enumerate(rows):
        keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        middle = table.visualRect(table.model().index(row, 3)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, middle)


@pytest.mark.parametrize("view", ["titles", "order"])
def test_only_the_selected_titles_are_exported_in_the_order_of_the_list(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    window.navigate(Destination(view, MY_COLLECTION.query, title=MY_COLLECTION.title))
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    # The last one first: the file has them in the order of the list all the same.
    select_rows(window, qtbot, (8, 2, 5))
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    assert sheet.only_selected.isChecked()
    assert sheet.only_selected.text() == "Selected titles (3)"
    assert sheet.whole.text() == f"The whole list ({labels.number(page.model.rowCount())})"
    assert sheet.title.text() == "My collection: 3 titles"
    sheet.kinds.setCurrentRow(next(n for n in range(9) if "(.csv)" in sheet.kinds.item(n).text()))
    qtbot.waitUntil(lambda: sheet.report.text() == "3 titles in the file.")
    path = tmp_path / "three.csv"
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(path))
    sheet.choose_file()
    qtbot.waitUntil(path.exists)
    written = [entry["title"] for entry in csv.DictReader(path.read_text("utf-8-sig").splitlines())]
    assert written == [page.model.texts(row).row.title for row in (2, 5, 8)]


def test_the_whole_list_is_exported_as_well_while_several_titles_are_selected(
    window: Window, qtbot: QtBot
) -> None:
    window.navigate(MY_COLLECTION)
    wait_until_settled(window, qtbot)
    select_rows(window, qtbot, (1, 3))
    window.page().export()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    qtbot.waitUntil(lambda: sheet.report.text() == "2 titles in the file.")
    assert sheet.title.text() == "My collection: 2 titles"
    qtbot.mouseClick(sheet.whole, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert sheet.whole.isChecked()
    qtbot.waitUntil(lambda: not sheet.report.text().startswith("2 titles"))
    assert sheet.title.text() == "My collection"
    sheet.title.setText("For the train")
    qtbot.mouseClick(sheet.only_selected, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert sheet.title.text() == "For the train", "a title of one's own stays"
    sheet.reject()


def test_with_one_title_selected_there_is_nothing_to_choose(window: Window, qtbot: QtBot) -> None:
    select_rows(window, qtbot, (1,))
    window.page().export()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    assert not sheet.only_selected.isVisible()
    sheet.reject()


@pytest.mark.parametrize("view", ["titles", "order"])
def test_a_list_without_titles_is_not_exported_and_says_why(window: Window, qtbot: QtBot, view: str) -> None:
    window.navigate(Destination(view, "title:nothing-is-called-that"))
    wait_until_settled(window, qtbot)
    page: Any = window.page()
    qtbot.waitUntil(lambda: page.model.query is not None and not page.model.rowCount())
    export = page._titles_header.export if view == "titles" else page._export
    assert not export.isEnabled()
    assert export.toolTip() == "There are no titles in this list"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.toast.text == "There are no titles in this list.")
    assert not sheets()


def test_a_file_that_would_have_no_titles_is_not_written(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("titles", "have:no kind:audio"))
    wait_until_settled(window, qtbot)
    window.page().export()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    sheet.kinds.setCurrentRow(next(n for n in range(9) if "(.m3u8)" in sheet.kinds.item(n).text()))
    qtbot.waitUntil(lambda: sheet.report.text().startswith("No title would be in the file. Left out"))
    assert not sheet._save.isEnabled()
    assert sheet._save.toolTip() == sheet.report.text()
    sheet.kinds.setCurrentRow(next(n for n in range(9) if "(.csv)" in sheet.kinds.item(n).text()))
    qtbot.waitUntil(sheet._save.isEnabled)
    assert not sheet._save.toolTip()
    sheet.reject()


def test_what_has_no_place_in_the_order_may_follow_at_the_end(window: Window, qtbot: QtBot) -> None:
    window.navigate(Destination("order", "kind:video"))
    wait_until_settled(window, qtbot)
    window.page().export()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(sheets()))
    (sheet,) = sheets()
    qtbot.waitUntil(lambda: sheet.others.isVisible() and "Left out" in sheet.report.text())
    assert sheet.others.text().endswith(" without a place in this order, at the end")
    assert sheet.others.width() >= sheet.others.fontMetrics().horizontalAdvance(sheet.others.text())
    count = int(sheet.others.text().split()[0])
    before = int(sheet.report.text().split()[0].replace("\N{THIN SPACE}", ""))
    qtbot.mouseClick(sheet.others, Qt.MouseButton.LeftButton, pos=QPoint(8, sheet.others.height() // 2))
    qtbot.waitUntil(lambda: sheet.report.text().startswith(f"{before + count} titles"))
    sheet.reject()
    qtbot.waitUntil(lambda: not sheets())
