"""A text of EDTF level 2 as the first and last day it may mean."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from janto_catalog.model.dates import years
from janto_catalog.model.dates.errors import DateError
from janto_catalog.model.dates.years import Years, parse_years

DAYS_OF_MONTH: Final = 31
DAYS_OF_YEAR: Final = 12 * DAYS_OF_MONTH
FOREVER: Final = int(10 ** (years.MAX_DIGITS + 10))
"""A day later than all: the bounds of what is open are -FOREVER and FOREVER."""

OPEN: Final = ("", "..")
"""The ends of an interval that have no date: "" is not known, ".." is open."""

_MAX_LENGTH: Final = 10_000
_FEBRUARY: Final = 2
_MARK: Final = "[?~%]?"
_DATE: Final = re.compile(
    rf"({_MARK})({years.PATTERN})({_MARK})(?:-({_MARK})([0-9X]{{2}})({_MARK})(?:-({_MARK})([0-9X]{{2}})({_MARK}))?)?"
)
_LONG_YEAR: Final = re.compile(r"-?[0-9]{5,}(?:-.*)?")
#: The first and last month of the groupings of months; 13 and 14 are the January and February after.
SEASONS: Final = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),  # without a hemisphere: as in the north
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),  # in the southern hemisphere
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


class DaySpan(NamedTuple):
    """The first and last day a date may mean, as numbers that only compare: 372 to the year, 31 to the month."""

    first: int
    last: int


class Parts(NamedTuple):
    """The parts of one date as text, "" for those it does not have, and the marks (? ~ %) of each, before and after."""

    year: str
    month: str
    day: str
    marks: tuple[str, str, str]


@lru_cache(maxsize=4096)
def day_span(text: str, *, widen: bool = True) -> DaySpan:
    """The first and last day `text` may mean: a date, an interval ("2006/..") or a set ("[2003,2004]").

    With `widen` what is uncertain or approximate is one of its own unit longer on each side.  Raises DateError.
    """
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        raise DateError("it is too long for a date")
    if text[:1] in ("[", "{"):
        spans = [_member(member, widen) for member in members(text)]
        return DaySpan(min(span.first for span in spans), max(span.last for span in spans))
    first, slash, last = text.partition("/")
    return _interval(first, last, widen) if slash else _date(text, widen)


def is_date(text: str) -> bool:
    """Whether `text` is a date that `day_span` reads."""
    try:
        day_span(text)
    except DateError:
        return False
    return True


def members(text: str) -> list[str]:
    """The members of a set, "[2003,2004]" or "{2003..2005}".  Raises DateError for an empty or open bracket."""
    if text[-1:] != {"[": "]", "{": "}"}[text[0]]:
        raise DateError("the bracket of the set is not closed")
    found = [member.strip() for member in text[1:-1].split(",")]
    if not all(found):
        raise DateError("the set has an empty member")
    return found


def split_parts(text: str) -> Parts:
    """The parts of one date.  Raises DateError; whether the day is in the calendar is not checked."""
    match = _DATE.fullmatch(text)
    if match is None:
        if _LONG_YEAR.fullmatch(text):
            raise DateError("a year of more than four digits begins with Y, as in Y-25792")
        raise DateError("it is not a date such as 1941-01-31, 2007~, 194X, 2007-21 or Y200100")
    before = (match[1], match[4] or "", match[7] or "")
    after = (match[3], match[6] or "", match[9] or "")
    marks = (before[0] + after[0], before[1] + after[1], before[2] + after[2])
    return Parts(match[2], match[5] or "", match[8] or "", marks)


def _member(text: str, widen: bool) -> DaySpan:
    first, dots, last = text.partition("..")
    return _interval(first or "..", last or "..", widen) if dots else _date(text, widen)


def _interval(first: str, last: str, widen: bool) -> DaySpan:
    first, last = first.strip(), last.strip()
    if first in OPEN and last in OPEN:
        raise DateError("an interval needs a date at one end")
    low = -FOREVER if first in OPEN else _date(first, widen).first
    high = FOREVER if last in OPEN else _date(last, widen).last
    if low > high:
        raise DateError("it ends before it begins")
    return DaySpan(low, high)


def _date(text: str, widen: bool) -> DaySpan:
    parts = split_parts(text)
    span = parse_years(parts.year)
    low, high = _days_in_year(parts, span)
    leeway = _leeway(parts, span) if widen else 0
    return DaySpan(
        span.first * DAYS_OF_YEAR + low - leeway,
        span.last * DAYS_OF_YEAR + high + leeway,
    )


def _days_in_year(parts: Parts, span: Years) -> tuple[int, int]:
    """The first and last day within the year, from 0.  Raises DateError for a month or day that does not exist."""
    if not parts.month:
        return 0, DAYS_OF_YEAR - 1
    if parts.month.isdecimal() and int(parts.month) in SEASONS:
        if parts.day:
            raise DateError("a season has no days")
        first, last = SEASONS[int(parts.month)]
        return (first - 1) * DAYS_OF_MONTH, last * DAYS_OF_MONTH - 1
    days = [
        (month - 1) * DAYS_OF_MONTH + day - 1
        for month in _numbers(parts.month, 12)
        for day in _numbers(parts.day or "XX", _last_day(month, span))
    ]
    if not days:
        raise DateError("there is no such day in the calendar")
    # A month without a day ends on the 31st, so that it holds whatever a day of it may be.
    return min(days), max(days) if parts.day else max(
        days
    ) // DAYS_OF_MONTH * DAYS_OF_MONTH + DAYS_OF_MONTH - 1


def _numbers(pattern: str, most: int) -> Iterator[int]:
    """The numbers from 1 to `most` that two digits may mean, of which some may be X."""
    if pattern.isdecimal():
        yield from (int(pattern),) if 1 <= int(pattern) <= most else ()
        return
    for number in range(1, most + 1):
        if all(known in ("X", digit) for known, digit in zip(pattern, f"{number:02}", strict=True)):
            yield number


def _last_day(month: int, span: Years) -> int:
    """The last day a month has in one of the years at least."""
    if month != _FEBRUARY:
        return monthrange(2001, month)[1]
    has_leap_year = any(isleap(year) for year in range(span.first, min(span.last, span.first + 7) + 1))
    return 29 if has_leap_year else 28


def _leeway(parts: Parts, span: Years) -> int:
    """The days by which a date is widened at both ends: one of the largest unit that is marked.

    A mark behind a part is of all parts to its left too, and the unit is then that of the part itself.
    """
    units = (span.unit * DAYS_OF_YEAR, DAYS_OF_MONTH, 1)
    return max((unit for unit, marks in zip(units, parts.marks, strict=True) if marks), default=0)
