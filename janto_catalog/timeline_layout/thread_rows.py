"""The heights of threads: each has a row of its own, and those that meet are one over the other between their rows."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.timeline_layout.story_layout import AXIS, ERAS
from janto_catalog.timeline_layout.thread_stops import Stop

RING = 20.0
"""The px of the ring around a meeting, which is higher where many threads meet."""
STEP = 4.0
"""The px between the lines of threads that are together."""
_LEAST, _HIGHEST = 56.0, 88.0


@dataclass(frozen=True, slots=True)
class ThreadRows:
    """The rows of `count` threads, each `height` px high."""

    count: int
    height: float

    @staticmethod
    def sharing(room: float, count: int) -> ThreadRows:
        """The rows that share so much room below the axis, if that is enough."""
        return ThreadRows(count, min(max((room - AXIS - ERAS) / (count + 1), _LEAST), _HIGHEST))

    @property
    def bottom(self) -> float:
        """The y below all rows."""
        return AXIS + ERAS + (self.count + 1) * self.height

    def y(self, row: float) -> float:
        """The y of the middle of a row."""
        return AXIS + ERAS + (row + 1) * self.height

    def y_of(self, stop: Stop, thread: int) -> float:
        """The y of a thread at one of its stops."""
        middle = (len(stop.members) - 1) / 2
        return self.y(stop.row) + (stop.members.index(thread) - middle) * STEP

    @staticmethod
    def half(stop: Stop) -> float:
        """Half of the height of the ring of a stop, or of the room of one without a ring."""
        return max(RING, (len(stop.members) - 1) * STEP + 12) / 2
