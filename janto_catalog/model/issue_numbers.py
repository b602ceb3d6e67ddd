"""Numbers of issues and episodes as people write them: "-1", "½", "10.5", "10B", "1,000,000", "Special 3"."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from janto_catalog.model.text import plain_number, sort_key

_MINUS = str.maketrans(dict.fromkeys("−–‐‑﹣－", "-"))
_HALF = re.compile(r"(?:^|(?<=\d)\s|(?<=^[#-]))1/2$")
_NUMBER = re.compile(
    r"#?\s*(?P<minus>-)?\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?:[.](?P<decimals>\d+))?\s*(?P<fraction>[¼-¾⅐-⅞↉])?"
    r"(?P<rest>(?!\d).*)",
    re.DOTALL,
)
_ENDS_NEGATIVE = "~"
"""After all that may follow in a key, so that -1.5 comes before -1."""
_COMPLEMENT = str.maketrans("0123456789:", "9876543210/")


@lru_cache(maxsize=4096)
def issue_number_key(number: str) -> str:
    """A key whose bytewise order is that of numbers as printed; "" for no number.

    Numbers sort by value, and one with letters behind it after the one without: -1, 0, ½, 1, 1½, 10, 10B, 10.5, 20.
    What is behind a point counts: 2.9 comes before 2.10, as in "season 2, episode 10".  What begins with a word sorts
    after all numbers.  Ways to write one number have one key.

    >>> issue_number_key("007") == issue_number_key("7"), issue_number_key("1½") == issue_number_key("1.5")
    (True, True)
    """
    parsed = _parse(number)
    if parsed is None:
        return sort_key(number)
    point = f".{sort_key(' '.join(parsed.behind_point))}" if parsed.behind_point else ""
    key = sort_key(parsed.whole) + point
    if parsed.is_negative:
        key = f"-{key.translate(_COMPLEMENT)}{_ENDS_NEGATIVE}"
    suffix = sort_key(parsed.rest)
    return f"{key} {suffix}" if suffix else key


def issue_number_value(number: str) -> float | None:
    """The value of a number as printed: -1.0 for "-1", 1.5 for "1½"; None for text and for a number with letters.

    Values that are too large for a float become the largest one.
    """
    parsed = _parse(number)
    if parsed is None or parsed.rest:
        return None
    value = min(float(f"{parsed.whole}.{''.join(parsed.behind_point) or 0}"), sys.float_info.max)
    return -value if parsed.is_negative else value


class _Parsed(NamedTuple):
    """`behind_point`: the digits behind the point; of a fraction the tenths, and the rest."""

    is_negative: bool
    whole: str
    behind_point: tuple[str, ...]
    rest: str


def _parse(number: str) -> _Parsed | None:
    """The parts of a number, None for text that does not begin with one."""
    found = _NUMBER.fullmatch(_HALF.sub("½", number.strip().translate(_MINUS)))
    if found is None or not (found["whole"] or found["decimals"] or found["fraction"]):
        return None
    if found["decimals"] and found["fraction"]:
        return None
    behind: tuple[str, ...] = ()
    if (found["decimals"] or "").strip("0"):
        behind = (found["decimals"],)
    elif found["fraction"]:
        digits = f"{unicodedata.numeric(found['fraction']):.6f}".partition(".")[2].rstrip("0")
        behind = (digits[:1], digits[1:]) if digits[1:] else (digits,)
    whole = plain_number(found["whole"].replace(",", "")) if found["whole"] else "0"
    is_negative = found["minus"] is not None and (whole != "0" or bool(behind))
    return _Parsed(is_negative, whole, behind, found["rest"].strip())
