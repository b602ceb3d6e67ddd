"""Exporting a list: what is in the file, and what happens when it cannot be written."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell import export_sheet
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.window import Window
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]


def test_an_order_is_exported_as_a_playlist(
    window: Window, qtbot: QtBot, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, path = go(window, "order"), tmp_path / "list.m3u8"
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(path))
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(window, qtbot)
    qtbot.waitUntil(lambda: sheet.preview.toPlainText().startswith("#EXTM3U"))
    sheet.choose_file()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Wrote"))
    assert re.match(r"Wrote \d+ titles to list\.m3u8\.", window.toast.text)
    buttons = [one.text() for one in window.toast.findChildren(QPushButton) if one.isVisible()]
    assert buttons[:2] == ["Open", "Show in folder"]
    assert path.read_text("utf-8").startswith("#EXTM3U")


def sheet_of(window: Window, qtbot: QtBot) -> ExportSheet:
    """The sheet that opens for an export."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ExportSheet)))
    return window.findChildren(ExportSheet)[-1]


def test_a_search_goes_with_the_titles_into_the_order_and_the_export(
    window: Window, qtbot: QtBot, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = go(window, "titles", query="with:ianto kind:audio")
    qtbot.waitUntil(lambda: 0 < titles.model.rowCount() < 200)
    found = titles.model.rowCount()
    page = go(window, "order")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() <= found)
    page.export()
    sheet = sheet_of(window, qtbot)
    assert sheet.title.text() == "With Ianto Jones in audio, in my collection"
    kinds = [sheet.kinds.item(row).text() for row in range(sheet.kinds.count())]
    assert kinds[:2] == ["Web page, for reading and printing (.html)", "Playlist for a player (.m3u8)"]
    sheet.kinds.setCurrentRow(0)
    qtbot.waitUntil(lambda: "With Ianto Jones in audio, in my collection" in sheet.preview.toPlainText())
    # It is shown as it is read, without the signs of Markdown.
    assert not re.search(r"[#*]|Because", sheet.preview.toPlainText().replace(" #", ""))
    path = tmp_path / "list.html"
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(path))
    sheet.choose_file()
    qtbot.waitUntil(path.exists)
    text = path.read_text("utf-8")
    assert "<h1><bdi>With Ianto Jones in audio, in my collection</bdi></h1>" in text
    assert "with:" not in text
    pictures = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)
    assert pictures, "titles that are owned have covers"
    for picture in pictures:
        with Image.open(io.BytesIO(base64.b64decode(picture))) as image:
            assert (image.format, max(image.size)) == ("JPEG", 160)


def test_an_export_leaves_out_what_the_user_wrote_when_it_is_not_wanted(
    window: Window, qtbot: QtBot, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Any] = []
    window.context.runner.write(
        lambda catalog: catalog.remarks.write_note(["Everything Changes"], "a secret"), done.append
    )
    qtbot.waitUntil(lambda: bool(done))
    page = go(window, "order")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.export()
    sheet = sheet_of(window, qtbot)
    sheet.kinds.setCurrentRow(1)
    wait_until_settled(window, qtbot)
    assert not sheet.remarks.isVisible(), "a playlist has none"
    sheet.kinds.setCurrentRow(0)
    qtbot.waitUntil(sheet.remarks.isVisible)
    assert sheet.remarks.isChecked()
    qtbot.mouseClick(sheet.remarks, Qt.MouseButton.LeftButton)
    path = tmp_path / "list.html"
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(path))
    sheet.choose_file()
    qtbot.waitUntil(path.exists)
    text = path.read_text("utf-8")
    assert "Everything Changes" in text
    assert "a secret" not in text
    window.context.settings.set("export/remarks", True)


@pytest.mark.parametrize(
    ("query", "title"),
    [("owned:yes", "My collection"), ("kind:audio owned:yes", "In audio, in my collection")],
)
def test_every_list_of_titles_is_exported(
    window: Window, qtbot: QtBot, go: Go, query: str, title: str
) -> None:
    titles = go(window, "titles", query=query, title="")
    qtbot.waitUntil(lambda: titles.model.listing.text == query)
    titles.export()
    sheet = sheet_of(window, qtbot)
    assert sheet.title.text() == title
    sheet.kinds.setCurrentRow(0)
    qtbot.waitUntil(lambda: sheet.preview.toPlainText().startswith(title))
    assert "1. " in sheet.preview.toPlainText()


def test_an_export_that_cannot_be_written_keeps_its_sheet_and_all_choices(
    window: Window, qtbot: QtBot, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(window, "order")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.export()
    sheet = sheet_of(window, qtbot)
    sheet.title.setText("For the train")
    (tmp_path / "train.html").mkdir()
    sheet.kinds.setCurrentRow(0)
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(tmp_path / "train.html"))
    sheet.choose_file()
    qtbot.waitUntil(sheet.problem.isVisible)
    said = f"Not exported. This is a folder: {tmp_path / 'train.html'}. Add a name for the file."
    assert sheet.problem.text.text() == said
    assert not sheet.problem.make_folder.isVisible()
    assert (sheet.title.text(), sheet.kinds.currentRow()) == ("For the train", 0)
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(tmp_path / "other.html"))
    sheet.choose_file()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Wrote"))
    assert "For the train" in (tmp_path / "other.html").read_text("utf-8")


def test_an_export_into_a_folder_that_does_not_exist_offers_to_make_it(
    window: Window, qtbot: QtBot, go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(window, "order")
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(tmp_path / "no" / "list.m3u8"))
    page.export()
    sheet = sheet_of(window, qtbot)
    sheet.choose_file()
    qtbot.waitUntil(sheet.problem.isVisible)
    assert f"The folder does not exist: {tmp_path / 'no'}." in sheet.problem.text.text()
    assert not (tmp_path / "no").exists()
    make = sheet.problem.make_folder
    assert make.text() == "Make the folder “no” and export"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is make)
    qtbot.keyClick(make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.toast.text.startswith("Wrote"))
    assert (tmp_path / "no" / "list.m3u8").read_text("utf-8").startswith("#EXTM3U")
