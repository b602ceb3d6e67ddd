"""A timeline of 10,000 titles that is moved and zoomed, frame by frame, compared with a widget that paints nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from janto_catalog.model.dates import DaySpan
from janto_catalog.model.order import PlacementStatus
from janto_catalog.model.story_threads import MOST_THREADS, StoryThread
from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
from janto_catalog.model.views import Era
from janto_catalog.timeline_layout import LanesBy
from janto_catalog.timeline_layout.dated_gaps import YEAR
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.timeline.canvas import STEPS, TimelineCanvas
from janto_catalog.ui.timeline.tools import THREADS
from tests.bench.figures import Figure, Figures
from tests.timeline_layout.contents import KINDS, timeline, title
from tests.ui.conftest import qapp_args, qtbot  # noqa: F401

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(300),
    pytest.mark.usefixtures("as_the_program_runs"),
]

_COUNT, _RUNS = 10_000, 5
_FRAME = 0.016
_SIZE = QSize(1200, 800)
_WORDS = ("Amber", "Broken", "Choir", "Distant", "Engine", "Fields", "Golden", "Harbour", "Iron", "Letters")
_CAST = tuple("abcdefghijklmnop")


def _title(number: int) -> TimelineTitle:
    """Titles of all media; most have a date, each of these a day later, and none is sure of its place."""
    begin = 1900 * YEAR + number * 4
    days = DaySpan(begin, begin + 3) if number % 3 else None
    name = f"{_WORDS[number % 10]} {_WORDS[number // 10 % 10]} {number}"
    made = title(number, days, KINDS[number % 3], characters=(_CAST[number % 16], _CAST[number // 16 % 16]))
    return replace(
        made,
        row=replace(made.row, title=name),
        earliest=max(number - 40, 1),
        latest=min(number + 40, _COUNT),
        status=PlacementStatus.WINDOW if number % 4 else PlacementStatus.FIXED,
        contested=not number % 50,
    )


def _contents() -> TimelineContents:
    eras = tuple(Era(first, f"Era {first // 400 + 1}") for first in range(0, _COUNT, 400))
    names = {name: f"Character {name}" for name in _CAST}
    return timeline([_title(number) for number in range(_COUNT)], eras=eras, characters=names)


def _threads(contents: TimelineContents) -> list[StoryThread]:
    """As many threads as are shown at most, each through an eighth of the titles: the busiest of them."""
    return [
        StoryThread(
            name,
            f"Character {name}",
            tuple(n for n, title in enumerate(contents.titles) if name in title.row.characters),
            frozenset(n for n, title in enumerate(contents.titles) if name in title.row.characters and n % 5),
            ((7_000, 8_000),),
        )
        for name in _CAST[:MOST_THREADS]
    ]


class _Empty(QAbstractScrollArea):
    """The same widget, which paints nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - as in Qt
        """Nothing."""


@pytest.fixture
def canvas(qapp: QApplication, qtbot: QtBot, by: str) -> TimelineCanvas:  # noqa: F811
    """The timeline, in the lanes that a test asks for, or as threads."""
    shown = TimelineCanvas(Theme(qapp, "light"))
    qtbot.addWidget(shown)
    shown.resize(_SIZE)
    shown.show()
    contents = _contents()
    if by == THREADS:
        shown.show_threads(contents, _threads(contents))
    else:
        shown.show_timeline(contents, LanesBy(by), with_branches=True)
    shown.select("work-5000")
    QApplication.processEvents()
    return shown


def _empty(qtbot: QtBot) -> QAbstractScrollArea:  # noqa: F811
    shown = _Empty()
    qtbot.addWidget(shown)
    shown.resize(_SIZE)
    shown.horizontalScrollBar().setRange(0, 1_000_000)
    shown.show()
    QApplication.processEvents()
    return shown


def _frames(area: QAbstractScrollArea, steps: list[Callable[[], object]]) -> list[float]:
    """The seconds of each step with its frame."""
    taken = []
    for step in steps:
        begun = time.perf_counter()
        step()
        area.viewport().repaint()
        taken.append(time.perf_counter() - begun)
    return taken


def _moves(area: QAbstractScrollArea) -> list[Callable[[], object]]:
    bar = area.horizontalScrollBar()
    middle = bar.maximum() // 2
    return [lambda step=step: bar.setValue(middle + step * 40) for step in range(120)]  # type: ignore[misc]


def _best(run: Callable[[], list[float]]) -> tuple[float, float]:
    """The longest and the median frame of the best of some runs: what a busy machine adds belongs to neither."""
    runs = [run() for _ in range(_RUNS)]
    return min(map(max, runs)), min(map(median, runs))


@pytest.mark.parametrize("by", ["medium", "character", THREADS])
@pytest.mark.parametrize("step", [0, 20, 45, 80])
def test_no_frame_of_a_move_is_late(
    canvas: TimelineCanvas,
    by: str,
    step: int,
    qtbot: QtBot,  # noqa: F811
    figures: Figures,
) -> None:
    canvas.zoom_to(step)
    longest, usual = _best(lambda: _frames(canvas, _moves(canvas)))
    empty = _empty(qtbot)
    floor, _ = _best(lambda: _frames(empty, _moves(empty)))
    what = f"longest frame of a move over {_COUNT:,} titles by {by}, zoom {step}"
    figures.take(Figure(what, longest, floor, note=f"an empty widget; median {usual * 1000:.1f} ms"))
    assert longest <= max(_FRAME, floor + _FRAME)


@pytest.mark.parametrize("by", ["medium", "character", THREADS])
def test_no_frame_of_a_zoom_is_late(
    canvas: TimelineCanvas,
    by: str,
    qtbot: QtBot,  # noqa: F811
    figures: Figures,
) -> None:
    steps = [lambda step=step: canvas.zoom_to(step) for step in (*range(STEPS), *range(STEPS, 0, -1))]
    longest, usual = _best(lambda: _frames(canvas, list(steps)))
    empty = _empty(qtbot)
    floor, _ = _best(lambda: _frames(empty, _moves(empty)))
    what = f"longest frame of a zoom of {_COUNT:,} titles by {by}"
    figures.take(Figure(what, longest, floor, note=f"an empty widget; median {usual * 1000:.1f} ms"))
    assert longest <= max(_FRAME, floor + _FRAME)
