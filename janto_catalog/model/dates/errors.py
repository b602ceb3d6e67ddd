"""What is wrong with a date."""

from __future__ import annotations


class DateError(ValueError):
    """A text is not a date of EDTF level 2; `str()` says why in few words."""
