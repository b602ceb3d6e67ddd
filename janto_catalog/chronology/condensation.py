"""The solved graph with points that are one taken together: what the order and the windows walk over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.graph import Graph

Binding = tuple[int, int]
"""(moment on the other side, statement)."""


@dataclass(frozen=True, slots=True)
class Moments:
    """`moment[p]` is the lowest point that is one with p.  By moment: links `before` and `after` it, and in `within`
    the statements that make its points one.  Once there is a line, links stand in it the nearest last."""

    moment: list[int]
    before: list[list[Binding]]
    after: list[list[Binding]]
    within: dict[int, list[int]]

    def nearest_last(self, line: Sequence[int]) -> None:
        """Put the links of each moment in the order in which `line` comes to it from afar."""
        place = [0] * len(self.moment)
        for index, moment in enumerate(line):
            place[moment] = index
        for links in self.before:
            if len(links) > 1:
                links.sort(key=lambda link: place[link[0]])
        for links in self.after:
            if len(links) > 1:
                links.sort(key=lambda link: -place[link[0]])


def moments(graph: Graph) -> Moments:
    """Join the points that weak links hold together in a ring: no others can be one."""
    size = len(graph.levels)
    moment = _rings(graph)
    before: list[list[Binding]] = [[] for _ in range(size)]
    after: list[list[Binding]] = [[] for _ in range(size)]
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
    return Moments(moment, before, after, within)


def _rings(graph: Graph) -> list[int]:
    """The lowest point of each ring; only links without a step between equal levels can be part of one."""
    levels = graph.levels
    weak: dict[int, list[int]] = {}
    for point, links in enumerate(graph.after):
        for head, step, _owner in links:
            if not step and levels[head] == levels[point]:
                weak.setdefault(point, []).append(head)
    moment = list(range(len(levels)))
    if weak:
        for ring in _strong_components(weak):
            for point in ring:
                moment[point] = min(ring)
    return moment


def _strong_components(after: dict[int, list[int]]) -> list[list[int]]:
    """Kosaraju: the order in which points are left, then the same links backwards from the last left."""
    left = _left_order(after, sorted(after))
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


def _left_order(after: dict[int, list[int]], roots: list[int]) -> list[int]:
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
