"""Which part of a copy a story is: what it is counted in, how far it goes, and what may not overlap."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import combinations

from janto_catalog.errors import UsageError
from janto_catalog.model.files import Range, Unit
from janto_catalog.model.text import format_time
from janto_catalog.model.views import ItemView

#: Seconds by which a range may go beyond the length as it was read: players round up.
_SLACK = 1.0

Part = tuple[str, str, Range]


def unit_of(item: ItemView) -> Unit | None:
    """What a copy is counted in: time where it has a length, pages where it has those, None when nobody knows."""
    if item.duration:
        return Unit.SECONDS
    return Unit.PAGES if item.pages else None


def check_order(part: Range | None) -> None:
    """Raises UsageError for a range that is none."""
    if part is None:
        return
    ordered = 0 <= part.begin <= part.end < math.inf
    if not ordered or (part.begin == part.end and part.unit is Unit.SECONDS):
        raise UsageError("A range goes from a smaller to a larger number", location=part.label)


def check_inside(item: ItemView, part: Range) -> None:
    """Raises UsageError for a range that is not in the copy."""
    unit = unit_of(item)
    if unit not in (None, part.unit):
        raise UsageError(
            f"{item.title} is counted in {_UNIT_TEXT[unit]}",
            location=part.label,
            hint=f"It goes {_extent_text(item)}.",
        )
    if part.unit is Unit.PAGES and (part.begin < 1 or part.begin % 1 or part.end % 1):
        raise UsageError("Pages are whole numbers from 1 on", location=part.label)
    last = (item.pages or math.inf) if part.unit is Unit.PAGES else (item.duration or math.inf) + _SLACK
    if part.end > last:
        raise UsageError(
            f"{item.title} is not that long", location=part.label, hint=f"It goes {_extent_text(item)}."
        )


def check_overlaps(parts: Sequence[Part], nested: Callable[[str, str], bool]) -> None:
    """`parts` are (work, title, range).  Raises UsageError where two share more than a page they meet on;
    `nested` says of two works whether one is a part of the other."""
    for (work, title, part), (other, name, beside) in combinations(
        sorted(parts, key=lambda one: (one[2].begin, one[2].end)), 2
    ):
        apart = part.unit is not beside.unit or part.end <= beside.begin or beside.end <= part.begin
        if not apart and not nested(work, other):
            raise UsageError(
                f"{name} begins before {title} ends",
                location=f"{part.label} and {beside.label}",
                hint="Let one end where the other begins.",
            )


_UNIT_TEXT = {Unit.SECONDS: "time", Unit.PAGES: "pages", None: ""}


def _extent_text(item: ItemView) -> str:
    if item.duration:
        return f"from 0:00 to {format_time(item.duration)}"
    return f"from page 1 to page {item.pages}"
