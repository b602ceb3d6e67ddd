"""The tasks of a user, from adding a folder to exporting a playlist."""

from __future__ import annotations

import base64
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog import matcher
from janto_catalog.store import pending
from janto_catalog.ui.app import build
from janto_catalog.ui.shell import demo_maker, export_sheet
from janto_catalog.ui.shell.export_sheet import ExportSheet
from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView
from janto_catalog.ui.widgets.choices import ChoiceCard
from tests.ui.waiting import wait_until_idle, wait_until_settled

Go = Callable[..., Any]


def press(qtbot: QtBot, within: Any, word: str) -> None:
    found = [b for b in within.findChildren(QPushButton) if b.text() == word and b.isVisible()]
    assert found, f"no button {word!r}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def with_worlds(path: Path) -> Path:
    """A new catalogue with the story worlds that ship with the program."""
    bootstrap.open_catalog(str(path)).close()
    return path


def drop(window: Window, folder: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), action, data, button, key))


def test_the_first_run_goes_from_a_folder_to_titles(
    open_window: Callable[[Path], Window],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(tmp_path / "new.db")
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))
    first = window.findChildren(FirstRun)[0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(collection))
    press(qtbot, first, "Choose a folder…")
    press(qtbot, first, "Next")
    wait_until_idle(window.context.runner, qtbot)
    card = next(card for card in first.findChildren(ChoiceCard) if "Torchwood" in card.accessibleName())
    assert "not chosen" not in card.accessibleName(), "the only story world"
    (bar,) = first.first_scan.findChildren(QProgressBar)
    begun: list[bool] = []

    def press_enter() -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        begun.append(bar.isVisible() and not window.scan.cancelling)

    window.scan.started.connect(press_enter, Qt.ConnectionType.SingleShotConnection)
    press(qtbot, first, "Scan")
    qtbot.waitUntil(lambda: "matched" in first.summary)
    assert begun == [True], "there is no progress, or Enter cancels the scan"
    assert not bar.isVisible()
    assert adds_up(first.summary)
    owned = re.search(r"\(([\d ]+ titles? of yours)\)", first.summary)
    assert owned
    press(qtbot, first, "Start browsing")
    qtbot.waitUntil(
        lambda: "owned" in window.status.counts and not window.status.counts.endswith(" 0 owned"),
    )
    home = window.page()
    assert isinstance(home, HomeView)
    qtbot.waitUntil(lambda: home.head.count.text().endswith(owned[1]))


def adds_up(summary: str) -> bool:
    """Whether the parts of a sentence make up the files it begins with: "105 files: 66 matched ..., 1 question." """
    whole, _, rest = summary.partition(":")
    parts = [int(part.split()[0]) for part in re.sub(r"\([^)]*\)", "", rest).split(", ")]
    return int(whole.split()[0]) == sum(parts)


def test_the_first_run_makes_a_demo_and_scans_it(
    open_window: Callable[[Path], Window], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_maker, "demo_folder", lambda: tmp_path / "demo")
    window = open_window(tmp_path / "new.db")
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))
    first = window.findChildren(FirstRun)[0]
    press(qtbot, first, "Try it with a small demo collection")
    qtbot.waitUntil(lambda: "matched" in first.summary)
    assert adds_up(first.summary)


def test_the_window_shows_no_titles_before_the_first_run(
    qapp: Any, qtbot: QtBot, settings: Any, tmp_path: Path
) -> None:
    window = build(qapp, str(tmp_path / "new.db"), settings)
    window.show()
    assert not window.titles.isVisible()
    qtbot.waitUntil(lambda: bool(window.findChildren(FirstRun)))
    assert not window.titles.isVisible()
    window.close()


def test_a_folder_that_is_dropped_is_added_and_scanned(
    open_window: Callable[[Path], Window],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
    go: Go,
    settings: Any,
) -> None:
    settings.set("welcomed", True)
    window = open_window(with_worlds(tmp_path / "new.db"))
    with qtbot.waitSignal(window.scan.ended) as ended:
        drop(window, collection)
    assert ended.args[0].linked > 50
    assert any(text.startswith("Scan finished: ") for text in texts(window))
    # Some minutes later.
    news = window.status.findChild(QTimer)
    assert news is not None
    news.timeout.emit()
    assert not any(text.startswith("Scan finished") for text in texts(window))
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: any("Torchwood things" in text for text in texts(folders)))


