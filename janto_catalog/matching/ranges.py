"""One item that holds several works: two episodes in a file, or chapters that are stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching.decide import doubt
from janto_catalog.matching.item import Seen
from janto_catalog.matching.library import Library
from janto_catalog.matching.weighing import Weighed
from janto_catalog.model.files import Candidate, Outcome, Proposal, Range, Unit

_TOLERANCE = 0.08


def several(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    """Links to each of several works, with ranges where lengths or chapters tell; None for a single work."""
    return _episodes(seen, ranked, library)


def _episodes(seen: Seen, ranked: Sequence[Weighed], library: Library) -> Proposal | None:
    numbers = seen.name.reading.numbers
    if not (numbers.explicit and 1 < len(numbers.episodes) <= 4):
        return None
    by_episode = {
        library.entries[each.work].episode: each
        for each in reversed(ranked)
        if library.entries[each.work].season == numbers.season
    }
    found = [by_episode.get(episode) for episode in numbers.episodes]
    works = [each for each in found if each is not None]
    if len(works) < len(found) or any(each.score < 2.0 for each in works):
        return None
    ranges = _by_length(seen, [library.entries[each.work].work.runtime for each in works])
    links = tuple(each.candidate(1.0, part) for each, part in zip(works, ranges, strict=True))
    others = [each for each in ranked if each not in works]
    if any(doubt([each, *others[:1]]) not in ("", "length") for each in works) and not ranges[0]:
        return Proposal(seen.item.key, Outcome.ASK, candidates=links[:3], reason="it holds several works")
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _by_length(seen: Seen, lengths: Sequence[float | None]) -> list[Range | None]:
    """Where each work stands, when their known lengths fill the item."""
    known = [length for length in lengths if length]
    if seen.seconds is None or len(known) < len(lengths) or abs(sum(known) - seen.seconds) > _TOLERANCE * sum(known):
        return [None] * len(lengths)
    scale = seen.seconds / sum(known)
    ends = [0.0]
    for length in known:
        ends.append(ends[-1] + length * scale)
    return [Range(Unit.SECONDS, round(begin, 1), round(end, 1)) for begin, end in pairwise(ends)]
