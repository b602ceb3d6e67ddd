"""Marks and labels: nothing overlaps, nothing is lost, all are in the order of the story."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.timeline_layout.axis import Axis, ScaledAxis
from janto_catalog.timeline_layout.lanes import Lane
from janto_catalog.timeline_layout.marks import LABEL_AT, SLOT, Mark, place_marks
from janto_catalog.timeline_layout.placed_lane import PlacedLane

ROUNDING = 0.001
GAPS = st.lists(st.floats(0, 400) | st.sampled_from((0.0, 0.3, 5.0)), max_size=60)
WIDTHS = st.integers(0, 168)


def rising(gaps: list[float]) -> list[float]:
    xs, x = [], 40.0
    for gap in gaps:
        x += gap
        xs.append(x)
    return xs


def assert_apart(marks: list[Mark], tracks: int) -> None:
    for track in range(tracks):
        own = [mark for mark in marks if mark.track == track]
        for one, two in pairwise(own):
            end = one.x + (LABEL_AT + one.label if one.label else SLOT / 2)
            assert end <= two.x - SLOT / 2 + ROUNDING


@given(GAPS, st.integers(1, 8), WIDTHS)
def test_marks_and_labels_of_a_track_do_not_overlap(gaps: list[float], tracks: int, width: int) -> None:
    xs = rising(gaps)
    marks = place_marks(xs, range(len(xs)), tracks, lambda place: width + place % 7)
    assert_apart(list(marks), tracks)


@given(GAPS, st.integers(1, 8), WIDTHS)
def test_each_title_has_one_mark_and_marks_are_in_order(gaps: list[float], tracks: int, width: int) -> None:
    xs = rising(gaps)
    marks = place_marks(xs, range(len(xs)), tracks, lambda _place: width)
    assert [place for mark in marks for place in range(mark.first, mark.last + 1)] == list(range(len(xs)))
    assert all(one.x <= two.x for one, two in pairwise(marks))


@given(GAPS, st.integers(1, 8), WIDTHS)
def test_a_lane_that_is_placed_in_parts_is_as_one_placed_at_once(
    gaps: list[float], tracks: int, width: int
) -> None:
    """Nothing overlaps where two parts meet, and nothing is lost there."""
    xs = rising(gaps)
    lane = PlacedLane(
        Lane("", "", tuple(range(len(xs)))),
        range(len(xs)),
        [0] * (len(xs) + 1),
        ScaledAxis(Axis([None] * len(xs)), 1.0, xs),
        top=0,
        tracks=tracks,
        width_of=lambda _title: float(width),
    )
    marks = list(lane.marks(0, 100_000))
    assert_apart(marks, tracks)
    assert [place for mark in marks for place in range(mark.first, mark.last + 1)] == list(range(len(xs)))
    for title in range(len(xs)):
        mark = lane.mark_of(title)
        assert mark is not None
        assert mark.first <= title <= mark.last


def test_a_label_has_its_room_where_there_is_any() -> None:
    marks = place_marks([100.0, 300.0, 310.0], range(3), 1, lambda _place: 80.0)
    assert [(mark.label, mark.size) for mark in marks] == [(80.0, 1), (0.0, 2)]


def test_titles_that_are_near_each_other_use_the_tracks_before_they_share_a_mark() -> None:
    marks = place_marks([100.0, 108.0, 116.0], range(3), 3, lambda _place: 80.0)
    assert [(mark.track, mark.size, mark.label) for mark in marks] == [
        (0, 1, 80.0),
        (1, 1, 80.0),
        (2, 1, 80.0),
    ]
