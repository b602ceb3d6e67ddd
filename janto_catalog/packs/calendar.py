"""The calendar of a story world in `pack.toml`: how people see the years and months of its story dates."""

from __future__ import annotations

from itertools import pairwise

from janto_catalog.model.calendars import NUMBER, Calendar, CalendarEra, DateLabel
from janto_catalog.model.dates import DateError, day_span
from janto_catalog.packs.table import Table

_CALENDAR = frozenset({"eras", "before", "months", "labels"})
_ERA = frozenset({"label", "offset"})
_MONTHS = 12
_MAX_OFFSET = 10**15


def read_calendar(head: Table, pack: str) -> tuple[Calendar, ...]:
    """The calendar that the table of `pack.toml` declares, if it does."""
    if "calendar" not in head.values:
        return ()
    table = head.table("calendar", _CALENDAR)
    if not table.values:
        head.report("calendar", "a calendar needs eras, months or labels")
        return ()
    eras = _eras(table)
    before = table.text("before")
    if "before" in table.values:
        _check_label(table, "before", before)
        if not eras:
            table.report("before", "before counts the years before the first of the eras; there are none")
    calendar = Calendar(
        id=pack, eras=eras, before=before if eras else "", months=_months(table), labels=_labels(table)
    )
    return (calendar,)


def _eras(table: Table) -> tuple[CalendarEra, ...]:
    entries = table.tables("eras", _ERA)
    eras = tuple(
        CalendarEra(entry.required("label"), entry.integer("offset", 0, -_MAX_OFFSET, _MAX_OFFSET) or 0)
        for entry in entries
    )
    for entry, era in zip(entries, eras, strict=True):
        if era.label:
            _check_label(entry, "label", era.label)
    for entry, (earlier, later) in zip(entries[1:], pairwise(eras), strict=True):
        if later.offset <= earlier.offset:
            entry.report(
                "offset",
                f"the offsets of eras must rise: {later.offset} does not come after {earlier.offset}",
            )
    return eras


def _check_label(table: Table, key: str, label: str) -> None:
    if label.count(NUMBER) != 1:
        table.report(
            key, f'{key} needs {NUMBER} once, where the number of the year stands, as in "3E {NUMBER}"'
        )


def _months(table: Table) -> tuple[str, ...]:
    months = table.texts("months")
    if months and len(months) != _MONTHS:
        table.report("months", f"a calendar has the names of {_MONTHS} months, not of {len(months)}")
        return ()
    return months


def _labels(table: Table) -> tuple[DateLabel, ...]:
    values = table.values.get("labels", {})
    labels = table.table("labels", frozenset(values if isinstance(values, dict) else ()))
    return tuple(DateLabel(date, labels.required(date)) for date in labels.values if _is_date(labels, date))


def _is_date(labels: Table, date: str) -> bool:
    """Whether a key is one date, without a mark: those are the dates that have names."""
    try:
        day_span(date)
    except DateError as error:
        labels.report(date, f"{date!r} is not a date (EDTF): {error}")
        return False
    if any(sign in date for sign in "?~%/[{"):
        labels.report(date, f"{date!r} is not one plain date: only those have names")
        return False
    return True
