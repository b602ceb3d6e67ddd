"""The calendars of story worlds: how people see the years and months of its story dates.

Dates are stored, compared and searched as EDTF.  A calendar only changes the words.
"""

from __future__ import annotations

from dataclasses import dataclass

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

    def named(self, date: str) -> str:
        """The name of a date of its own, "" for none."""
        return next((label.text for label in self.labels if label.date == date), "")
