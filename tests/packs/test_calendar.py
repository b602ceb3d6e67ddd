"""The calendar of a world: how it is read, what is wrong with one, and the words of dates in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.calendars import Calendar, CalendarEra, DateLabel
from janto_catalog.model.dates import date_words, is_date
from janto_catalog.packs import check_pack, load_pack
from tests.packs.conftest import GOOD, WritePack

HEAD = GOOD["pack.toml"]
LINES = HEAD.count("\n")
IMPERIAL = Calendar(
    "imperial",
    eras=(CalendarEra("2E {}"), CalendarEra("3E {}", 896)),
    before="{} before the Second Era",
    months=tuple(f"Month {number}" for number in range(1, 13)),
    labels=(DateLabel("1329-01", "the first thaw"),),
)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1329", "3E 433"), ("0896", "2E 896"), ("0897", "3E 1"), ("0000", "1 before the Second Era"), ("-0009", "10 before the Second Era"),
        ("1329~", "about 3E 433"), ("132X", "3E 424 to 3E 433"), ("089X", "2E 890 to 3E 3"), ("1329-07", "Month 7, 3E 433"),
        ("1329-07-04", "4 Month 7, 3E 433"), ("1329-21", "spring, 3E 433"), ("1329-34", "quarter 2 of 3E 433"), ("1329-01", "the first thaw"),
        ("1329-01?", "about the first thaw"), ("1329-01/1330", "the first thaw to 3E 434"), ("[1329,1330]", "3E 433 or 3E 434"),
        ("1329/..", "3E 433 or later"), ("Y200100", "3E 199204"), ("1329-XX", "3E 433"), ("soon", "soon"),
    ],
)  # fmt: skip
def test_dates_in_the_words_of_a_world(date: str, words: str) -> None:
    assert date_words(date, IMPERIAL) == words


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("3E 433", "1329"), ("3e433", "1329"), ("2E 896", "0896"), ("2E 897", ""), ("1 before the second era", "0000"),
        ("0 before the second era", ""), ("The First Thaw", "1329-01"), ("3E 199204", "Y200100"), ("3E", ""), ("4E 1", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_world_are_read_as_dates(words: str, date: str) -> None:
    assert IMPERIAL.date_of(words) == date


@given(st.integers(-5_000, 300_000))
def test_every_year_is_read_as_it_is_written(year: int) -> None:
    written = IMPERIAL.date_of(IMPERIAL.year(year))
    assert date_words(written, IMPERIAL) == IMPERIAL.year(year)


def test_years_that_a_calendar_does_not_count_keep_their_usual_words() -> None:
    calendar = Calendar("late", eras=(CalendarEra("year {} of the Republic", 1500),))
    assert date_words("1499", calendar) == "1499"
    assert date_words("1512", calendar) == "year 12 of the Republic"
    assert date_words("1499/1502", calendar) == "1499 to year 2 of the Republic"
    assert date_words("1512-03", Calendar("", months=IMPERIAL.months)) == "Month 3 1512"


@given(st.text(alphabet="0123456789XYES-/.[]{},?~% ", max_size=16))
def test_every_date_has_words_in_every_calendar(text: str) -> None:
    assert bool(date_words(text, IMPERIAL)) or not text.strip()
    assert is_date(text) or date_words(text, IMPERIAL) == text.strip()


def test_a_calendar_is_read_from_the_head_of_a_pack() -> None:
    pack = load_pack(Path(__file__).parent / "orrery")
    (calendar,) = pack.story.calendars
    assert [era.offset for era in calendar.eras] == [0, 896, 1500]
    assert len(calendar.months) == 12
    assert calendar.named("1329") == "the year without a tide"
    assert {series.id: series.dates_place for series in pack.story.series} == {
        "tales": True,
        "walkers": False,
    }


@pytest.mark.parametrize(
    ("lines", "row", "message"),
    [
        (['eras = [{ label = "3E", offset = 3 }]'], 2, 'label needs {} once, where the number of the year stands, as in "3E {}"'),
        (['eras = [{ label = "{} {}" }]'], 2, "label needs {} once"),
        (["eras = [{ offset = 3 }]"], 2, "label is missing"),
        (['eras = [{ label = "{}", offset = "3" }]'], 2, "offset must be a whole number"),
        (["eras = [", '{ label = "a {}", offset = 9 },', '{ label = "b {}", offset = 9 },', "]"], 4, "the offsets of eras must rise: 9 does not come after 9"),
        (['eras = [{ label = "3E {}", start = 3 }]'], 2, "there is no field 'start' here"),
        (['before = "{} before"'], 2, "before counts the years before the first of the eras; there are none"),
        (['eras = [{ label = "{}" }]', 'before = "long before"'], 3, "before needs {} once"),
        (['months = ["One", "Two"]'], 2, "a calendar has the names of 12 months, not of 2"),
        (['labels = { "soon" = "x" }'], 2, "'soon' is not a date (EDTF): "),
        (['labels = { "1329~" = "x" }'], 2, "'1329~' is not one plain date: only those have names"),
        (['labels = { "1329" = 3 }'], 2, "1329 must be a text in quotes"),
        ([], 1, "a calendar needs eras, months or labels"),
        (['era = "3E"'], 2, "there is no field 'era' here; did you mean 'eras'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_calendar_is_reported_with_its_line(
    lines: list[str], row: int, message: str, write_pack: WritePack
) -> None:
    text = HEAD + "\n".join(["[calendar]", *lines, ""])
    found = check_pack(write_pack(("pack.toml", text)))
    assert [(each.file, each.line) for each in found if each.message.startswith(message)] == [
        ("pack.toml", LINES + row)
    ], found


def test_a_word_for_whether_dates_place_is_true_or_false(write_pack: WritePack) -> None:
    folder = write_pack(("series/one.toml", 'kind = "novel"', 'kind = "novel"\ndates_place = "no"'))
    (finding,) = check_pack(folder)
    assert finding.message == "dates_place must be true or false, not 'no'"
