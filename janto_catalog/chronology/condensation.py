"""The solved graph with equal points joined into one component each: what the order and the windows walk over."""

from __future__ import annotations

from dataclasses import dataclass

from janto_catalog.chronology.graph import Graph


@dataclass(frozen=True, slots=True)
class Side:
    """What is next to each component on one side: `edges[c]` are the numbers of the edges there, and `other[e]` is the
    component at the other end of edge e."""

    edges: list[list[int]]
    other: list[int]

    def next_to(self, component: int) -> list[int]:
        """Return the components at the other ends of the edges of a component."""
        return [self.other[edge] for edge in self.edges[component]]


@dataclass(frozen=True, slots=True)
class Condensation:
    """The components of a graph and the edges between them.

    `component[p]` is the component of point p, named by its lowest point.  `before` and `after` hold the edges to and from
    each component, and `owner` the owner of each edge, numbered as in the graph.  `inside` lists by component the
    constraints that make its points equal, and `several` the points of each component that has more than one.  `line` has all
    components in an order that agrees with the edges.
    """

    component: list[int]
    before: Side
    after: Side
    owner: list[int]
    inside: dict[int, list[int]]
    several: dict[int, list[int]]
    line: list[int]


def condense(graph: Graph) -> Condensation:
    """Join the points of `graph` that are equal."""
    size, levels = len(graph.levels), graph.levels
    # Only such edges can be part of a cycle; they are few, and most of them lead to a higher level.
    weak = [edge for edge in graph.weak if levels[graph.head[edge]] == levels[graph.tail[edge]]]
    component, several = list(range(size)), dict[int, list[int]]()
    first: list[int] = []
    if weak:
        for points in _strongly_connected(_after(graph, weak)):
            first.append(min(points))
            for point in points:
                component[point] = first[-1]
            if len(points) > 1:
                several[first[-1]] = sorted(points)
    known = frozenset(first)
    line = first + [point for point in component if point not in known] if known else list(component)
    # Those of one level stay as they are.
    line.sort(key=levels.__getitem__)
    if not several and all(graph.tail[edge] != graph.head[edge] for edge in weak):
        return Condensation(
            component,
            Side(graph.before, graph.tail),
            Side(graph.after, graph.head),
            graph.owner,
            {},
            {},
            line,
        )
    before: list[list[int]] = [[] for _ in range(size)]
    after: list[list[int]] = [[] for _ in range(size)]
    tail, head = ([component[point] for point in ends] for ends in (graph.tail, graph.head))
    inside: dict[int, list[int]] = {}
    for edges in graph.after:
        for edge in edges:
            if head[edge] != tail[edge]:
                before[head[edge]].append(edge)
                after[tail[edge]].append(edge)
            else:
                inside.setdefault(tail[edge], []).append(graph.owner[edge])
    return Condensation(component, Side(before, tail), Side(after, head), graph.owner, inside, several, line)


def _after(graph: Graph, edges: list[int]) -> dict[int, list[int]]:
    """The points that accepted ones of `edges` lead to, by the points they leave."""
    after: dict[int, list[int]] = {}
    for edge in edges:
        if edge in graph.after[graph.tail[edge]]:
            after.setdefault(graph.tail[edge], []).append(graph.head[edge])
    return after


def _strongly_connected(after: dict[int, list[int]]) -> list[list[int]]:
    """Kosaraju's algorithm: visit the reversed edges in the reverse of the order in which points were finished.

    The components come in an order that agrees with the edges.
    """
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
