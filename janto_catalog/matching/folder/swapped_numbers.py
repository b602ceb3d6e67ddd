"""Numbers against lengths: a folder whose files are each as long as another episode is numbered otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from janto_catalog.matching.comparison import Case, speaks_against
from janto_catalog.matching.index.work_index import Library
from janto_catalog.matching.item_text import Seen
from janto_catalog.matching.scoring import Weighed, weigh

#: Seconds: the same to the second, and surely another.
_SAME, _OTHER = 3.0, 45.0
_LEAST, _AGAINST = 2, 3.5


def with_crossings(
    found: Sequence[tuple[Seen, list[Weighed]]], library: Library, case: Callable[[Seen, str], Case]
) -> list[list[Weighed]]:
    """The ranked works, with what speaks against numbers that lengths contradict in two files or more."""
    ranked = [list(works) for _, works in found]
    crossings = {
        place: other
        for place, (seen, works) in enumerate(found)
        if works and not seen.titles(works[0].work) and (other := _as_long_as(seen, works[0].work, library))
    }
    if len(crossings) < _LEAST:
        return ranked
    for place, other in crossings.items():
        title = library.entries[other].work.title
        said = speaks_against(
            f"it is as long as “{title}” to the second, and other files here are mixed up too", _AGAINST
        )
        works = ranked[place]
        offered = [] if any(each.work == other for each in works) else [weigh(case(found[place][0], other))]
        ranked[place] = [works[0].plus(said), *works[1:], *offered]
    return ranked


def _as_long_as(seen: Seen, work: str, library: Library) -> str:
    """Another work of its series that lasts just as long, when this one does not; "" when there is none."""
    entry = library.entries[work]
    known = entry.work.runtime
    if seen.seconds is None or known is None or entry.season is None or not _exact(known):
        return ""
    if abs(seen.seconds - known) < _OTHER:
        return ""
    alike = [
        other.id
        for other in library.by_season[entry.season]
        if other.work.series == entry.work.series and _lasts(other.work.runtime, seen.seconds)
    ]
    return alike[0] if len(alike) == 1 else ""


def _exact(seconds: float) -> bool:
    """Whether a running time is known to the second, not in whole minutes."""
    return seconds % 60 != 0


def _lasts(known: float | None, seconds: float) -> bool:
    return known is not None and _exact(known) and abs(known - seconds) <= _SAME
