"""Where threads have titles: the stops along the axis, each a title or several that are too near each other.

Whoever takes part in the same title is at one stop, a meeting, in a row between the rows of threads, so that no other
thread that is in its own row seems to meet them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from janto_catalog.model.story_threads import StoryThread
from janto_catalog.timeline_layout.axis import ScaledAxis
from janto_catalog.timeline_layout.marks import groups_apart
from janto_catalog.timeline_layout.placed_lane import TILE

APART = 28.0
"""The least px between two stations."""
LABEL_LEFT, LABEL_GAP = 8.0, 6.0
"""The px from the left end of a label to the middle of its stop, and between it and what is next."""


class Stop(NamedTuple):
    """Where `members`, the numbers of threads, have `titles`, the indices of those of the timeline.

    `row` is the number of a thread, or between two of them.  Where the member is not in person, it is alone.  `label` is the
    width of the label above, 0 for none.
    """

    x: float
    row: float
    members: tuple[int, ...]
    titles: tuple[int, ...]
    is_in_person: bool
    label: float = 0.0

    @property
    def is_meeting(self) -> bool:
        """Whether several threads meet here."""
        return len(self.members) > 1


class Station(NamedTuple):
    """The stops at one x: `first` ... `last` are their titles among those with a thread.  `of` has the stops by thread."""

    x: float
    first: int
    last: int
    stops: tuple[Stop, ...]
    of: Mapping[int, Stop]


class _Groups(NamedTuple):
    """Who meets at a station: the members and rows of its stops in person, and the number of the stop of each set of bits."""

    members: tuple[tuple[int, ...], ...]
    rows: tuple[float, ...]
    number: Mapping[int, int]


class ThreadTitles:
    """The titles with a thread, in their order: `titles` are their indices in the timeline.

    `own` has for each thread the numbers of its titles among these, `there` for each title the threads that are there in
    person and `spoken` the others, as bits.
    """

    def __init__(self, threads: Sequence[StoryThread]) -> None:
        self.threads = threads
        self.titles = sorted({title for thread in threads for title in thread.titles})
        number = {title: n for n, title in enumerate(self.titles)}
        self.own = [[number[title] for title in thread.titles] for thread in threads]
        self.there, self.spoken = [0] * len(self.titles), [0] * len(self.titles)
        for bit, thread in enumerate(threads):
            for title in thread.titles:
                side = self.there if title in thread.in_person else self.spoken
                side[number[title]] |= 1 << bit
        self._main_row = _main_row(threads)
        self._groups: dict[frozenset[int], _Groups] = {}

    def groups(self, masks: frozenset[int]) -> _Groups:
        """Who meets where titles are shared by these threads, as bits."""
        known = self._groups.get(masks)
        if known is None:
            joined = _joined(masks)
            members = tuple(map(bits, joined))
            number = {mask: n for n, group in enumerate(joined) for mask in masks if mask & group}
            known = self._groups[masks] = _Groups(members, tuple(self._rows(members)), number)
        return known

    def _rows(self, groups: Sequence[tuple[int, ...]]) -> Iterator[float]:
        """The rows of the stops of a station: one that is alone in its own, others between the rows of threads."""
        count = len(self.threads)
        free = [number - 0.5 for number in range(count + 1)]
        for group in groups:
            if len(group) == 1:
                yield group[0]
                continue
            # One row for most of them, whoever else is there: else lines would go up and down with each title.
            middle = self._main_row if 2 * len(group) >= count else sum(group) / len(group)
            row = min(free, key=lambda each: (abs(each - middle), each))
            free.remove(row)
            yield row


class ThreadStops:
    """The stops at one zoom, found for parts of the axis when they are asked for."""

    def __init__(self, titles: ThreadTitles, scaled: ScaledAxis, width_of: Callable[[int], float]) -> None:
        self._titles, self._scaled, self._width_of = titles, scaled, width_of
        self._xs = [scaled.xs[title] for title in titles.titles]
        self._tiles: dict[int, tuple[Station, ...]] = {}
        self._firsts: dict[int, list[int]] = {}

    def stations(self, left: float, right: float) -> Iterator[Station]:
        """The stations between one x and another."""
        for tile in range(int(max(left - APART, 0) // TILE), int(max(right, 0) // TILE) + 1):
            for station in self._tile(tile):
                if left <= station.x <= right:
                    yield station

    def station_of(self, number: int) -> Station:
        """The station of a title, by its number among those with a thread."""
        place = int(self._xs[number] // TILE)
        tile = self._tile(place)
        return tile[bisect_right(self._firsts[place], number) - 1]

    def after(self, station: Station) -> Station | None:
        """The station behind another one."""
        return self.station_of(station.last + 1) if station.last + 1 < len(self._xs) else None

    def before(self, station: Station) -> Station | None:
        """The station before another one."""
        return self.station_of(station.first - 1) if station.first else None

    def of_thread(self, thread: int, left: float, right: float) -> Iterator[Station]:
        """The stations of a thread from the last one before an x to the first one behind another."""
        own = self._titles.own[thread]
        place = max(bisect_left(own, bisect_left(self._xs, left - APART)) - 1, 0)
        while place < len(own):
            station = self.station_of(own[place])
            yield station
            if station.x > right:
                return
            place = bisect_right(own, station.last)

    def _tile(self, number: int) -> tuple[Station, ...]:
        tile = self._tiles.get(number)
        if tile is None:
            tile = self._tiles[number] = self._place(number)
            self._firsts[number] = [station.first for station in tile]
        return tile

    def _place(self, number: int) -> tuple[Station, ...]:
        xs = self._xs
        begin, end = bisect_left(xs, number * TILE), bisect_left(xs, (number + 1) * TILE)
        if begin == end:
            return ()
        least = xs[begin - 1] + APART if begin else -inf
        following = xs[end] if end < len(xs) else self._scaled.width
        room: dict[float, float] = {}
        placed = []
        for x, first, last in reversed(list(groups_apart(xs[begin:end], begin, APART, least))):
            stops = tuple(self._stops(x, first, last, room, following))
            room.update((stop.row, x) for stop in stops)
            placed.append(
                Station(x, first, last, stops, {one: stop for stop in stops for one in stop.members})
            )
        return tuple(reversed(placed))

    def _stops(
        self, x: float, first: int, last: int, room: Mapping[float, float], following: float
    ) -> Iterator[Stop]:
        """The stops of a station; `room` has the x of the next stop in each row, `following` is where the rest begins."""
        there, titles = self._titles.there[first : last + 1], self._titles.titles[first : last + 1]
        masks = frozenset(there)
        groups = self._titles.groups(masks - {0})
        own: list[list[int]] = [[] for _ in groups.members]
        for title, mask in zip(titles, there, strict=True):
            if mask:
                own[groups.number[mask]].append(title)
        for row, members, shared in zip(groups.rows, groups.members, own, strict=True):
            label = self._label(x, row, shared, room, following) if len(shared) == 1 else 0.0
            yield Stop(x, row, members, tuple(shared), True, label)
        spoken = self._titles.spoken[first : last + 1]
        for thread in bits(_union(spoken) & ~_union(masks)):
            only = tuple(title for title, mask in zip(titles, spoken, strict=True) if mask >> thread & 1)
            yield Stop(x, thread, (thread,), only, False)

    def _label(
        self, x: float, row: float, titles: Sequence[int], room: Mapping[float, float], following: float
    ) -> float:
        """The width of the label above a stop, 0 where it would reach over the next stop in its row, or in the row above."""
        width = self._width_of(titles[0])
        limit = min(room.get(row, following), room.get(row - 0.5, following)) - LABEL_LEFT
        return width if x - LABEL_LEFT + width + LABEL_GAP <= limit else 0.0


def _main_row(threads: Sequence[StoryThread]) -> float:
    """The row between threads that is nearest to the middle of all of their titles."""
    weights = [len(thread.titles) for thread in threads]
    middle = sum(number * weight for number, weight in enumerate(weights)) / (sum(weights) or 1)
    rows = [number + 0.5 for number in range(len(threads) - 1)]
    return min(rows, key=lambda each: (abs(each - middle), each), default=0.0)


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in set(masks):
        found |= mask
    return found


def _joined(masks: Iterable[int]) -> list[int]:
    """The groups of threads of which any two that share a title are in one group, the first threads first."""
    groups: list[int] = []
    for mask in sorted(masks):
        joined = mask
        for group in [group for group in groups if group & mask]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return sorted(groups, key=lambda group: group & -group)


@cache
def bits(mask: int) -> tuple[int, ...]:
    """The numbers of the bits of a mask of threads.

    >>> bits(0b101)
    (0, 2)
    """
    return tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)
