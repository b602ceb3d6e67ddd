"""Bookmarks of pages that are stories: an issue is itself and the stories in it, each with its pages.

An anthology whose stories are all bookmarked is only those stories; an issue has more than its stories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.decide import why_not_link
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.titled_works import works_titled
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.media import Bookmark

#: What a bookmark outside the known parts of an issue may name.
_STORY_KINDS = (Kind.COMIC, Kind.SHORT_STORY, Kind.ARTICLE)


def works_from_bookmarks(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """Link the work that the item surely is, and the stories that its bookmarks name.

    Returns None when it is not sure which work the item is, or its bookmarks name no story or one twice.
    """
    if not item.bookmarks or not works or why_not_link(works):
        return None
    whole = works[0]
    stories = tuple(_stories(item, whole.work_id, index))
    ids = {story.work for story in stories}
    if not stories or len(ids) < len(stories):
        return None
    is_issue = index.works[whole.work_id].record.kind is Kind.MAGAZINE_ISSUE
    has_all = ids >= set(index.parts.get(whole.work_id, ()))
    links = stories if has_all and not is_issue else (whole.to_candidate(), *stories)
    return Proposal(
        item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
    )


def _stories(item: ParsedItem, whole: str, index: WorkIndex) -> Iterator[Candidate]:
    """Each story that a bookmark names, with its pages up to the next bookmark."""
    for bookmark, following in zip_longest(item.bookmarks, item.bookmarks[1:]):
        work_id = _named_story(item, whole, bookmark, index)
        last = following.page - 1 if following else item.pages or bookmark.page
        if work_id:
            text = f"the bookmark on page {bookmark.page} says “{bookmark.title}”"
            scored = combine(work_id, [supports(text, weights.BOOKMARK)])
            pages = Range(Unit.PAGES, bookmark.page, max(bookmark.page, last))
            yield scored.to_candidate(1.0, pages)


def _named_story(item: ParsedItem, whole: str, bookmark: Bookmark, index: WorkIndex) -> str:
    """The story that a bookmark names: the part of the whole, else the only printed one of its show; "" without."""
    named = works_titled(bookmark.title, index)
    shows = index.works[whole].show_keys
    parts = sorted(named.intersection(index.parts.get(whole, ())))
    others = [
        each
        for each in named - {whole}
        if index.works[each].record.kind in _STORY_KINDS
        and can_be(item.form, index.works[each].record.kind)
        and not shows.isdisjoint(index.works[each].show_keys)
    ]
    stories = parts or others
    return stories[0] if len(stories) == 1 else ""
