"""The threads of the timeline page: whether they are shown, of whom, and how they are read with the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from janto_catalog.model.story_threads import shared_titles
from janto_catalog.ui.subject_links import THREADS_OF
from janto_catalog.ui.timeline.threads_summary import threads_summary, threads_title
from janto_catalog.ui.timeline.tools import THREADS

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.story_threads import StoryThread
    from janto_catalog.model.timeline_contents import TimelineContents, TimelineTitle
    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.shell.settings import Settings


class Wanted(NamedTuple):
    """The characters whose threads are wanted, by id, () for those with most titles; or `named`, a pairing or character as
    "pairing:ID"."""

    characters: tuple[str, ...]
    named: str = ""


class ThreadsMode:
    """Whether the timeline shows threads, and which: `threads` are those that were read."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.is_on = settings.get("timeline/lanes") == THREADS
        self.threads: Sequence[StoryThread] = ()
        self._chosen = Wanted(tuple(filter(None, settings.get("timeline/threads").split(","))))

    @property
    def wanted(self) -> Wanted | None:
        """What is to be read, None while no threads are shown."""
        return self._chosen if self.is_on else None

    def enter(self, order: str) -> None:
        """Follow a destination, which may ask for threads by its order."""
        if order.startswith(THREADS_OF):
            self.is_on, self._chosen = True, Wanted((), order.removeprefix(THREADS_OF))

    def choose(self, characters: Sequence[str]) -> None:
        """Show the threads of other characters, and remember it."""
        self._chosen = Wanted(tuple(characters))
        self._settings.set("timeline/threads", ",".join(characters))

    def take(self, contents: TimelineContents, threads: Sequence[StoryThread] | None) -> str:
        """Show the threads that were read, None where none were.

        Those of a name are remembered, and the id of the first title that they share is returned, "" for none.
        """
        self.threads = threads or ()
        if not self.threads or not self._chosen.named:
            return ""
        self.choose([thread.character for thread in self.threads])
        shared = shared_titles(self.threads)
        return contents.titles[shared[0]].row.id if shared else ""

    def titles_of(self, contents: TimelineContents) -> Sequence[TimelineTitle]:
        """The titles that keys walk along: those with a thread, while threads are shown."""
        if not self.is_on:
            return contents.titles
        indices = sorted({index for thread in self.threads for index in thread.titles})
        return [contents.titles[index] for index in indices]

    @property
    def title(self) -> str:
        """The title over a picture of what is shown."""
        return threads_title(self.threads) if self.is_on else "Timeline"

    def note(self, contents: TimelineContents) -> str:
        """What stands beside that title: what the threads have in common."""
        return threads_summary(contents, self.threads).line if self.is_on and self.threads else ""


def read_threads(
    catalog: Catalog, query: ParsedQuery, universe: str | None, wanted: Wanted
) -> tuple[TimelineContents, tuple[StoryThread, ...]]:
    """Read the timeline of a universe, of a name that in which it has its titles, and the threads that are wanted."""
    characters = wanted.characters
    if wanted.named:
        kind, _, id = wanted.named.partition(":")
        characters = catalog.timelines.characters_of(kind, id)
        universe = catalog.timelines.universe_with(characters) or universe
    contents = catalog.timelines.contents(query, universe)
    return contents, catalog.timelines.threads(contents, characters)
