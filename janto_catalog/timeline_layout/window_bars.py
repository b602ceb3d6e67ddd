"""Bars over all places that titles may have, in the tracks of a lane: each only where its track is free, so that none cross."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from janto_catalog.timeline_layout.marks import LABEL_AT, LABEL_GAP, SLOT, Mark

LEAST_PITCH = 16.0
"""Where titles are nearer than this, only those that stand out have bars."""
REACH = 480.0
"""No bar reaches farther than so many px from its mark."""
_GAP = 2.0
_LEAST = 6.0

Span = tuple[float, float]


class WindowBar(NamedTuple):
    """The bar of a mark from `begin` to `end`; `is_begin` and `is_end` say whether these are the first and last place that the
    title may have, or the bar is cut there because it has no more room."""

    mark: Mark
    begin: float
    end: float
    is_begin: bool
    is_end: bool


def window_bars(marks: Iterable[Mark], window_of: Callable[[Mark], Span | None]) -> Iterator[WindowBar]:
    """Yield the bars of marks, by track.

    `window_of` gives the x of the first and of the last place that a mark may have, None for one that has no bar.  Between two
    marks of a track that both have a bar they share the room.
    """
    tracks: dict[int, list[Mark]] = {}
    for mark in marks:
        tracks.setdefault(mark.track, []).append(mark)
    for track in tracks.values():
        windows = [window_of(mark) for mark in track]
        limits = list(_limits(track, windows))
        for number, (mark, window) in enumerate(zip(track, windows, strict=True)):
            if window is not None:
                begin = max(window[0], limits[number][1], mark.x - REACH)
                end = min(window[1], limits[number + 1][0], mark.x + REACH)
                if begin < mark.x - SLOT / 2 - _LEAST or end > _end(mark) + _LEAST:
                    begin, end = min(begin, mark.x), max(end, mark.x)
                    yield WindowBar(mark, begin, end, begin == window[0], end == window[1])


def _limits(track: Sequence[Mark], windows: Sequence[Span | None]) -> Iterator[Span]:
    """Before, between and behind the marks: how far the bar at the left reaches, and from where that at the right begins."""
    yield float("-inf"), float("-inf")
    for number, (mark, following) in enumerate(pairwise(track)):
        begin, end = _end(mark), following.x - SLOT / 2
        left, right = windows[number], windows[number + 1]
        if left is not None and right is not None:
            from_right, from_left = max(right[0], begin), min(left[1], end)
            if from_right < from_left:
                begin = end = (from_right + from_left) / 2
        yield end - _GAP, begin + _GAP
    yield float("inf"), float("inf")


def _end(mark: Mark) -> float:
    """Where a mark with its label ends."""
    return mark.x + (LABEL_AT + mark.label + LABEL_GAP if mark.label else SLOT / 2)
