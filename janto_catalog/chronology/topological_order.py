"""A total order of components: constraints first, and the order of keys among what they leave open."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from janto_catalog.chronology.condensation import Condensation


def in_order_of_keys(condensation: Condensation, keys: Sequence[int]) -> list[int]:
    """Return all components in order: of those that depend on nothing open, the one with the lowest key comes next.

    `keys` has a different number for each component.
    """
    after, heads = condensation.after.edges, condensation.after.other
    indegree = list(map(len, condensation.before.edges))
    order: list[int] = []
    by_key = {
        key: component for component, key in enumerate(keys) if condensation.component[component] == component
    }
    ready = [key for key, component in by_key.items() if not indegree[component]]
    heapify(ready)
    while ready:
        component = by_key[heappop(ready)]
        order.append(component)
        for edge in after[component]:
            head = heads[edge]
            indegree[head] -= 1
            if not indegree[head]:
                heappush(ready, keys[head])
    return order


def in_order_of_line(condensation: Condensation, line: Sequence[int]) -> list[int]:
    """Return all components in order; those with works are as in `line`, where edges allow it.

    Components without a work are taken at once.
    """
    keys = [-1 - component for component in range(len(condensation.component))]
    for index, component in enumerate(line):
        keys[component] = index
    return in_order_of_keys(condensation, keys)