def test_a_scan_can_be_stopped(
    open_window: Callable[[Path], Window], collection: Path, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    window = open_window(with_worlds(tmp_path / "new.db"))
    with qtbot.waitSignal(window.scan.ended) as ended:
        window.scan.started.connect(window.scan.cancel)
        drop(window, collection)
    assert ended.args[0].linked < 60
    assert not window.scan.running


def test_files_that_could_not_be_read_are_listed_with_the_reason(
    window: Window, qtbot: QtBot, go: Go
) -> None:
    folders = go(window, "folders")
    qtbot.waitUntil(lambda: any("not readable as" in text for text in texts(folders)))
    assert [b.text() for b in folders.findChildren(QPushButton) if "could not be read" in b.text()]


def test_a_folder_that_does_not_exist_is_reported(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    drop(window, tmp_path / "nowhere")
    qtbot.waitUntil(lambda: "nowhere" in window.toast.text)


def test_a_key_answers_a_question_and_undo_asks_it_again(window: Window, qtbot: QtBot, go: Go) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining > 0)
    asked, waiting = page.current_title, page.remaining
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.remaining == waiting - 1)
    qtbot.waitUntil(lambda: asked in window.toast.text)
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.remaining == waiting)


def test_an_unknown_copy_is_matched_by_search(window: Window, qtbot: QtBot, go: Go) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining > 1)
    waiting = page.remaining
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_End)
    qtbot.keyClick(page.focus_target(), Qt.Key.Key_Slash)
    field = window.focusWidget()
    qtbot.keyClicks(field, "fragments")
    qtbot.waitUntil(lambda: page.panel.actions_row.title_picker.first is not None)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.remaining == waiting - 1)
    qtbot.waitUntil(lambda: "Fragments" in window.toast.text)


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


@pytest.mark.parametrize("view", ["titles", "review", "order", "folders", "worlds", "history", "conflicts"])
def test_every_view_opens_without_an_error(window: Window, qtbot: QtBot, go: Go, view: str) -> None:
    page = go(window, view)
    wait_until_settled(window, qtbot)
    assert page.isVisible()
    assert not window.toast.isVisible()


def test_a_file_that_is_not_a_catalogue_is_reported(
    qapp: Any, qtbot: QtBot, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "no.db").write_text("this is no catalogue at all " * 100)
    window = build(qapp, str(tmp_path / "no.db"), settings)
    with qtbot.waitSignal(window.context.runner.open_failed):
        window.show()
    assert any("cannot be opened" in text for text in texts(window))
    window.close()


def texts(within: Any) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel)]


def test_the_window_asks_before_it_marks_many_files_missing(
    open_window: Callable[[Path], Window], collection: Path, tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    folder = tmp_path / "copy"
    shutil.copytree(collection, folder)
    window = open_window(with_worlds(tmp_path / "new.db"))
    with qtbot.waitSignal(window.scan.ended):
        drop(window, folder)
    shutil.rmtree(folder / "Video")
    with qtbot.waitSignal(window.scan.failed):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    box = window.findChildren(QMessageBox)[0]
    with qtbot.waitSignal(window.scan.ended) as ended:
        press(qtbot, box, "Mark them missing")
    assert ended.args[0].missing > 20


def test_items_that_an_edit_left_pending_are_matched_in_the_background(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "_FEW_ITEMS", 0)
    runner = window.context.runner
    with qtbot.waitSignal(window.scan.ended) as ended:
        runner.write(lambda catalog: catalog.edits.set("series:bf-specials", {"aliases": ["TW One"]}))
    assert ended.args == [None]
    waiting: list[int] = []
    runner.read(lambda catalog: catalog.matcher.waiting(), waiting.append)
    qtbot.waitUntil(lambda: bool(waiting))
    assert waiting == [0]
    assert not window.scan.running


def test_items_that_another_process_left_pending_are_matched_when_the_window_opens(
    scanned: Path, open_window: Callable[[Path], Window], tmp_path: Path, qtbot: QtBot, settings: Any
) -> None:
    settings.set("welcomed", True)
    path = tmp_path / "pending.db"
    shutil.copy(scanned, path)
    catalog = bootstrap.open_catalog(str(path))
    with catalog.store.writing() as connection:
        pending.mark_all(connection)
    assert catalog.matcher.waiting() > 0
    catalog.close()
    window = open_window(path)
    left: list[int] = []

    def nothing_waits() -> bool:
        window.context.runner.read(lambda catalog: catalog.matcher.waiting(), left.append)
        return bool(left) and left[-1] == 0

    qtbot.waitUntil(nothing_waits)
