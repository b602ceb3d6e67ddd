"""What every way to lay out a timeline has: its titles along an axis at a zoom, and the eras behind them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
from janto_catalog.timeline_layout.axis import Axis, ScaledAxis

AXIS, ERAS = 32, 20
"""The heights in px of the axis, and of the names of eras."""


class StoryLayout(ABC):
    """The titles of the main line along an axis, in px, without the column of names: `zoom` lays them out."""

    def __init__(self, contents: TimelineContents) -> None:
        self.contents = contents
        self.axis = Axis([title.days for title in contents.titles], contents.calendar)
        self.height = self.width = 0.0
        self._room = 0.0
        self._index = {title.row.id: index for index, title in enumerate(contents.titles)}

    def zoom(self, pitch: float, height: float | None = None) -> None:
        """Lay everything out at a zoom; lanes share `height`, if there is more than they need."""
        self._room = self._room if height is None else height
        self.pitch = pitch
        self.scaled: ScaledAxis = self.axis.at(pitch)
        self._arrange()

    @abstractmethod
    def _arrange(self) -> None:
        """Lay out what is below the axis, in `_room`, and find the width and height of all."""

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

    def eras(self, left: float, right: float) -> Iterator[tuple[int, float, float, str]]:
        """The eras between one x and another: number, from one x to another, name."""
        begins = [self._before(era.first) for era in self.contents.eras]
        ends = [*begins, self.width][1:]
        for number, (era, begin, end) in enumerate(zip(self.contents.eras, begins, ends, strict=True)):
            if begin < right and end > left:
                yield number, begin, end, era.caption

    def _before(self, index: int) -> float:
        """The x between a title and the one before it."""
        xs = self.scaled.xs
        return (xs[index - 1] + xs[index]) / 2 if index else 0.0
