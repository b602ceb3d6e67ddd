"""One item that holds several works: two episodes in a file, chapters or bookmarks that are stories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching.calibration import LINK_THRESHOLD
from janto_catalog.matching.comparison import CONTRADICTION, supports
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.bookmarks import works_from_bookmarks
from janto_catalog.matching.multiple.chapters import works_from_chapters
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Outcome, Proposal, Range, Unit

_TOLERANCE, _MOST_EPISODES, _TOGETHER, _ALL_OF_IT = 0.08, 4, 3.0, 12.0
#: How what the length says begins.
_LENGTHS = ("length", "it is only")


def match_several(seen: ParsedItem, ranked: Sequence[ScoredWork], library: WorkIndex) -> Proposal | None:
    """Links to each of several works, with ranges where lengths, chapters or bookmarks tell; None for a single work."""
    held = works_from_bookmarks if seen.pages else works_from_chapters
    return _episodes(seen, ranked, library) or held(seen, ranked, library)


def _episodes(seen: ParsedItem, ranked: Sequence[ScoredWork], library: WorkIndex) -> Proposal | None:
    numbers = seen.name.parsed.numbers
    if not (numbers.explicit and 1 < len(numbers.episodes) <= _MOST_EPISODES):
        return None
    by_episode = {
        library.works[each.work_id].episode: each
        for each in reversed(ranked)
        if library.works[each.work_id].season == numbers.season
    }
    works = [by_episode[episode] for episode in numbers.episodes if episode in by_episode]
    if not works:
        return None
    lengths = [library.works[each.work_id].record.runtime for each in works]
    ranges = _by_length(seen, lengths)
    reason = _doubt(seen, works, ranges)
    if any(ranges):
        works = [_as_long_together(each) for each in works]
    links = tuple(each.to_candidate(1.0, part) for each, part in zip(works, ranges, strict=True))
    if len(works) < len(numbers.episodes) or reason:
        return Proposal(
            seen.item.key, Outcome.ASK, candidates=links[:3], reason=reason or "it holds several stories"
        )
    if whole := _whole([each.work_id for each in works], library):
        links = (combine(whole, [supports("the name says all of its stories", _ALL_OF_IT)]).to_candidate(),)
    return Proposal(seen.item.key, Outcome.LINK, links=links, candidates=links[:3])


def _whole(works: Sequence[str], library: WorkIndex) -> str:
    """The box set that these are all stories of; "" when they are not."""
    box = library.works[works[0]].record.part_of or ""
    return box if set(works) == set(library.parts.get(box, ())) else ""


def _doubt(seen: ParsedItem, works: Sequence[ScoredWork], ranges: Sequence[Range | None]) -> str:
    """Why several works may not be linked alone: one is doubtful for itself, or the length fits neither."""
    for each in works:
        against = [
            fact
            for fact in each.evidence
            if fact.weight <= CONTRADICTION and not fact.text.startswith(_LENGTHS)
        ]
        if against:
            return against[0].text
        if each.confidence() < LINK_THRESHOLD and not any(ranges):
            return "not enough speaks for it"
    return "its length is not that of the stories together" if seen.seconds and not any(ranges) else ""


def _as_long_together(found: ScoredWork) -> ScoredWork:
    """With what the length says of all of them in place of what it says of one."""
    apart = [each for each in found.evidence if not each.text.startswith(_LENGTHS)]
    together = supports("together the stories are as long as it is", _TOGETHER)
    return combine(found.work_id, [*apart, together])


def _by_length(seen: ParsedItem, lengths: Sequence[float | None]) -> list[Range | None]:
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
