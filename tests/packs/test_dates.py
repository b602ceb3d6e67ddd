"""Dates a pack may write, and those it may not."""

from __future__ import annotations

import pytest

from janto_catalog.packs.dates import is_partial_date, is_story_date


@pytest.mark.parametrize("text", ["2006", "2006-10", "2006-10-22", "2008-02-29"])
def test_a_release_has_any_precision(text: str) -> None:
    assert is_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "06", "2006-13", "2006-1", "2006-02-30", "2007-02-29", "22.10.2006", "2006~"]
)
def test_a_release_is_a_day_of_the_calendar(text: str) -> None:
    assert not is_partial_date(text)


@pytest.mark.parametrize(
    "text",
    ["0027", "1941-01", "2007~", "2007?", "194X", "50XX", "2006-XX", "2006/2008", "1999-12-31/2000-01-01", "2006/..", "2006/", "../1900",
     "[2003,2004]", "[2003, 2004]", "-0043"],
)  # fmt: skip
def test_a_story_date_is_in_the_part_of_edtf_that_packs_use(text: str) -> None:
    assert is_story_date(text)


@pytest.mark.parametrize(
    "text", ["", "soon", "/", "../..", "2008/2006", "2008-05/2008-04", "[2003", "20X", "X", "[]", "1941-00"]
)
def test_a_story_date_is_not_anything_else(text: str) -> None:
    assert not is_story_date(text)
