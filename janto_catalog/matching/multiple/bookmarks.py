"""Bookmarks of pages that are stories: an issue is itself and what is in it, each with its pages.

An anthology all of whose stories are marked is those stories; an issue always holds more than its stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from janto_catalog.matching.comparison import supports
from janto_catalog.matching.decide import why_not_link
from janto_catalog.matching.evidence.medium import media_fit
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.chapters import works_titled
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import Bookmark

_MARKED = 9.0
_WRITTEN = (Kind.COMIC, Kind.SHORT_STORY, Kind.ARTICLE)


def works_from_bookmarks(
    seen: ParsedItem, ranked: Sequence[ScoredWork], library: WorkIndex
) -> Proposal | None:
    """What the item as a whole surely is, with the stories its bookmarks name; None when they name none."""
    if not seen.bookmarks or not ranked or why_not_link(ranked):
        return None
    whole = ranked[0]
    stories = tuple(_stories(seen, whole.work_id, library))
    if not stories or len({story.work for story in stories}) < len(stories):
        return None
    issue = library.works[whole.work_id].record.kind is Kind.MAGAZINE_ISSUE
    every = {story.work for story in stories} >= set(library.parts.get(whole.work_id, ()))
    links = stories if every and not issue else (whole.to_candidate(), *stories)
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _stories(seen: ParsedItem, whole: str, library: WorkIndex) -> Iterator[Candidate]:
    """Each story a bookmark names, up to the next bookmark."""
    for mark, following in zip_longest(seen.bookmarks, seen.bookmarks[1:]):
        work = _story(seen, whole, mark, library)
        last = following.page - 1 if following else seen.pages or mark.page
        if work:
            told = supports(f"the bookmark on page {mark.page} says “{mark.title}”", _MARKED)
            pages = Range(Unit.PAGES, mark.page, max(mark.page, last))
            yield combine(work, [told]).to_candidate(1.0, pages)


def _story(seen: ParsedItem, whole: str, mark: Bookmark, library: WorkIndex) -> str:
    """The story a bookmark names: one that is part of the whole, else the only one of its show that is read."""
    named = works_titled(mark.title, library)
    parts = named.intersection(library.parts.get(whole, ()))
    shows = library.works[whole].show_keys
    read = [
        each
        for each in named - {whole}
        if library.works[each].record.kind in _WRITTEN
        and media_fit(seen.form, library.works[each].record.kind) > -3
        and not shows.isdisjoint(library.works[each].show_keys)
    ]
    found = sorted(parts) or read
    return found[0] if len(found) == 1 else ""
