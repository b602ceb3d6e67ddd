"""The marks of a lane: titles that are too near each other share one mark, and labels that have no room are left out.

A lane has one or more tracks, one below the other.  In a track nothing overlaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

SLOT = 22.0
"""The px that a mark takes in its track, half of it at each side."""
LABEL_AT = 12.0
"""The px from the middle of a mark to its label."""
LABEL_GAP = 4.0
"""The least px between a label and the next mark."""

_HALF = SLOT / 2


class Mark(NamedTuple):
    """The titles `first` ... `last` of a lane, drawn at `x` in a track; `label` is the width of the label, 0 for none.

    `room` is where the next mark of the track begins, or may begin.
    """

    x: float
    track: int
    first: int
    last: int
    label: float
    room: float

    @property
    def size(self) -> int:
        """How many titles it stands for."""
        return self.last - self.first + 1


def place_marks(
    xs: Sequence[float],
    places: range,
    tracks: int,
    width_of: Callable[[int], float],
    bounds: tuple[float, float] = (-inf, inf),
) -> tuple[Mark, ...]:
    """Return the marks of some titles of a lane, by x.  `xs` are the places of these titles, `places` their numbers in the lane.

    `width_of` gives the width of the label of a title, by its number.  `bounds` are the places of the titles before the first
    and after the last one: no mark or label comes near them, so that parts of a lane can be laid out alone.
    """
    before, after = bounds
    starts, ends = [before] * tracks, [before + _HALF] * tracks
    pending: list[Mark | None] = [None] * tracks
    found: list[Mark] = []
    for x, first, last in groups_apart(xs, places.start, SLOT / tracks, before + SLOT):
        wanted = width_of(first) if first == last else 0.0
        left = x - _HALF
        track = _free_track(ends, starts, left)
        previous = pending[track]
        if previous is not None:
            found.append(_with_room(previous, left))
        starts[track] = x
        ends[track] = x + (LABEL_AT + wanted + LABEL_GAP if wanted else _HALF)
        pending[track] = Mark(x, track, first, last, wanted, left)
    found += (_with_room(mark, after - _HALF) for mark in pending if mark is not None)
    return tuple(sorted(found))


def groups_apart(
    xs: Sequence[float], number: int, apart: float, least: float
) -> Iterator[tuple[float, int, int]]:
    """Yield runs of titles that are nearer to the first of them than `apart`: x, first and last number; none left of `least`."""
    if not xs:
        return
    begin, first = max(xs[0], least), number
    for place, x in enumerate(xs, number):
        if x >= begin + apart:
            yield begin, first, place - 1
            begin, first = x, place
    yield begin, first, number + len(xs) - 1


def _free_track(ends: Sequence[float], starts: Sequence[float], left: float) -> int:
    """The first track whose last label leaves room, else the one whose last mark is farthest away.

    With groups a share of a slot apart, that one is always a slot away.
    """
    for track, end in enumerate(ends):
        if end <= left:
            return track
    return starts.index(min(starts))


def _with_room(mark: Mark, room: float) -> Mark:
    x, track, first, last, label, _ = mark
    if label and x + LABEL_AT + label + LABEL_GAP > room:
        label = 0.0
    return Mark(x, track, first, last, label, room)
