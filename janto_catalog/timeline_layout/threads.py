"""The timeline as threads: a line for each character, which meet where the characters share a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from janto_catalog.model.story_threads import StoryThread
from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
from janto_catalog.timeline_layout.axis import MAX_PITCH
from janto_catalog.timeline_layout.story_layout import StoryLayout
from janto_catalog.timeline_layout.thread_lines import DISC, LEAD, ThreadLines
from janto_catalog.timeline_layout.thread_rows import ThreadRows
from janto_catalog.timeline_layout.thread_stops import Stop, ThreadStops, ThreadTitles

_BEHIND = LEAD + 2 * DISC - 16
"""The px that the ends of lines need besides the room behind the last title."""


class ThreadsLayout(StoryLayout):
    """The threads in px.  `width_of` gives the width of a title's label."""

    def __init__(
        self,
        contents: TimelineContents,
        threads: Sequence[StoryThread],
        width_of: Callable[[TimelineTitle], float] = lambda _title: 0.0,
    ) -> None:
        super().__init__(contents)
        self.threads = threads
        self.thread_titles = ThreadTitles(threads)
        self._width_of = width_of
        self._owned = [title.row.have.is_had for title in contents.titles]
        self.zoom(MAX_PITCH)

    def _arrange(self) -> None:
        self.rows = ThreadRows.sharing(self._room, len(self.threads))
        self.stops = ThreadStops(self.thread_titles, self.scaled, self._width)
        self.lines = ThreadLines(self.thread_titles, self.stops, self.rows)
        self.height = self.rows.bottom
        self.width = self.scaled.width + _BEHIND

    def fitting(self, width: float) -> float:
        """The zoom at which all titles, and the ends of lines, fit into `width`."""
        return super().fitting(width - _BEHIND)

    def owned_share(self, stop: Stop) -> float:
        """The share of the titles of a stop that are owned."""
        return sum(map(self._owned.__getitem__, stop.titles)) / len(stop.titles)

    def _width(self, index: int) -> float:
        return self._width_of(self.titles[index])


def letters(names: Sequence[str]) -> tuple[str, ...]:
    """The letters of the discs of threads, each other than the rest: one, or two where names begin alike.

    >>> letters(["Jack Harkness", "Ianto Jones", "John Hart", "Gwen Cooper", "Gray"])
    ('JH', 'I', 'Jo', 'GC', 'Gr')
    """
    found: list[str] = []
    firsts = [name[:1].upper() for name in names]
    for number, name in enumerate(names):
        words = name.split()
        initials = "".join(word[:1] for word in (words[0], words[-1])).upper() if len(words) > 1 else ""
        wanted = [firsts[number]] if firsts.count(firsts[number]) == 1 else [initials, name[:2].title()]
        wanted.append(str(number + 1))
        found.append(next(each for each in wanted if each and each not in found))
    return tuple(found)
