"""The dates of a search as bounds of the index: a date of any precision, or any other EDTF date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from janto_catalog.model.dates import DateError, day_span, day_text

_PLAIN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def date_bounds(text: str, step: int = 0) -> tuple[str, str] | None:
    """The first and last text of the index that `text` means; None when it is not a date.

    A plain date keeps its precision: "2008" means all of 2008.  With a step of 1 or -1 they are those of the next or
    the previous date; None beyond the years 1 to 9999.
    """
    text = text.strip()
    if (match := _PLAIN.fullmatch(text)) and (iso := _iso_date(match)):
        bound = _neighbour(iso, step) if step else iso
        return (bound, bound) if bound else None
    try:
        first, last = day_span(text, widen=False)
    except DateError:
        return None
    return day_text(first + step), day_text(last + step)


def _iso_date(match: re.Match[str]) -> str | None:
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join(f"{part:0{size}}" for part, size in ((year, 4), (month, 2), (day, 2)) if part is not None)


def _neighbour(iso: str, step: int) -> str | None:
    """The year, month or day next to `iso` (step 1) or just before it (-1); None outside years 1 to 9999."""
    parts = [int(part) for part in iso.split("-")]
    try:
        if len(parts) == 3:
            return (date(*parts) + timedelta(days=step)).isoformat()
        year, month = (
            divmod(parts[0] * 12 + (parts[1] - 1 + step), 12) if len(parts) == 2 else (parts[0] + step, 0)
        )
        date(year, month + 1, 1)
    except (ValueError, OverflowError):
        return None
    return f"{year:04}-{month + 1:02}" if len(parts) == 2 else f"{year:04}"
