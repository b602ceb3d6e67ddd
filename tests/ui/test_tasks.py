"""The tasks of a user, from adding a folder to exporting a playlist."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog import matcher
from janto_catalog.store import pending
from janto_catalog.ui.app import build
from janto_catalog.ui.shell import demo_maker
from janto_catalog.ui.shell.first_run import FirstRun
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView
from janto_catalog.ui.widgets.choices import ChoiceCard
from tests.ui.waiting import answer_how_far, wait_until_idle, wait_until_settled

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
    press(qtbot, first, "Next")
    answer_how_far(first, qtbot, "Scan")
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
    """Whether the parts of each sentence make up what it begins with: "70 copies in 99 files: 66 matched ..., 4 missing."."""
    sums = []
    for sentence in re.sub(r"\([^)]*\)", "", summary).removesuffix(".").split(". "):
        whole, _, rest = sentence.partition(":")
        sums.append(int(whole.split()[0]) == sum(int(part.split()[0]) for part in rest.split(", ")))
    return all(sums)


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
