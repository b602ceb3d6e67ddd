"""A total order of components: constraints first, and among what they leave open the earliest effective date."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from janto_catalog.chronology.condensation import Condensation
from janto_catalog.chronology.effective_dates import effective_dates


def topological_order(
    condensation: Condensation, dates: Sequence[int], *, use_effective_dates: bool
) -> list[int]:
    """Return all components in order, those that hold only days or ends included.

    Point i below `len(dates)` is the start of the i-th work by release, and `dates[i]` is the rank of its date.
    Without `use_effective_dates` a work waits with its own date, even if an earlier work must follow it.
    """
    size, works = len(condensation.component), len(dates)
    first = _first_works(condensation, works)
    if use_effective_dates:
        effective = effective_dates(condensation, dates)
    else:
        effective = [dates[work] if work < works else 0 for work in first]
    # Components without a work are taken at once: their keys are below all others.
    keys = [effective[m] * works + first[m] if first[m] < works else -1 - m for m in range(size)]
    return in_order_of_keys(condensation, keys)


def in_order_of_keys(condensation: Condensation, keys: Sequence[int]) -> list[int]:
    """Return all components in order: of those that depend on nothing open, the one with the lowest key comes next.

    `keys` has a different number for each component.
    """
    indegree = [len(before) for before in condensation.before]
    order: list[int] = []
    by_key = {
        key: component for component, key in enumerate(keys) if condensation.component[component] == component
    }
    ready = [key for key, component in by_key.items() if not indegree[component]]
    heapify(ready)
    while ready:
        component = by_key[heappop(ready)]
        order.append(component)
        for head, _owner in condensation.after[component]:
            indegree[head] -= 1
            if not indegree[head]:
                heappush(ready, keys[head])
    return order


def in_order_of_line(condensation: Condensation, line: Sequence[int]) -> list[int]:
    """Return all components in order; those with works are as in `line`, where edges allow it."""
    keys = [-1 - component for component in range(len(condensation.component))]
    for index, component in enumerate(line):
        keys[component] = index
    return in_order_of_keys(condensation, keys)


def _first_works(condensation: Condensation, works: int) -> list[int]:
    """For each component the first work by release that starts in it, or `works` if none does."""
    first = [works] * len(condensation.component)
    for point in range(works - 1, -1, -1):
        first[condensation.component[point]] = point
    return first
