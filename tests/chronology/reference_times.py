"""The assumed time of each work, written from its definition, to test the fast one against."""

from __future__ import annotations

from math import inf

from janto_catalog.model.dates import day_span
from janto_catalog.model.story import Manner, Story, Work

Point = tuple[str, str]
Far = dict[tuple[Point, Point], int]
QUARTER, YEAR, MONTHS_13 = 93, 372, 400


class ReferenceTimes:
    """The times of the works of `line`, which are in order of release, with a date each.

    `far` has each pair of points of which the one is not before the other; `run` are the works in accepted steps of series.
    """

    def __init__(self, story: Story, line: list[Work], far: Far, run: set[str]) -> None:
        self._line, self._far, self._run = [work.id for work in line], far, run
        self._work = {work.id: work for work in line}
        self._ordered = {self._work[work].series for work in run}
        self._cast = {
            work: {
                seen.character
                for seen in story.appearances
                if seen.work == work and not seen.apparent and seen.manner in (Manner.PRESENT, Manner.VOICE)
            }
            for work in self._line
        }
        self._is_bounded = bool(run) or any(kind == "d" for pair in far for kind, _ in pair)

    def time(self, work: str) -> float:
        """The earliest guess for `work` and for all that must not come before it."""
        return min(self._guess(other) for other in self._line if self._is_after(work, other))

    def _is_after(self, one: str, two: str) -> bool:
        return one == two or (("s", one), ("s", two)) in self._far

    def _first_at_one_time(self, work: str) -> str:
        return next(
            other for other in self._line if self._is_after(work, other) and self._is_after(other, work)
        )

    def _released(self, work: str) -> float:
        """The date of release of the first of the works at this time."""
        work = self._first_at_one_time(work)
        return day_span(self._work[work].released or self._work[self._work[work].host].released or "")[1]

    def _backbone(self) -> set[str]:
        """The works of series that declare an order, and what is at one time with one of them."""
        return {
            work
            for work in self._line
            if any(self._is_after(work, one) and self._is_after(one, work) for one in self._run)
        }

    def _days(self, work: str, *, after: bool) -> list[int]:
        """The days before or after a work."""
        pairs = [(two, one) if after else (one, two) for one, two in self._far]
        return [int(day[1]) for day, point in pairs if day[0] == "d" and point == ("s", work)]

    def _low(self, work: str) -> float:
        """The latest day before a work, or date of a backbone work before it or at its time."""
        first = [
            min(self._released(one), min(self._days(one, after=True), default=inf) - 1)
            for one in self._backbone()
            if self._is_after(one, work)
        ]
        return max([*self._days(work, after=False), *first], default=-inf)

    def _high(self, work: str) -> float:
        """The earliest day after a work, or time of a backbone work after it."""
        later = [self._low(one) for one in self._backbone() if self._is_after(work, one)]
        return min([*self._days(work, after=True), *later], default=inf)

    def _guess(self, work: str) -> float:
        if not self._is_bounded:
            return self._released(work)
        if work in self._backbone():
            return self._low(work)
        name = self._first_at_one_time(work)
        low, high = self._lifetime(name, self._low(work), self._high(work))
        series, time = self._work[name].series, self._released(work)
        if low <= time + self._shift(series) < high:
            time += self._shift(series)
        is_inside = low <= time < high
        time = max(low, min(time, high - 1))
        if series and series in self._ordered:
            return time
        return self._beside_the_run(time, low, high, is_inside=is_inside)

    def _beside_the_run(self, time: float, low: float, high: float, *, is_inside: bool) -> float:
        """The time in a pause, else in the middle."""
        pauses = self._within(self._pauses(), low, high)
        begin, end = _next_or_last(pauses, time) if pauses else (inf, -inf)
        if begin - YEAR <= time <= end + YEAR:
            is_open = is_inside or -inf in (begin, -end)
            return max(begin, min(max(time, begin + 1), end - 1)) if is_open else (begin + end) // 2
        if is_inside or -inf in (low, -high):
            return time
        gaps = self._within(self._gaps(), low, high)
        begin, end = _next_or_last(gaps, (low + high) // 2) if gaps else (low, high)
        return (begin + end) // 2

    def _gaps(self) -> list[tuple[float, float]]:
        days = sorted({self._low(one) for one in self._backbone()})
        return [(one, days[place + 1]) for place, one in enumerate(days[:-1])]

    def _pauses(self) -> list[tuple[float, float]]:
        days = sorted({self._low(one) for one in self._backbone()})
        if not days:
            return []
        long = [(one, two) for one, two in self._gaps() if two - one > QUARTER]
        return [(-inf, days[0]), *long, (days[-1], inf)]

    @staticmethod
    def _within(gaps: list[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
        return [(max(one, low), min(two, high)) for one, two in gaps if two > low and one < high]

    def _lifetime(self, work: str, low: float, high: float) -> tuple[float, float]:
        """The bounds, within the lives of the regulars in a work."""
        days = {one: self._low(one) for one in self._backbone() if one == self._first_at_one_time(one)}
        begin, end = low, high
        for character in self._cast[work]:
            seen = [day for one, day in days.items() if character in self._cast[one]]
            if len(seen) >= 5:
                begin = max(begin, min(seen) if min(seen) > min(days.values()) else -inf)
                end = min(end, max(seen) if max(seen) < max(days.values()) else inf)
        return (begin, end) if begin < end else (low, high)

    def _shift(self, series: str | None) -> float:
        """How far the works of a series are from their release, if nearly all that are placed are elsewhere."""
        placed = [
            (self._low(work), self._high(work), self._released(work))
            for work in self._line
            if self._work[work].series == series
            and work == self._first_at_one_time(work)
            and work not in self._backbone()
        ]
        placed = [one for one in placed if one[:2] != (-inf, inf)]
        elsewhere = [one for one in placed if not one[0] <= one[2] < one[1]]
        shifts = sorted(
            0 if low <= day < high else (low + high) // 2 - day
            for low, high, day in placed
            if high - low <= MONTHS_13
        )
        if not series or len(shifts) < 3 or len(elsewhere) < 0.9 * len(placed):
            return 0
        return shifts[(len(shifts) - 1) // 2]


def _next_or_last(gaps: list[tuple[float, float]], time: float) -> tuple[float, float]:
    """The gap in which a time is, or the next one, or else the last one."""
    return next((gap for gap in gaps if gap[1] > time), gaps[-1])
