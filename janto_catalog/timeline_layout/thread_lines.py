"""The lines of threads: from stop to stop, in its own row between them, until the last title or a death."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from janto_catalog.timeline_layout.thread_rows import ThreadRows
from janto_catalog.timeline_layout.thread_stops import Station, Stop, ThreadStops, ThreadTitles

LEAD = 22.0
"""The px of a line before its first stop and behind its last one."""
DISC = 8.0
"""The px from the end of a line to the middle of its disc."""
_CURVE = 48.0
_MOST_BETWEEN = 12
"""Over more stations than these no threads stay together without a title."""

Point = tuple[float, float]
"""An x and a y in px."""


class Piece(NamedTuple):
    """A part of a line through points: dashed where the character is not in person, or dead."""

    points: tuple[Point, ...]
    is_dashed: bool


@dataclass(frozen=True, slots=True)
class LineEnd:
    """Where a line begins or ends; `is_death`: the character dies there, which is a bar, and the line may go on dashed."""

    x: float
    y: float
    is_death: bool = False
    has_disc: bool = True
    is_begin: bool = False


class ThreadLines:
    """The lines of all threads at one zoom."""

    def __init__(self, titles: ThreadTitles, stops: ThreadStops, rows: ThreadRows) -> None:
        self._titles, self._stops, self._rows = titles, stops, rows
        #: The pieces from a station of a thread to the next one, by the thread and the first title of that station.
        self._known: dict[tuple[int, int], tuple[tuple[Piece, ...], tuple[LineEnd, ...]]] = {}

    def line(self, thread: int, left: float, right: float) -> tuple[list[Piece], list[LineEnd]]:
        """The pieces of a line and its ends, between one x and another."""
        pieces, ends = list[Piece](), list[LineEnd]()
        own, found = self._titles.own[thread], list(self._stops.of_thread(thread, left, right))
        if found and found[0].first <= own[0]:
            stop = found[0].of[thread]
            begin = stop.x - LEAD, self._rows.y(thread)
            pieces.append(Piece((begin, self._at(stop, thread)), not stop.is_in_person))
            ends.append(LineEnd(*begin, is_begin=True))
        for one, two in pairwise(found):
            between = self._between(thread, one, two)
            pieces += between[0]
            ends += between[1]
        if found and found[-1].last >= own[-1]:
            stop = found[-1].of[thread]
            end = stop.x + LEAD, self._rows.y(thread)
            pieces.append(Piece((self._at(stop, thread), end), not stop.is_in_person))
            ends.append(LineEnd(*end, is_death=self._dies_at(thread, stop)))
        return pieces, ends

    def y_at(self, thread: int, x: float) -> float | None:
        """The y of a line at an x, None where it has none."""
        for piece in self.line(thread, x, x)[0]:
            for one, two in pairwise(piece.points):
                if one[0] <= x < two[0]:
                    return one[1] + (two[1] - one[1]) * _eased(one, two, x)
        return None

    def _between(
        self, thread: int, one: Station, two: Station
    ) -> tuple[tuple[Piece, ...], tuple[LineEnd, ...]]:
        known = self._known.get((thread, one.first))
        if known is None:
            known = self._known[thread, one.first] = self._find_between(thread, one, two)
        return known

    def _find_between(
        self, thread: int, one: Station, two: Station
    ) -> tuple[tuple[Piece, ...], tuple[LineEnd, ...]]:
        begin, end = one.of[thread], two.of[thread]
        way = tuple(self._way(thread, one, two))
        is_dead = self._titles.threads[thread].is_dead_after(begin.titles[-1])
        is_dashed = is_dead or not (begin.is_in_person and end.is_in_person)
        if not self._dies_at(thread, begin):
            return (Piece(way, is_dashed),), ()
        reach = min(LEAD, (end.x - begin.x) / 2)
        y = self._rows.y(thread) if reach == LEAD else (way[0][1] + way[1][1]) / 2
        death = begin.x + reach, y
        after = (death, *(point for point in way[1:] if point[0] > death[0]))
        ends = (LineEnd(*death, is_death=True, has_disc=False),)
        return (Piece((way[0], death), False), Piece(after, is_dashed)), ends

    def _way(self, thread: int, one: Station, two: Station) -> Iterator[Point]:
        """The points from one stop of a thread to the next one: by its own row where others have their stops between."""
        begin, end, home = one.of[thread], two.of[thread], self._rows.y(thread)
        yield self._at(begin, thread)
        first, last = self._stops.after(one), self._stops.before(two)
        if first is not None and last is not None and first.first <= last.first:
            is_home = begin.row == end.row == thread
            if not (is_home or (begin.row == end.row and self._is_free(one, two, begin.row))):
                yield first.x, home
                if last.x > first.x:
                    yield last.x, home
        yield self._at(end, thread)

    def _at(self, stop: Stop, thread: int) -> Point:
        return stop.x, self._rows.y_of(stop, thread)

    def _is_free(self, one: Station, two: Station, row: float) -> bool:
        """Whether no other threads meet in a row between two stations, which are not far from each other."""
        between = self._stops.after(one)
        for _ in range(_MOST_BETWEEN):
            if between is None or between.first >= two.first:
                return True
            if any(stop.row == row for stop in between.stops):
                return False
            between = self._stops.after(between)
        return False

    def _dies_at(self, thread: int, stop: Stop) -> bool:
        """Whether the last death up to the end of a stop is in one of its titles, and lasts."""
        titles, known = stop.titles, self._titles.threads[thread]
        return known.is_dead_after(titles[-1]) and any(
            titles[0] <= end <= titles[-1] for end, _ in known.ends
        )


def _eased(one: Point, two: Point, x: float) -> float:
    """How much of the way from the y of one point to that of another a line has gone at an x."""
    begin, end = curve_span(one[0], two[0])
    share = min(max((x - begin) / (end - begin), 0.0), 1.0) if end > begin else 1.0
    return share * share * (3 - 2 * share)


def curve_span(begin: float, end: float) -> tuple[float, float]:
    """From which x to which one a line between two points changes its y."""
    middle, half = (begin + end) / 2, min(end - begin, _CURVE) / 2
    return middle - half, middle + half
