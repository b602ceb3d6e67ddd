"""One item that contains several works: two episodes in a file, chapters or bookmarks that are works."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from janto_catalog.filenames.numbers import Numbers
from janto_catalog.matching import number_weights, weights
from janto_catalog.matching.calibration import LINK_THRESHOLD
from janto_catalog.matching.comparison import contradicts_alone, supports
from janto_catalog.matching.decide import why_not_link
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import is_from_length
from janto_catalog.matching.item_numbers import named_season
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.multiple.bookmarks import works_from_bookmarks
from janto_catalog.matching.multiple.chapters import works_from_chapters
from janto_catalog.matching.multiple.collected_run import has_pages_of_all, issues_of_run
from janto_catalog.matching.multiple.named_titles import named_titles, titles_of_one_season, titles_of_range
from janto_catalog.matching.multiple.numbered_titles import numbered_titles
from janto_catalog.matching.multiple.omnibuses import omnibus_of
from janto_catalog.matching.multiple.ranges import NO_RANGES, is_as_long_as_usual, lacks_ranges, ranges_of
from janto_catalog.matching.multiple.whole_series import works_of_day, works_of_series
from janto_catalog.matching.scoring import ScoredWork, combine
from janto_catalog.model.files import Outcome, Proposal, Range
from janto_catalog.model.kinds import Group

_SEVERAL = "it contains several stories"
_ABBREVIATED = "only an abbreviation names its show or series"
#: How evidence against one work ends or starts that is none against several.
_OTHER_STORY = "which is another story"
_EXPLAINED_BY_OTHERS = (
    "the name says number",
    "the name says parts",
    "the name says one part",
    "unexplained word",
)


def match_several(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """Link each of several works, with ranges where lengths, chapters or bookmarks give them.

    works: those that the item may be, the best first.  Returns None for an item that is one work.
    """
    if not (works or item.series_names):
        # Most files of other people's music are so: no title in them, or one that is not of this world.
        return None
    is_sure = bool(works) and not why_not_link(works)
    by_marks = works_from_bookmarks if item.pages else works_from_chapters
    return (
        _match_episodes(item, works, index)
        or _match_range(item, index)
        or _match_titles(item, index)
        or (None if is_sure else _match_numbers(item, works, index))
        or _match_run(item, index)
        or (None if is_sure else _match_omnibus(item, works, index) or _match_all(item, works, index))
        or by_marks(item, works, index)
    )


def _match_titles(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The proposal for a name with the titles of several works; they are linked when their lengths fill the item."""
    titles = named_titles(item, index)
    if any(file.facts and file.facts.members for file in item.story_files):
        return None
    if not titles:
        return _ask_about_titles(item, index)
    ranges = ranges_of(item, [title.work_id for title in titles], index)
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
        is_whole = is_as_long_as_usual(item, [title.work_id for title in titles], index)
        reason = NO_RANGES if is_whole and not all(ranges) else _SEVERAL
        return Proposal(item.item.key, Outcome.ASK, candidates=candidates, reason=reason)
    return Proposal(item.item.key, Outcome.LINK, links=tuple(links), candidates=candidates)


