"""The axis: titles in their order, years where they are known, ticks that do not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.calendars import Calendar, CalendarEra
from janto_catalog.model.dates import DaySpan, day_span
from janto_catalog.timeline_layout.axis import MAX_PITCH, Axis
from janto_catalog.timeline_layout.dated_gaps import anchors, gaps
from tests.timeline_layout.contents import PITCHES, day_spans

SPANS = st.lists(day_spans(), max_size=80)


def days(*dates: str) -> list[DaySpan | None]:
    return [day_span(date) if date else None for date in dates]


def width_of(text: str) -> float:
    return 7.0 * len(text)


@given(SPANS)
def test_anchors_rise_and_keep_to_their_dates(spans: list[DaySpan | None]) -> None:
    found = anchors(spans)
    assert all(one.title < two.title and one.day <= two.day for one, two in pairwise(found))
    for anchor in found:
        span = spans[anchor.title]
        assert span is not None
        assert span.first <= anchor.day <= span.last + 1


@given(SPANS)
def test_the_time_of_dated_gaps_follows_on(spans: list[DaySpan | None]) -> None:
    for one, two in pairwise(gaps(spans)):
        if one.end is not None and two.begin is not None:
            assert one.end == pytest.approx(two.begin)


@given(SPANS, PITCHES)
def test_titles_are_in_their_order_and_at_least_a_pitch_apart(
    spans: list[DaySpan | None], pitch: float
) -> None:
    xs = Axis(spans).at(pitch).xs
    assert len(xs) == len(spans)
    assert all(two - one >= pitch * 0.999 for one, two in pairwise(xs))


@given(SPANS, PITCHES, st.floats(0, 5000))
def test_texts_of_ticks_do_not_overlap(spans: list[DaySpan | None], pitch: float, left: float) -> None:
    ticks = Axis(spans).at(pitch).ticks(left, left + 1200, width_of)
    assert all(one.x + width_of(one.text) < two.x for one, two in pairwise(ticks))


@given(SPANS, st.floats(300, 3000))
def test_the_whole_timeline_fits_where_it_can(spans: list[DaySpan | None], width: float) -> None:
    axis = Axis(spans)
    pitch = axis.fitting(width)
    assert axis.at(pitch).width <= width + 1 or pitch <= 0.03
    assert pitch == MAX_PITCH or axis.at(pitch * 1.1).width > width * 0.9


def test_years_are_marked_where_titles_are_dated() -> None:
    scaled = Axis(days("2006-03", "2006-09", "2007-02", "2008-05", "2009-01")).at(10)
    assert [tick.text for tick in scaled.ticks(0, 1000, width_of)] == ["2006", "2007", "2008", "2009"]


def test_a_leap_of_the_story_is_one_break_and_no_room() -> None:
    axis = Axis(days("1899", "1900", "2006", "2007"))
    scaled = axis.at(40)
    assert len(list(scaled.breaks(0, 1000))) == 1
    assert scaled.xs[2] - scaled.xs[1] == 40
    assert len(list(scaled.dated(0, 1000))) == 2


def test_titles_without_a_date_share_the_time_between_those_with_one() -> None:
    found = gaps(days("2006-01-01", "", "", "2006-12-31"))
    assert [gap.days for gap in found] == pytest.approx([found[0].days] * 3)
    assert not any(gap.is_break for gap in found)


def test_where_only_the_decade_is_known_no_year_is_marked() -> None:
    scaled = Axis(days(*["195X"] * 8)).at(200)
    assert {tick.text for tick in scaled.ticks(0, 9000, width_of)} == {"1950s"}


def test_a_date_that_the_order_overrules_does_not_shape_the_axis() -> None:
    assert [anchor.title for anchor in anchors(days("2006", "2150", "2007", "2008"))] == [0, 2, 3]


def test_a_world_with_a_calendar_has_its_years() -> None:
    calendar = Calendar("c", (CalendarEra("3E {}", 1000),))
    ticks = Axis(days("1430-05", "1433-01"), calendar).at(200).ticks(0, 3000, width_of)
    assert [tick.text for tick in ticks] == ["3E 430", "3E 431", "3E 432", "3E 433"]


def test_at_the_largest_zoom_weeks_are_marked() -> None:
    ticks = Axis(days("2006-03-01", "2006-03-20")).at(MAX_PITCH).ticks(0, 3000, width_of)
    assert "8 Mar" in [tick.text for tick in ticks]


def test_the_year_at_a_place_is_known_only_in_dated_gaps() -> None:
    scaled = Axis(days("2006-06-01", "2008-06-01", "", "2150")).at(100)
    assert scaled.year_at(scaled.xs[0] + 1) == "2006"
    assert scaled.year_at(scaled.xs[1] - 1) == "2008"
    assert not scaled.year_at(scaled.xs[2] + 1)
    assert not scaled.year_at(0)
