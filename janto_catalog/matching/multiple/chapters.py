"""Chapters that are works: a box set in one file is its works, each with its part of the file."""

from __future__ import annotations

from collections.abc import Sequence

from janto_catalog.filenames.counters import DISC_KINDS
from janto_catalog.filenames.parse import parse_name
from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.decide import why_not_link
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.titled_works import works_titled
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.matching.track_chapters import chapters_of_discs
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.media import Chapter
from janto_catalog.model.text import format_time

#: Works with the chapter that each starts at.
_Starts = list[tuple[str, Chapter]]


def works_from_chapters(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """Link the works whose titles the chapters are: parts of what the item as a whole is, or works of its series.

    Returns None when the chapters are only the chapters of one work.
    """
    if not (works or item.series_names) or len(item.chapters) < weights.CHAPTERS_COUNT:
        return None
    whole = works[0].work_id if works and works[0].score >= weights.CHAPTERS_WHOLE else ""
    parts = index.parts.get(whole, ())
    if whole and not parts and not why_not_link(works):
        return None
    if links := _links_of_discs(item, parts, index):
        return Proposal(
            item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
        )
    starts = (
        _starts_of_parts(item, index, frozenset(parts)) or _starts_in_order(item, parts, index)
        if parts
        else _starts_of_series(item, index)
    )
    if len(starts) < max(weights.CHAPTERS_COUNT, len(parts)):
        return None
    following = [chapter.start for _, chapter in starts[1:]]
    links = tuple(
        _link(item, work_id, chapter, end)
        for (work_id, chapter), end in zip(starts, [*following, None], strict=True)
    )
    return Proposal(
        item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
    )


def _links_of_discs(item: ParsedItem, parts: Sequence[str], index: WorkIndex) -> tuple[Candidate, ...]:
    """The stories of a box set with a story a disc, of which a disc is missing; none for other items.

    The discs are as many as the stories if the last one is there, or if the files say how many there are.
    """
    discs = chapters_of_discs(item.story_files) if len(item.story_files) > 1 else ()
    numbers = [number for number, _ in discs]
    totals = {count.total for count in item.part_counts if count.counted in DISC_KINDS}
    are_stories = bool(numbers) and len(parts) in (max(numbers), *totals)
    if not are_stories or len(numbers) >= len(parts) or not set(numbers) <= set(range(1, len(parts) + 1)):
        return ()
    if any(count.gaps for count in item.part_counts if count.counted not in DISC_KINDS):
        return ()
    if not all(_is_as_long_as_usual(parts[number - 1], chapter, index) for number, chapter in discs):
        return ()
    return tuple(_link_disc(parts[number - 1], number, chapter, index) for number, chapter in discs)


def _link_disc(work_id: str, number: int, chapter: Chapter, index: WorkIndex) -> Candidate:
    whole = index.works[index.works[work_id].record.part_of or work_id].record.title
    text = f"it is on disc {number} of “{whole}”, which has as many discs as stories"
    end = chapter.end if chapter.end is not None else chapter.start
    scored = combine(work_id, [supports(text, weights.CHAPTER)])
    return scored.to_candidate(1.0, Range(Unit.SECONDS, chapter.start, end))


def _starts_of_parts(item: ParsedItem, index: WorkIndex, parts: frozenset[str]) -> _Starts:
    """The parts of a box set by the chapters' titles; none when a part comes twice."""
    named = [
        (work_id, chapter)
        for chapter in item.chapters
        for work_id in sorted(works_titled(chapter.title, index) & parts)
    ]
    return _without_repetition(named)


def _starts_of_series(item: ParsedItem, index: WorkIndex) -> _Starts:
    """Works of a named series by the chapters' titles.

    None when a chapter may be two works, is shorter than its work usually is, or when something long comes before them:
    others call their chapters so, too.
    """
    named: _Starts = []
    for chapter in item.chapters:
        works = [
            work_id for work_id in works_titled(chapter.title, index) if _is_of_series(item, work_id, index)
        ]
        if len(works) > 1:
            return []
        named += [(work_id, chapter) for work_id in works]
    starts = _without_repetition(named)
    if not starts or starts[0][1].start >= weights.CHAPTER_WORK_SECONDS or not _are_long_enough(item, starts):
        return []
    ends = [*(chapter.start for _, chapter in starts[1:]), item.seconds]
    spans = [
        Chapter(chapter.title, chapter.start, end) for (_, chapter), end in zip(starts, ends, strict=True)
    ]
    as_long = all(
        _is_as_long_as_usual(work_id, span, index) for (work_id, _), span in zip(starts, spans, strict=True)
    )
    return starts if as_long else []


def _without_repetition(named: _Starts) -> _Starts:
    """Each work with its first chapter; none when a work comes again after another."""
    starts: _Starts = []
    for work_id, chapter in named:
        if not starts or starts[-1][0] != work_id:
            starts.append((work_id, chapter))
    return starts if len({work_id for work_id, _ in starts}) == len(starts) else []


def _is_of_series(item: ParsedItem, work_id: str, index: WorkIndex) -> bool:
    """Whether a work is of a series that the item names, and can be part of such a file."""
    work = index.works[work_id]
    if work_id in index.parts or not can_be(item.form, work.record.kind):
        return False
    return any(index.belongs_to(work, name) for _, name, _ in item.series_names)


def _are_long_enough(item: ParsedItem, starts: _Starts) -> bool:
    """Whether every part of the file is as long as a work."""
    if not starts:
        return True
    end = item.seconds or starts[-1][1].end or 0.0
    ends = [*(chapter.start for _, chapter in starts[1:]), end]
    return all(
        end - chapter.start >= weights.CHAPTER_WORK_SECONDS
        for (_, chapter), end in zip(starts, ends, strict=True)
    )


def _starts_in_order(item: ParsedItem, parts: Sequence[str], index: WorkIndex) -> _Starts:
    """As many chapters as parts, which only have numbers ("Part 1") and are each as long as a work."""
    if len(parts) != len(item.chapters) or not all(map(_has_only_numbers, item.chapters)):
        return []
    starts = list(zip(parts, item.chapters, strict=True))
    if not all(_is_as_long_as_usual(work_id, chapter, index) for work_id, chapter in starts):
        return []
    return starts if _are_long_enough(item, starts) else []


def _is_as_long_as_usual(work_id: str, chapter: Chapter, index: WorkIndex) -> bool:
    """Whether a chapter is not much shorter than its work is, or than works like it usually are.

    As many tracks as stories may be a coincidence: a quarter of an hour is no story of a series of hours.
    """
    work = index.works[work_id]
    usual = index.usual_lengths.like(work)
    shortest = work.record.runtime or (usual.shortest if usual else 0.0)
    length = (chapter.end or chapter.start) - chapter.start
    return chapter.end is None or length * length_weights.USUAL_LENGTH_EXCEEDED_SHARE >= shortest


def _has_only_numbers(chapter: Chapter) -> bool:
    parsed = parse_name(chapter.title)
    return all(word.isdecimal() or position in parsed.ignorable for position, word in enumerate(parsed.words))


def _link(item: ParsedItem, work_id: str, chapter: Chapter, following: float | None) -> Candidate:
    end = following if following is not None else chapter.end or item.seconds or chapter.start
    what = "chapter" if len(item.story_files) == 1 else "track"
    text = f"the {what} at {format_time(chapter.start)} says “{chapter.title}”"
    if _has_only_numbers(chapter):
        text = f"it has as many {what}s as the box set has stories; this one begins at {format_time(chapter.start)}"
    scored = combine(work_id, [supports(text, weights.CHAPTER)])
    return scored.to_candidate(1.0, Range(Unit.SECONDS, chapter.start, end))
