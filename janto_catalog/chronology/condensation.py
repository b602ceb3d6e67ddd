"""The solved graph with points that are one taken together: what the order and the windows walk over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.graph import Graph

ComponentEdge = tuple[int, int]
"""(moment on the other side, statement)."""


@dataclass(frozen=True, slots=True)
class Condensation:
    """`moment[p]` is the lowest point that is one with p.  By moment: links `before` and `after` it, and in `within`
    the statements that make its points one.  Once there is a line, links stand in it the nearest last."""

    component: list[int]
    before: list[list[ComponentEdge]]
    after: list[list[ComponentEdge]]
    inside: dict[int, list[int]]

    def sort_nearest_last(self, order: Sequence[int]) -> None:
        """Put the links of each moment in the order in which `line` comes to it from afar."""
        index_of = [0] * len(self.component)
        for index, moment in enumerate(order):
            index_of[moment] = index
        for links in self.before:
            if len(links) > 1:
                links.sort(key=lambda link: index_of[link[0]])
        for links in self.after:
            if len(links) > 1:
                links.sort(key=lambda link: -index_of[link[0]])


def condense(graph: Graph) -> Condensation:
    """Join the points that weak links hold together in a ring: no others can be one."""
    size = len(graph.levels)
    moment = _components(graph)
    before: list[list[ComponentEdge]] = [[] for _ in range(size)]
    after: list[list[ComponentEdge]] = [[] for _ in range(size)]
    within: dict[int, list[int]] = {}
    for point, links in enumerate(graph.after):
        tail = moment[point]
        for following, _step, owner in links:
            head = moment[following]
            if head != tail:
                before[head].append((tail, owner))
                after[tail].append((head, owner))
            else:
                within.setdefault(tail, []).append(owner)
    return Condensation(moment, before, after, within)


def _components(graph: Graph) -> list[int]:
    """The lowest point of each ring; only links without a step between equal levels can be part of one."""
    levels = graph.levels
    weak: dict[int, list[int]] = {}
    for point, links in enumerate(graph.after):
        for head, step, _owner in links:
            if not step and levels[head] == levels[point]:
                weak.setdefault(point, []).append(head)
    moment = list(range(len(levels)))
    if weak:
        for ring in _strongly_connected(weak):
            for point in ring:
                moment[point] = min(ring)
    return moment


def _strongly_connected(after: dict[int, list[int]]) -> list[list[int]]:
    """Kosaraju: the order in which points are left, then the same links backwards from the last left."""
    left = _finish_order(after, sorted(after))
    back: dict[int, list[int]] = {}
    for tail, heads in after.items():
        for head in heads:
            back.setdefault(head, []).append(tail)
    seen: set[int] = set()
    return [_reached(back, root, seen) for root in reversed(left) if root not in seen]


def _reached(after: dict[int, list[int]], root: int, seen: set[int]) -> list[int]:
    seen.add(root)
    reached, waiting = [root], [root]
    while waiting:
        for head in after.get(waiting.pop(), ()):
            if head not in seen:
                seen.add(head)
                reached.append(head)
                waiting.append(head)
    return reached


def _finish_order(after: dict[int, list[int]], roots: list[int]) -> list[int]:
    seen: set[int] = set()
    left: list[int] = []
    for root in roots:
        stack = [] if root in seen else [(root, iter(after.get(root, ())))]
        seen.add(root)
        while stack:
            point, onward = stack[-1]
            head = next((head for head in onward if head not in seen), None)
            if head is None:
                left.append(point)
                stack.pop()
            else:
                seen.add(head)
                stack.append((head, iter(after.get(head, ()))))
    return left
