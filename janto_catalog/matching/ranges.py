"""One item that holds several works: two episodes in a file, or chapters that are stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching.case import speaks_for
from janto_catalog.matching.item import Seen
from janto_catalog.matching.library import Library
from janto_catalog.matching.names.reading import read_name
from janto_catalog.matching.weighing import Weighed, weighed
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.media import Chapter

_TOLERANCE, _PLAUSIBLE, _LEAST_CHAPTERS, _MOST_EPISODES = 0.08, 2.0, 2, 4
_CHAPTER = 8.0


def several(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    """Links to each of several works, with ranges where lengths or chapters tell; None for a single work."""
    return _episodes(seen, ranked, library) or _chapters(seen, ranked, library)


def _episodes(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    numbers = seen.name.reading.numbers
    if not (numbers.explicit and 1 < len(numbers.episodes) <= _MOST_EPISODES):
        return None
    by_episode = {
        library.entries[each.work].episode: each
        for each in reversed(ranked)
        if library.entries[each.work].season == numbers.season
    }
    works = [by_episode[episode] for episode in numbers.episodes if episode in by_episode]
    if not works:
        return None
    lengths = [library.entries[each.work].work.runtime for each in works]
    ranges = _by_length(seen, lengths)
    links = tuple(each.candidate(1.0, part) for each, part in zip(works, ranges, strict=True))
    reason = _doubt(seen, works, ranges)
    if len(works) < len(numbers.episodes) or reason:
        return Proposal(
            seen.item.key, Outcome.ASK, candidates=links[:3], reason=reason or "it holds several works"
        )
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _doubt(seen: Seen, works: Sequence[Weighed], ranges: Sequence[Range | None]) -> str:
    """Why several works may not be linked alone: one is doubtful for itself, or the length fits neither."""
    for each in works:
        against = [
            fact
            for fact in each.evidence
            if fact.weight <= -3.0 and not fact.text.startswith(("length", "only"))
        ]
        if against:
            return against[0].text
        if each.score < _PLAUSIBLE and not any(ranges):
            return "not enough speaks for it"
    return "the length is not that of all of them" if seen.seconds and not any(ranges) else ""


def _by_length(seen: Seen, lengths: Sequence[float | None]) -> list[Range | None]:
    """Where each work stands, when their known lengths fill the item."""
    known = [length for length in lengths if length]
    if (
        seen.seconds is None
        or len(known) < len(lengths)
        or abs(sum(known) - seen.seconds) > _TOLERANCE * sum(known)
    ):
        return [None] * len(lengths)
    scale = seen.seconds / sum(known)
    ends = [0.0]
    for length in known:
        ends.append(ends[-1] + length * scale)
    return [Range(Unit.SECONDS, round(begin, 1), round(end, 1)) for begin, end in pairwise(ends)]


def _chapters(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    """Chapters that bear the titles of the parts of what the item as a whole is."""
    if len(seen.chapters) < _LEAST_CHAPTERS or not ranked or ranked[0].score < _PLAUSIBLE:
        return None
    parts = library.children.get(ranked[0].work, ())
    starts = [
        (part, chapter) for chapter in seen.chapters for part in parts if _names(chapter, part, library)
    ]
    if len({part for part, _ in starts}) < max(_LEAST_CHAPTERS, len(parts)) or len(starts) > len(parts):
        return None
    links = tuple(
        _chapter_link(seen, part, chapter, starts[place + 1][1].start if place + 1 < len(starts) else None)
        for place, (part, chapter) in enumerate(starts)
    )
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _names(chapter: Chapter, part: str, library: Library) -> bool:
    reading = read_name(chapter.title)
    return any(form.work == part for form, _ in library.find(reading.words, ())[0])


def _chapter_link(seen: Seen, part: str, chapter: Chapter, following: float | None) -> Candidate:
    end = following if following is not None else chapter.end or seen.seconds or chapter.start
    told = speaks_for(f"the chapter at {chapter.start / 60:.0f} min says “{chapter.title}”", _CHAPTER)
    return weighed(part, [told]).candidate(1.0, Range(Unit.SECONDS, chapter.start, end))
