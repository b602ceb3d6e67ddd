"""Why one work comes before another, and which works must come before and after one.

The reasons for the place of a single work are in `placements`.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from janto_catalog.chronology.condensation import Side
from janto_catalog.chronology.constraint_path import PathEdge, ordered_pairs
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.views import ordered_view
from janto_catalog.errors import NotFoundError, UsageError
from janto_catalog.model.order import OrderedPair, Why
from janto_catalog.model.story import Story


@dataclass(frozen=True, slots=True)
class Proved:
    """The ids of the works that must come `before` and `after` a work, and of those that must be at the `same` time.

    Segments and works of branches are included.
    """

    before: frozenset[str]
    after: frozenset[str]
    same: frozenset[str] = frozenset()


def why(story: Story, a: str, b: str, *, view: str = "story", solved: OrderedView | None = None) -> Why:
    """Explain the order of `a` and `b` in `view`: "story", "newcomer" or "life:CHARACTER".

    The chain is the shortest there is; of several as short, the one whose weakest reason is the strongest.  A
    container is answered by its parts: the last part of the earlier one and the first part of the later one, or the
    first parts of both if they overlap.  Raises NotFoundError if one of them has no place in the view, UsageError if one is a part
    of the other.  `solved` is the view if it was solved before.
    """
    ordered = ordered_view(story, view) if solved is None else solved
    position = {work: index for index, work in enumerate(ordered.sequence)}
    earlier, later = sorted(
        (sorted(_placed_parts(ordered, work), key=position.__getitem__) for work in (a, b)),
        key=lambda parts: position[parts[0]],
    )
    before, after = earlier[-1], later[0]
    if position[before] >= position[after]:
        before = earlier[0]
    if before == after:
        raise UsageError(
            "One of these titles is a part of the other",
            location=f"{a}, {b}",
            hint="Choose two separate titles.",
        )
    chain = _chain(ordered, before, after, ReasonText(story))
    return Why(before, after, tie=not chain, chain=chain)


def proved(story: Story, work: str, *, view: str = "story", solved: OrderedView | None = None) -> Proved:
    """Return what must come before and after `work`, regardless of the release order; `view` and `solved` as in `why`.

    For a container: what comes before all of its parts, after all of them, and at the time of any.  Raises NotFoundError if it has no
    place in the view.
    """
    ordered = ordered_view(story, view) if solved is None else solved
    parts = _placed_parts(ordered, work)
    before = [_reachable_works(ordered, part, ordered.condensation.before) for part in parts]
    after = [_reachable_works(ordered, part, ordered.condensation.after) for part in parts]
    start, component_of = ordered.solution.points.start, ordered.condensation.component
    times = {component_of[start[part]] for part in parts}
    same = {other for other, point in start.items() if component_of[point] in times}
    return Proved(
        frozenset.intersection(*before), frozenset.intersection(*after), frozenset(same.difference(parts))
    )


def _placed_parts(ordered: OrderedView, work: str) -> tuple[str, ...]:
    parts = ordered.solution.scope.placed_parts_of(work)
    if not parts:
        raise NotFoundError(
            "There is no such title in this order", location=work, hint="Look for its name in the search."
        )
    return parts


def _reachable_works(ordered: OrderedView, work: str, side: Side) -> frozenset[str]:
    points, component_of = ordered.solution.points, ordered.condensation.component
    origin = component_of[points.start[work]]
    seen, stack = {origin}, [origin]
    while stack:
        for other in side.next_to(stack.pop()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
    seen.discard(origin)
    return frozenset(other for other, start in points.start.items() if component_of[start] in seen)


def _chain(ordered: OrderedView, before: str, after: str, text: ReasonText) -> tuple[OrderedPair, ...]:
    points = ordered.solution.points
    start, goal = points.start[before], points.start[after]
    if ordered.condensation.component[start] == ordered.condensation.component[goal]:
        return ()
    return tuple(ordered_pairs(ordered, _shortest_path(ordered, start, goal), text))


def _shortest_path(ordered: OrderedView, start: int, goal: int) -> list[PathEdge]:
    """The path with the fewest constraints, then with the strongest weakest one; empty if there is none."""
    work_of, graph = ordered.solution.points.work_of, ordered.solution.graph
    came_by: dict[int, PathEdge] = {}
    queue: list[tuple[int, int, int, PathEdge]] = [(0, STRUCTURAL, start, (start, start, STRUCTURAL))]
    while queue:
        count, weakest, point, edge = heappop(queue)
        if point in came_by:
            continue
        came_by[point] = edge
        if point == goal:
            return _path_back(came_by, start, goal)
        for number in graph.after[point]:
            head, owner = graph.head[number], graph.owner[number]
            if head not in came_by:
                # An edge from a day to a work is the second half of one reason, two dates, and is not counted.
                more = 0 if owner == STRUCTURAL or work_of[point] is None else 1
                heappush(queue, (count + more, max(weakest, owner), head, (point, head, owner)))
    return []


def _path_back(came_by: dict[int, PathEdge], start: int, goal: int) -> list[PathEdge]:
    path: list[PathEdge] = []
    point = goal
    while point != start:
        path.append(came_by[point])
        point = came_by[point][0]
    path.reverse()
    return path
