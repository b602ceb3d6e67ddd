"""Dates of EDTF level 2: which are read, which days they may mean, how they sort, and their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.dates import (
    FOREVER,
    DateError,
    date_of_index_text,
    date_words,
    day_span,
    index_text,
    release_key,
    text_with_date_words,
)

#: The features of the specification at https://www.loc.gov/standards/datetime/, by level; times of day are left out.
LEVEL_0 = ("1985-04-12", "1985-04", "1985", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2005/2006-02")  # fmt: skip
LEVEL_1 = ("Y170000002", "Y-170000002", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX",
    "1985-XX-XX", "1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985", "1985-04-12/", "1985/", "/1985-04-12",
    "/1985", "1984~/2004-06", "1984/2004-06~", "1984~/2004~", "1984-06?/2004-08?", "1984-06-02?/2004-08-08~", "-1985")  # fmt: skip
LEVEL_2 = ("Y-17E7", "Y10E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34", "2001-41", "[1667,1668,1670..1672]", "[..1760-12-03]",
    "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}",
    "2004-06-11%", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "156X-12-25", "15XX-12-25", "XXXX-12-XX",
    "1XXX-XX", "1XXX-12", "1984-1X", "2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03")  # fmt: skip


@pytest.mark.parametrize("text", [*LEVEL_0, *LEVEL_1, *LEVEL_2])
def test_every_feature_of_the_specification_is_read(text: str) -> None:
    first, last = day_span(text)
    assert first <= last
    assert date_words(text)
    assert release_key(text) != release_key(None)
    assert date_of_index_text(index_text(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not a date"), ("soon", "not a date"), ("2006-1", "not a date"), ("22.10.2006", "not a date"), ("06", "not a date"),
        ("20X", "not a date"), ("2007~~", "not a date"), ("2007/2008/2009", "not a date"), ("٢٠٠٧", "not a date"),
        ("2006-13", "no such day"), ("1941-00", "no such day"), ("2006-02-30", "no such day"), ("2007-02-29", "no such day"),
        ("1900-02-29", "no such day"), ("2007-3X", "no such day"), ("2007-02-3X", "no such day"), ("2007-04-31/2008", "no such day"),
        ("2007-21-05", "a season has no days"), ("/", "a date at one end"), ("../..", "a date at one end"),
        ("2008/2006", "ends before it begins"), ("2008-05/2008-04", "ends before it begins"), ("-0010/-0020", "ends before it begins"),
        ("[2005..2003]", "ends before it begins"), ("[2003", "not closed"), ("[2003}", "not closed"), ("[]", "empty member"),
        ("[2003,]", "empty member"), ("{,}", "empty member"), ("-25793", "begins with Y"), ("200100-01", "begins with Y"),
        ("Y2007", "more than four digits"), ("1950S5", "significant"), ("19XXS2", "significant"), ("Y1E9999", "1000 digits"),
        (f"Y{'9' * 5000}", "1000 digits"), ("9" * 5000, "begins with Y"), ("[" * 20_000, "too long"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        day_span(text)


@given(st.text(alphabet="0123456789XYES-/.[]{},?~% ", max_size=24))
def test_whatever_the_text_it_is_a_date_or_refused(text: str) -> None:
    try:
        first, last = day_span(text)
    except DateError:
        return
    assert first <= last
    assert date_words(text)
    assert date_of_index_text(index_text(text.strip())) == text.strip()


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("1899", "1899-05-17"), ("194X", "1941"), ("50XX", "5094-12"), ("2007~", "2006-06"), ("~2007", "2008-06"),
        ("2009-10~", "2009-11-30"), ("2009-11-05?", "2009-11-06"), ("2004?-06-11", "2005-06-11"), ("2004-06-~11", "2004-06-12"),
        ("[2003,2004]", "2004-12-31"), ("[..2003]", "0027"), ("1999-12-31/2000-01-01", "2000-01-01"), ("2009/..", "2999"),
        ("/2009", "-0044"), ("2009-21", "2009-04"), ("2009-24", "2010-02-03"), ("2009-30", "2009-12"), ("2009-36", "2009-11"),
        ("-001X", "-0015"), ("Y5000000000", "Y5E9"), ("1950S2", "1999"), ("156X-12-25", "1565-12-25"), ("1984-1X", "1984-11"),
        ("19XX-02-29", "1904-02-29"), ("2004-XX-15", "2004-08-15"),
    ],
)  # fmt: skip
def test_a_wide_date_holds_a_narrow_one(wide: str, narrow: str) -> None:
    outer, inner = day_span(wide), day_span(narrow)
    assert outer.first <= inner.first <= inner.last <= outer.last


def test_without_widening_a_date_is_its_own_unit() -> None:
    assert day_span("2007~", widen=False) == day_span("2007")
    assert day_span("[2003~,2004]", widen=False) == day_span("2003/2004")


@given(st.dates(), st.dates())
def test_days_compare_as_in_the_calendar(one: date, two: date) -> None:
    assert (day_span(str(one)) < day_span(str(two))) == (one < two)
    assert (index_text(str(one)) or "") <= (index_text(str(max(one, two))) or "")


@given(st.integers(-(10**30), 10**30), st.integers(-(10**30), 10**30))
def test_years_of_any_length_and_sign_compare_by_value(one: int, two: int) -> None:
    first, second = (str_of_year(year) for year in (one, two))
    assert (day_span(first) < day_span(second)) == (one < two)
    if one != two:
        assert ((index_text(first) or "").encode() < (index_text(second) or "").encode()) == (one < two)
        assert (release_key(first).encode() < release_key(second).encode()) == (one < two)


def str_of_year(year: int) -> str:
    """A year as EDTF writes it."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def test_neighbours_do_not_overlap() -> None:
    neighbours = [
        ("1899", "1900"),
        ("2007-02", "2007-03"),
        ("2007-04-30", "2007-05-01"),
        ("194X", "1950"),
        ("-0001", "0000"),
    ]
    for one, two in neighbours:
        assert day_span(one).last < day_span(two).first


