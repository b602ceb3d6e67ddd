"""Numbers that lengths contradict: a folder whose files each last as long as another episode is numbered otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, contradicts
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, score


def contradict_swapped_numbers(
    folder: Sequence[tuple[ParsedItem, list[ScoredWork]]],
    index: WorkIndex,
    compare: Callable[[ParsedItem, str], Comparison],
) -> list[list[ScoredWork]]:
    """Return the works of each item, where lengths contradict the numbers of two files or more with that evidence.

    The work that lasts as long as the file is added as a candidate.
    """
    scored = [list(works) for _, works in folder]
    as_long = {
        position: other
        for position, (item, works) in enumerate(folder)
        if works
        and not item.has_title_of(works[0].work_id)
        and (other := _other_of_same_length(item, works[0].work_id, index))
    }
    if len(as_long) < weights.SWAPPED_FILES_COUNT:
        return scored
    for position, other in as_long.items():
        title = index.works[other].record.title
        evidence = contradicts(
            f"it is as long as “{title}” to the second, and other files here are mixed up too",
            weights.SWAPPED_NUMBER,
        )
        works = scored[position]
        known = any(each.work_id == other for each in works)
        added = [] if known else [score(compare(folder[position][0], other))]
        scored[position] = [works[0].with_evidence(evidence), *works[1:], *added]
    return scored


def _other_of_same_length(item: ParsedItem, work_id: str, index: WorkIndex) -> str:
    """The only other work of the series that lasts as long as the item, when this one does not; "" without one."""
    work = index.works[work_id]
    known = work.record.runtime
    if item.seconds is None or known is None or work.season is None or not _is_exact(known):
        return ""
    if abs(item.seconds - known) < weights.SWAPPED_OTHER_SECONDS:
        return ""
    same = [
        other.id
        for other in index.by_season.get(work.season, ())
        if other.record.series == work.record.series and _lasts(other.record.runtime, item.seconds)
    ]
    return same[0] if len(same) == 1 else ""


def _is_exact(seconds: float) -> bool:
    """Whether a running time is known to the second, not in whole minutes."""
    return seconds % 60 != 0


def _lasts(known: float | None, seconds: float) -> bool:
    return known is not None and _is_exact(known) and abs(known - seconds) <= weights.SWAPPED_SAME_SECONDS
