"""Covers in the window: read in another thread, kept within a bound, shown in the grid and the detail."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.model.changes import Data
from janto_catalog.model.views import Changed
from janto_catalog.ui.background import covers as covers_module
from janto_catalog.ui.background.covers import CoverLoader
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets import cover_tiles
from janto_catalog.ui.widgets.cover_drop import DropCover
from janto_catalog.ui.widgets.drops import accept_copy
from janto_catalog.ui.widgets.indicators import Cover

BOX = QSize(100, 120)


class FakeCatalog:
    """A catalogue with pictures for some titles; `gate` holds back what is read after the first."""

    def __init__(self, pictures: Mapping[str, Path]) -> None:
        self.pictures = pictures
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[list[str]] = []
        self.running = False
        self.covers = self.scans = self

    def load(self, works: Any, *, cancelled: Callable[[], bool]) -> Iterator[tuple[str, Path | None]]:
        self.asked.append(list(works))
        for work in works:
            while not self.gate.wait(0.01) and not cancelled():
                pass
            if cancelled():
                return
            yield work, self.pictures.get(work)

    def find(self, works: Any) -> dict[str, Path | None]:
        return {work: self.pictures[work] for work in works if work == "found"}

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def picture(tmp_path: Path, qapp: QApplication) -> Path:
    """A picture, wider than high."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "red.jpg"))
    return tmp_path / "red.jpg"


@pytest.fixture
def fake(picture: Path) -> FakeCatalog:
    return FakeCatalog(dict.fromkeys(("one", "two", "found"), picture))


@pytest.fixture
def loader(fake: FakeCatalog, qapp: QApplication) -> Iterator[CoverLoader]:
    runner = BackgroundRunner(lambda: fake)  # type: ignore[arg-type, return-value]
    made = CoverLoader(runner)
    yield made
    runner.close()


def _known(loader: CoverLoader, work: str) -> bool:
    cover = loader.cover(work, BOX, 1.0)
    return cover is None or not cover.isNull()


