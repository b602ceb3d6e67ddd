"""Sorting names by the numbers in them."""

from __future__ import annotations

import re

from janto_catalog.filenames.folding import fold_name
from janto_catalog.model.text import number_key

_DIGITS = re.compile(r"(\d+)")


def natural_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key by which numbers sort by value, of whatever length.

    >>> sorted(["page 10", "page 2", "Page 1"], key=natural_key)
    ['Page 1', 'page 2', 'page 10']
    """
    return tuple(
        number_key(piece) if piece.isdecimal() and piece.isascii() else (-1, piece)
        for piece in _DIGITS.split(fold_name(text))
        if piece
    )
