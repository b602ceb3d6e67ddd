"""The one order: what must come first, and among the rest what came out first."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from janto_catalog.chronology.condensation import Condensation


def topological_order(
    condensation: Condensation, dates: Sequence[int], *, use_effective_dates: bool
) -> list[int]:
    """The moments in order, days and ends among them.

    Point i below `len(dates)` is the start of the i-th work by release, `dates[i]` the place of its date among
    all dates.  With `pulled` a work stands with the earliest of those that must follow it.
    """
    size, works = len(condensation.component), len(dates)
    first = _first_works(condensation, works)
    effective = (
        effective_dates(condensation, dates)
        if use_effective_dates
        else [dates[work] if work < works else 0 for work in first]
    )
    waiting = [len(before) for before in condensation.before]
    # What is no work is passed through at once: a key below all others.
    keys = [effective[m] * works + first[m] if first[m] < works else -1 - m for m in range(size)]
    order: list[int] = []
    by_key = {key: moment for moment, key in enumerate(keys) if condensation.component[moment] == moment}
    ready = [key for key, moment in by_key.items() if not waiting[moment]]
    heapify(ready)
    while ready:
        moment = by_key[heappop(ready)]
        order.append(moment)
        for head, _owner in condensation.after[moment]:
            waiting[head] -= 1
            if not waiting[head]:
                heappush(ready, keys[head])
    return order


def _first_works(condensation: Condensation, works: int) -> list[int]:
    """For each moment the first work by release that starts in it, or `works` when none does."""
    first = [works] * len(condensation.component)
    for point in range(works - 1, -1, -1):
        first[condensation.component[point]] = point
    return first


def effective_dates(condensation: Condensation, dates: Sequence[int]) -> list[int]:
    """The earliest date of each moment and all that must follow it: from the earliest work on, floods run backwards
    over what no earlier flood has reached."""
    last = max(dates, default=0) + 1
    effective = [last] * len(condensation.component)
    for point, date in enumerate(dates):
        root = condensation.component[point]
        if effective[root] <= date:
            continue
        effective[root] = date
        waiting = [root]
        while waiting:
            for tail, _owner in condensation.before[waiting.pop()]:
                if effective[tail] > date:
                    effective[tail] = date
                    waiting.append(tail)
    return effective
