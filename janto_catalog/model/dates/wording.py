"""Dates as people read them."""

from __future__ import annotations

import re

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


def date_words(text: str) -> str:
    """`text` as people read it: "4 March 1899", "about 2007", "the 1940s", "spring 2007", "19 BC", "2003 or 2004".

    A text that is not a date stays as it is.
    """
    text = text.strip()
    try:
        if text[:1] in ("[", "{"):
            last = " or " if text[0] == "[" else " and "
            return last.join(_interval_words(*_ends(member)) for member in members(text))
        return _interval_words(*text.split("/", 1)) if "/" in text else _date_words(text)
    except DateError:
        return text


def text_with_date_words(text: str) -> str:
    """A sentence with its ISO 8601 days as people read them."""
    return _ISO_DAY.sub(lambda found: date_words(found[0]), text)


def _ends(member: str) -> tuple[str, str]:
    first, dots, last = member.partition("..")
    return (first or "..", last or "..") if dots else (member, member)


def _interval_words(first: str, last: str) -> str:
    first, last = first.strip(), last.strip()
    if first in OPEN:
        return f"{_date_words(last)} or before"
    if last in OPEN:
        return f"{_date_words(first)} or later"
    return _date_words(first) if first == last else f"{_date_words(first)} to {_date_words(last)}"


def _date_words(text: str) -> str:
    parts = split_parts(text)
    words = _plain_words(parts)
    return f"about {words}" if any(parts.marks) else words


def _plain_words(parts: Parts) -> str:
    years = parse_years(parts.year)
    if not parts.month:
        return _year_words(years, parts.year)
    if parts.month.isdecimal() and int(parts.month) in _GROUPINGS:
        return f"{_GROUPINGS[int(parts.month)]} {_short_year(years, parts.year)}"
    if "X" in parts.month:
        return _year_words(years, parts.year)
    known_day = "" if "X" in parts.day else parts.day
    month = f"{known_day.lstrip('0')} {_MONTHS[int(parts.month) - 1]}".strip()
    if years.unit > 1:
        return f"{month} in {_year_words(years, parts.year)}"
    return f"{month}{',' if years.last <= 0 else ''} {_short_year(years, parts.year)}"


def _short_year(years: Years, text: str) -> str:
    return _year_words(years, text).removeprefix("the year ")


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
