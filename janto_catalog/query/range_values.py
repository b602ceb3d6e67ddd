"""Values with ranges: dates and numbers, `2008..2009`, `>=4`.

A range of the tree includes both its ends, so "more than" begins at the next date or number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from janto_catalog.model.search import Between, Node, OneOf
from janto_catalog.query.dates import beside, iso_date
from janto_catalog.query.errors import WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.values import RawValue


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date of any precision, or a range of them; a year means all of it."""

    expected: str = "a date such as 2008 or 2008-03-05"
    comparisons: tuple[str, ...] = ("=", ">", ">=", "<", "<=")

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - dates are no names
        """Between two dates of the precision that was typed."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        low, high = _ends(written)
        return Between(
            field,
            self._date(low, 1 if written.comparison == ">" else 0),
            self._date(high, -1 if written.comparison == "<" else 0),
        )

    def _date(self, text: str, step: int) -> str | None:
        if not text:
            return None
        iso = iso_date(text)
        # "After 2008" begins with 2009: an end is always a whole day, month or year and belongs to the range.
        ends = beside(iso, step) if iso and step else iso
        if ends is None:
            raise WrongValueError(f'Expected {self.expected}, not "{text}"')
        return ends


@dataclass(frozen=True, slots=True)
class IntegerValue:
    """A whole number, or a range of them."""

    expected: str = "a whole number"
    comparisons: tuple[str, ...] = ("=", ">", ">=", "<", "<=")

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - numbers are no names
        """Between two whole numbers, both included."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        low, high = _ends(written)
        return Between(
            field,
            self._number(low, 1 if written.comparison == ">" else 0),
            self._number(high, -1 if written.comparison == "<" else 0),
        )

    def _number(self, text: str, step: int) -> int | None:
        if not text:
            return None
        # Ten digits are more than anything here counts, and less than what a database can compare.
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            raise WrongValueError(f'Expected {self.expected}, not "{text}"')
        return int(text) + step


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number as covers print it ("3", "12.5", "Special 3"), or a range of numbers."""

    expected: str = "a number such as 12.5"
    comparisons: tuple[str, ...] = ("=", ">", ">=", "<", "<=")

    def read(self, field: str, written: RawValue, names: Names) -> Node:  # noqa: ARG002 - numbers are no names
        """OneOf the number as printed ("03" is "3"), or Between two of them by value."""
        if written.bare in {"none", "any"}:
            return OneOf(field, any=written.bare == "any")
        text = written.text.strip()
        if written.comparison in {"", "="} and (written.quoted or ".." not in text):
            return OneOf(field, (re.sub(r"^0+(?=[0-9])", "", text),))
        low, high = _ends(written)
        return Between(
            field,
            self._number(low, math.inf if written.comparison == ">" else None),
            self._number(high, -math.inf if written.comparison == "<" else None),
        )

    def _number(self, text: str, towards: float | None) -> float | None:
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", text):
            raise WrongValueError(f'Expected {self.expected}, not "{text}"')
        return float(text) if towards is None else math.nextafter(float(text), towards)


def _ends(written: RawValue) -> tuple[str, str]:
    """The two ends of a range as text, "" for an open one."""
    text = written.text.strip()
    if written.comparison in {">", ">="}:
        return text, ""
    if written.comparison in {"<", "<="}:
        return "", text
    if not written.quoted and ".." in text:
        low, _, high = text.partition("..")
        if not (low or high):
            raise WrongValueError("Expected something before or after the two dots")
        return low, high
    return text, text
