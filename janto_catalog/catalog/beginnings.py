"""Where to begin a story of which nothing is finished."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from janto_catalog.model.dates import release_key


def count_looking_back(released: Sequence[str | None]) -> int:
    """Return how many titles at the beginning of a story look back to it: they came out after most of the later ones.

    `released` are the release dates of the titles in story order.  A title without a date does not look back, and is not
    counted among those that came out before another one.
    """
    count = 0
    later: list[str] = []
    for index in range(len(released) - 1, -1, -1):
        key = release_key(released[index])
        is_dated = bool(released[index])
        if not (is_dated and 2 * bisect_left(later, key) > len(released) - index - 1):
            # What is before the first title that does not look back is all that counts.
            count = index
        if is_dated:
            insort(later, key)
    return count
