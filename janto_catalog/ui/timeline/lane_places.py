"""The places of a timeline in lanes; the lanes of branches follow those of the main line."""

from __future__ import annotations

from bisect import bisect_left

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import Mark, TimelineLayout
from janto_catalog.timeline_layout.marks import LABEL_AT, SLOT
from janto_catalog.timeline_layout.placed_lane import PlacedLane
from janto_catalog.ui.timeline.places import Place, Places


class LanePlaces(Places):
    """The places of lanes."""

    def __init__(self, timeline: TimelineLayout) -> None:
        super().__init__(timeline)
        self._timeline = timeline

    @property
    def lanes(self) -> int:
        """How many lanes there are."""
        return len(self._timeline.placed) + len(self._timeline.branch_lanes)

    def size(self, lane: int) -> int:
        """How many titles a lane has that are found."""
        placed = self._timeline.placed
        if lane < len(placed):
            return len(placed[lane].found)
        return len(self._timeline.branch_lanes[lane - len(placed)].branch.titles)

    def name(self, lane: int) -> str:
        """The name of a lane."""
        placed = self._timeline.placed
        if lane < len(placed):
            return placed[lane].lane.name
        branch = self._timeline.branch_lanes[lane - len(placed)].branch
        return f"Story line: {branch.name}"

    def lane_at(self, y: float) -> int | None:
        """The lane that a y is in."""
        lanes = enumerate(self._timeline.all_lanes)
        return next((number for number, lane in lanes if lane.top <= y < lane.top + lane.height), None)

    def title(self, place: Place) -> TimelineTitle:
        """The title at a place."""
        placed = self._timeline.placed
        if place.lane < len(placed):
            return self._timeline.title_of(placed[place.lane], place.number)
        return self._timeline.branch_lanes[place.lane - len(placed)].branch.titles[place.number]

    def titles_of_mark(self, place: Place) -> list[TimelineTitle]:
        """The titles that share the mark of a place."""
        mark = self._mark(place)
        if mark is None:
            return [self.title(place)]
        return [self.title(Place(place.lane, number)) for number in range(mark.first, mark.last + 1)]

    def x(self, place: Place) -> float:
        """The x of a title."""
        placed = self._timeline.placed
        if place.lane < len(placed):
            return self._timeline.scaled.xs[placed[place.lane].found[place.number]]
        return self._timeline.branch_lanes[place.lane - len(placed)].line.xs[place.number]

    def middle(self, place: Place) -> float:
        """The y of the mark of a place."""
        mark = self._mark(place)
        if mark is not None:
            return self._timeline.placed[place.lane].middle(mark.track)
        top, bottom = self.span(place)
        return (top + bottom) / 2

    def span(self, place: Place) -> tuple[float, float]:
        """The top and bottom of the lane of a place."""
        lane = self._timeline.all_lanes[place.lane]
        return lane.top, lane.top + lane.height

    def first_of(self, work: str) -> Place | None:
        """The first place of a title, None if it has none."""
        index = self._timeline.index_of(work)
        for number, lane in enumerate(self._timeline.placed):
            if index is not None:
                place = bisect_left(lane.found, index)
                if place < len(lane.found) and lane.found[place] == index:
                    return Place(number, place)
        for number, branch in enumerate(self._timeline.branch_lanes, len(self._timeline.placed)):
            for place, title in enumerate(branch.branch.titles):
                if title.row.id == work:
                    return Place(number, place)
        return None

    def at(self, x: float, y: float) -> Place | None:
        """The place whose mark or label is at a point; of a mark that several titles share, the first one."""
        for number, lane in enumerate(self._timeline.placed):
            if lane.top <= y < lane.top + lane.height:
                return self._in_lane(number, lane, x, y)
        for number, branch in enumerate(self._timeline.branch_lanes, len(self._timeline.placed)):
            if branch.top <= y < branch.top + branch.height:
                near = (each for each, at in enumerate(branch.line.xs) if abs(at - x) <= SLOT / 2)
                found = next(near, None)
                return None if found is None else Place(number, found)
        return None

    def _in_lane(self, number: int, lane: PlacedLane, x: float, y: float) -> Place | None:
        for mark in lane.marks(x, x):
            end = mark.x + (LABEL_AT + mark.label if mark.label else SLOT / 2)
            if abs(lane.middle(mark.track) - y) <= SLOT / 2 and mark.x - SLOT / 2 <= x <= end:
                return Place(number, mark.first)
        return None

    def _around(self, lane: int, x: float) -> range:
        """The places of a lane next to an x."""
        placed = self._timeline.placed
        if lane >= len(placed):
            return range(self.size(lane))
        found = placed[lane].found
        place = bisect_left(found, self._timeline.scaled.nearest(x))
        return range(max(place - 1, 0), min(place + 2, len(found)))

    def _mark(self, place: Place) -> Mark | None:
        placed = self._timeline.placed
        return (
            placed[place.lane].mark_of(placed[place.lane].found[place.number])
            if place.lane < len(placed)
            else None
        )
