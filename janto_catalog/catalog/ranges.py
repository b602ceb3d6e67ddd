"""Checks of a work's range in an item: its unit, its bounds, and overlaps with other ranges."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import combinations

from janto_catalog.errors import UsageError
from janto_catalog.model.files import Range, Unit
from janto_catalog.model.text import format_time
from janto_catalog.model.views import ItemSummary

#: Seconds by which a range may exceed the length that was read.  Players round lengths up.
_SLACK = 1.0

Part = tuple[str, str, Range]


def unit_of(item: ItemSummary) -> Unit | None:
    """Return the unit of ranges in an item: seconds if it has a length, else pages, or None if neither is known."""
    if item.duration:
        return Unit.SECONDS
    return Unit.PAGES if item.pages else None


def check_order(part: Range | None) -> None:
    """Raise UsageError if a range does not end after it begins."""
    if part is None:
        return
    ordered = 0 <= part.begin <= part.end < math.inf
    if not ordered or (part.begin == part.end and part.unit is Unit.SECONDS):
        raise UsageError("The range must end after it begins", location=part.label)


def check_inside(item: ItemSummary, part: Range) -> None:
    """Raise UsageError if a range has the wrong unit or exceeds the item."""
    unit = unit_of(item)
    if unit not in (None, part.unit):
        raise UsageError(
            f"{item.title} is measured in {_UNIT_TEXT[unit]}",
            location=part.label,
            hint=f"It has {_extent_text(item)}.",
        )
    if part.unit is Unit.PAGES and (part.begin < 1 or part.begin % 1 or part.end % 1):
        raise UsageError("Pages are whole numbers starting at 1", location=part.label)
    last = (item.pages or math.inf) if part.unit is Unit.PAGES else (item.duration or math.inf) + _SLACK
    if part.end > last:
        raise UsageError(
            f"The range is longer than {item.title}",
            location=part.label,
            hint=f"It has {_extent_text(item)}.",
        )


def check_overlaps(parts: Sequence[Part], nested: Callable[[str, str], bool]) -> None:
    """Raise UsageError if two ranges overlap by more than a shared page.

    `parts` are (work, title, range).  `nested` says whether one of two works is a part of the other; such ranges
    may overlap.
    """
    for (work, title, part), (other, name, following) in combinations(
        sorted(parts, key=lambda one: (one[2].begin, one[2].end)), 2
    ):
        apart = part.unit is not following.unit or part.end <= following.begin or following.end <= part.begin
        if not apart and not nested(work, other):
            raise UsageError(
                f"{name} begins before {title} ends",
                location=f"{part.label} and {following.label}",
                hint="End one where the other begins.",
            )


_UNIT_TEXT = {Unit.SECONDS: "time", Unit.PAGES: "pages", None: ""}


def _extent_text(item: ItemSummary) -> str:
    if item.duration:
        return f"a length of {format_time(item.duration)}"
    return f"pages 1 to {item.pages}"
