"""The whole timeline at one zoom: lanes with their marks, branches with their lines, eras."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from janto_catalog.model.timeline_contents import TimelineBranch, TimelineContents, TimelineTitle
from janto_catalog.timeline_layout.axis import LEFT, MAX_PITCH, Axis, ScaledAxis
from janto_catalog.timeline_layout.branch_curves import BranchLine, branch_line
from janto_catalog.timeline_layout.lanes import Lane, LanesBy, lanes
from janto_catalog.timeline_layout.placed_lane import PADDING, TRACK, PlacedLane

AXIS, ERAS, BRANCH = 32, 20, 28
"""The heights in px of the axis, of the names of eras, and of the lane of a branch."""
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


class TimelineLayout:
    """The timeline in px, without the column of names: `zoom` and `set_room` lay it out.

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
        self.contents, self.by = contents, by
        self.axis = Axis([title.days for title in contents.titles], contents.calendar)
        self.lanes = tuple(lane for lane in lanes(contents, by) if self._is_shown(lane))
        self.branches = contents.branches if with_branches else ()
        self._width_of = width_of
        self._height = 0.0
        self._index = {title.row.id: index for index, title in enumerate(contents.titles)}
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

    def zoom(self, pitch: float, height: float | None = None) -> None:
        """Lay everything out at a zoom; the lanes share `height`, if there is more than they need."""
        self._height = self._height if height is None else height
        self.pitch = pitch
        self.scaled: ScaledAxis = self.axis.at(pitch)
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

    @property
    def titles(self) -> Sequence[TimelineTitle]:
        """The titles of the main line."""
        return self.contents.titles

    def index_of(self, work: str) -> int | None:
        """The index of a title of the main line, None if it is not on it."""
        return self._index.get(work)

    def fitting(self, width: float) -> float:
        """The zoom at which all titles fit into `width`."""
        return self.axis.fitting(width)

    def title_of(self, lane: PlacedLane, place: int) -> TimelineTitle:
        """The title at a place of those of a lane that are found."""
        return self.titles[lane.found[place]]

    def eras(self, left: float, right: float) -> Iterator[tuple[int, float, float, str]]:
        """The eras between one x and another: number, from one x to another, name."""
        begins = [self._before(era.first) for era in self.contents.eras]
        ends = [*begins, self.width][1:]
        for number, (era, begin, end) in enumerate(zip(self.contents.eras, begins, ends, strict=True)):
            if begin < right and end > left:
                yield number, begin, end, era.caption

    def window_of(self, title: TimelineTitle) -> tuple[float, float]:
        """The x of the first and the last place that a title may have."""
        xs = self.scaled.xs
        return xs[max(title.earliest - 1, 0)], xs[min(title.latest, len(xs)) - 1]

    def _before(self, index: int) -> float:
        """The x between a title and the one before it."""
        xs = self.scaled.xs
        return (xs[index - 1] + xs[index]) / 2 if index else 0.0

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
        spare = self._height - AXIS - ERAS - least
        free = int(max(spare, 0) // TRACK)
        weights = [sqrt(len(found)) for found in self._found]
        whole = sum(weights) or 1.0
        return [1 + min(_MOST_TRACKS - 1, int(free * weight / whole)) for weight in weights]
