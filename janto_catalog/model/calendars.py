"""The calendars of story worlds: how people see the years and months of its story dates.

Dates are stored, compared and searched as EDTF.  A calendar only changes the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from janto_catalog.model.text import fold

NUMBER = "{}"
"""Where the number of the year stands in a label."""


@dataclass(frozen=True, slots=True)
class CalendarEra:
    """Years that are counted together: the year `offset` + 1 of the dates is the year 1 of the `label` ("3E {}").

    An era ends where the next one of its calendar begins.
    """

    label: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class DateLabel:
    """The name of one date of its own: `date` is EDTF."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of a pack, for the story dates of its universe; of several packs the first by name counts.

    `eras` rise by their offsets.  `before` counts the years before the first era backwards ("{} before the Republic"); without it
    they have their usual words.  `months` are twelve names or none, `labels` name single dates.
    """

    id: str
    eras: tuple[CalendarEra, ...] = ()
    before: str = ""
    months: tuple[str, ...] = ()
    labels: tuple[DateLabel, ...] = ()
    universe: str = ""

    def year(self, year: int) -> str:
        """A year in words, "" where the calendar does not count it."""
        era = next((era for era in reversed(self.eras) if era.offset < year), None)
        if era is not None:
            return era.label.replace(NUMBER, str(year - era.offset))
        return self.before.replace(NUMBER, str(self.eras[0].offset + 1 - year)) if self.before else ""

    def date_of(self, words: str) -> str:
        """The date that `words` write in this calendar, as EDTF: a year ("3e 433") or the name of a date; "" for none."""
        wanted = fold(words)
        for label in self.labels:
            if fold(label.text) == wanted:
                return label.date
        for era in self.eras:
            number = _number_in(era.label, wanted)
            if number is not None and self.year(era.offset + number) == era.label.replace(
                NUMBER, str(number)
            ):
                return _edtf(era.offset + number)
        number = _number_in(self.before, wanted) if self.before else None
        return "" if number is None or number < 1 else _edtf(self.eras[0].offset + 1 - number)

    def named(self, date: str) -> str:
        """The name of a date of its own, "" for none."""
        return next((label.text for label in self.labels if label.date == date), "")


def _number_in(label: str, text: str) -> int | None:
    """The number in `text` (folded) that stands where `label` has its own; None where the rest differs."""
    before, _, after = label.partition(NUMBER)
    match = re.fullmatch(
        rf"{re.escape(fold(before).strip())}\s*([0-9]{{1,15}})\s*{re.escape(fold(after).strip())}", text
    )
    return int(match[1]) if match else None


def _edtf(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