def test_open_intervals_have_no_bound() -> None:
    assert day_span("2009/..").last == FOREVER
    assert day_span("../2009").first == -FOREVER
    assert day_span(f"Y{'9' * 1000}").last < FOREVER


def test_a_month_sorts_after_its_days_and_no_date_after_all() -> None:
    dates = [
        "-0411",
        "0027",
        "2016-12-31",
        "2017-08-01",
        "2017-08-31",
        "2017-08",
        "2017-09-01",
        "2017",
        "2018-01-01",
        "Y12345",
        None,
    ]
    assert sorted(dates, key=release_key) == dates
    assert release_key("2017-05-31") < release_key("2017-21") < release_key("2017-06-01")


def test_the_index_sorts_by_the_first_day() -> None:
    dates = [
        "Y-25792",
        "-0018",
        "-0018-05",
        "0027",
        "2006-12",
        "2007",
        "2007~",
        "2007-21",
        "2007-04-02",
        "2008",
        "Y200100",
    ]
    texts = [index_text(text) or "" for text in dates]
    assert [date_of_index_text(text) for text in sorted(texts, key=str.encode)][:2] == dates[:2]
    assert sorted(texts) == sorted(texts, key=str.encode)
    assert (index_text("2007-21") or "").startswith("2007-03-01")
    assert index_text(None) is date_of_index_text(None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2007~", "about 2007"), ("194X", "the 1940s"), ("50XX", "the years 5000 to 5099"), ("[2003,2004]", "2003 or 2004"),
        ("{2003,2004}", "2003 and 2004"), ("[..2003]", "2003 or before"), ("2009/..", "2009 or later"), ("2006/2008", "2006 to 2008"),
        ("1899-05-17", "17 May 1899"), ("1899-03-04", "4 March 1899"), ("1899-05", "May 1899"), ("2006-12-24/2007-01", "24 December 2006 to January 2007"), ("-0018", "19 BC"), ("-0018-05", "May, 19 BC"),
        ("-0018-05-03", "3 May, 19 BC"), ("Y-25792", "25793 BC"), ("Y200100", "the year 200100"),
        ("Y5000000000", "the year 5000000000"), ("2007-21", "spring 2007"), ("2007-24", "winter 2007"), ("2007-34", "quarter 2 of 2007"),
        ("-001X", "the 10s BC"), ("-05XX", "the years 600 to 501 BC"), ("0027", "the year 27"), ("1950S2", "the years 1900 to 1999"),
        ("2021-XX-XX", "2021"), ("2021-05-XX", "May 2021"), ("156X-12-25", "25 December in the 1560s"), ("not a date", "not a date"),
    ],
)  # fmt: skip
def test_dates_in_words(text: str, words: str) -> None:
    assert date_words(text) == words


def test_days_in_a_sentence_are_words_and_other_numbers_stay() -> None:
    text = "2005-03-26, three weeks after the dummies; page 2005-3, 12005-03-26, 2005-03"
    assert text_with_date_words(text) == (
        "26 March 2005, three weeks after the dummies; page 2005-3, 12005-03-26, 2005-03"
    )