def _ask_about_titles(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The question about a name with the titles of several works of a season, and nothing that names their show."""
    titles = titles_of_one_season(item, index)
    links = tuple(
        combine(each.work_id, [supports(f"the name says “{each.text}”", each.weight)]).to_candidate(1.0)
        for each in titles
    )
    return Proposal(item.item.key, Outcome.ASK, candidates=links, reason=_SEVERAL) if links else None


def _match_numbers(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """The proposal for a title with a range of numbers; pages have no length that could tell how many there are."""
    titles = numbered_titles(item, index)
    if not titles or _is_contradicted(works, {title.work_id for title in titles}):
        return None
    ranges = ranges_of(item, [title.work_id for title in titles], index)
    links = tuple(
        combine(
            title.work_id,
            [
                supports(f"the name says “{title.text}” in a range of numbers", title.weight),
                supports("its show or series is named", weights.SHOW_NAMED),
            ],
        ).to_candidate(1.0, part)
        for title, part in zip(titles, ranges, strict=True)
    )
    candidates = links[: weights.MAX_CANDIDATES_COUNT]
    is_print = all(index.works[title.work_id].record.kind.group is Group.PRINT for title in titles)
    if not (is_print or all(ranges)) or any(link.confidence < LINK_THRESHOLD for link in links):
        return Proposal(item.item.key, Outcome.ASK, candidates=candidates, reason=_SEVERAL)
    return Proposal(item.item.key, Outcome.LINK, links=links, candidates=candidates)


def _match_run(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The proposal for a trade paperback of a run of comics; its pages tell whether all issues are in it."""
    issues = issues_of_run(item, index)
    if len(issues) < 2:
        return None
    evidence = [
        supports("its show or series is named", weights.SERIES_NAMED),
        supports("the name says the title of the run and that it is a volume", number_weights.RUN_NAMED),
    ]
    is_whole = has_pages_of_all(item, len(issues))
    if is_whole:
        evidence.append(supports("it has the pages of all issues", weights.ALL_STORIES_LENGTH))
    links = tuple(combine(each.id, evidence).to_candidate(1.0) for each in issues)
    candidates = links[: weights.MAX_CANDIDATES_COUNT]
    if not is_whole or any(link.confidence < LINK_THRESHOLD for link in links):
        return Proposal(item.item.key, Outcome.ASK, candidates=candidates, reason=_SEVERAL)
    return Proposal(item.item.key, Outcome.LINK, links=links, candidates=candidates)


def _match_omnibus(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """The proposal for the title of an omnibus: its length tells whether all works are in it.

    Where each begins follows from their lengths, or from its chapters.
    """
    omnibus = omnibus_of(item, index)
    if omnibus is None:
        return None
    is_whole = is_as_long_as_usual(item, [work.id for work in omnibus.works], index)
    evidence = [
        supports(f"it is called “{omnibus.name}”, an omnibus of {len(omnibus.works)}", weights.OMNIBUS)
    ]
    if is_whole:
        evidence.append(supports("it is as long as all of them usually are", weights.EPISODES_LENGTH))
    ranges = ranges_of(item, [work.id for work in omnibus.works], index)
    links = tuple(
        combine(work.id, evidence).to_candidate(1.0, part)
        for work, part in zip(omnibus.works, ranges, strict=True)
    )
    reason = NO_RANGES if lacks_ranges(item, ranges) else ""
    if not is_whole or any(link.confidence < LINK_THRESHOLD for link in links):
        reason = _SEVERAL
    if reason:
        # Each of them is named, so that all are offered.
        asked = Proposal(item.item.key, Outcome.ASK, candidates=links, reason=reason)
        return works_from_chapters(item, works, index) or asked
    return Proposal(
        item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
    )


def _match_all(item: ParsedItem, works: Sequence[ScoredWork], index: WorkIndex) -> Proposal | None:
    """The proposal for all works of a series or of a day in one file."""
    found = works_of_series(item, index) or works_of_day(item, index)
    if not found or _is_contradicted(works, {work.id for work in found}):
        return None
    ranges = ranges_of(item, [work.id for work in found], index)
    evidence = [
        supports("its show or series is named", weights.SERIES_NAMED),
        supports(f"all {len(found)} stories together are as long as it is", weights.ALL_STORIES_LENGTH),
    ]
    links = tuple(
        combine(work.id, evidence).to_candidate(1.0, part) for work, part in zip(found, ranges, strict=True)
    )
    if all(name.weak for _, name, _ in item.series_names):
        return Proposal(item.item.key, Outcome.ASK, candidates=links, reason=_ABBREVIATED)
    return Proposal(
        item.item.key, Outcome.LINK, links=links, candidates=links[: weights.MAX_CANDIDATES_COUNT]
    )


def _is_contradicted(works: Sequence[ScoredWork], named: AbstractSet[str]) -> bool:
    """Whether anything speaks against one of some works but what the others explain: numbers, words, the length."""
    return any(
        evidence.weight <= -weights.NAME_AND_TAG_DIFFER
        and not evidence.text.startswith(_EXPLAINED_BY_OTHERS)
        and not evidence.text.endswith(_OTHER_STORY)
        and not is_from_length(evidence)
        for each in works
        if each.work_id in named
        for evidence in each.evidence
    )


def _match_range(item: ParsedItem, index: WorkIndex) -> Proposal | None:
    """The proposal for a name like "Series Days 1-3" that says no more; the works are linked when they fill the item."""
    titles = titles_of_range(item, index)
    ranges = ranges_of(item, [title.work_id for title in titles], index) if titles else []
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
    of_day = season is None and bool(numbers.date)
    if of_day:
        season = _season_of_day(numbers, works, index)
    if season is None:
        return None
    of_seasons = ((season, numbers.episodes), *numbers.more_seasons)
    places = [(of_season, episode) for of_season, named in of_seasons for episode in named]
    if not 1 < len(places) <= weights.EPISODES_COUNT:
        return None
    by_place = {
        (index.works[each.work_id].season, index.works[each.work_id].episode): each
        for each in reversed(works)
    }
    episodes = [by_place[place] for place in places if place in by_place]
    if not episodes:
        return None
    key, most = item.item.key, weights.MAX_CANDIDATES_COUNT
    ranges = ranges_of(item, [each.work_id for each in episodes], index)
    if of_day:
        agree = supports("the day and the numbers are those of the same stories", weights.DATE_AGREES)
        episodes = [each.with_evidence(agree) for each in episodes]
    reason = _why_not_link_all(item, episodes, ranges, index)
    if any(ranges):
        episodes = [_with_length_of_all(each) for each in episodes]
    links = tuple(each.to_candidate(1.0, part) for each, part in zip(episodes, ranges, strict=True))
    is_part_of_span = numbers.is_season_span and not _are_in_a_row(episodes, index)
    if len(episodes) < len(places) or is_part_of_span or reason:
        return Proposal(key, Outcome.ASK, candidates=links[:most], reason=reason or _SEVERAL)
    if whole := _box_set_of([each.work_id for each in episodes], index):
        evidence = supports("the name says all of its stories", weights.ALL_PARTS_NAMED)
        links = (combine(whole, [evidence]).to_candidate(),)
    elif lacks_ranges(item, ranges):
        return Proposal(key, Outcome.ASK, candidates=links, reason=NO_RANGES)
    return Proposal(key, Outcome.LINK, links=links, candidates=links[:most])


def _are_in_a_row(works: Sequence[ScoredWork], index: WorkIndex) -> bool:
    """Whether the seasons of some works follow each other with no episode between: "S01E13-S02E01"."""
    episodes = [index.works[each.work_id] for each in works]
    for work, following in pairwise(episodes):
        if work.season == following.season:
            continue
        of_season = index.by_season.get(work.season or 0, ())
        is_last = not any(
            (other.episode or 0) > (work.episode or 0) and not other.show_keys.isdisjoint(work.show_keys)
            for other in of_season
        )
        if not (is_last and following.season == (work.season or 0) + 1 and following.episode == 1):
            return False
    return True


def _season_of_day(numbers: Numbers, works: Sequence[ScoredWork], index: WorkIndex) -> int | None:
    """The season of the works that were first broadcast on the day in a name, if they have all its episode numbers."""
    of_day = [index.works[each.work_id] for each in works]
    of_day = [work for work in of_day if work.record.released == numbers.date and work.season is not None]
    is_all = (
        bool(of_day)
        and {work.episode for work in of_day} == set(numbers.episodes)
        and len(of_day) == len(numbers.episodes)
    )
    return of_day[0].season if is_all else None


def _box_set_of(works: Sequence[str], index: WorkIndex) -> str:
    """The box set whose parts these works are, all of them; "" when there is none."""
    whole = index.works[works[0]].record.part_of or ""
    return whole if set(works) == set(index.parts.get(whole, ())) else ""


def _why_not_link_all(
    item: ParsedItem, works: Sequence[ScoredWork], ranges: Sequence[Range | None], index: WorkIndex
) -> str:
    """Why the works may not be linked without asking, "" when they may: one is doubtful, or the length fits neither.

    The length against a single work does not count: the file is longer.
    """
    for each in works:
        for evidence in each.evidence:
            if contradicts_alone(evidence) and not is_from_length(evidence):
                return evidence.text
        if each.confidence() < LINK_THRESHOLD and not any(ranges):
            return "too little evidence"
    are_known = all(index.works[each.work_id].record.runtime for each in works)
    is_usual = not are_known and is_as_long_as_usual(item, [each.work_id for each in works], index)
    if item.seconds and not any(ranges) and not is_usual:
        return "its length is not that of the stories together"
    return ""


def _with_length_of_all(scored: ScoredWork) -> ScoredWork:
    """A work with the evidence that the length fits all works, in place of its own length."""
    others = [each for each in scored.evidence if not is_from_length(each)]
    together = supports("together the stories are as long as it is", weights.EPISODES_LENGTH)
    return combine(scored.work_id, [*others, together])
