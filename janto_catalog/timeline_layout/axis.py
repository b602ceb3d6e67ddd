"""The axis of the timeline: the x of each title at a zoom, the ticks of years, and where the story leaps.

Zoom is a `pitch`: how many px apart neighbours are of which nothing says how much time is between them.  A gap of known
time is as wide as its time, but no narrower than the pitch and no wider than some titles, so that no page is empty.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from math import floor, sqrt
from typing import NamedTuple

from janto_catalog.model.calendars import Calendar
from janto_catalog.model.dates import DaySpan, date_words, day_text, short_date
from janto_catalog.timeline_layout.dated_gaps import YEAR, Gap, anchors, gaps

LEFT = 40.0
"""The px before the first title."""
MAX_PITCH = 240.0
_LEAST_PITCH = 0.02
_WIDEST_GAP = 12
_A_YEAR, _DECADE_PITCH = 4.0, 3.0
_STEPS = 14
_A_DECADE = 9 * YEAR

_MONTH, _WEEK, _DAY = 31, 7, 1
_YEARS = (
    *(YEAR * 10**power for power in range(9, 1, -1)),
    *(YEAR * count for count in (50, 20, 10, 5, 2, 1)),
)
_PARTS = (YEAR // 4, _MONTH, _WEEK, _DAY)
_LEAST_OF_A_UNIT = 28
"""The least px of a unit of time that is marked."""
_PITCH_OF_PARTS = 4.0
"""Where titles are nearer than this, parts of a year are not marked."""
_TICK_ROOM = 64
_TICK_GAP = 12


class Tick(NamedTuple):
    """A point in time on the axis."""

    x: float
    text: str


class Axis:
    """The titles by their gaps; `at` gives their x at a pitch."""

    def __init__(self, days: Sequence[DaySpan | None], calendar: Calendar | None = None) -> None:
        self.count = len(days)
        self.gaps = gaps(days)
        self.breaks = tuple(index for index, gap in enumerate(self.gaps) if gap.is_break)
        #: Runs of dated gaps: the titles at both ends of each.
        self.runs = tuple(_runs(self.gaps))
        self._calendar = calendar
        #: Each step of a zoom asks for the same width again.
        self._fitted: dict[float, float] = {}
        #: Worlds with a calendar have no months and weeks of ours, and nobody counts those before our era.
        self.finest = YEAR if calendar is not None else _DAY
        #: The titles behind an undated gap of which the year or decade is known, and that in words.
        self.starts_of_time = tuple(self._starts_of_time(days))
        #: The starts of years that lie in gaps, by the largest unit that begins there: gap and day.
        self.years: tuple[list[tuple[int, int]], ...] = tuple([] for _ in _YEARS)
        for index, gap in enumerate(self.gaps):
            if gap.begin is not None and gap.end is not None:
                for day in _starts(YEAR, gap.begin, gap.end):
                    self.years[_rank(day)].append((index, day))
        self._years = [(gap.days or 0.0) / YEAR for gap in self.gaps]

    def at(self, pitch: float) -> ScaledAxis:
        """The axis at a zoom."""
        return ScaledAxis(self, pitch, list(accumulate(self._widths(pitch), initial=LEFT)))

    def width(self, pitch: float) -> float:
        """How wide the whole axis is."""
        return LEFT + sum(self._widths(pitch)) + _room_behind(pitch)

    def fitting(self, width: float) -> float:
        """The pitch at which the whole axis is `width` wide; the largest one if it is narrower at any."""
        if width not in self._fitted:
            self._fitted = {width: self._find_fitting(width)}
        return self._fitted[width]

    def _find_fitting(self, width: float) -> float:
        low, high = _LEAST_PITCH, MAX_PITCH
        if self.width(high) <= width:
            return high
        for _ in range(_STEPS):
            middle = sqrt(low * high)
            low, high = (middle, high) if self.width(middle) <= width else (low, middle)
        return low

    def _widths(self, pitch: float) -> list[float]:
        a_year = _A_YEAR * pitch * sqrt(max(pitch / _DECADE_PITCH, 1))
        widest = pitch * _WIDEST_GAP
        return [pitch if years * a_year < pitch else min(years * a_year, widest) for years in self._years]

    def finest_of(self, gap: Gap) -> int:
        """The finest unit that is marked in a gap: decades where no year is known, years where no month is."""
        if gap.grain >= _A_DECADE:
            return YEAR * 10
        return max(min(gap.grain, YEAR), self.finest if gap.begin is None or gap.begin >= 0 else YEAR)

    def year_at(self, index: int, share: float) -> str:
        """The year at a part of the way from a title to the next one, in words; "" where it is not known."""
        gap = self.gaps[index] if index < len(self.gaps) else Gap()
        if gap.begin is None or gap.end is None:
            return ""
        year = floor((gap.begin + share * (gap.end - gap.begin)) / YEAR)
        return self.words_of_year(year) if gap.grain < _A_DECADE else self._decade(year)

    def _decade(self, year: int) -> str:
        words = self.words_of_year(year // 10 * 10)
        return f"{words}s" if self.finest < YEAR else words

    def _starts_of_time(self, days: Sequence[DaySpan | None]) -> Iterator[tuple[int, str]]:
        for anchor in anchors(days):
            if anchor.title and self.gaps[anchor.title - 1].days is not None:
                continue
            year = floor(anchor.day / YEAR)
            yield anchor.title, self._decade(year) if anchor.grain >= _A_DECADE else self.words_of_year(year)

    def words_of_year(self, year: int) -> str:
        """A year in the calendar of the world."""
        text = f"{year:04}" if year >= 0 else f"-{-year:04}"
        return date_words(text if abs(year) <= 9999 else f"Y{year}", self._calendar)


class ScaledAxis:
    """The axis at one zoom: `xs` has the x of each title."""

    def __init__(self, axis: Axis, pitch: float, xs: list[float]) -> None:
        self._axis, self.pitch = axis, pitch
        self.xs = xs[: axis.count]
        self.width = (self.xs[-1] if self.xs else LEFT) + _room_behind(pitch)

    def visible(self, left: float, right: float) -> range:
        """The indices of the titles from one x to another."""
        return range(bisect_left(self.xs, left), bisect_right(self.xs, right))

    def nearest(self, x: float) -> int:
        """The index of the title nearest to an x; 0 without any."""
        after = bisect_left(self.xs, x)
        if after in (0, len(self.xs)):
            return max(min(after, len(self.xs) - 1), 0)
        return after if self.xs[after] - x < x - self.xs[after - 1] else after - 1

    def breaks(self, left: float, right: float) -> Iterator[float]:
        """Where the axis is broken, between one x and another."""
        seen, known = self.visible(left, right), self._axis.breaks
        for index in known[bisect_left(known, seen.start - 1) : bisect_left(known, seen.stop)]:
            yield (self.xs[index] + self.xs[index + 1]) / 2

    def dated(self, left: float, right: float) -> Iterator[tuple[float, float]]:
        """The runs of dated gaps that reach between one x and another, each from one x to another."""
        seen, runs = self.visible(left, right), self._axis.runs
        first = bisect_left(runs, seen.start, key=lambda run: run[1])
        for begin, end in runs[first:]:
            if begin >= seen.stop:
                return
            yield self.xs[begin], self.xs[end]

    def year_at(self, x: float) -> str:
        """The year at an x, in words; "" where it is not known."""
        after = bisect_right(self.xs, x)
        if not 0 < after < len(self.xs):
            return ""
        before = self.xs[after - 1]
        return self._axis.year_at(after - 1, (x - before) / (self.xs[after] - before))

    def ticks(self, left: float, right: float, width_of: Callable[[str], float]) -> tuple[Tick, ...]:
        """The ticks between one x and another whose texts do not overlap; larger units win."""
        seen = self.visible(left, right)
        gaps = range(max(seen.start - 1, 0), min(seen.stop, len(self._axis.gaps)))
        kept = _TicksApart(width_of)
        for rank, years in enumerate(self._axis.years):
            if kept.size * _TICK_ROOM > right - left:
                break
            for index, day in years[bisect_left(years, (gaps.start,)) : bisect_left(years, (gaps.stop,))]:
                kept.add(self._tick(index, day, _YEARS[rank]))
        starts = self._axis.starts_of_time
        for index, text in starts[bisect_left(starts, (seen.start,)) : bisect_left(starts, (seen.stop,))]:
            kept.add(Tick(self.xs[index], text))
        if self.pitch >= _PITCH_OF_PARTS:
            for unit in _PARTS:
                for index in gaps:
                    gap = self._axis.gaps[index]
                    if gap.begin is not None and gap.end is not None and self._is_marked(index, unit):
                        for day in _starts(unit, gap.begin, gap.end):
                            kept.add(self._tick(index, day, unit))
        return kept.ticks()

    def _tick(self, index: int, day: int, unit: int) -> Tick | None:
        """The tick of a day in a gap, None where the unit that begins there is not marked."""
        gap = self._axis.gaps[index]
        if gap.begin is None or not self._is_marked(index, unit):
            return None
        return Tick(self.xs[index] + (day - gap.begin) * self._scale(index), self._text(day, unit))

    def _is_marked(self, index: int, unit: int) -> bool:
        """Whether a unit has room in a gap, and so much is known there."""
        scale = self._scale(index)
        return scale * unit >= _LEAST_OF_A_UNIT and unit >= self._axis.finest_of(self._axis.gaps[index])

    def _scale(self, index: int) -> float:
        """The px of a day in a gap; 0 where no time is known."""
        days = self._axis.gaps[index].days
        return (self.xs[index + 1] - self.xs[index]) / days if days else 0.0

    def _text(self, day: int, unit: int) -> str:
        if unit >= YEAR:
            return self._axis.words_of_year(day // YEAR)
        day_and_month = short_date(day_text(day)).rpartition(" ")[0]
        return day_and_month.partition(" ")[2] if unit >= _MONTH else day_and_month


class _TicksApart:
    """Keeps the ticks whose texts do not overlap those that were added before."""

    def __init__(self, width_of: Callable[[str], float]) -> None:
        self._width_of = width_of
        self._spans: list[tuple[float, float]] = []
        self._ticks: list[Tick] = []

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self._ticks)

    def add(self, tick: Tick | None) -> None:
        """Add a tick if there is room for its text."""
        if tick is None:
            return
        span = tick.x - _TICK_GAP / 2, tick.x + self._width_of(tick.text) + _TICK_GAP / 2
        place = bisect_left(self._spans, span)
        if (place and self._spans[place - 1][1] > span[0]) or (
            place < len(self._spans) and self._spans[place][0] < span[1]
        ):
            return
        self._spans.insert(place, span)
        self._ticks.append(tick)

    def ticks(self) -> tuple[Tick, ...]:
        """Those that are kept, by x."""
        return tuple(sorted(self._ticks))


def _room_behind(pitch: float) -> float:
    """The px after the last title: for its label, where there is one."""
    return min(24 + 2 * pitch, 200.0)


def _starts(unit: int, begin: float, end: float) -> Iterator[int]:
    """The days that begin a unit, after `begin` and not after `end`."""
    if unit == _WEEK:
        yield from (day for day in range(floor(begin) + 1, floor(end) + 1) if _begins(day, unit))
        return
    for number in range(floor(begin / unit) + 1, floor(end / unit) + 1):
        yield number * unit


def _begins(day: int, unit: int) -> bool:
    if unit == _WEEK:
        of_month = day % _MONTH
        return of_month % _WEEK == 0 and of_month < 4 * _WEEK
    return day % unit == 0


def _rank(day: int) -> int:
    """The largest unit of years that begins with a day, by its number."""
    return next(rank for rank, unit in enumerate(_YEARS) if not day % unit)


def _runs(gaps: Sequence[Gap]) -> Iterator[tuple[int, int]]:
    for is_dated, run in groupby(enumerate(gaps), key=lambda each: each[1].days is not None):
        if is_dated:
            indices = [index for index, _ in run]
            yield indices[0], indices[-1] + 1
