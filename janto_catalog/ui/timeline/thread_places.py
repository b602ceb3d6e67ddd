"""The places of a timeline as threads: each thread is a lane."""

from __future__ import annotations

from bisect import bisect_left

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import ThreadsLayout
from janto_catalog.timeline_layout.thread_stops import APART, LABEL_LEFT, Stop
from janto_catalog.ui import labels
from janto_catalog.ui.timeline.places import Place, Places
from janto_catalog.ui.timeline.sentences import thread_words

LABEL_HEIGHT = 14.0
"""The px of a label, which is above its stop."""


class ThreadPlaces(Places):
    """The places of threads."""

    def __init__(self, timeline: ThreadsLayout) -> None:
        super().__init__(timeline)
        self._timeline = timeline

    @property
    def lanes(self) -> int:
        """How many threads there are."""
        return len(self._timeline.threads)

    def size(self, lane: int) -> int:
        """How many titles a thread has."""
        return len(self._timeline.threads[lane].titles)

    def name(self, lane: int) -> str:
        """The name of the character."""
        return self._timeline.threads[lane].name

    def lane_at(self, y: float) -> int | None:
        """The thread in whose row a y is."""
        rows = self._timeline.rows
        return next((lane for lane in range(self.lanes) if abs(rows.y(lane) - y) <= rows.height / 2), None)

    def title(self, place: Place) -> TimelineTitle:
        """The title at a place."""
        return self._timeline.titles[self._index(place)]

    def titles_of_mark(self, place: Place) -> list[TimelineTitle]:
        """The titles that share the mark of a place."""
        return [self._timeline.titles[index] for index in self.stop(place).titles]

    def x(self, place: Place) -> float:
        """The x of a title."""
        return self._timeline.scaled.xs[self._index(place)]

    def middle(self, place: Place) -> float:
        """The y of the mark of a place."""
        return self._timeline.rows.y(self.stop(place).row)

    def span(self, place: Place) -> tuple[float, float]:
        """The top of the label of a place, and the bottom of its mark."""
        stop, rows = self.stop(place), self._timeline.rows
        return rows.y(stop.row) - rows.height / 2, rows.y(stop.row) + rows.half(stop) + 4

    def first_of(self, work: str) -> Place | None:
        """The place of a title in the first thread that has it in person, else in the first that has it; None for none."""
        index = self._timeline.index_of(work)
        threads = enumerate(self._timeline.threads)
        with_it = [(lane, thread) for lane, thread in threads if index is not None and index in thread.titles]
        there = [lane for lane, thread in with_it if index in thread.in_person]
        lanes = there or [lane for lane, _ in with_it]
        return self._place(lanes[0], index) if lanes and index is not None else None

    def at(self, x: float, y: float) -> Place | None:
        """The place whose mark or label is at a point; of several threads the first one."""
        for station in self._timeline.stops.stations(x - 240, x + APART):
            for stop in station.stops:
                if self._is_at(stop, x, y):
                    lane = stop.members[0]
                    there = self._timeline.threads[lane].in_person
                    own = (title for title in stop.titles if not stop.is_in_person or title in there)
                    return self._place(lane, next(own))
        return None

    def stop(self, place: Place) -> Stop:
        """The stop of a place."""
        number = self._timeline.thread_titles.own[place.lane][place.number]
        return self._timeline.stops.station_of(number).of[place.lane]

    def who(self, place: Place) -> str:
        """The characters that are in a title in person, and the others that it has."""
        index, threads = self._index(place), self._timeline.threads
        there = [thread.name for thread in threads if index in thread.in_person]
        others = [
            thread.name for thread in threads if index in thread.titles and index not in thread.in_person
        ]
        spoken = f"not in person: {labels.listed(others)}" if others else ""
        return "; ".join(filter(None, (labels.listed(there), spoken)))

    def words(self, place: Place) -> str:
        """What a screen reader says of a title of a thread: also with whom, whether in person, and whether they die."""
        index, thread = self._index(place), self._timeline.threads[place.lane]
        others = [one.name for one in self._timeline.threads if one is not thread and index in one.in_person]
        dies = any(end == index for end, _ in thread.ends)
        return thread_words(super().words(place), others, in_person=index in thread.in_person, dies=dies)

    def _is_at(self, stop: Stop, x: float, y: float) -> bool:
        middle, half = self._timeline.rows.y(stop.row), self._timeline.rows.half(stop)
        if abs(stop.x - x) <= APART / 2:
            return abs(middle - y) <= half
        is_next_to = stop.x - LABEL_LEFT <= x <= stop.x - LABEL_LEFT + stop.label
        return is_next_to and middle - half - LABEL_HEIGHT <= y <= middle - half

    def _index(self, place: Place) -> int:
        return self._timeline.threads[place.lane].titles[place.number]

    def _place(self, lane: int, index: int) -> Place:
        return Place(lane, bisect_left(self._timeline.threads[lane].titles, index))

    def _around(self, lane: int, x: float) -> range:
        """The places of a thread next to an x."""
        titles = self._timeline.threads[lane].titles
        place = bisect_left(titles, self._timeline.scaled.nearest(x))
        return range(max(place - 1, 0), min(place + 2, len(titles)))
