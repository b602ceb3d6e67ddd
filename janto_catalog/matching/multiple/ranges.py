"""Where each of several works is in a recording: by their running times, or by as many chapters or tracks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching import length_weights, weights
from janto_catalog.matching.index.indexed_work import IndexedWork
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.track_chapters import chapters_of_discs
from janto_catalog.model.files import Range, Unit

NO_RANGES = "it contains several stories, and nothing says where each begins"


def ranges_of(item: ParsedItem, works: Sequence[str], index: WorkIndex) -> list[Range | None]:
    """Return where each work is in an item whose length they fill together; else None for each."""
    indexed = [index.works[work] for work in works]
    return _by_length(item, _lengths(item, indexed, index)) or _by_chapters(item, indexed, index)


def lacks_ranges(item: ParsedItem, ranges: Sequence[Range | None]) -> bool:
    """Whether an item is a recording with a length, and nothing says where its stories begin.

    Each would be played from the start of the file to its end.
    """
    return item.form.is_recording and item.seconds is not None and not all(ranges)


def is_as_long_as_usual(item: ParsedItem, works: Sequence[str], index: WorkIndex) -> bool:
    """Whether an item is as long as some works are known to be or usually are together."""
    shortest, longest = 0.0, 0.0
    for work in works:
        known, usual = index.works[work].record.runtime, index.usual_lengths.like(index.works[work])
        if not (known or usual):
            return False
        shortest += known or (usual.shortest if usual else 0.0)
        longest += known or (usual.longest if usual else 0.0)
    margin = weights.EPISODES_LENGTH_SHARE
    return item.seconds is not None and shortest * (1 - margin) <= item.seconds <= longest * (1 + margin)


def _lengths(item: ParsedItem, works: Sequence[IndexedWork], index: WorkIndex) -> list[float | None]:
    """The running times of works; the only one that is not known is the rest of the item, if it is as long as usual."""
    lengths = [work.record.runtime for work in works]
    if lengths.count(None) != 1 or item.seconds is None:
        return lengths
    at = lengths.index(None)
    rest = item.seconds - sum(length for length in lengths if length)
    usual = index.usual_lengths.like(works[at])
    if usual is not None and usual.shortest <= rest <= usual.longest:
        lengths[at] = rest
    return lengths


def _by_length(item: ParsedItem, lengths: Sequence[float | None]) -> list[Range | None]:
    known = [length for length in lengths if length]
    total = sum(known)
    if item.seconds is None or len(known) < len(lengths) or not known:
        return []
    if abs(total - item.seconds) > weights.EPISODES_LENGTH_SHARE * total:
        return []
    scale = item.seconds / total
    ends = [0.0]
    for length in known:
        ends.append(ends[-1] + length * scale)
    return [Range(Unit.SECONDS, round(start, 1), round(end, 1)) for start, end in pairwise(ends)]


def _by_chapters(item: ParsedItem, works: Sequence[IndexedWork], index: WorkIndex) -> list[Range | None]:
    """The chapters or tracks, if there are as many as works and each is as long as its work or as usual."""
    chapters = item.chapters
    if len(chapters) != len(works) and len(item.story_files) > 1:
        chapters = tuple(chapter for _, chapter in chapters_of_discs(item.story_files))
    unknown: list[Range | None] = [None] * len(works)
    if len(chapters) != len(works) or item.seconds is None:
        return unknown
    ends = [*(chapter.start for chapter in chapters[1:]), item.seconds]
    share = length_weights.USUAL_LENGTH_EXCEEDED_SHARE
    for work, chapter, end in zip(works, chapters, ends, strict=True):
        known, usual = work.record.runtime, index.usual_lengths.like(work)
        shortest, longest = (
            (known, known) if known else (usual.shortest, usual.longest) if usual else (0.0, 0.0)
        )
        if not shortest / share <= end - chapter.start <= longest * share:
            return unknown
    return [
        Range(Unit.SECONDS, round(chapter.start, 1), round(end, 1))
        for chapter, end in zip(chapters, ends, strict=True)
    ]
