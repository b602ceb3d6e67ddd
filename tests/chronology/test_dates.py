"""Dates: which days they may mean, how they sort, and their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.chronology import date_words, day_span, release_key
from janto_catalog.chronology.dates import FOREVER


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("1899", "1899-05-17"),
        ("194X", "1941"),
        ("50XX", "5094-12"),
        ("2007~", "2006-06"),
        ("2009-10~", "2009-11-30"),
        ("2009-11-05?", "2009-11-06"),
        ("[2003,2004]", "2004-12-31"),
        ("[..2003]", "0027"),
        ("1999-12-31/2000-01-01", "2000-01-01"),
        ("2009/..", "2999"),
        ("/2009", "-0044"),
        ("2009-21", "2009-04"),
    ],
)
def test_a_wide_date_holds_a_narrow_one(wide: str, narrow: str) -> None:
    low, high = day_span(wide)
    lower, higher = day_span(narrow)
    assert low <= lower <= higher <= high


@pytest.mark.parametrize(
    "wrong", ["", "soon", "2007-13", "2007-00", "2008/2007", "20", "2007-1", "[]", "2007-02-32"]
)
def test_text_that_is_not_a_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|ends|day"):
        day_span(wrong)


@given(st.dates(), st.dates())
def test_days_compare_as_in_the_calendar(one: object, two: object) -> None:
    assert (day_span(str(one)) < day_span(str(two))) == (str(one) < str(two))


def test_neighbouring_days_do_not_overlap() -> None:
    for one, two in [
        ("1899", "1900"),
        ("2007-02", "2007-03"),
        ("2007-04-30", "2007-05-01"),
        ("194X", "1950"),
    ]:
        assert day_span(one)[1] < day_span(two)[0]


def test_open_intervals_have_no_bound() -> None:
    assert day_span("2009/..")[1] == FOREVER
    assert day_span("../2009")[0] == -FOREVER


def test_a_month_sorts_after_its_days_and_no_date_after_all() -> None:
    dates = ["2016-12-31", "2017-08-01", "2017-08-31", "2017-08", "2017-09-01", "2017", "2018-01-01", None]
    assert sorted(dates, key=release_key) == dates


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2007~", "about 2007"),
        ("194X", "the 1940s"),
        ("50XX", "the years 5000 to 5099"),
        ("[2003,2004]", "2003 or 2004"),
        ("[..2003]", "2003 or before"),
        ("2009/..", "2009 or later"),
        ("2006/2008", "2006 to 2008"),
        ("1899-05-17", "1899-05-17"),
    ],
)
def test_dates_in_words(date: str, words: str) -> None:
    assert date_words(date) == words
