"""Dates as people read them."""

from __future__ import annotations

import re

from janto_catalog.model.calendars import Calendar
from janto_catalog.model.dates.edtf import OPEN, Parts, members, split_parts
from janto_catalog.model.dates.errors import DateError
from janto_catalog.model.dates.years import Years, parse_years

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR_DIGITS = 9
_SEASONS = ("spring", "summer", "autumn", "winter")
_GROUPINGS = {
    **{21 + number: _SEASONS[number % 4] for number in range(12)},
    **{33 + number: f"quarter {number + 1} of" for number in range(4)},
    **{37 + number: f"third {number + 1} of" for number in range(3)},
    **{40 + number: f"half {number + 1} of" for number in range(2)},
}

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def date_words(text: str, calendar: Calendar | None = None) -> str:
    """`text` as people read it: "4 March 1899", "about 2007", "the 1940s", "spring 2007", "19 BC", "2003 or 2004".

    With the calendar of a story world the years and months are those of the world: "about 3E 433".
    A text that is not a date stays as it is.
    """
    return _Words(calendar or _USUAL).of(text.strip())


def text_with_date_words(text: str) -> str:
    """A sentence with its ISO 8601 days as people read them."""
    return _ISO_DAY.sub(lambda found: date_words(found[0]), text)


def _ends(member: str) -> tuple[str, str]:
    first, dots, last = member.partition("..")
    return (first or "..", last or "..") if dots else (member, member)


class _Words:
    """Dates in the words of one calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar, self._months = calendar, calendar.months or _MONTHS

    def of(self, text: str) -> str:
        try:
            if text[:1] in ("[", "{"):
                last = " or " if text[0] == "[" else " and "
                return last.join(self._interval(*_ends(member)) for member in members(text))
            return self._interval(*text.split("/", 1)) if "/" in text else self._date(text)
        except DateError:
            return text

    def _interval(self, first: str, last: str) -> str:
        first, last = first.strip(), last.strip()
        if first in OPEN:
            return f"{self._date(last)} or before"
        if last in OPEN:
            return f"{self._date(first)} or later"
        return self._date(first) if first == last else f"{self._date(first)} to {self._date(last)}"

    def _date(self, text: str) -> str:
        parts = split_parts(text)
        named = self._calendar.named("-".join(filter(None, (parts.year, parts.month, parts.day))))
        words = named or self._plain(parts)
        return f"about {words}" if any(parts.marks) else words

    def _plain(self, parts: Parts) -> str:
        years = parse_years(parts.year)
        of_world = self._years_of_world(years)
        year = of_world or _year_words(years, parts.year)
        if not parts.month or "X" in parts.month:
            return year
        short = year.removeprefix("the year ")
        if season := _GROUPINGS.get(int(parts.month)):
            return f"{season}{',' if of_world and season in _SEASONS else ''} {short}"
        known_day = "" if "X" in parts.day else parts.day
        month = f"{known_day.lstrip('0')} {self._months[int(parts.month) - 1]}".strip()
        if years.unit > 1:
            return f"{month} in {year}"
        return f"{month}{',' if of_world or years.last <= 0 else ''} {short}"

    def _years_of_world(self, years: Years) -> str:
        """Years as the calendar counts them, "" where it does not."""
        first, last = self._calendar.year(years.first), self._calendar.year(years.last)
        if not (first and last):
            return ""
        return first if first == last else f"{first} to {last}"


_USUAL = Calendar("")


def _year_words(years: Years, text: str) -> str:
    first, last, unit = years
    if unit > 1 or first != last:
        return _years_words(years)
    if last <= 0:
        # The year before 1 is 0 here and 1 BC for people.
        return f"{1 - last} BC"
    return text if len(text) == 4 and first >= 1000 else f"the year {last}"


def _years_words(years: Years) -> str:
    first, last, unit = years
    if unit == 10 and last - first == 9:
        return f"the {-last}s BC" if last < 0 else f"the {first}s"
    if last < 0:
        return f"the years {1 - first} to {1 - last} BC"
    return f"the years {first} to {last}"


def short_date(value: str | None) -> str:
    """A date as "3 May 2024", "May 2024", "2024", "about 2007" or "spring 2007"; "" for none."""
    parts = (value or "").partition("T")[0].split("-")
    if not all(part.isdecimal() and len(part) <= _YEAR_DIGITS for part in parts):
        return date_words(value or "")
    year, *rest = (int(part) for part in parts)
    if not rest:
        return str(year)
    if not 1 <= rest[0] <= len(_SHORT_MONTHS):
        return date_words(value or "")
    month = _SHORT_MONTHS[rest[0] - 1]
    return f"{rest[1]} {month} {year}" if len(rest) > 1 else f"{month} {year}"
