"""Dates in a name: "12 May 2010", "November 2016", "2009-08-20"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from janto_catalog.filenames.parse import ParsedName
from janto_catalog.filenames.vocabulary import MONTH_ABBREVIATIONS, MONTHS

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS = range(1, 32)


class NamedDate(NamedTuple):
    """A date with a year and a month, and a day that is 0 where the name has none."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        """The date as "yyyy-mm-dd" or "yyyy-mm"."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def named_date(parsed: ParsedName) -> NamedDate | None:
    """Return the date in a name, None for one without a month.

    >>> from janto_catalog.filenames.parse import parse_name
    >>> named_date(parse_name("Evening Paper 12 May 2010")), named_date(parse_name("Show 002 (November 2016)"))
    (NamedDate(year=2010, month=5, day=12), NamedDate(year=2016, month=11, day=0))
    """
    numbers, words = parsed.numbers, parsed.words
    if written := numbers.date or numbers.month:
        return NamedDate(*map(int, written.split("-")))
    if MONTHS.isdisjoint(words):
        return None
    for position, (first, second) in enumerate(pairwise(words)):
        month = month_of(first)
        if month and _YEAR.fullmatch(second):
            # A day in front of it would be in the full date.
            return NamedDate(int(second), month)
        behind = words[position + 2] if position + 2 < len(words) else ""
        if month and _day(second) and _YEAR.fullmatch(behind):
            return NamedDate(int(behind), month, _day(second))
    return None


def month_of(word: str) -> int:
    """Return the number of the month that a word is, 0 for another word.

    >>> month_of("july"), month_of("mar"), month_of("spring")
    (7, 3, 0)
    """
    return (
        MONTH_ABBREVIATIONS.index(word[:3]) + 1 if word in MONTHS and word[:3] in MONTH_ABBREVIATIONS else 0
    )


def _day(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= 2 and int(word) in _DAYS else 0
