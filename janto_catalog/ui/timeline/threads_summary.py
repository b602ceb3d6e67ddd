"""What the threads of a timeline have in common, in words: first and last together, how many titles, how many of them owned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.model.story_threads import StoryThread, shared_titles
from janto_catalog.model.timeline_contents import TimelineContents
from janto_catalog.ui import labels

_EXPLAINED = (
    "In person: not only spoken of, in a flashback, a dream or a recording. Titles without a place in the story, and those "
    "of other story lines, are not counted."
)


@dataclass(frozen=True, slots=True)
class ThreadsSummary:
    """`ends` are (word, id of a title, its title); `counted` says how many titles there are, `explained` which ones."""

    ends: tuple[tuple[str, str, str], ...]
    counted: str
    explained: str = _EXPLAINED

    @property
    def line(self) -> str:
        """All of it in a line."""
        return " · ".join((*(f"{word}: {title}" for word, _, title in self.ends), self.counted))


def threads_title(threads: Sequence[StoryThread]) -> str:
    """The title over a picture of threads."""
    return f"Threads of {labels.listed([thread.name for thread in threads])}"


def threads_summary(contents: TimelineContents, threads: Sequence[StoryThread]) -> ThreadsSummary:
    """Say what threads have in common."""
    rows = [contents.titles[index].row for index in shared_titles(threads)]
    together, how = _words(threads)
    if not rows:
        return ThreadsSummary((), "In no title in person" if len(threads) == 1 else f"Never {together}")
    last = "Last so far" if contents.is_limited else f"Last {together}"
    ends = (f"First {together}", rows[0].id, rows[0].title), (last, rows[-1].id, rows[-1].title)
    owned = labels.number(sum(row.have.is_had for row in rows))
    counted = f"{labels.count(len(rows), 'title', 'titles')} {how}, you have {owned}"
    return ThreadsSummary(ends, counted)


def _words(threads: Sequence[StoryThread]) -> tuple[str, str]:
    """What is said of the first and last title, and of their number."""
    if len(threads) == 1:
        return "in person", "in person"
    return (
        ("together", "together in person")
        if len(threads) == 2
        else ("all together", f"with all {len(threads)} in person")
    )
