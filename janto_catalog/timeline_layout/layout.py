"""The whole timeline at one zoom: lanes with their marks, branches with their lines, eras."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from janto_catalog.model.timeline_contents import TimelineBranch, TimelineContents, TimelineTitle
from janto_catalog.timeline_layout.axis import LEFT, MAX_PITCH
from janto_catalog.timeline_layout.branch_curves import BranchLine, branch_line
from janto_catalog.timeline_layout.lanes import Lane, LanesBy, lanes
from janto_catalog.timeline_layout.placed_lane import PADDING, TRACK, PlacedLane
from janto_catalog.timeline_layout.story_layout import AXIS, ERAS, StoryLayout
from janto_catalog.timeline_layout.window_bars import LEAST_PITCH, Span

BRANCH = 28
"""The height in px of the lane of a branch."""
_MOST_TRACKS = 8


@dataclass(frozen=True, slots=True)
class BranchLane:
    """The lane of a branch from `top` on."""

    branch: TimelineBranch
    top: float
    height: float
    line: BranchLine

    @property
    def middle(self) -> float:
        """The y of its line."""
        return self.top + self.height / 2


class TimelineLayout(StoryLayout):
    """The timeline in lanes.

    `width_of` gives the width of a title's label.
    """

    def __init__(
        self,
        contents: TimelineContents,
        by: LanesBy = LanesBy.MEDIUM,
        width_of: Callable[[TimelineTitle], float] = lambda _title: 0.0,
        *,
        with_branches: bool = True,
    ) -> None:
        super().__init__(contents)
        self.by = by
        self.lanes = tuple(lane for lane in lanes(contents, by) if self._is_shown(lane))
        self.branches = contents.branches if with_branches else ()
        self._width_of = width_of
        self._found = [
            tuple(index for index in lane.titles if contents.is_found(contents.titles[index]))
            for lane in self.lanes
        ]
        self._owned = [
            list(accumulate((contents.titles[index].row.have.is_had for index in found), initial=0))
            for found in self._found
        ]
        self.zoom(MAX_PITCH)

    def _is_shown(self, lane: Lane) -> bool:
        """Whether a lane is shown: each medium is, of the others those in which a search finds anything."""
        return self.by is LanesBy.MEDIUM or any(
            self.contents.is_found(self.contents.titles[index]) for index in lane.titles
        )

    def _arrange(self) -> None:
        self.placed = tuple(self._placed_lanes())
        top = self.placed[-1].top + self.placed[-1].height if self.placed else AXIS + ERAS
        self.branch_lanes = tuple(
            BranchLane(branch, top + number * BRANCH, BRANCH, branch_line(branch, self.scaled.xs))
            for number, branch in enumerate(self.branches)
        )
        self.height = top + len(self.branches) * BRANCH
        self.width = max([self.scaled.width, *(lane.line.end + LEFT for lane in self.branch_lanes)])

    @property
    def all_lanes(self) -> tuple[PlacedLane | BranchLane, ...]:
        """The lanes of the main line, then those of the branches."""
        return (*self.placed, *self.branch_lanes)

    def title_of(self, lane: PlacedLane, place: int) -> TimelineTitle:
        """The title at a place of those of a lane that are found."""
        return self.titles[lane.found[place]]

    @property
    def has_room_for_windows(self) -> bool:
        """Whether titles are so far apart that all uncertain ones have a bar."""
        return self.pitch >= LEAST_PITCH

    def window_at(self, index: int) -> Span | None:
        """The x of the first and the last place that an uncertain title may have, by its index; None for a sure one."""
        title = self.titles[index]
        return None if title.is_sure else self.window_of(title)

    def window_of(self, title: TimelineTitle) -> tuple[float, float]:
        """The x of the first and the last place that a title may have."""
        xs = self.scaled.xs
        return xs[max(title.earliest - 1, 0)], xs[min(title.latest, len(xs)) - 1]

    def _placed_lanes(self) -> Iterator[PlacedLane]:
        top = float(AXIS + ERAS)
        for lane, found, owned, tracks in zip(
            self.lanes, self._found, self._owned, self._tracks(), strict=True
        ):
            placed = PlacedLane(lane, found, owned, self.scaled, top=top, tracks=tracks, width_of=self._width)
            yield placed
            top += placed.height

    def _width(self, index: int) -> float:
        return self._width_of(self.titles[index])

    def _tracks(self) -> list[int]:
        """How many tracks each lane has: those with more titles share the height that is left."""
        least = (PADDING + TRACK) * len(self.lanes) + BRANCH * len(self.branches)
        spare = self._room - AXIS - ERAS - least
        free = int(max(spare, 0) // TRACK)
        weights = [sqrt(len(found)) for found in self._found]
        whole = sum(weights) or 1.0
        return [1 + min(_MOST_TRACKS - 1, int(free * weight / whole)) for weight in weights]
