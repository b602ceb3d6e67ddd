"""The title of a list in a file: the same words from the window and from the command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog.cli.main import main
from janto_catalog.ui.context import MY_COLLECTION, Destination
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
