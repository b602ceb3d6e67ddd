"""The titles of works as reasons name them: unmistakable, and never an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from janto_catalog.model.have import Have
from janto_catalog.model.story import Story

UNKNOWN = "an unknown title"


class WorkTitles(dict[str, str]):
    """Titles by id.

    A part of another work's file (a segment) is shown with its host: "Fragments: Two Women".  Works with the same
    title are shown with their series, but not `brief`.  A work that is in no pack is `UNKNOWN`.
    """

    def __init__(self, story: Story, brief: str = "") -> None:
        shared = Counter(work.title for work in story.works)
        series_titles = {series.id: series.title for series in story.series}
        super().__init__(
            (work.id, f"{work.title} ({series_titles.get(work.series or '', work.kind.value)})")
            if shared[work.title] > 1 and not work.is_segment and work.id != brief
            else (work.id, work.title)
            for work in story.works
        )
        self.update(
            (work.id, _part_title(self[work.host], work.title))
            for work in story.works
            if work.is_segment and work.host in self
        )

    def __missing__(self, work: str) -> str:
        return UNKNOWN

    def joined(self, works: tuple[str, ...]) -> str:
        """Return the titles of several works: "A, B and C"."""
        if len(works) == 1:
            return self[works[0]]
        return f"{', '.join(self[work] for work in works[:-1])} and {self[works[-1]]}"


class MarkedTitles(WorkTitles):
    """Titles by id, with a word behind those that one does not own."""

    def __init__(self, titles: WorkTitles, is_absent: Callable[[str], bool]) -> None:
        dict.__init__(self)
        self._titles, self._is_absent = titles, is_absent

    def __missing__(self, work: str) -> str:
        title = self._titles[work]
        return f"{title} ({Have.NO.words})" if self._is_absent(work) else title

    def mark_in(self, text: str, works: Iterable[str]) -> str:
        """Return a text that names these works, with the word behind the first mention of those that one does not own."""
        marked = {self._titles[work]: self[work] for work in works}
        # The longest first: a title may begin as another one does.
        titles = "|".join(map(re.escape, sorted(marked, key=len, reverse=True)))
        return re.sub(rf"(?<!\w)(?:{titles})(?!\w)", lambda found: marked.pop(found[0], found[0]), text)


def _part_title(host: str, part: str) -> str:
    """The title of a part with that of its host, which is not repeated."""
    return part if part.casefold().startswith(host.casefold()) else f"{host}: {part}"
