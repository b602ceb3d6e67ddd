"""How many works must come before and after each component, and which edges prove it.

Sets of components are integers used as bit masks, a block of components at a time.  The edges that no other edges
imply (the transitive reduction) come out of the same pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.condensation import ComponentEdge

BLOCK = 1 << 14
"""How many components are counted at once.  16,384 need 40 MB at 10,000 works and 200 MB at 100,000."""


@dataclass(frozen=True, slots=True)
class Reachability:
    """By component: `count` is how many listed works are reachable on one side; `reduced` holds the edges to that
    side that no other edges imply, the nearest first."""

    count: list[int]
    reduced: list[list[ComponentEdge]]


def count_reachable(
    order: Sequence[int], edges: Sequence[Sequence[ComponentEdge]], work_counts: Sequence[int]
) -> Reachability:
    """Count the listed works that are reachable over `edges` from each component.

    In `order`, everything reachable from a component comes before it.  The edges of a component are sorted by
    `order`, the nearest last.  `work_counts[c]` is the number of listed works that start in component c.
    """
    index_of = [0] * len(edges)
    for index, component in enumerate(order):
        index_of[component] = index
    result = Reachability([0] * len(edges), [[] for _ in edges])
    # The last block first, so that the nearest edges come first in every reduced list.
    for low in reversed(range(0, len(order), BLOCK)):
        _count_block(order, low, edges, work_counts, index_of, result)
    return result


def _count_block(
    order: Sequence[int],
    low: int,
    edges: Sequence[Sequence[ComponentEdge]],
    work_counts: Sequence[int],
    index_of: list[int],
    result: Reachability,
) -> None:
    """Add to `result` what can be reached among the components of one block, which starts at index `low`."""
    block = order[low : low + BLOCK]
    listed = _mask(block, work_counts)
    with_several = [
        (bit, work_counts[component] - 1) for bit, component in enumerate(block) if work_counts[component] > 1
    ]
    reached = [0] * len(edges)
    count, reduced = result.count, result.reduced
    for index, component in enumerate(order[low:]):
        # The component's own bit is included: a component that reaches it reaches all that it reaches.
        own = 1 << index if index < BLOCK else 0
        component_edges = edges[component]
        if not component_edges:
            reached[component] = own
            continue
        # Nearest first: an edge to what a nearer component already reaches is implied by it.
        kept, near, last = reduced[component], 0, -1
        for edge in reversed(component_edges):
            other = edge[0]
            bit = index_of[other] - low
            if 0 <= bit < BLOCK:
                if other != last and near >> bit & 1:
                    continue
                kept.append(edge)
                last = other
            near |= reached[other]
        reached[component] = near | own
        if near:
            count[component] += (near & listed).bit_count()
            if with_several:
                count[component] += sum(more for bit, more in with_several if near >> bit & 1)


def _mask(block: Sequence[int], work_counts: Sequence[int]) -> int:
    """The bits of the components in which listed works start."""
    text = "".join("1" if work_counts[component] else "0" for component in reversed(block))
    return int(text, 2) if text else 0
