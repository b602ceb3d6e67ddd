"""Chapters that are stories of their own: a box set in one file is its stories, each with its stretch."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.filenames.parse import ParsedName, parse_name
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.decide import why_not_link
from janto_catalog.matching.evidence.length import clock
from janto_catalog.matching.evidence.medium import media_fit
from janto_catalog.matching.index.indexed_work import Span
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.media import Chapter

_PLAUSIBLE, _LEAST_CHAPTERS = 2.0, 2
_CHAPTER, _TRUSTED = 9.0, 3.9
#: Seconds: no story that stands beside others in one file is shorter.
_LEAST_STORY = 600.0


def works_from_chapters(
    seen: ParsedItem, ranked: Sequence[ScoredWork], library: WorkIndex
) -> Proposal | None:
    """Chapters that bear the titles of stories: the parts of what the item as a whole is, or of its show."""
    if len(seen.chapters) < _LEAST_CHAPTERS or not (ranked or seen.series_names):
        return None
    whole = ranked[0].work_id if ranked and ranked[0].score >= _PLAUSIBLE else ""
    parts = library.parts.get(whole, ())
    if whole and not parts and not why_not_link(ranked):
        return None
    told = _told(seen, library, frozenset(parts) if parts else None) or _counted(seen, parts)
    if len(told) < _LEAST_CHAPTERS or (parts and len(told) < len(parts)):
        return None
    links = tuple(
        _chapter_link(seen, part, chapter, told[place + 1][1].start if place + 1 < len(told) else None)
        for place, (part, chapter) in enumerate(told)
    )
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _told(seen: ParsedItem, library: WorkIndex, parts: frozenset[str] | None) -> list[tuple[str, Chapter]]:
    """Each story with the chapter it begins at; none when a story is told twice apart, or a chapter may be two.

    Without a box set that is known, the stories must be of a series the item names, and long enough.
    """
    starts: list[tuple[str, Chapter]] = []
    for chapter in seen.chapters:
        named = works_titled(chapter.title, library)
        works = (
            named & parts
            if parts is not None
            else frozenset(each for each in named if _of_series(seen, each, library))
        )
        if len(works) > 1 and parts is None:
            return []
        for work in sorted(works):
            if not starts or starts[-1][0] != work:
                starts.append((work, chapter))
    distinct = len({work for work, _ in starts}) == len(starts)
    return starts if distinct and (parts is not None or _long_enough(seen, starts)) else []


def works_titled(mark: str, library: WorkIndex) -> frozenset[str]:
    """The works whose whole title a chapter or bookmark is."""
    reading = parse_name(mark)
    return frozenset(
        form.work_id
        for form, span in library.find_names(reading.words, ())[0]
        if form.weight >= _TRUSTED and _all_told(reading, span)
    )


def _all_told(reading: ParsedName, span: Span) -> bool:
    return all(
        span.start <= place < span.end or place in reading.ignorable or word.isdecimal()
        for place, word in enumerate(reading.words)
    )


def _of_series(seen: ParsedItem, work: str, library: WorkIndex) -> bool:
    entry = library.works[work]
    fits = media_fit(seen.form, entry.record.kind) > -3 and work not in library.parts
    return fits and any(library.belongs_to(entry, phrase) for _, phrase, _ in seen.series_names)


def _long_enough(seen: ParsedItem, starts: Sequence[tuple[str, Chapter]]) -> bool:
    ends = (
        [chapter.start for _, chapter in starts[1:]] + [seen.seconds or starts[-1][1].end or 0.0]
        if starts
        else []
    )
    return all(end - chapter.start >= _LEAST_STORY for (_, chapter), end in zip(starts, ends, strict=True))


def _counted(seen: ParsedItem, parts: Sequence[str]) -> list[tuple[str, Chapter]]:
    """As many chapters as parts, which only count ("Part 1"), each as long as a story."""
    if len(parts) != len(seen.chapters) or not all(_only_counts(chapter) for chapter in seen.chapters):
        return []
    told = list(zip(parts, seen.chapters, strict=True))
    return told if _long_enough(seen, told) else []


def _only_counts(chapter: Chapter) -> bool:
    reading = parse_name(chapter.title)
    return all(word.isdecimal() or place in reading.ignorable for place, word in enumerate(reading.words))


def _chapter_link(seen: ParsedItem, part: str, chapter: Chapter, following: float | None) -> Candidate:
    end = following if following is not None else chapter.end or seen.seconds or chapter.start
    told = supports(f"the chapter at {clock(chapter.start)} says “{chapter.title}”", _CHAPTER)
    return combine(part, [told]).to_candidate(1.0, Range(Unit.SECONDS, chapter.start, end))
