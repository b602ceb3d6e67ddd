"""One item that contains several works: two episodes in a file, chapters or bookmarks that are works."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from janto_catalog.matching import number_weights, weights
from janto_catalog.matching.calibration import LINK_THRESHOLD
from janto_catalog.matching.comparison import contradicts_alone, supports
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import is_from_length
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.bookmarks import works_from_bookmarks
from janto_catalog.matching.multiple.chapters import works_from_chapters
from janto_catalog.matching.multiple.named_titles import named_titles, titles_of_range
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Outcome, Proposal, Range, Unit

_SEVERAL = "it contains several stories"


def match_several(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """Link each of several works, with ranges where lengths, chapters or bookmarks give them.

    works: those that the item may be, the best first.  Returns None for an item that is one work.
    """
    by_marks = works_from_bookmarks if item.pages else works_from_chapters
    return (
        _match_episodes(item, works, index)
        or _match_range(item, index)
        or _match_titles(item, index)
        or by_marks(item, works, index)
    )


def _match_titles(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The proposal for a name with the titles of several works; they are linked when their lengths fill the item."""
    titles = named_titles(item, index)
    if not titles or any(file.facts and file.facts.members for file in item.story_files):
        return None
    runtimes = [index.works[title.work_id].record.runtime for title in titles]
    ranges = _ranges_by_length(item, runtimes)
    links = []
    for title, part in zip(titles, ranges, strict=True):
        evidence = [
            supports(f"the name says “{title.text}”", title.weight),
            supports("its show or series is named", weights.SHOW_NAMED),
        ]
        if part:
            evidence.append(supports("together the stories are as long as it is", weights.EPISODES_LENGTH))
        links.append(combine(title.work_id, evidence).to_candidate(1.0, part))
    candidates = tuple(links[: weights.MAX_CANDIDATES_COUNT])
    if not all(ranges) or any(link.confidence < LINK_THRESHOLD for link in links):
        return Proposal(item.item.key, Outcome.ASK, candidates=candidates, reason=_SEVERAL)
    return Proposal(item.item.key, Outcome.LINK, links=tuple(links), candidates=candidates)


def _match_range(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The proposal for a name like "Series Days 1-3" that says no more; the works are linked when they fill the item."""
    titles = titles_of_range(item, index)
    ranges = _ranges_by_length(item, [index.works[title.work_id].record.runtime for title in titles])
    if not titles or not all(ranges):
        return None
    word, numbers = item.name.parsed.numbers.counted_range
    evidence = [
        supports(f"the name says {word} {numbers[0]} to {numbers[-1]}", number_weights.EPISODE_EXPLICIT),
        supports("the name says its series", weights.SERIES_NAMED),
        supports("together the stories are as long as it is", weights.EPISODES_LENGTH),
    ]
    links = tuple(
        combine(title.work_id, evidence).to_candidate(1.0, part)
        for title, part in zip(titles, ranges, strict=True)
    )
    return Proposal(
        item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
    )


def _match_episodes(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """The proposal for a name like "S02E05E06", or a sidecar that says so, None for others."""
    numbers = item.name.parsed.numbers
    if not numbers.explicit and item.sidecar_numbers is not None:
        numbers = item.sidecar_numbers[1]
    season = numbers.season if numbers.season is not None else (named_season(item) or (None,))[0]
    if season is None or not 1 < len(numbers.episodes) <= weights.EPISODES_COUNT:
        return None
    by_episode = {
        index.works[each.work_id].episode: each
        for each in reversed(works)
        if index.works[each.work_id].season == season
    }
    episodes = [by_episode[episode] for episode in numbers.episodes if episode in by_episode]
    if not episodes:
        return None
    key, most = item.item.key, weights.MAX_CANDIDATES_COUNT
    ranges = _ranges_by_length(item, [index.works[each.work_id].record.runtime for each in episodes])
    reason = _why_not_link_all(item, episodes, ranges)
    if any(ranges):
        episodes = [_with_length_of_all(each) for each in episodes]
    links = tuple(each.to_candidate(1.0, part) for each, part in zip(episodes, ranges, strict=True))
    if len(episodes) < len(numbers.episodes) or reason:
        return Proposal(key, Outcome.ASK, candidates=links[:most], reason=reason or _SEVERAL)
    if whole := _box_set_of([each.work_id for each in episodes], index):
        evidence = supports("the name says all of its stories", weights.ALL_PARTS_NAMED)
        links = (combine(whole, [evidence]).to_candidate(),)
    return Proposal(key, Outcome.LINK, links=links, candidates=links[:most])


def _box_set_of(works: Sequence[str], index: WorkIndex) -> str:
    """The box set whose parts these works are, all of them; "" when there is none."""
    whole = index.works[works[0]].record.part_of or ""
    return whole if set(works) == set(index.parts.get(whole, ())) else ""


def _why_not_link_all(item: ParsedItem, works: Sequence[ScoredWork], ranges: Sequence[Range | None]) -> str:
    """Why the works may not be linked without asking, "" when they may: one is doubtful, or the length fits neither.

    The length against a single work does not count: the file is longer.
    """
    for each in works:
        for evidence in each.evidence:
            if contradicts_alone(evidence) and not is_from_length(evidence):
                return evidence.text
        if each.confidence() < LINK_THRESHOLD and not any(ranges):
            return "too little evidence"
    if item.seconds and not any(ranges):
        return "its length is not that of the stories together"
    return ""


def _with_length_of_all(scored: ScoredWork) -> ScoredWork:
    """A work with the evidence that the length fits all works, in place of its own length."""
    others = [each for each in scored.evidence if not is_from_length(each)]
    together = supports("together the stories are as long as it is", weights.EPISODES_LENGTH)
    return combine(scored.work_id, [*others, together])


def _ranges_by_length(item: ParsedItem, lengths: Sequence[float | None]) -> list[Range | None]:
    """Where each work is in the item, when their known lengths fill it; else None for each."""
    known = [length for length in lengths if length]
    total = sum(known)
    unknown: list[Range | None] = [None] * len(lengths)
    if item.seconds is None or len(known) < len(lengths):
        return unknown
    if abs(total - item.seconds) > weights.EPISODES_LENGTH_SHARE * total:
        return unknown
    scale = item.seconds / total
    ends = [0.0]
    for length in known:
        ends.append(ends[-1] + length * scale)
    return [Range(Unit.SECONDS, round(start, 1), round(end, 1)) for start, end in pairwise(ends)]
