"""Dates of stories (EDTF) and of releases, as things that can be put in order.

The EDTF here is the subset packs use: a year, month or day; digits not known ("194X"); about or doubtful
("2007~", "2007?"); one of several ("[2003,2004]"); spans, open or not ("2009-10/..").  The `edtf` package reads more,
but brings a parser generator that takes as long to import as a whole catalogue takes to be put in order.
"""

from __future__ import annotations

import re
from typing import Final

FOREVER: Final = 10**12
"""A day later than all: the bounds of what is open are -FOREVER and FOREVER."""

_YEAR: Final = 12 * 31
_DATE: Final = re.compile(
    r"(?P<year>-?[0-9X]{4,6})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[~?%]?)"
)
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def day_span(edtf: str) -> tuple[int, int]:
    """The lowest and highest day `edtf` may mean, as numbers that only compare: 372 to the year, 31 to the month.

    What is about or doubtful is widened by one of its own unit on each side.  ValueError when it is no such date.
    """
    text = edtf.strip()
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
        spans = [_span(part.strip().replace("..", "/")) for part in text[1:-1].split(",")]
        return min(low for low, _ in spans), max(high for _, high in spans)
    return _span(text)


def release_key(released: str | None) -> str:
    """What sorts releases bytewise: "2017-08" after its days, "2017" after its months, None after all."""
    if not released:
        return "~"
    return released if len(released) >= len("2017-08-01") else f"{released}-~"


def date_words(edtf: str) -> str:
    """`edtf` as people say it: "about 2007", "the 1940s", "2003 or 2004"."""
    text = edtf.strip()
    if text[:1] in "[{":
        return " or ".join(date_words(part.strip().replace("..", "/")) for part in text[1:-1].split(","))
    if "/" in text:
        first, _, last = text.partition("/")
        return _span_words(first, last)
    if text[-1:] in "~?%":
        return f"about {date_words(text[:-1])}"
    if text.endswith("XX"):
        return f"the years {text[:-2]}00 to {text[:-2]}99"
    return f"the {text[:-1]}0s" if text.endswith("X") else text


def _span_words(first: str, last: str) -> str:
    if first in ("", ".."):
        return f"{date_words(last)} or before"
    if last in ("", ".."):
        return f"{date_words(first)} or later"
    return f"{date_words(first)} to {date_words(last)}"


def _span(text: str) -> tuple[int, int]:
    if "/" not in text:
        return _single(text)
    first, _, last = text.partition("/")
    low = -FOREVER if first in ("", "..") else _single(first)[0]
    high = FOREVER if last in ("", "..") else _single(last)[1]
    if low > high:
        raise ValueError(f"{text!r} ends before it begins")
    return low, high


def _single(text: str) -> tuple[int, int]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a date")
    year_low, year_high = _digits(found["year"])
    month_low, month_high = _months(found["month"])
    day_low, day_high = _part(found["day"], 31)
    low = year_low * _YEAR + (month_low - 1) * 31 + day_low - 1
    high = year_high * _YEAR + (month_high - 1) * 31 + day_high - 1
    leeway = _leeway(found) if found["mark"] else 0
    return low - leeway, high + leeway


def _digits(text: str) -> tuple[int, int]:
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(low, high), max(low, high)


def _months(text: str | None) -> tuple[int, int]:
    if text is not None and text.isdigit() and int(text) in _SEASONS:
        return _SEASONS[int(text)]
    return _part(text, 12)


def _part(text: str | None, most: int) -> tuple[int, int]:
    if text is None or text == "XX":
        return 1, most
    low, high = _digits(text)
    low, high = max(low, 1), min(high, most)
    if low > high or (text.isdigit() and int(text) != low):
        raise ValueError(f"{text!r} is not a month or day")
    return low, high


def _leeway(found: re.Match[str]) -> int:
    if found["day"]:
        return 1
    return 31 if found["month"] else _YEAR
