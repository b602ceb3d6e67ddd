"""Years of EDTF: four digits, digits that are not known, long and exponential years, significant digits."""

from __future__ import annotations

import re
from typing import NamedTuple

from janto_catalog.model.dates.errors import DateError

PATTERN = r"-?[0-9X]{4}(?:S[0-9]{1,4})?|Y-?[0-9]+(?:E[0-9]{1,4})?(?:S[0-9]{1,4})?"
MAX_DIGITS = 1000

_YEAR = re.compile(r"(Y?)(-?)([0-9X]+)(?:E([0-9]+))?(?:S([0-9]+))?")


class Years(NamedTuple):
    """The first and last year a text may mean, and its unit: 1, or 10 for a decade, 100 for a century."""

    first: int
    last: int
    unit: int


def parse_years(text: str) -> Years:
    """The years of `text`, which must match PATTERN.  Raises DateError."""
    match = _YEAR.fullmatch(text)
    if match is None:
        raise DateError(f"{text!r} is not a year")
    long, sign, digits, exponent, significant = match.groups()
    if len(digits) + int(exponent or 0) > MAX_DIGITS:
        raise DateError(f"a year has at most {MAX_DIGITS} digits")
    if "X" in digits and significant:
        raise DateError("a year has either unknown digits (X) or significant ones (S)")
    digits += "0" * int(exponent or 0)
    if long and len(digits.lstrip("0")) <= 4:
        raise DateError("Y is for years of more than four digits")
    if significant:
        digits = _with_unknown(digits, int(significant))
    return _signed(digits, sign)


def _with_unknown(digits: str, significant: int) -> str:
    """The digits with an X for each that is not significant: the year 1950S2 is one of 19XX."""
    if not 0 < significant <= len(digits):
        raise DateError(f"{digits} cannot have {significant} significant digits")
    return digits[:significant] + "X" * (len(digits) - significant)


def _signed(digits: str, sign: str) -> Years:
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    unit = 10 ** (len(digits) - len(digits.rstrip("X")))
    return Years(-high, -low, unit) if sign else Years(low, high, unit)