def test_a_cover_comes_later_fits_and_has_round_corners(loader: CoverLoader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(loader.loaded):
        first = loader.cover("one", BOX, 2.0)
        assert first is not None
        assert first.isNull()
    cover = loader.cover("one", BOX, 2.0)
    assert cover is not None
    assert (cover.size(), cover.deviceIndependentSize().toSize()) == (QSize(200, 100), QSize(100, 50))
    image = cover.toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(100, 50).red() > 240


def test_titles_of_one_paint_are_asked_for_together_and_once(
    loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot
) -> None:
    names = ["one", "two", "three"]
    for name in names * 3:
        loader.cover(name, BOX, 1.0)
    qtbot.waitUntil(lambda: all(_known(loader, name) for name in names))
    assert fake.asked == [names]
    assert loader.cover("three", BOX, 1.0) is None


def test_what_scrolled_away_is_not_read(loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot) -> None:
    fake.gate.clear()
    for number in range(50):
        loader.cover(f"gone {number}", BOX, 1.0)
    qtbot.waitUntil(lambda: bool(fake.asked))
    loader.cover("one", BOX, 1.0)
    with qtbot.waitSignal(loader.loaded) as loaded:
        pass
    assert loaded.args == [""]
    fake.gate.set()
    qtbot.waitUntil(lambda: _known(loader, "one"))
    assert fake.asked[1:] == [["one"]]


def test_painting_again_does_not_stop_what_is_being_read(
    loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot
) -> None:
    fake.gate.clear()
    loader.cover("one", BOX, 1.0)
    qtbot.waitUntil(lambda: bool(fake.asked))
    for _ in range(3):
        loader.cover("one", BOX, 1.0)
    assert not loader._timer.isActive()
    fake.gate.set()
    qtbot.waitUntil(lambda: _known(loader, "one"))
    assert fake.asked == [["one"]]


def test_one_title_is_read_once_for_two_sizes(loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot) -> None:
    sizes = (QSize(40, 40), QSize(80, 80))
    for size in sizes:
        loader.cover("one", size, 1.0)

    def widths() -> list[int]:
        found = [loader.cover("one", size, 1.0) for size in sizes]
        return [cover.width() for cover in found if cover is not None]

    qtbot.waitUntil(lambda: widths() == [40, 80])
    assert fake.asked == [["one"]]


def test_a_change_of_matches_asks_again_and_one_of_progress_does_not(
    loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot
) -> None:
    loader.cover("three", BOX, 1.0)
    qtbot.waitUntil(lambda: _known(loader, "three"))
    loader._runner.changed.emit(Changed(frozenset({Data.PROGRESS}), ""))
    assert loader.cover("three", BOX, 1.0) is None
    loader._runner.changed.emit(Changed(frozenset({Data.LINKS}), ""))
    asked = loader.cover("three", BOX, 1.0)
    assert asked is not None
    assert asked.isNull()


def test_during_a_scan_no_file_is_read(loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot) -> None:
    fake.running = True
    loader.cover("found", BOX, 1.0)
    loader.cover("one", BOX, 1.0)
    with qtbot.waitSignal(loader.loaded) as loaded:
        pass
    assert loaded.args == ["found"]
    assert fake.asked == []


def test_the_covers_kept_have_a_bound(
    loader: CoverLoader, fake: FakeCatalog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers_module, "_MAX_BYTES", 100 * 50 * 4)
    for name in ("one", "two"):
        loader.cover(name, BOX, 1.0)
        qtbot.waitUntil(lambda name=name: _known(loader, name))  # type: ignore[misc]
    again = loader.cover("one", BOX, 1.0)
    assert again is not None
    assert again.isNull()


def test_a_cover_is_shown_scaled_until_it_is_read_for_another_size(
    loader: CoverLoader,
    fake: FakeCatalog,
    qtbot: QtBot,
) -> None:
    loader.cover("one", BOX, 1.0)
    qtbot.waitUntil(lambda: _known(loader, "one"))
    larger = QSize(BOX.width() * 2, BOX.height() * 2)
    fake.gate.clear()
    scaled = loader.cover("one", larger, 1.0)
    assert scaled is not None
    assert scaled.width() == larger.width()
    fake.gate.set()
    with qtbot.waitSignal(loader.loaded):
        pass
    assert len(fake.asked) == 2, "it is read for that size, too"


# In the window


def _show_grid(window: Window, qtbot: QtBot) -> None:
    window.titles.search("owned:yes")
    qtbot.waitUntil(lambda: 0 < window.titles.model.rowCount() < 100)
    window.titles.as_covers()


def _cover(window: Window, row: int) -> QPixmap | None:
    width = cover_tiles.WIDTHS[window.titles._zoom]
    box = QSize(width, width + 24)
    return window.context.covers.cover(window.titles.model.id_at(row), box, window.devicePixelRatioF())


def test_the_grid_shows_the_covers_of_what_is_owned(window: Window, qtbot: QtBot) -> None:
    _show_grid(window, qtbot)

    def pictured() -> bool:
        return all((cover := _cover(window, row)) is not None and not cover.isNull() for row in range(6))

    qtbot.waitUntil(pictured)


def test_the_detail_shows_the_cover(window: Window, qtbot: QtBot) -> None:
    _show_grid(window, qtbot)
    window.titles.table.select_row(2)
    qtbot.waitUntil(lambda: window.detail.shown_title != "")

    def pictured() -> bool:
        found = window.detail.findChildren(Cover)
        cover = found[0]._cover() if found else None
        return (
            cover is not None
            and not cover.isNull()
            and found[0].size() == cover.deviceIndependentSize().toSize()
        )

    qtbot.waitUntil(pictured)


def test_the_wheel_with_ctrl_and_the_slider_zoom_and_the_size_is_remembered(
    window: Window, qtbot: QtBot
) -> None:
    _show_grid(window, qtbot)
    grid = window.titles.cover_grid
    width = grid.sizeHintForIndex(grid.model().index(0, 0)).height()
    place = QPointF(50, 50)
    for delta, expected in ((120, 2), (120, 3), (120, 3), (-120, 2)):
        event = QWheelEvent(
            place, grid.mapToGlobal(place), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        grid.wheelEvent(event)
        assert window.context.settings.get("titles/zoom") == expected
        assert window.titles._titles_header._zoom.value() == expected
    assert grid.sizeHintForIndex(grid.model().index(0, 0)).height() > width
    window.titles._titles_header._zoom.setValue(0)
    assert window.context.settings.get("titles/zoom") == 0
    assert grid.sizeHintForIndex(grid.model().index(0, 0)).height() < width


@pytest.mark.parametrize("stored", [-3, 99])
def test_a_remembered_size_that_there_is_not_is_brought_into_the_range(window: Window, stored: int) -> None:
    window.titles.zoom_to(stored)
    assert 0 <= window.titles._zoom < len(cover_tiles.WIDTHS)


def test_a_tile_says_its_title_once(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = cover_tiles.draw_wrapped

    def note(*args: Any) -> float:
        drawn.append(args[2])
        return draw(*args)

    monkeypatch.setattr(cover_tiles, "draw_wrapped", note)
    window.titles.search("owned:no")
    qtbot.waitUntil(
        lambda: window.titles.model.rowCount() > 100 and "owned:no" in window.titles.model.listing.text
    )
    window.titles.as_covers()
    titles = [window.titles.model.data(window.titles.model.index(row, 0)) for row in range(3)]
    qtbot.waitUntil(lambda: _cover(window, 0) is None)
    drawn.clear()
    window.titles.cover_grid.viewport().repaint()
    assert [drawn.count(title) for title in titles] == [1, 1, 1]


def test_a_caption_has_the_year_where_the_date_does_not_fit(qtbot: QtBot) -> None:
    tested = QLabel()
    qtbot.addWidget(tested)
    metrics, texts = tested.fontMetrics(), ["Radio drama · 10 Sep 2008", "Radio drama · 2008"]
    assert cover_tiles.first_that_fits(metrics, metrics.horizontalAdvance(texts[0]), texts) == texts[0]
    assert cover_tiles.first_that_fits(metrics, metrics.horizontalAdvance(texts[0]) - 1, texts) == texts[1]
    assert cover_tiles.first_that_fits(metrics, 1, texts) == texts[1]


def _drag(target: QWidget, place: QPoint, file: Path, *, drop: bool = True) -> tuple[bool, bool]:
    """Drag a file over a place; whether it was accepted on entering and there, then drop it or take it away."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter, move = QDragEnterEvent(place, copy, data, left, key), QDragMoveEvent(place, copy, data, left, key)
    enter.ignore()
    move.ignore()
    QApplication.sendEvent(target, enter)
    QApplication.sendEvent(target, move)
    last = QDropEvent(QPointF(place), copy, data, left, key) if drop else QDragLeaveEvent()
    QApplication.sendEvent(target, last)
    return enter.isAccepted(), move.isAccepted()


def _tile(window: Window, row: int, qtbot: QtBot) -> QRect:
    """Where a tile of the grid is, once it is laid out."""
    grid = window.titles.cover_grid
    qtbot.waitUntil(lambda: grid.indexAt(grid.visualRect(grid.model().index(row, 0)).center()).row() == row)
    return grid.visualRect(grid.model().index(row, 0))


def _undo_bar(window: Window, text: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: text in "".join(each.text() for each in window.toast.findChildren(QLabel)))


def test_a_picture_dropped_on_a_title_is_its_cover(window: Window, picture: Path, qtbot: QtBot) -> None:
    _show_grid(window, qtbot)
    grid = window.titles.cover_grid
    tile = _tile(window, 1, qtbot)
    assert _drag(grid.viewport(), tile.center(), picture, drop=False) == (True, True)
    assert grid._drop_row == -1
    assert _drag(grid.viewport(), tile.center(), picture) == (True, True)
    _undo_bar(window, "cover from red.jpg", qtbot)

    def is_red() -> bool:
        cover = _cover(window, 1)
        if cover is None or cover.isNull():
            return False
        image = cover.toImage()
        middle = image.pixelColor(image.rect().center())
        return middle.red() > 240 and middle.green() < 20

    qtbot.waitUntil(is_red)
    window.commands.undo()
    qtbot.waitUntil(lambda: not is_red())


def test_what_is_dropped_is_copied_whatever_its_source_proposes(picture: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    move, copy = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
    for possible, accepted in ((move | copy, True), (move, False)):
        event = QDropEvent(
            QPointF(5, 5), possible, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
        )
        accept_copy(event)
        assert event.isAccepted() is accepted
        # Programs that move a file delete it after it was dropped.
        assert not accepted or event.dropAction() == copy


def test_other_files_and_other_places_take_no_picture(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    _show_grid(window, qtbot)
    viewport = window.titles.cover_grid.viewport()
    place = _tile(window, 1, qtbot).center()
    # The window takes every file, and adds folders; a text is none for the grid.
    window.setAcceptDrops(False)
    assert _drag(viewport, place, tmp_path / "notes.txt", drop=False)[0] is False
    assert _drag(viewport, place, tmp_path / "red.png", drop=False) == (True, True)
    window.titles.search("title:nothing-is-called-so")
    qtbot.waitUntil(lambda: window.titles.model.rowCount() == 0)
    assert _drag(viewport, place, tmp_path / "red.png", drop=False) == (True, False)


def test_a_picture_dropped_on_the_detail_and_chosen_in_the_dialog(
    window: Window, picture: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _show_grid(window, qtbot)
    window.titles.table.select_row(2)
    qtbot.waitUntil(lambda: bool(window.detail.findChildren(DropCover)))
    chosen = window.titles.selected
    qtbot.waitUntil(lambda: [each._work for each in window.detail.findChildren(DropCover)] == [chosen])
    (cover,) = window.detail.findChildren(DropCover)
    assert _drag(cover, QPoint(10, 10), picture)[0] is True
    _undo_bar(window, "cover from red.jpg", qtbot)
    window.titles.remove_cover()
    _undo_bar(window, "cover from the files again", qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    window.titles.choose_cover()
    _undo_bar(window, "cover from red.jpg", qtbot)
