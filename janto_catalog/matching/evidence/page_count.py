"""The pages of an item against those that an issue, a comic or a book can have."""

from __future__ import annotations

from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import FileForm
from janto_catalog.matching import length_weights
from janto_catalog.matching.comparison import Comparison, EvidenceKind, contradicts
from janto_catalog.model.files import Evidence
from janto_catalog.model.kinds import Kind

#: Fewer are a preview, a cover, an article or a chapter.
_LEAST = {Kind.COMIC: 10, Kind.MAGAZINE_ISSUE: 16, Kind.NOVEL: 40}
#: So many pages at least a strip has in each issue that it is printed in.
_LEAST_OF_CHAPTER = 4
#: A story has at most so many pages in each issue.
_MOST_OF_CHAPTER = 40
_IN_ISSUES = (Kind.SHORT_STORY, Kind.ARTICLE)
#: One page in an issue is a card, a poster or the beginning; a story in a book has more pages.
_LEAST_IN_ISSUE = 2
_LEAST_IN_BOOK = 10
#: More are several issues.
_MOST = {Kind.COMIC: 140, Kind.MAGAZINE_ISSUE: 300}
#: Page images of a book; a comic of the same title has fewer.
_LEAST_OF_BOOK_IN_IMAGES = 160


def _weigh(comparison: Comparison) -> Iterator[Evidence]:
    item, work = comparison.item, comparison.work
    kind, pages = work.record.kind, item.pages
    if kind in _IN_ISSUES and pages is not None and (count := _issues_of(comparison)):
        if pages > _MOST_OF_CHAPTER * count:
            text = f"it has {pages} pages: it may be the whole issue{'' if count == 1 else 's'}"
            yield contradicts(text, length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)
        elif kind is Kind.SHORT_STORY and pages < _LEAST_IN_ISSUE:
            yield contradicts(_only(pages), length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)
        return
    if kind is Kind.SHORT_STORY and pages is not None and pages < _LEAST_IN_BOOK and _is_in_book(comparison):
        yield contradicts(_only(pages), length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)
    if kind not in _LEAST or work.record.part_of:
        return
    if kind is Kind.NOVEL and item.form is FileForm.PAGES:
        if pages is None or pages < _LEAST_OF_BOOK_IN_IMAGES:
            text = "it may be a comic of that title: a book in page images has more pages"
            yield contradicts(text, length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)
        return
    if pages is None:
        return
    stories = max(1, len(comparison.index.parts.get(work.id, ()))) if kind is Kind.COMIC else 1
    if pages < max(_LEAST[kind] * stories, _LEAST_OF_CHAPTER * len(work.printed_numbers)):
        yield contradicts(_only(pages), length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)
    elif work.number is not None and kind in _MOST and pages > _MOST[kind] * stories:
        yield contradicts(f"it has {pages} pages", length_weights.USUAL_LENGTH_DIFFERS, needs_person=True)


def _only(pages: int) -> str:
    return f"it has only {pages} page{'' if pages == 1 else 's'}"


def _is_in_book(comparison: Comparison) -> bool:
    parent = comparison.parent
    return parent is not None and parent.record.kind is Kind.NOVEL


def _issues_of(comparison: Comparison) -> int:
    """In how many issues of a magazine a story is, 0 for one that is in none."""
    parent = comparison.parent
    is_in_issue = parent is not None and parent.record.kind is Kind.MAGAZINE_ISSUE
    return len(comparison.work.printed_numbers) or int(is_in_issue)


EVIDENCE = EvidenceKind("page_count", _weigh)
