"""The assumed time of each work: a guess that orders works where nobody says which of them comes first.

A story is taken to be of the time it came out in, unless something says otherwise:

* What must lie between two dates, or between two works of series that declare an order, has a time between theirs.
  Such series are the backbone: their works are of the time they came out in, one after the other.
* Who is a regular of the backbone does not appear before his or her first work there, nor after the last one.
* If nearly all works that something places in another series are of another time than they came out in, so are the rest:
  as many days earlier or later as those that are dated, in the middle.
* A work that nothing puts between two consecutive episodes is in a pause between seasons, not between the episodes: in the
  pause in which it came out, or else in the next one.  If it cannot be of the time it came out in, it is in the middle of the
  pause next to that, and without any pause in the middle of what bounds it.

A work never has a later time than one that must follow it.  The guess is no constraint: it contradicts nothing, and nobody
is told more than that it is one.  See `docs/decisions/0013-a-guess-is-measured.md` for how this rule was chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median_low
from typing import Final

from janto_catalog.chronology.condensation import Condensation
from janto_catalog.chronology.gaps import Gaps, Span, middle_of, nearest_day

YEAR: Final = 372
"""The days of a year, as `DaySpan` counts them."""

_PAUSE: Final = YEAR // 4
"""Backbone works further apart than this have a pause between them."""

_REGULAR: Final = 5
"""Who is in so many works of the backbone is a regular."""

_FEW, _NEARLY_ALL, _ABOUT_A_YEAR = 3, 0.9, 400


@dataclass(frozen=True, slots=True)
class Clues:
    """What the guess goes by besides constraints, of each work by its number in the order of release.

    `released` is the day, `series` the id of the series, "" without one.  `cast` are the characters who are bodily in the
    work.
    """

    released: Sequence[int]
    series: Sequence[str]
    cast: Sequence[Collection[str]]


@dataclass(frozen=True, slots=True)
class Backbone:
    """The components of works in series that declare an order.

    Nothing is between the pairs `joined`.  The components `moved` besides have their place next to another work, and their
    time moves no other.  A member of one of `series` that is not among the components was put elsewhere.
    """

    components: Collection[int] = frozenset()
    series: Collection[str] = frozenset()
    joined: Collection[tuple[int, int]] = frozenset()
    moved: Collection[int] = frozenset()


def assumed_times(
    condensation: Condensation, clues: Clues, days: Sequence[tuple[int, int]], backbone: Backbone
) -> list[float]:
    """Return the assumed time of each component in which a work starts; any number for the others.

    `days` are (component, day) for the points that are days.  No component has a later time than one that must follow it.
    """
    first = _first_works(condensation, len(clues.released))
    released: list[float] = [clues.released[work] if work >= 0 else inf for work in first]
    low, high = _bounds(condensation, released, days, backbone.components)
    times: Sequence[float] = released
    if days or backbone.components:
        guess = _Guess(clues, first, low, high, backbone)
        times = guess.times(released)
    if backbone.moved:
        times = [inf if component in backbone.moved else time for component, time in enumerate(times)]
    return earliest_following(condensation, times)


def earliest_following(condensation: Condensation, times: Sequence[float]) -> list[float]:
    """Return for each component the earliest of `times` of itself and of those that must follow it."""
    earliest = list(times)
    _lower(earliest, condensation)
    return earliest


def _first_works(condensation: Condensation, works: int) -> list[int]:
    """For each component the first work by release that starts in it, -1 if none does."""
    first = [-1] * len(condensation.component)
    for point in range(works - 1, -1, -1):
        first[condensation.component[point]] = point
    return first


def _bounds(
    condensation: Condensation,
    released: Sequence[float],
    days: Iterable[tuple[int, int]],
    backbone: Collection[int],
) -> tuple[list[float], list[float]]:
    """For each component the latest day or backbone work before it, and the earliest one after it."""
    after, heads = condensation.after.edges, condensation.after.other
    low, high = [-inf] * len(released), [inf] * len(released)
    for component, day in days:
        low[component] = high[component] = day
    _lower(high, condensation)
    for component in condensation.line:
        if component in backbone:
            low[component] = max(low[component], min(released[component], high[component] - 1))
        latest = low[component]
        if latest > -inf:
            for edge in after[component]:
                head = heads[edge]
                if low[head] >= latest:  # Twice as fast as max().
                    continue
                low[head] = latest
    if backbone:
        for component in backbone:
            high[component] = low[component]
        _lower(high, condensation)
    return low, high


def _lower(high: list[float], condensation: Condensation) -> None:
    """Lower each bound to those of what must follow."""
    before, tails = condensation.before.edges, condensation.before.other
    for component in reversed(condensation.line):
        day = high[component]
        if day < inf:
            for edge in before[component]:
                tail = tails[edge]
                if high[tail] <= day:
                    continue
                high[tail] = day


class _Guess:
    """Guesses the time of one component after the other, within its bounds."""

    def __init__(
        self,
        clues: Clues,
        first: Sequence[int],
        low: Sequence[float],
        high: Sequence[float],
        backbone: Backbone,
    ) -> None:
        self._clues, self._first, self._low, self._high = clues, first, low, high
        self._backbone, self._ordered = backbone.components, backbone.series
        joined = {(low[one], low[two]) for one, two in backbone.joined}
        days = sorted({low[component] for component in self._backbone})
        gaps = [gap for gap in pairwise(days) if gap not in joined]
        ends = [(-inf, days[0]), (days[-1], inf)] if days else []
        self._gaps = Gaps(gaps)
        self._pauses = Gaps(sorted([gap for gap in gaps if gap[1] - gap[0] > _PAUSE] + ends))
        self._lives = self._lives_of_regulars(days)
        self._shift = self._shift_of_series()

    def times(self, released: Sequence[float]) -> list[float]:
        """The assumed time of each component in which a work starts; `released` are their release dates."""
        if self._backbone or self._shift:
            return [self._time(one) if work >= 0 else inf for one, work in enumerate(self._first)]
        return list(map(_nearest_to_release, self._low, released, self._high))

    def _time(self, component: int) -> float:
        low, high = self._low[component], self._high[component]
        if component in self._backbone:
            return low
        work = self._first[component]
        low, high = self._within_lives(work, low, high)
        time: float = self._clues.released[work]
        shifted = time + self._shift.get(self._clues.series[work], 0)
        if low <= shifted < high:
            time = shifted
        is_inside = low <= time < high
        time = max(low, min(time, high - 1))
        if self._clues.series[work] in self._ordered:
            return time
        pause = self._pauses.next_to(time, low, high)
        if pause is not None and pause[0] - YEAR <= time <= pause[1] + YEAR:
            return nearest_day(pause, time) if is_inside else middle_of(pause, time)
        if is_inside or low == -inf or high == inf:
            return time
        middle = (low + high) // 2
        gap = self._gaps.next_to(middle, low, high)
        return middle if gap is None else middle_of(gap, middle)

    def _lives_of_regulars(self, days: Sequence[float]) -> dict[str, Span]:
        """The first and the last day of each regular whose life does not last as long as the backbone."""
        seen: dict[str, list[float]] = {}
        for component in self._backbone:
            for character in self._clues.cast[self._first[component]]:
                seen.setdefault(character, []).append(self._low[component])
        lives = {
            character: (
                min(found) if min(found) > days[0] else -inf,
                max(found) if max(found) < days[-1] else inf,
            )
            for character, found in seen.items()
            if len(found) >= _REGULAR
        }
        return {character: life for character, life in lives.items() if life != (-inf, inf)}

    def _within_lives(self, work: int, low: float, high: float) -> Span:
        """The bounds of a work narrowed to the lives of who is in it, unless no time is left."""
        lives = (
            [self._lives[one] for one in self._clues.cast[work] if one in self._lives] if self._lives else []
        )
        if not lives:
            return low, high
        begin = max(low, *(begin for begin, _ in lives))
        end = min(high, *(end for _, end in lives))
        return (begin, end) if begin < end else (low, high)

    def _shift_of_series(self) -> dict[str, float]:
        """By how many days the works of a series are of another time than they came out in, if nearly all are."""
        placed: dict[str, int] = {}
        elsewhere: dict[str, int] = {}
        shifts: dict[str, list[float]] = {}
        for component, work in enumerate(self._first):
            series = self._clues.series[work] if work >= 0 else ""
            low, high = self._low[component], self._high[component]
            if not series or component in self._backbone or (low == -inf and high == inf):
                continue
            released = self._clues.released[work]
            is_inside = low <= released < high
            placed[series] = placed.get(series, 0) + 1
            elsewhere[series] = elsewhere.get(series, 0) + (not is_inside)
            if high - low <= _ABOUT_A_YEAR:
                shifts.setdefault(series, []).append(0 if is_inside else (low + high) // 2 - released)
        return {
            series: median_low(found)
            for series, found in shifts.items()
            if len(found) >= _FEW and elsewhere[series] >= _NEARLY_ALL * placed[series]
        }


def _nearest_to_release(low: float, released: float, high: float) -> float:
    """The day of release if it is within the bounds, else the middle of these, or the bound that there is."""
    if low <= released < high or released == inf:
        return released
    return max(low, min(released, high - 1)) if low == -inf or high == inf else (low + high) // 2
