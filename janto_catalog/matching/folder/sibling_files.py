"""The series of a folder: most folders hold one series, in order, so the other items support or weaken a match.

Neighbours settle which series and which number an item has.  They do not name its world: an item that names
neither show nor maker gains nothing from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import contradicts, supports
from janto_catalog.matching.evidence.title_only import NOTHING_NAMES
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_numbers import standalone_numbers
from janto_catalog.matching.item_text import ParsedItem, TextSource
from janto_catalog.matching.scoring import ScoredWork, best_first

Folder = Sequence[tuple[ParsedItem, list[ScoredWork]]]


def score_with_siblings(folder: Folder, index: WorkIndex) -> list[list[ScoredWork]]:
    """Return the works of each item, scored again by the series and the competing matches of the other items."""
    scored = [list(works) for _, works in folder]
    series = _series_of_sure_items(folder, index) or _series_of_likely_items(folder, index)
    if series:
        scored = [
            [_in_series(work, item, series, index) for work in works]
            for (item, _), works in zip(folder, scored, strict=True)
        ]
    _prefer_better_files([item for item, _ in folder], scored)
    return [best_first(works) for works in scored]


def _series_of_sure_items(folder: Folder, index: WorkIndex) -> str:
    """The series of the sure items, when they are most of all that may be stories, "" without one."""
    best = [
        works[0]
        for _, works in folder
        if works and works[0].score >= weights.SURE_NEIGHBOUR and not works[0].contradicted
    ]
    least = max(weights.SURE_NEIGHBOURS_COUNT, weights.SURE_NEIGHBOURS_SHARE * _stories_count(folder))
    return _most_common_series(best, least, index)


def _series_of_likely_items(folder: Folder, index: WorkIndex) -> str:
    """The series on which many items agree that are not sure, in a folder that names it; "" without one."""
    best = [
        works[0]
        for _, works in folder
        if works
        and works[0].score >= weights.LIKELY_NEIGHBOUR
        and not works[0].contradicted
        and _leads_other_series(works, index)
    ]
    least = max(weights.LIKELY_NEIGHBOURS_COUNT, weights.LIKELY_NEIGHBOURS_SHARE * _stories_count(folder))
    series = _most_common_series(best, least, index)
    return series if series and _folder_names(series, folder) else ""


def _stories_count(folder: Folder) -> int:
    return sum(bool(item.story_files) for item, _ in folder)


def _folder_names(series: str, folder: Folder) -> bool:
    """Whether a folder above the items names a series, or one that it is part of."""
    names = (name for text in folder[0][0].texts_from(TextSource.FOLDER) for name, _ in text.series_names)
    return any(series in name.series_ids and not name.is_company for name in names)


def _most_common_series(works: Sequence[ScoredWork], least: float, index: WorkIndex) -> str:
    """The series that most of some works belong to, when at least `least` do."""
    counts = Counter(index.works[each.work_id].record.series or "" for each in works)
    counts.pop("", None)
    if not counts:
        return ""
    series, count = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return series if count >= least else ""


def _leads_other_series(works: Sequence[ScoredWork], index: WorkIndex) -> bool:
    """Whether no work of another series fits an item nearly as well as its best."""
    series = index.works[works[0].work_id].record.series
    others = (each.score for each in works[1:] if index.works[each.work_id].record.series != series)
    return works[0].score - max(others, default=float("-inf")) >= weights.LIKELY_NEIGHBOUR_LEAD


def _in_series(scored: ScoredWork, item: ParsedItem, series: str, index: WorkIndex) -> ScoredWork:
    """The work with the evidence that it is of the folder's series, if it is."""
    work = index.works[scored.work_id]
    if work.record.series != series or series not in index.series:
        return scored
    if any(evidence.text == NOTHING_NAMES for evidence in scored.evidence):
        return scored
    title = index.series[series].title
    scored = scored.with_evidence(
        supports(f"the other files here are of “{title}”", weights.NEIGHBOURS_OF_SERIES)
    )
    if work.number is not None and work.number in standalone_numbers(item.name):
        return scored.with_evidence(
            supports("its number is its place among them", weights.NEIGHBOURS_IN_ORDER)
        )
    return scored


def _prefer_better_files(items: Sequence[ParsedItem], scored: list[list[ScoredWork]]) -> None:
    """Weaken, in place, a work of an item where it is the best work of another item by far."""
    best: dict[str, float] = {}
    for works in scored:
        if works:
            best[works[0].work_id] = max(best.get(works[0].work_id, works[0].score), works[0].score)
    for position, (item, works) in enumerate(zip(items, scored, strict=True)):
        for rank, each in enumerate(works[: weights.MAX_CANDIDATES_COUNT]):
            other_score = best.get(each.work_id, each.score)
            if each.score < other_score - weights.BETTER_FILE_LEAD and not item.has_title_of(each.work_id):
                scored[position][rank] = each.with_evidence(
                    contradicts("another file here fits it better", weights.BETTER_FILE)
                )
