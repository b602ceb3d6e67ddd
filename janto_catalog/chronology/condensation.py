"""The solved graph with equal points joined into one component each: what the order and the windows walk over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.graph import Graph

ComponentEdge = tuple[int, int]
"""(component at the other end, owner)."""


@dataclass(frozen=True, slots=True)
class Condensation:
    """The components of a graph and the edges between them.

    `component[p]` is the component of point p, named by its lowest point.  By component, `before` and `after` list
    the edges to and from it, and `inside` the constraints that make its points equal.
    """

    component: list[int]
    before: list[list[ComponentEdge]]
    after: list[list[ComponentEdge]]
    inside: dict[int, list[int]]

    def sort_nearest_last(self, order: Sequence[int]) -> None:
        """Sort the edges of each component by the distance of the other end in `order`, the nearest last."""
        index_of = [0] * len(self.component)
        for index, component in enumerate(order):
            index_of[component] = index
        for edges in self.before:
            if len(edges) > 1:
                edges.sort(key=lambda edge: index_of[edge[0]])
        for edges in self.after:
            if len(edges) > 1:
                edges.sort(key=lambda edge: -index_of[edge[0]])


def condense(graph: Graph) -> Condensation:
    """Join the points of `graph` that are equal."""
    size = len(graph.levels)
    component = _components(graph)
    before: list[list[ComponentEdge]] = [[] for _ in range(size)]
    after: list[list[ComponentEdge]] = [[] for _ in range(size)]
    inside: dict[int, list[int]] = {}
    for point, edges in enumerate(graph.after):
        tail = component[point]
        for following, _step, owner in edges:
            head = component[following]
            if head != tail:
                before[head].append((tail, owner))
                after[tail].append((head, owner))
            else:
                inside.setdefault(tail, []).append(owner)
    return Condensation(component, before, after, inside)


def _components(graph: Graph) -> list[int]:
    """The component of each point: only step-0 edges between equal levels can be part of a cycle."""
    levels = graph.levels
    weak: dict[int, list[int]] = {}
    for point, edges in enumerate(graph.after):
        for head, step, _owner in edges:
            if not step and levels[head] == levels[point]:
                weak.setdefault(point, []).append(head)
    component = list(range(len(levels)))
    if weak:
        for points in _strongly_connected(weak):
            lowest = min(points)
            for point in points:
                component[point] = lowest
    return component


def _strongly_connected(after: dict[int, list[int]]) -> list[list[int]]:
    """Kosaraju's algorithm: visit the reversed edges in the reverse of the order in which points were finished."""
    finished = _finish_order(after, sorted(after))
    before: dict[int, list[int]] = {}
    for tail, heads in after.items():
        for head in heads:
            before.setdefault(head, []).append(tail)
    seen: set[int] = set()
    return [_reachable(before, root, seen) for root in reversed(finished) if root not in seen]


def _reachable(after: dict[int, list[int]], root: int, seen: set[int]) -> list[int]:
    seen.add(root)
    reachable, stack = [root], [root]
    while stack:
        for head in after.get(stack.pop(), ()):
            if head not in seen:
                seen.add(head)
                reachable.append(head)
                stack.append(head)
    return reachable


def _finish_order(after: dict[int, list[int]], roots: list[int]) -> list[int]:
    """The points in the order in which a depth-first search leaves them."""
    seen: set[int] = set()
    finished: list[int] = []
    for root in roots:
        stack = [] if root in seen else [(root, iter(after.get(root, ())))]
        seen.add(root)
        while stack:
            point, onward = stack[-1]
            head = next((head for head in onward if head not in seen), None)
            if head is None:
                finished.append(point)
                stack.pop()
            else:
                seen.add(head)
                stack.append((head, iter(after.get(head, ()))))
    return finished
