"""A folder is mostly one series, in order: what its other items are helps to tell what this one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from janto_catalog.matching.comparison import contradicts, supports
from janto_catalog.matching.evidence.numbers import standalone_numbers
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, best_first

_SURE, _HINT = 2.6, -1.0
_HELP, _IN_ORDER, _BETTER_ELSEWHERE = 2.0, 2.5, 2.5
_LEAST, _SHARE = 2, 0.7
_AHEAD = 1.0
_LEAST_UNNAMED, _SHARE_UNNAMED = 3, 0.6

Found = tuple[ParsedItem, list[ScoredWork]]


def score_with_siblings(found: Sequence[Found], library: WorkIndex) -> list[list[ScoredWork]]:
    """The ranked works of a folder's items, weighed again by what the others are."""
    series = _series(found, library)
    ranked = [list(works) for _, works in found]
    if series:
        ranked = [
            [_helped(each, seen, series, library) for each in works]
            for (seen, _), works in zip(found, ranked, strict=True)
        ]
    _once_each([seen for seen, _ in found], ranked)
    return [best_first(works) for works in ranked]


def _series(found: Sequence[Found], library: WorkIndex) -> str:
    """The series a folder is, by its sure items, or by many unsure ones that agree; "" when it is none."""
    for least, share, score in ((_LEAST, _SHARE, _SURE), (_LEAST_UNNAMED, _SHARE_UNNAMED, _HINT)):
        best = [
            works[0]
            for _, works in found
            if works
            and works[0].score >= score
            and not works[0].contradicted
            and (score == _SURE or _alone(works, library))
        ]
        counted = Counter(library.works[each.work_id].record.series or "" for each in best)
        counted.pop("", None)
        if not counted:
            continue
        series, count = max(counted.items(), key=lambda pair: (pair[1], pair[0]))
        among = len(best) if score == _SURE else len(found)
        if count >= least and count >= share * among:
            return series
    return ""


def _alone(works: Sequence[ScoredWork], library: WorkIndex) -> bool:
    """Whether no work of another series fits an item nearly as well as its best."""
    series = library.works[works[0].work_id].record.series
    others = (each.score for each in works[1:] if library.works[each.work_id].record.series != series)
    return works[0].score - max(others, default=float("-inf")) >= _AHEAD


def _helped(found: ScoredWork, seen: ParsedItem, series: str, library: WorkIndex) -> ScoredWork:
    entry = library.works[found.work_id]
    if entry.record.series != series or series not in library.series:
        return found
    helped = found.with_evidence(supports(f"its neighbours are of “{library.series[series].title}”", _HELP))
    if entry.number is not None and entry.number in standalone_numbers(seen.name):
        return helped.with_evidence(supports("its number is its place among them", _IN_ORDER))
    return helped


def _once_each(found: Sequence[ParsedItem], ranked: list[list[ScoredWork]]) -> None:
    """Of two items that claim one work, the one with less to say for it gives way."""
    best: dict[str, float] = {}
    for works in ranked:
        if works:
            best[works[0].work_id] = max(best.get(works[0].work_id, -99.0), works[0].score)
    for place, (seen, works) in enumerate(zip(found, ranked, strict=True)):
        for index, each in enumerate(works[:3]):
            if each.score < best.get(each.work_id, -99.0) - 4.0 and not seen.has_title_of(each.work_id):
                ranked[place][index] = each.with_evidence(
                    contradicts("another file here fits it better", _BETTER_ELSEWHERE)
                )
