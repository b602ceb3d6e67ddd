"""Where the bars of states and their names are above a life, and what is read of its titles and states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from janto_catalog.model.subject_words import span_words
from janto_catalog.model.subjects import LifeState, LivedTitle
from janto_catalog.model.views import Progress
from janto_catalog.ui import labels

_LEAST_BAR, _TEXT_INSET, _GAP = 4.0, 6, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A state with its place: `lane` counts upwards from the marks, `left` and `right` are in pixels, and the name begins at
    `text`: in the bar, or next to one that is too short for it."""

    state: LifeState
    lane: int
    left: float
    right: float
    text: float
    text_width: float

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the bar and its name are."""
        return min(self.left, self.text), max(self.right, self.text + self.text_width)


def place_bars(
    states: Iterable[LifeState], x: Callable[[float], float], width: Callable[[str], float], end: float
) -> list[Bar]:
    """Put each bar into the lowest lane where it and its name have room.

    `x` gives the pixels of a place along the life, `width` those of a text; the life ends at `end`.
    """
    taken: list[float] = []
    bars = []
    for state in states:
        left = x(state.start)
        bar = _bar(state, left, max(x(state.end), left + _LEAST_BAR), width(state.name), end)
        first, last = bar.reach
        lane = next((number for number, until in enumerate(taken) if until < first), len(taken))
        taken[lane : lane + 1] = [last + _GAP]
        bars.append(replace(bar, lane=lane))
    return bars


def _bar(state: LifeState, left: float, right: float, width: float, end: float) -> Bar:
    """A bar with its name in it, else at its right, or at its left where that would reach over the end."""
    text = left + _TEXT_INSET
    if right - left < width + 2 * _TEXT_INSET:
        at_right = right + _TEXT_INSET + width <= end or width > left
        text = right + _TEXT_INSET if at_right else left - _TEXT_INSET - width
    return Bar(state, 0, left, right, text, width)


def title_words(title: LivedTitle, at: int, count: int) -> str:
    """A title of a life, whether one has it, and which of how many it is."""
    row = title.row
    finished = "finished" if row.progress is Progress.FINISHED else ""
    parts = (title.name, row.series, "" if title.is_flashback else row.have.words, finished)
    return ", ".join((*filter(None, parts), f"{labels.ordinal(at + 1)} of {labels.number(count)}"))


def state_words(state: LifeState) -> str:
    """A state with its titles, and the reason."""
    parts = (f"{state.name[:1].upper()}{state.name[1:]}", span_words(state), state.reason)
    return ", ".join(filter(None, parts))
