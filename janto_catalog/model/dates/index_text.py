"""Release dates as texts that sort bytewise: for the order of releases, and for the index of searches."""

from __future__ import annotations

import re

from janto_catalog.model.dates.edtf import DAYS_OF_MONTH, DAYS_OF_YEAR, FOREVER, day_span
from janto_catalog.model.dates.errors import DateError

_PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_UNDATED = "~"


def release_key(released: str | None) -> str:
    """What sorts releases bytewise: "2017-08" after its days, "2017" after its months, None after all."""
    if not released:
        return _UNDATED
    if _PLAIN.fullmatch(released):
        return released if len(released) == len("2017-08-01") else f"{released}-~"
    try:
        first, last = day_span(released, widen=False)
    except DateError:
        return _UNDATED
    # After the days it may mean; one that is open has come out when it began.
    return f"{day_text(last if last < FOREVER else first)}-~"


def index_text(released: str | None) -> str | None:
    """What the index of searches keeps of a release date: the first day it may mean, then the date itself.

    A plain date of a year 0000 to 9999 is kept as it is, at its own precision.
    """
    if not released or _PLAIN.fullmatch(released):
        return released
    try:
        first, last = day_span(released, widen=False)
    except DateError:
        return released
    return f"{day_text(first if first > -FOREVER else last)} {released}"


def date_of_index_text(text: str | None) -> str | None:
    """The release date of an index text."""
    return text.partition(" ")[2] or text if text else text


def day_text(number: int) -> str:
    """A day, numbered as in `DaySpan`, as text that sorts bytewise; of usual years as ISO 8601."""
    if abs(number) >= FOREVER:
        return "" if number < 0 else _UNDATED
    year, rest = divmod(number, DAYS_OF_YEAR)
    month, day = divmod(rest, DAYS_OF_MONTH)
    return f"{_year_text(year)}-{month + 1:02}-{day + 1:02}"


def _year_text(year: int) -> str:
    if 0 <= year <= 9999:
        return f"{year:04}"
    digits = str(abs(year))
    if year > 0:
        # ":" sorts after the digits; the number of digits comes first.
        return f":{len(digits):04}{digits}"
    # "-" sorts before the digits; the further from zero, the smaller.
    return f"-{9999 - len(digits):04}{''.join(str(9 - int(digit)) for digit in digits)}"
