"""A shelf of 10,000 covers that is scrolled, frame by frame, compared with a bare list of as many pictures."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from janto_catalog.demo.cover_art import CoverText, draw_cover
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.context import AppSignals, UiContext
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.views.titles import TitlesView
from tests.bench.figures import Figure, Figures
from tests.ui.conftest import qapp_args, qtbot, settings  # noqa: F401
from tests.ui.test_many_titles import Works

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(300),
    pytest.mark.usefixtures("as_the_program_runs"),
]

_COUNT, _DIFFERENT, _RUNS, _STEPS = 10_000, 40, 5, 240
_FRAME = 0.016
_SIZE = QSize(1200, 800)

Option = QStyleOptionViewItem
Index = QModelIndex | QPersistentModelIndex


class _TenThousand(Works):
    count = _COUNT


class _Covers:
    """Every title has one of a few covers, in the cache."""

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths

    def load(self, works: Iterable[str], *, cancelled: Callable[[], bool]) -> Iterator[tuple[str, Path]]:
        for work in works:
            if cancelled():
                return
            yield work, self._paths[int(work) % len(self._paths)]

    def close(self) -> None:
        """No process reads."""


class _Pictures(QAbstractListModel):
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - as in Qt
        return 0 if parent.isValid() else _COUNT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return f"Title {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    """A picture and a line of text."""

    def __init__(self, pixmap: QPixmap) -> None:
        super().__init__()
        self._pixmap = pixmap

    def sizeHint(self, _option: Option, _index: Index) -> QSize:  # noqa: N802 - as in Qt
        return QSize(144, 240)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        painter.drawPixmap(option.rect.topLeft(), self._pixmap)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignBottom, index.data())


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Covers as the cache has them."""
    folder, made = tmp_path_factory.mktemp("covers"), list[Path]()
    for number in range(_DIFFERENT):
        image = Image.open(io.BytesIO(draw_cover(CoverText("Bench", f"Title {number}", "1"), (512, 512))))
        made.append(folder / f"{number}.jpg")
        image.convert("RGB").save(made[-1], "JPEG", quality=86)
    return made


@pytest.fixture
def shelf(
    qapp: QApplication,
    settings: Settings,  # noqa: F811
    qtbot: QtBot,  # noqa: F811
    paths: list[Path],
) -> Iterator[QListView]:
    """The shelf of the window, full of covers."""
    catalog = SimpleNamespace(
        works=_TenThousand(),
        covers=_Covers(paths),
        scans=SimpleNamespace(running=False),
        close=lambda: None,
    )
    runner = BackgroundRunner(lambda: catalog)  # type: ignore[arg-type, return-value]
    settings.set("titles/shape", "grid")
    context = UiContext(runner, Theme(qapp, "light"), settings, AppSignals(), {"jack": "Jack Harkness"})
    view = TitlesView(context)
    qtbot.addWidget(view)
    view.resize(_SIZE)
    view.show()
    view.search("")
    qtbot.waitUntil(lambda: view.model.rowCount() == _COUNT)
    yield view.cover_grid
    runner.close()


@pytest.fixture
def bare(qapp: QApplication, qtbot: QtBot, paths: list[Path]) -> Iterator[QListView]:  # noqa: F811
    """A list of Qt with the same number of pictures, all of them the same one."""
    list_view, model = QListView(), _Pictures()
    delegate = _Delegate(QPixmap(str(paths[0])).scaled(128, 128))
    list_view.setViewMode(QListView.ViewMode.IconMode)
    list_view.setUniformItemSizes(True)
    list_view.setItemDelegate(delegate)
    list_view.setModel(model)
    qtbot.addWidget(list_view)
    list_view.resize(_SIZE)
    list_view.show()
    yield list_view
    del delegate


def _frames(view: QListView) -> list[float]:
    """The seconds of each frame of a scroll through a part of the list: by a fifth of a row, as a wheel does."""
    bar, taken = view.verticalScrollBar(), list[float]()
    bar.setValue(0)
    QApplication.processEvents()
    for step in range(1, _STEPS):
        begun = time.perf_counter()
        bar.setValue(step * 48)
        # What came from other threads, pictures among it, is a part of the frame.
        QApplication.processEvents()
        taken.append(time.perf_counter() - begun)
        # The rest of the frame belongs to the other threads.
        time.sleep(max(0.0, _FRAME - taken[-1]))
    return taken


def test_no_frame_of_a_scroll_through_covers_is_late(
    shelf: QListView, bare: QListView, figures: Figures
) -> None:
    # The best of some runs counts for both, since what a busy machine adds belongs to neither.
    ours = min(max(_frames(shelf)) for _ in range(_RUNS))
    floor = min(max(_frames(bare)) for _ in range(_RUNS))
    what = f"longest frame of a scroll through {_COUNT:,} covers"
    figures.take(Figure(what, ours, floor, note="a bare list"))
    assert ours <= max(_FRAME, 2 * floor)
