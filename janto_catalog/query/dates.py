"""Dates of any precision: 2008, 2008-03, 2008-03-05."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def iso_date(text: str) -> str | None:
    """`text` as an ISO date of the same precision, or None when it is not one."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join(f"{part:0{size}}" for part, size in ((year, 4), (month, 2), (day, 2)) if part is not None)


def beside(iso: str, step: int) -> str | None:
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
