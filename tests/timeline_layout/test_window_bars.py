"""Bars over the places that titles may have: in their track, over no other mark or label, and never over each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.order import PlacementStatus
from janto_catalog.timeline_layout import TimelineLayout
from janto_catalog.timeline_layout.marks import LABEL_AT, SLOT, Mark
from janto_catalog.timeline_layout.window_bars import LEAST_PITCH, REACH, WindowBar, window_bars
from tests.timeline_layout.contents import timeline, title

COUNT = 60


def uncertain(windows: list[tuple[int, int]]) -> TimelineLayout:
    """Titles that may be so many places earlier and later; (0, 0) is sure."""
    titles = []
    for number, (earlier, later) in enumerate(windows):
        made = title(number)
        status = PlacementStatus.WINDOW if earlier or later else PlacementStatus.FIXED
        low, high = max(number + 1 - earlier, 1), min(number + 1 + later, len(windows))
        titles.append(replace(made, earliest=low, latest=high, status=status))
    return TimelineLayout(timeline(titles), width_of=lambda each: 60.0 + each.position % 5)


WINDOWS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=COUNT)
PITCHES = st.floats(LEAST_PITCH, 240)


def bars_of(layout: TimelineLayout, left: float = 0.0, right: float = 1e6) -> list[WindowBar]:
    (lane,) = layout.placed
    return list(lane.window_bars(left, right, layout.window_at))


@given(WINDOWS, PITCHES)
def test_bars_of_a_track_cross_neither_each_other_nor_other_marks(
    windows: list[tuple[int, int]], pitch: float
) -> None:
    layout = uncertain(windows)
    layout.zoom(pitch, 500)
    (lane,) = layout.placed
    marks = list(lane.marks(0, layout.width))
    for track in range(lane.tracks):
        bars = [bar for bar in bars_of(layout) if bar.mark.track == track]
        assert all(one.end <= two.begin for one, two in pairwise(bars))
        for bar in bars:
            for mark in marks:
                if mark.track == track and mark.first != bar.mark.first:
                    end = mark.x + (LABEL_AT + mark.label if mark.label else SLOT / 2)
                    assert bar.end <= mark.x - SLOT / 2 or bar.begin >= end


@given(WINDOWS, PITCHES)
def test_a_bar_is_within_its_window_and_has_caps_only_at_its_ends(
    windows: list[tuple[int, int]], pitch: float
) -> None:
    layout = uncertain(windows)
    layout.zoom(pitch, 500)
    (lane,) = layout.placed
    for bar in bars_of(layout):
        begin, end = layout.window_of(layout.title_of(lane, bar.mark.first))
        assert begin <= bar.begin <= bar.mark.x <= bar.end <= end
        assert (bar.is_begin, bar.is_end) == (bar.begin == begin, bar.end == end)
        assert bar.mark.x - REACH <= bar.begin
        assert bar.end <= bar.mark.x + REACH


@given(WINDOWS, PITCHES, st.floats(0, 4000))
def test_a_bar_is_the_same_from_wherever_it_is_seen(
    windows: list[tuple[int, int]], pitch: float, left: float
) -> None:
    layout = uncertain(windows)
    layout.zoom(pitch, 500)
    whole = [bar for bar in bars_of(layout) if bar.begin < left + 900 and bar.end > left]
    assert bars_of(layout, left, left + 900) == whole


def test_a_sure_title_has_none_and_an_uncertain_one_has_its_whole_window_where_there_is_room() -> None:
    layout = uncertain([(0, 0), (0, 0), (1, 1), (0, 0)])
    layout.zoom(200, 500)
    (bar,) = bars_of(layout)
    assert bar.mark.first == 2
    begin, end = layout.window_of(layout.titles[2])
    assert begin <= bar.begin < bar.end <= end
    assert layout.has_room_for_windows
    layout.zoom(LEAST_PITCH / 2, 500)
    assert not layout.has_room_for_windows


def test_two_that_may_both_be_in_a_gap_share_it() -> None:
    marks = [Mark(100.0, 0, 0, 0, 0.0, 0.0), Mark(300.0, 0, 1, 1, 0.0, 0.0)]
    one, two = window_bars(marks, _window)
    assert (one.begin, one.is_begin, two.end, two.is_end) == (60.0, True, 320.0, True)
    assert (one.is_end, two.is_begin) == (False, False)
    assert two.begin - one.end == pytest.approx(4)


def _window(mark: Mark) -> tuple[float, float]:
    return ((60.0, 400.0), (0.0, 320.0))[mark.first]
