"""One item that holds several works: two episodes in a file, or chapters that are stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching.calibration import LINKED
from janto_catalog.matching.case import CONTRADICTION, speaks_for
from janto_catalog.matching.decide import doubt
from janto_catalog.matching.entry import Span
from janto_catalog.matching.evidence.length import clock
from janto_catalog.matching.evidence.medium import fit
from janto_catalog.matching.item import Seen
from janto_catalog.matching.library import Library
from janto_catalog.matching.names.reading import Reading, read_name
from janto_catalog.matching.weighing import Weighed, weighed
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit
from janto_catalog.model.media import Chapter

_TOLERANCE, _PLAUSIBLE, _LEAST_CHAPTERS, _MOST_EPISODES = 0.08, 2.0, 2, 4
_CHAPTER, _TRUSTED, _TOGETHER = 9.0, 3.9, 3.0
#: How what the length says begins.
_LENGTHS = ("length", "it is only")
#: Seconds: no story that stands beside others in one file is shorter.
_LEAST_STORY = 600.0


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
    reason = _doubt(seen, works, ranges)
    if any(ranges):
        works = [_as_long_together(each) for each in works]
    links = tuple(each.candidate(1.0, part) for each, part in zip(works, ranges, strict=True))
    if len(works) < len(numbers.episodes) or reason:
        return Proposal(
            seen.item.key, Outcome.ASK, candidates=links[:3], reason=reason or "it holds several stories"
        )
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _doubt(seen: Seen, works: Sequence[Weighed], ranges: Sequence[Range | None]) -> str:
    """Why several works may not be linked alone: one is doubtful for itself, or the length fits neither."""
    for each in works:
        against = [
            fact
            for fact in each.evidence
            if fact.weight <= CONTRADICTION and not fact.text.startswith(_LENGTHS)
        ]
        if against:
            return against[0].text
        if each.confidence() < LINKED and not any(ranges):
            return "not enough speaks for it"
    return "its length is not that of the stories together" if seen.seconds and not any(ranges) else ""


def _as_long_together(found: Weighed) -> Weighed:
    """With what the length says of all of them in place of what it says of one."""
    apart = [each for each in found.evidence if not each.text.startswith(_LENGTHS)]
    together = speaks_for("together the stories are as long as it is", _TOGETHER)
    return weighed(found.work, [*apart, together])


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
    """Chapters that bear the titles of stories: the parts of what the item as a whole is, or of its show."""
    if len(seen.chapters) < _LEAST_CHAPTERS or not (ranked or seen.phrases):
        return None
    whole = ranked[0].work if ranked and ranked[0].score >= _PLAUSIBLE else ""
    parts = library.children.get(whole, ())
    if whole and not parts and not doubt(ranked):
        return None
    told = _told(seen, library, frozenset(parts) if parts else None) or _counted(seen, parts)
    if len(told) < _LEAST_CHAPTERS or (parts and len(told) < len(parts)):
        return None
    links = tuple(
        _chapter_link(seen, part, chapter, told[place + 1][1].start if place + 1 < len(told) else None)
        for place, (part, chapter) in enumerate(told)
    )
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _told(seen: Seen, library: Library, parts: frozenset[str] | None) -> list[tuple[str, Chapter]]:
    """Each story with the chapter it begins at; none when a story is told twice apart, or a chapter may be two.

    Without a box set that is known, the stories must be of a series the item names, and long enough.
    """
    starts: list[tuple[str, Chapter]] = []
    for chapter in seen.chapters:
        named = _named(chapter, library)
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


def _named(chapter: Chapter, library: Library) -> frozenset[str]:
    """The works whose whole title a chapter is."""
    reading = read_name(chapter.title)
    return frozenset(
        form.work
        for form, span in library.find(reading.words, ())[0]
        if form.weight >= _TRUSTED and _all_told(reading, span)
    )


def _all_told(reading: Reading, span: Span) -> bool:
    return all(
        span.begin <= place < span.end or place in reading.quiet or word.isdecimal()
        for place, word in enumerate(reading.words)
    )


def _of_series(seen: Seen, work: str, library: Library) -> bool:
    entry = library.entries[work]
    fits = fit(seen.form, entry.work.kind) > -3 and work not in library.children
    return fits and any(library.answers_to(entry, phrase) for _, phrase, _ in seen.phrases)


def _long_enough(seen: Seen, starts: Sequence[tuple[str, Chapter]]) -> bool:
    ends = (
        [chapter.start for _, chapter in starts[1:]] + [seen.seconds or starts[-1][1].end or 0.0]
        if starts
        else []
    )
    return all(end - chapter.start >= _LEAST_STORY for (_, chapter), end in zip(starts, ends, strict=True))


def _counted(seen: Seen, parts: Sequence[str]) -> list[tuple[str, Chapter]]:
    """As many chapters as parts, which only count ("Part 1"), each as long as a story."""
    if len(parts) != len(seen.chapters) or not all(_only_counts(chapter) for chapter in seen.chapters):
        return []
    told = list(zip(parts, seen.chapters, strict=True))
    return told if _long_enough(seen, told) else []


def _only_counts(chapter: Chapter) -> bool:
    reading = read_name(chapter.title)
    return all(word.isdecimal() or place in reading.quiet for place, word in enumerate(reading.words))


def _chapter_link(seen: Seen, part: str, chapter: Chapter, following: float | None) -> Candidate:
    end = following if following is not None else chapter.end or seen.seconds or chapter.start
    told = speaks_for(f"the chapter at {clock(chapter.start)} says “{chapter.title}”", _CHAPTER)
    return weighed(part, [told]).candidate(1.0, Range(Unit.SECONDS, chapter.start, end))
