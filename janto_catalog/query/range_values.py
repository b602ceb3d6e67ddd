"""Values that can be ranges: dates and numbers, `2008..2009`, `>=4`.

A range of the tree includes both its ends, so "more than" begins at the next date or number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Protocol

from janto_catalog.model.issue_numbers import issue_number_value
from janto_catalog.model.remarks import MOST_STARS
from janto_catalog.model.search import Between, Node, OneOf
from janto_catalog.query.date_bounds import date_bounds
from janto_catalog.query.errors import WrongValueError
from janto_catalog.query.names import Names
from janto_catalog.query.values import ORDERED, RawValue


class _Range(Protocol):
    """Reads a range; a subclass defines what an end is.

    An end takes its text, which end it is, and a step: 1 for the value just above (`>`), -1 for the one just below
    (`<`), else 0.  It raises WrongValueError when the text is not such a value.
    """

    @property
    def expected(self) -> str: ...

    def end(self, text: str, step: int, *, is_high: bool) -> str | float: ...

    def read(self, field: str, raw: RawValue, names: Names) -> Node:  # noqa: ARG002 - dates and numbers are not names
        """Between the two ends, both included; OneOf for `none` and `any`."""
        if raw.keyword in {"none", "any"}:
            return OneOf(field, any=raw.keyword == "any")
        low, high = _split_range(raw)
        return Between(
            field,
            self.end(low, 1 if raw.operator == ">" else 0, is_high=False) if low else None,
            self.end(high, -1 if raw.operator == "<" else 0, is_high=True) if high else None,
        )

    def _wrong(self, text: str) -> WrongValueError:
        return WrongValueError(f'Expected {self.expected}, not "{text}"')


@dataclass(frozen=True, slots=True)
class DateValue(_Range):
    """A date of any precision, or a range of them; a year means all of it."""

    expected: str = "a date such as 2008 or 2008-03-05"
    operators: tuple[str, ...] = ORDERED

    def end(self, text: str, step: int, *, is_high: bool) -> str:
        """A bound of the precision of `text`: "after 2008" begins with 2009, "spring 2008" ends with May."""
        bounds = date_bounds(text, step)
        if bounds is None:
            raise self._wrong(text)
        # "After spring" begins after its last day, "before spring" ends before its first.
        return bounds[is_high != bool(step)]


@dataclass(frozen=True, slots=True)
class StoryDateValue(DateValue):
    """A date of the story, or a range of them, also as the calendar of a world writes a year: "3E 433"."""

    expected: str = "a date such as 1899, 1941-01 or -0018"

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """As for any date, with the years of calendars as they are in dates."""
        first, dots, last = ("", "", raw.text) if date_bounds(raw.text) else raw.text.partition("..")
        ends = (
            (_usual_date(first, names), _usual_date(last, names))
            if dots
            else ("", _usual_date(raw.text, names))
        )
        return super(StoryDateValue, self).read(field, replace(raw, text=dots.join(ends)), names)


def _usual_date(text: str, names: Names) -> str:
    """`text` as EDTF, where it is the name of a date in the calendar of a world."""
    if not text.strip() or date_bounds(text):
        return text
    return next(iter(names.resolve("story-date", text)), text)


@dataclass(frozen=True, slots=True)
class IntegerValue(_Range):
    """A whole number, or a range of them."""

    expected: str = "a whole number"
    operators: tuple[str, ...] = ORDERED

    def end(self, text: str, step: int, *, is_high: bool) -> int:  # noqa: ARG002 - a number is one value
        """The number: at most nine digits, which fit a 32-bit integer."""
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            raise self._wrong(text)
        return int(text) + step


#: As for whole numbers, at most nine digits: the index of numbers divides them into ranges, whose numbers fit SQLite.
_TOO_LARGE = 1e9


@dataclass(frozen=True, slots=True)
class NumberValue(_Range):
    """A number as covers print it ("3", "12.5", "Special 3"), or a range of numbers."""

    expected: str = "a number such as 12.5"
    operators: tuple[str, ...] = ORDERED

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """OneOf the number as printed ("03" is "3"), or Between two of them by value."""
        text = raw.text.strip()
        is_range = raw.operator not in {"", "="} or (not raw.quoted and ".." in text)
        if is_range or raw.keyword in {"none", "any"}:
            return super(NumberValue, self).read(field, raw, names)
        return OneOf(field, (re.sub(r"^0+(?=[0-9])", "", text),))

    def end(self, text: str, step: int, *, is_high: bool) -> float:  # noqa: ARG002 - a number is one value
        """The number, or the nearest one above or below it."""
        value = issue_number_value(text)
        if value is None or abs(value) >= _TOO_LARGE:
            raise self._wrong(text)
        return math.nextafter(value, math.inf * step) if step else value


@dataclass(frozen=True, slots=True)
class StarsValue(_Range):
    """A number of stars, or a range of them; 0 is no rating."""

    expected: str = "a number of stars from 0.5 to 5"
    operators: tuple[str, ...] = ORDERED

    def read(self, field: str, raw: RawValue, names: Names) -> Node:
        """Between two numbers of stars; OneOf for `none`, 0 and `any`."""
        if raw.operator in {"", "="} and raw.text.strip() == "0":
            return OneOf(field)
        return super(StarsValue, self).read(field, raw, names)

    def end(self, text: str, step: int, *, is_high: bool) -> float:  # noqa: ARG002 - a number is one value
        """The number, or the nearest one above or below it."""
        if not re.fullmatch(r"[0-9](\.[0-9]{1,9})?", text) or float(text) > MOST_STARS:
            raise self._wrong(text)
        return math.nextafter(float(text), math.inf * step) if step else float(text)


def _split_range(raw: RawValue) -> tuple[str, str]:
    """The two ends of a range as text, "" for an open one."""
    text = raw.text.strip()
    if raw.operator in {">", ">="}:
        return text, ""
    if raw.operator in {"<", "<="}:
        return "", text
    if not raw.quoted and ".." in text:
        low, _, high = text.partition("..")
        if not (low or high):
            raise WrongValueError("Expected something before or after the two dots")
        return low, high
    return text, text
