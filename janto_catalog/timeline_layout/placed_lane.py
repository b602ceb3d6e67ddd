"""A lane of the timeline in px, whose marks are placed where they are asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from math import inf

from janto_catalog.timeline_layout.axis import ScaledAxis
from janto_catalog.timeline_layout.lanes import Lane
from janto_catalog.timeline_layout.marks import SLOT, Mark, place_marks
from janto_catalog.timeline_layout.window_bars import REACH, Span, WindowBar, window_bars

TRACK, PADDING = 24, 16
"""The heights in px of a track, and what a lane has besides its tracks."""
TILE = 1024
"""Marks are placed for parts of so many px, so that a part of a long timeline is laid out without the rest."""
_OTHERS_APART = 7.0


class PlacedLane:
    """A lane from `top` on, at one zoom.  `found` are the indices of its titles that a search finds: only those have marks.

    `owned` counts those of them before each that are owned.  `width_of` gives the width of the label of a title, by its index.
    """

    def __init__(
        self,
        lane: Lane,
        found: Sequence[int],
        owned: Sequence[int],
        scaled: ScaledAxis,
        *,
        top: float,
        tracks: int,
        width_of: Callable[[int], float],
    ) -> None:
        self.lane, self.found, self.top, self.tracks = lane, found, top, tracks
        self.height = float(PADDING + TRACK * tracks)
        self._scaled, self._width_of, self._owned = scaled, width_of, owned
        self._tiles: dict[int, tuple[Mark, ...]] = {}

    def marks(self, left: float, right: float) -> Iterator[Mark]:
        """The marks whose slots or labels are between one x and another."""
        for tile in range(int(max(left - TILE, 0) // TILE), int(max(right + SLOT, 0) // TILE) + 1):
            for mark in self._tile(tile):
                if mark.x - SLOT < right and mark.x + SLOT + mark.label > left:
                    yield mark

    def window_bars(
        self, left: float, right: float, window_of: Callable[[int], Span | None]
    ) -> Iterator[WindowBar]:
        """The bars that reach between one x and another; `window_of` gives the window of a title, by its index, None for none."""

        def window(mark: Mark) -> Span | None:
            return window_of(self.found[mark.first]) if mark.size == 1 else None

        # Also the marks next to those whose bars reach so far: they say how much room these have.
        for bar in window_bars(self.marks(left - 2 * REACH, right + 2 * REACH), window):
            if bar.begin < right and bar.end > left:
                yield bar

    def others(self, left: float, right: float) -> Iterator[float]:
        """Where the titles are that the search does not find, between one x and another; one for those that would overlap."""
        titles = self.lane.titles
        if len(self.found) == len(titles):
            return
        seen, last = self._scaled.visible(left, right), -inf
        for place in range(bisect_left(titles, seen.start), bisect_left(titles, seen.stop)):
            x = self._scaled.xs[titles[place]]
            if x - last >= _OTHERS_APART and not self._is_found(titles[place]):
                last = x
                yield x

    def owned_share(self, mark: Mark) -> float:
        """The share of the titles of a mark that are owned."""
        return (self._owned[mark.last + 1] - self._owned[mark.first]) / mark.size

    def middle(self, track: int) -> float:
        """The y of the middle of a track."""
        return self.top + PADDING / 2 + TRACK * (track + 0.5)

    def mark_of(self, title: int) -> Mark | None:
        """The mark that stands for a title, by its index in the timeline; None if it has none here."""
        if not self._is_found(title):
            return None
        place = bisect_left(self.found, title)
        marks = self._tile(int(self._scaled.xs[title] // TILE))
        return next((mark for mark in marks if mark.first <= place <= mark.last), None)

    def _is_found(self, title: int) -> bool:
        place = bisect_left(self.found, title)
        return place < len(self.found) and self.found[place] == title

    def _tile(self, number: int) -> tuple[Mark, ...]:
        marks = self._tiles.get(number)
        if marks is None:
            marks = self._tiles[number] = self._place(number)
        return marks

    def _place(self, number: int) -> tuple[Mark, ...]:
        found, xs, width_of = self.found, self._scaled.xs, self._width_of
        begin = bisect_left(found, bisect_left(xs, number * TILE))
        end = bisect_left(found, bisect_left(xs, (number + 1) * TILE))
        if begin == end:
            return ()
        bounds = (
            xs[found[begin - 1]] if begin else -inf,
            xs[found[end]] if end < len(found) else self._scaled.width,
        )
        return place_marks(
            [xs[index] for index in found[begin:end]],
            range(begin, end),
            self.tracks,
            lambda place: width_of(found[place]),
            bounds,
        )
