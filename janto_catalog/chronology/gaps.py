"""Gaps between works in time: the pauses of a series, and what is between its works."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

Span = tuple[float, float]
"""The first and the last day of a time, infinite where it is open."""


class Gaps:
    """Spans of time in order that do not overlap."""

    def __init__(self, gaps: Sequence[Span]) -> None:
        self._gaps: Sequence[Span] = gaps
        self._begins = [begin for begin, _ in gaps]
        self._ends = [end for _, end in gaps]

    def next_to(self, time: float, low: float, high: float) -> Span | None:
        """The part within the bounds of the gap in which `time` is, of the next one after it, or else of the last one
        before it; None if no gap is within the bounds."""
        start, stop = bisect_right(self._ends, low), bisect_left(self._begins, high)
        if start >= stop:
            return None
        begin, end = self._gaps[min(max(bisect_right(self._ends, time), start), stop - 1)]
        return max(begin, low), min(end, high)


def middle_of(gap: Span, time: float) -> float:
    """The middle of a gap; of one that is open the day inside it that is nearest to `time`."""
    begin, end = gap
    return (begin + end) // 2 if -inf < begin and end < inf else nearest_day(gap, time)


def nearest_day(gap: Span, time: float) -> float:
    """The day inside a gap that is nearest to `time`."""
    begin, end = gap
    return max(begin, min(max(time, begin + 1), end - 1))
