"""Numbers against lengths: a folder whose files are each as long as another episode is numbered otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from janto_catalog.matching.comparison import Comparison, contradicts
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, score

#: Seconds: the same to the second, and surely another.
_SAME, _OTHER = 3.0, 45.0
_LEAST, _AGAINST = 2, 3.5


def contradict_swapped_numbers(
    found: Sequence[tuple[ParsedItem, list[ScoredWork]]],
    library: WorkIndex,
    case: Callable[[ParsedItem, str], Comparison],
) -> list[list[ScoredWork]]:
    """The ranked works, with what speaks against numbers that lengths contradict in two files or more."""
    ranked = [list(works) for _, works in found]
    crossings = {
        place: other
        for place, (seen, works) in enumerate(found)
        if works
        and not seen.has_title_of(works[0].work_id)
        and (other := _as_long_as(seen, works[0].work_id, library))
    }
    if len(crossings) < _LEAST:
        return ranked
    for place, other in crossings.items():
        title = library.works[other].record.title
        said = contradicts(
            f"it is as long as “{title}” to the second, and other files here are mixed up too", _AGAINST
        )
        works = ranked[place]
        offered = (
            [] if any(each.work_id == other for each in works) else [score(case(found[place][0], other))]
        )
        ranked[place] = [works[0].with_evidence(said), *works[1:], *offered]
    return ranked


def _as_long_as(seen: ParsedItem, work: str, library: WorkIndex) -> str:
    """Another work of its series that lasts just as long, when this one does not; "" when there is none."""
    entry = library.works[work]
    known = entry.record.runtime
    if seen.seconds is None or known is None or entry.season is None or not _exact(known):
        return ""
    if abs(seen.seconds - known) < _OTHER:
        return ""
    alike = [
        other.id
        for other in library.by_season[entry.season]
        if other.record.series == entry.record.series and _lasts(other.record.runtime, seen.seconds)
    ]
    return alike[0] if len(alike) == 1 else ""


def _exact(seconds: float) -> bool:
    """Whether a running time is known to the second, not in whole minutes."""
    return seconds % 60 != 0


def _lasts(known: float | None, seconds: float) -> bool:
    return known is not None and _exact(known) and abs(known - seconds) <= _SAME
