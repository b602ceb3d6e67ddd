"""How much time is between neighbours in the story, where their dates tell.

A gap is dated where the titles around it have dates that fit the order and are near each other; titles without a date
between them share the time evenly.  All other gaps are undated: there the axis counts titles, not years.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from janto_catalog.model.dates import FOREVER, DaySpan

YEAR = 372
"""Days of a year, as `DaySpan` counts them: 31 in each month."""

_WIDEST = 12 * YEAR
"""A title whose date leaves more time open than this does not shape the axis."""
_NEAR = 5 * YEAR
"""Two dates with more time than this between them have an undated gap between them."""


class Anchor(NamedTuple):
    """A title, by its index `title`, whose date fits the order: `day` is the one it is drawn at, `grain` how many days its date
    leaves open."""

    title: int
    day: float
    grain: int


class Gap(NamedTuple):
    """The time between a title and the next one.

    `begin` and `end` are days, None where they are not known.  `grain`: how many days are open at its ends.  `is_break`: the
    story leaps there, or years are known on one side only.
    """

    begin: float | None = None
    end: float | None = None
    grain: int = 0
    is_break: bool = False

    @property
    def days(self) -> float | None:
        """How many days it is, None for an undated gap."""
        return None if self.begin is None or self.end is None else self.end - self.begin


def anchors(days: Sequence[DaySpan | None]) -> tuple[Anchor, ...]:
    """Return the most titles whose dates rise with the order, each at a day of its own within its date.

    Titles of the same date share its time evenly.
    """
    narrow = [
        (index, span)
        for index, span in enumerate(days)
        if span is not None and abs(span.first) < FOREVER and span.last - span.first <= _WIDEST
    ]
    rising = [narrow[number] for number in _longest_rising([span.first for _, span in narrow])]
    groups = [list(group) for _, group in groupby(rising, key=lambda each: each[1].first)]
    starts = [group[0][1].first for group in groups]
    found: list[Anchor] = []
    for group, following in zip(groups, [*starts, FOREVER][1:], strict=True):
        first = group[0][1].first
        end = min(following, *(span.last + 1 for _, span in group))
        share = (end - first) / len(group)
        found += (
            Anchor(index, first + (number + 0.5) * share, span.last - span.first)
            for number, (index, span) in enumerate(group)
        )
    return tuple(found)


def gaps(days: Sequence[DaySpan | None]) -> tuple[Gap, ...]:
    """Return the gap behind each title but the last one."""
    found = [Gap()] * max(len(days) - 1, 0)
    known = anchors(days)
    for one, two in pairwise(known):
        for index, gap in enumerate(_between(one, two), one.title):
            found[index] = gap
    if known and known[0].title:
        found[known[0].title - 1] = Gap(is_break=True)
    if known and known[-1].title < len(found):
        found[known[-1].title] = Gap(is_break=True)
    return tuple(found)


def _between(one: Anchor, two: Anchor) -> Iterator[Gap]:
    count = two.title - one.title
    if two.day - one.day > _NEAR:
        # The leap is shown once, after the last title whose time is known.
        yield Gap(is_break=True)
        yield from [Gap()] * (count - 2)
        yield from [Gap(is_break=True)] * (count > 1)
        return
    share = (two.day - one.day) / count
    # Where titles without dates are between them, nothing finer than the whole time is known.
    grain = max(one.grain, two.grain, round(two.day - one.day) if count > 1 else 0)
    for number in range(count):
        begin = one.day + number * share
        yield Gap(begin, begin + share, grain)


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The indices of the longest subsequence that does not fall; of several the one that ends lowest."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, value in enumerate(values):
        place = bisect_right(tails, value)
        before.append(ends[place - 1] if place else None)
        if place == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[place], ends[place] = value, index
    found: list[int] = []
    each = ends[-1] if ends else None
    while each is not None:
        found.append(each)
        each = before[each]
    return found[::-1]
