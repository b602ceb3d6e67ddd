"""Bookmarks of pages that are stories: an issue is itself and what is in it, each with its pages.

An anthology all of whose stories are marked is those stories; an issue always holds more than its stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from janto_catalog.matching.comparison import speaks_for
from janto_catalog.matching.decide import doubt
from janto_catalog.matching.evidence.medium import fit
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Seen
from janto_catalog.matching.multiple.chapters import titled
from janto_catalog.matching.scoring import Weighed, weighed
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import Bookmark

_MARKED = 9.0
_WRITTEN = (Kind.COMIC, Kind.SHORT_STORY, Kind.ARTICLE)


def bookmarked(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    """What the item as a whole surely is, with the stories its bookmarks name; None when they name none."""
    if not seen.bookmarks or not ranked or doubt(ranked):
        return None
    whole = ranked[0]
    stories = tuple(_stories(seen, whole.work, library))
    if not stories or len({story.work for story in stories}) < len(stories):
        return None
    issue = library.entries[whole.work].work.kind is Kind.MAGAZINE_ISSUE
    every = {story.work for story in stories} >= set(library.children.get(whole.work, ()))
    links = stories if every and not issue else (whole.candidate(), *stories)
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _stories(seen: Seen, whole: str, library: Library) -> Iterator[Candidate]:
    """Each story a bookmark names, up to the next bookmark."""
    for mark, following in zip_longest(seen.bookmarks, seen.bookmarks[1:]):
        work = _story(seen, whole, mark, library)
        last = following.page - 1 if following else seen.pages or mark.page
        if work:
            told = speaks_for(f"the bookmark on page {mark.page} says “{mark.title}”", _MARKED)
            pages = Range(Unit.PAGES, mark.page, max(mark.page, last))
            yield weighed(work, [told]).candidate(1.0, pages)


def _story(seen: Seen, whole: str, mark: Bookmark, library: Library) -> str:
    """The story a bookmark names: one that is part of the whole, else the only one of its show that is read."""
    named = titled(mark.title, library)
    parts = named.intersection(library.children.get(whole, ()))
    shows = library.entries[whole].shows
    read = [
        each
        for each in named - {whole}
        if library.entries[each].work.kind in _WRITTEN
        and fit(seen.form, library.entries[each].work.kind) > -3
        and not shows.isdisjoint(library.entries[each].shows)
    ]
    found = sorted(parts) or read
    return found[0] if len(found) == 1 else ""
