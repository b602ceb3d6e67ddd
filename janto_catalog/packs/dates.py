"""Which dates a pack may write: ISO 8601 of any precision for releases, a part of EDTF for the story."""

from __future__ import annotations

import re
from calendar import monthrange

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UNSPECIFIED = re.compile(r"\d{0,3}X{1,4}|\d{4}-XX(?:-XX)?|\d{4}-\d{2}-XX")
_BEFORE_YEAR_0 = re.compile(r"-\d{4}")
_QUALIFIERS = "?~%"


def is_partial_date(text: str) -> bool:
    """Whether `text` is a day, month or year of the calendar: "2006-10-22", "2006-10", "2006"."""
    match = _PARTIAL.fullmatch(text)
    if not match:
        return False
    year, month, day = match.groups()
    if month is None:
        return True
    if not 1 <= int(month) <= 12:
        return False
    return day is None or 1 <= int(day) <= monthrange(max(int(year), 1), int(month))[1]


def is_story_date(text: str) -> bool:
    """Whether `text` is a date in the EDTF subset: a date, "2007~", "194X", "2006/2008", "2006/..", "[2003,2004]"."""
    if text.startswith("[") and text.endswith("]"):
        return all(is_story_date(part.strip()) and "[" not in part for part in text[1:-1].split(","))
    begin, slash, end = text.partition("/")
    if not slash:
        return _is_point(begin)
    parts = [part for part in (begin, end) if part not in ("..", "")]
    return bool(parts) and all(_is_point(part) for part in parts) and not _is_backwards(begin, end)


def _is_point(text: str) -> bool:
    plain = text[:-1] if text and text[-1] in _QUALIFIERS else text
    if _UNSPECIFIED.fullmatch(plain):
        return len(plain.split("-")[0]) == 4
    return is_partial_date(plain) or bool(_BEFORE_YEAR_0.fullmatch(plain))


def _is_backwards(begin: str, end: str) -> bool:
    first, last = (part.rstrip(_QUALIFIERS) for part in (begin, end))
    if not (_PARTIAL.fullmatch(first) and _PARTIAL.fullmatch(last)):
        return False
    shared = min(len(first), len(last))
    return first[:shared] > last[:shared]
