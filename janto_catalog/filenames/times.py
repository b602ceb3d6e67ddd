"""Times in names: where in a recording a file begins, "00m00s", "00-45-00", or how long it is."""

from __future__ import annotations

import re

#: In lower case, and for a place between other letters and digits.
TIME = r"(?:\d{1,2}h)?\d{1,3}m\d{1,2}s|\d{1,2}h\d{1,2}m"
_TIME = re.compile(TIME)
#: Hours, minutes and seconds without letters.  With an hour or more it is as likely a date.
_CLOCK = re.compile(r"(?<![a-z0-9])(?<!\d[-. ])00([-. ])([0-5]\d)\1([0-5]\d)(?![a-z0-9]|[-. ]\d)")
_NUMBERS = re.compile(r"(\d+)([hms])")
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def is_time(word: str) -> bool:
    """Whether a word in lower case is a time.

    >>> is_time("01h02m03s"), is_time("15m00s"), is_time("15m")
    (True, True, False)
    """
    return word[:1].isdecimal() and word[-1] in "ms" and _TIME.fullmatch(word) is not None


def with_times_in_letters(name: str) -> str:
    """Return a folded name with its clock times as one word each.

    >>> with_times_in_letters("title 00-45-00")
    'title 00h45m00s'
    """
    return _CLOCK.sub(r"00h\2m\3s", name) if "0" in name else name


def seconds_of(text: str) -> int:
    """Return a time in seconds.

    >>> seconds_of("01h02m03s")
    3723
    """
    return sum(int(number) * _SECONDS[unit] for number, unit in _NUMBERS.findall(text.lower()))
