"""The titles of a timeline by lane and place in it, and the steps from one to another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import StoryLayout
from janto_catalog.ui.timeline.sentences import spoken


class Place(NamedTuple):
    """A title by its lane and its number among those of the lane that are found."""

    lane: int
    number: int


class Places(ABC):
    """The places of a timeline."""

    def __init__(self, timeline: StoryLayout) -> None:
        self._story = timeline

    @property
    @abstractmethod
    def lanes(self) -> int:
        """How many lanes there are."""

    @abstractmethod
    def size(self, lane: int) -> int:
        """How many titles a lane has that are found."""

    @abstractmethod
    def name(self, lane: int) -> str:
        """The name of a lane."""

    @abstractmethod
    def lane_at(self, y: float) -> int | None:
        """The lane that a y is in."""

    @abstractmethod
    def title(self, place: Place) -> TimelineTitle:
        """The title at a place."""

    @abstractmethod
    def titles_of_mark(self, place: Place) -> list[TimelineTitle]:
        """The titles that share the mark of a place."""

    @abstractmethod
    def x(self, place: Place) -> float:
        """The x of a title."""

    @abstractmethod
    def middle(self, place: Place) -> float:
        """The y of the mark of a place."""

    @abstractmethod
    def span(self, place: Place) -> tuple[float, float]:
        """The top and bottom of what is shown when a place is."""

    @abstractmethod
    def first_of(self, work: str) -> Place | None:
        """The first place of a title, None if it has none."""

    @abstractmethod
    def at(self, x: float, y: float) -> Place | None:
        """The place whose mark or label is at a point; of a mark that several titles share, the first one."""

    @abstractmethod
    def _around(self, lane: int, x: float) -> range:
        """The places of a lane next to an x."""

    def who(self, place: Place) -> str:
        """Who of those that the timeline is about is in a title, and how; "" where it is about nobody."""
        return ""

    def words(self, place: Place) -> str:
        """What a screen reader says of a title at its place."""
        before = self.title_before(place)
        return spoken(
            self.title(place), place.number + 1, self.size(place.lane), before.row.title if before else ""
        )

    def title_before(self, place: Place) -> TimelineTitle | None:
        """The title before that of a place in the whole story."""
        index = self._story.index_of(self.title(place).row.id)
        return self._story.titles[index - 1] if index else None

    def count(self, place: Place) -> int:
        """How many titles share the mark of a place."""
        return len(self.titles_of_mark(place))

    def nearest(self, x: float, lane: int = 0) -> Place | None:
        """The place of a lane that is nearest to an x, or of the next lane that has titles."""
        for number in range(lane, self.lanes):
            if self.size(number):
                return min(
                    (Place(number, each) for each in self._around(number, x)),
                    key=lambda p: abs(self.x(p) - x),
                )
        return None

    def before(self, place: Place) -> Place | None:
        """The place before another in its lane."""
        return place._replace(number=place.number - 1) if place.number else None

    def after(self, place: Place) -> Place | None:
        """The place behind another in its lane."""
        return place._replace(number=place.number + 1) if place.number + 1 < self.size(place.lane) else None

    def first_in_lane(self, place: Place) -> Place:
        """The first place of the lane of another."""
        return place._replace(number=0)

    def last_in_lane(self, place: Place) -> Place:
        """The last place of the lane of another."""
        return place._replace(number=self.size(place.lane) - 1)

    def above(self, place: Place) -> Place | None:
        """The nearest place of the lane above that has titles."""
        return self._in_lanes(place, range(place.lane - 1, -1, -1))

    def below(self, place: Place) -> Place | None:
        """The nearest place of the lane below that has titles."""
        return self._in_lanes(place, range(place.lane + 1, self.lanes))

    def _in_lanes(self, place: Place, lanes: range) -> Place | None:
        number = next((lane for lane in lanes if self.size(lane)), None)
        return None if number is None else self.nearest(self.x(place), number)
