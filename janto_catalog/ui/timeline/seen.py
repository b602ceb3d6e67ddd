"""What is seen of a timeline, and the titles that are prominent in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from janto_catalog.model.timeline_contents import TimelineTitle
from janto_catalog.timeline_layout import Mark
from janto_catalog.timeline_layout.marks import LABEL_AT
from janto_catalog.timeline_layout.placed_lane import PlacedLane
from janto_catalog.timeline_layout.story_layout import AXIS, ERAS
from janto_catalog.timeline_layout.window_bars import WindowBar
from janto_catalog.ui.timeline.dropping import Drop

NAMES = 160
"""The px of the column with the names of lanes."""
TOP = AXIS + ERAS
"""The px above the lanes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a timeline: so much from the left and the top, on so much room; which titles stand out."""

    left: float
    top: float
    width: float
    height: float
    selected: str = ""
    selected_lane: int = 0
    hovered: str = ""
    hovered_lane: int = 0
    drop: Drop | None = None

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width - NAMES


@dataclass(frozen=True, slots=True)
class Prominent:
    """A prominent title of a lane: its mark, the text and box of its label, and its window, None for none."""

    lane: PlacedLane
    mark: Mark
    title: TimelineTitle
    is_selected: bool
    text: str
    box: QRectF
    window: tuple[float, float] | None

    @property
    def middle(self) -> float:
        """The y of its mark."""
        return self.lane.middle(self.mark.track)

    def covers(self, mark: Mark) -> bool:
        """Whether its label is over the label of a mark, or is shown instead of it, perhaps at the other side."""
        is_own = mark.track == self.mark.track and mark.first == self.mark.first
        return bool(self.text) and (is_own or self._meets(mark, (self.box.left(), self.box.right())))

    def crosses(self, mark: Mark) -> bool:
        """Whether its window runs below the label of a mark."""
        return self.window is not None and self._meets(mark, self.window)

    def has_bar_over(self, bar: WindowBar) -> bool:
        """Whether its own bar is over another one, or that is its own."""
        if self.window is None or bar.mark.track != self.mark.track:
            return False
        return bar.begin < self.window[1] and bar.end > self.window[0]

    def _meets(self, mark: Mark, span: tuple[float, float]) -> bool:
        begin, end = mark.x + LABEL_AT, mark.x + LABEL_AT + mark.label
        return mark.track == self.mark.track and span[0] < end and span[1] > begin
