"""Folders are dragged over the window, and titles out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import HOME, MY_COLLECTION
from janto_catalog.ui.panels.copies import Copies
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView
from janto_catalog.ui.widgets import title_drag
from janto_catalog.ui.widgets.title_drag import DragHandle
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_settled

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Dragged = list[tuple[Qt.DropAction, list[str], str]]


def enter(window: Window, *paths: Path) -> QMimeData:
    """Drag paths from another program into the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NO_KEY))
    return data


def test_the_window_shows_where_a_folder_drops(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    overlay = window.drop_overlay
    assert not overlay.isVisible()
    enter(window, tmp_path / "Plays")
    assert (overlay.isVisible(), overlay.text) == (True, "Drop to add this folder")
    assert overlay.geometry() == window.rect(), "the whole window"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not overlay.isVisible()
    enter(window, tmp_path / "Plays" / "a.mp3")
    assert overlay.text == "Drop to add the folder of this file"
    enter(window, tmp_path / "Plays", tmp_path / "Books")
    assert overlay.text == "Drop to add these 2 folders"
    play = silent_mp3(tmp_path / "Plays" / "0.mp3", 90)
    data = enter(window, play)
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), COPY, data, LEFT, NO_KEY))
    assert not overlay.isVisible()
    qtbot.waitUntil(lambda: window.toast.text.startswith("0.mp3 is a file"))


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> Dragged:
    """What is dragged out of the window: the actions offered, the files, the text."""
    found: Dragged = []

    def note(drag: QDrag, actions: Qt.DropAction, default: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        found.append((actions, [url.toLocalFile() for url in data.urls()], data.text()))
        return default

    monkeypatch.setattr(QDrag, "exec", note)
    return found


def pull(at: QWidget, place: QPoint, dragged: Dragged, qtbot: QtBot) -> tuple[Qt.DropAction, list[str], str]:
    """Press on a place and move away with the button down; what is dragged."""
    QTest.mousePress(at, LEFT, NO_KEY, place)
    for step in (8, 20, 30):
        QApplication.sendEvent(at, _moved(at, place + QPoint(step, step // 2)))
    qtbot.waitUntil(lambda: bool(dragged))
    QTest.mouseRelease(at, LEFT, NO_KEY, place + QPoint(30, 15))
    return dragged.pop()


def _moved(at: QWidget, place: QPoint) -> QMouseEvent:
    where = QPointF(place)
    return QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(at.mapToGlobal(place)), Qt.MouseButton.NoButton, LEFT, NO_KEY
    )


def pull_title(
    listed: QAbstractItemView, row: int, dragged: Dragged, qtbot: QtBot, column: int = 0
) -> tuple[Qt.DropAction, list[str], str]:
    place = listed.visualRect(listed.model().index(row, column)).center()
    return pull(listed.viewport(), place, dragged, qtbot)


def test_titles_are_dragged_out_of_table_and_grid(
    window: Window, collection: Path, dragged: Dragged, qtbot: QtBot
) -> None:
    window.navigate(MY_COLLECTION)
    qtbot.waitUntil(
        lambda: window.titles.model.texts(1) is not None and window.titles.model.query is not None
    )
    wait_until_settled(window, qtbot)
    table, model = window.titles.table, window.titles.model
    first, second = (texts.title for n in range(2) if (texts := model.texts(n)) is not None)
    actions, files, text = pull_title(table, 0, dragged, qtbot, 3)
    assert actions == COPY, "files are never moved"
    assert text == first
    assert files
    assert all(Path(file).is_relative_to(collection) and Path(file).exists() for file in files)
    window.titles.as_covers()
    grid = window.titles.cover_grid
    qtbot.waitUntil(lambda: not grid.visualRect(model.index(1, 0)).isEmpty())
    assert pull_title(grid, 1, dragged, qtbot)[2] == second


def test_no_other_title_is_selected_while_the_files_of_the_dragged_one_are_read(
    window: Window, dragged: Dragged, qtbot: QtBot
) -> None:
    window.navigate(MY_COLLECTION)
    qtbot.waitUntil(lambda: window.titles.model.rowCount() > 2 and window.titles.model.texts(2) is not None)
    wait_until_settled(window, qtbot)
    table = window.titles.table
    place = table.visualRect(table.model().index(2, 3)).center()
    QTest.mousePress(table.viewport(), LEFT, NO_KEY, place)
    for step in range(8, 90, 8):
        QApplication.sendEvent(table.viewport(), _moved(table.viewport(), place - QPoint(0, step)))
    assert table.selected_rows() == [2]
    qtbot.waitUntil(lambda: bool(dragged))
    QTest.mouseRelease(table.viewport(), LEFT, NO_KEY, place)
    assert dragged.pop()[2].count("\n") == 0
    QTest.mousePress(table.viewport(), LEFT, NO_KEY, place)
    assert table.selected_rows() == [2]
    QTest.mouseRelease(table.viewport(), LEFT, NO_KEY, place)


def test_titles_are_dragged_from_home_and_copies_from_the_detail(
    window: Window, dragged: Dragged, qtbot: QtBot
) -> None:
    window.navigate(HOME)
    home = window.page()
    assert isinstance(home, HomeView)
    qtbot.waitUntil(lambda: hasattr(home, "collection") and home.collection.strip.titles.rowCount() > 0)
    wait_until_settled(window, qtbot)
    line = home.following.lines[0]
    assert pull(line, QPoint(4, 4), dragged, qtbot)[2] == home.following.rows()[0].title
    strip = home.collection.strip
    _, files, text = pull_title(strip, 0, dragged, qtbot)
    shown = strip.titles.texts(0)
    assert shown is not None
    assert text == shown.title
    qtbot.waitUntil(lambda: bool(window.detail.findChildren(Copies)))
    wait_until_settled(window, qtbot)
    found = window.detail.findChildren(Copies)[-1].findChildren(DragHandle)
    name = found[0].parent()
    assert isinstance(name, QWidget)
    assert pull(name, QPoint(4, 4), dragged, qtbot)[:2] == (COPY, files)


def test_the_name_that_is_dragged_along_has_a_background(window: Window) -> None:
    source = window.titles.table
    picture = title_drag._picture(source, "Broken").toImage()
    base = source.palette().color(QPalette.ColorRole.Base)
    assert picture.pixelColor(1, 1) == base
    colours = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    }
    assert len(colours) > 1, "the name is written on it"
