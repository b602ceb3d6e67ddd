"""A total order of components: constraints first, and the order of keys among what they leave open."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from janto_catalog.chronology.condensation import Condensation


def in_order_of_line(condensation: Condensation, line: Sequence[int]) -> list[int]:
    """Return all components in order; those with works are as in `line`, where edges allow it.

    Of those that depend on nothing open, the first one in `line` comes next.  Components without a work are taken at once,
    the one with the highest number first.
    """
    component = condensation.component
    after, heads = condensation.after.edges, condensation.after.other
    waiting_for = list(map(len, condensation.before.edges))
    keys = list(range(-1, -1 - len(component), -1))
    for index, number in enumerate(line):
        keys[number] = index
    ready = [keys[number] for number in condensation.line if not waiting_for[number]]
    heapify(ready)
    order: list[int] = []
    while ready:
        key = heappop(ready)
        number = line[key] if key >= 0 else -1 - key
        order.append(number)
        for edge in after[number]:
            head = heads[edge]
            if waiting_for[head] == 1:
                heappush(ready, keys[head])
            else:
                waiting_for[head] -= 1
    return order
