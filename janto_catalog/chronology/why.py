"""Why one work comes before another, and what is known to come before and after one."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from janto_catalog.chronology.condensation import ComponentEdge
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.chronology.views import ordered_view
from janto_catalog.errors import NotFoundError
from janto_catalog.model.order import Edge, Why
from janto_catalog.model.story import Story

PathEdge = tuple[int, int, int]
"""(tail, head, statement) between points."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The ids of the works that must come `before` and `after` one, segments and branches among them."""

    before: frozenset[str]
    after: frozenset[str]


def why(story: Story, a: str, b: str, *, view: str = "story") -> Why:
    """Why `a` and `b` stand as they do in `view` ("story", "newcomer" or "life:CHARACTER").

    The chain is the shortest there is; of several as short, the one whose weakest reason is the strongest.
    NotFoundError when one of them has no place in the view.
    """
    arranged = ordered_view(story, view)
    places = {work: place for place, work in enumerate(arranged.sequence)}
    before, after = sorted((_single_work(arranged, a), _single_work(arranged, b)), key=places.__getitem__)
    chain = _chain(arranged, before, after, ReasonText(story))
    return Why(before, after, tie=not chain, chain=chain)


def proved(story: Story, work: str, *, view: str = "story") -> Proved:
    """What must come before and after `work` whatever the order of release (view as in `why`).

    For a container: before all of its parts, after all of them.  NotFoundError when it has no place in the view.
    """
    arranged = ordered_view(story, view)
    parts = _placed_parts(arranged, work)
    before = [_reached(arranged, part, arranged.condensation.before) for part in parts]
    after = [_reached(arranged, part, arranged.condensation.after) for part in parts]
    return Proved(frozenset.intersection(*before), frozenset.intersection(*after))


def _single_work(arranged: OrderedView, work: str) -> str:
    parts = _placed_parts(arranged, work)
    if parts != (work,):
        raise NotFoundError(
            "This title stands by its parts", where=work, remedy=f"Ask for one of them: {', '.join(parts)}."
        )
    return work


def _placed_parts(arranged: OrderedView, work: str) -> tuple[str, ...]:
    standing = arranged.solution.scope.leaves_of(work)
    if not standing:
        raise NotFoundError(
            "There is no such title in this order", where=work, remedy="Look for its name in the search."
        )
    return standing


def _reached(arranged: OrderedView, work: str, beyond: list[list[ComponentEdge]]) -> frozenset[str]:
    points, moment = arranged.solution.points, arranged.condensation.component
    origin = moment[points.start[work]]
    seen, waiting = {origin}, [origin]
    while waiting:
        for other, _owner in beyond[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return frozenset(
        one for one, point in points.start.items() if moment[point] in seen and moment[point] != origin
    )


def _chain(arranged: OrderedView, before: str, after: str, words: ReasonText) -> tuple[Edge, ...]:
    points, moment = arranged.solution.points, arranged.condensation.component
    start, goal = points.start[before], points.start[after]
    if moment[start] == moment[goal]:
        return ()
    return tuple(_chain_edges(arranged, _shortest(arranged, start, goal), words))


def _shortest(arranged: OrderedView, start: int, goal: int) -> list[PathEdge]:
    """The way with the fewest statements, then with the strongest weakest one; none is []."""
    whose, onward = arranged.solution.points.work_of, arranged.solution.graph.after
    came: dict[int, PathEdge] = {}
    waiting: list[tuple[int, int, int, PathEdge]] = [(0, STRUCTURAL, start, (start, start, STRUCTURAL))]
    while waiting:
        count, weakest, point, hop = heappop(waiting)
        if point in came:
            continue
        came[point] = hop
        if point == goal:
            return _path(came, start, goal)
        for head, _step, owner in onward[point]:
            if head not in came:
                # From a day back to a work is the other half of one reason: two dates that lie apart.
                more = 0 if owner == STRUCTURAL or whose[point] is None else 1
                heappush(waiting, (count + more, max(weakest, owner), head, (point, head, owner)))
    return []


def _path(came: dict[int, PathEdge], start: int, goal: int) -> list[PathEdge]:
    hops: list[PathEdge] = []
    point = goal
    while point != start:
        hops.append(came[point])
        point = came[point][0]
    hops.reverse()
    return hops


def _chain_edges(arranged: OrderedView, hops: list[PathEdge], words: ReasonText) -> list[Edge]:
    whose, statements = arranged.solution.points.work_of, arranged.solution.constraints
    edges: list[Edge] = []
    dated: tuple[str, int] | None = None
    for tail, head, owner in hops:
        if owner == STRUCTURAL:
            continue
        earlier, later = whose[tail], whose[head]
        if later is None and earlier is not None:
            dated = earlier, owner
        elif earlier is None and later is not None and dated is not None:
            reason = words.two_dates(statements[dated[1]], statements[owner], (dated[0], later))
            edges.append(Edge(dated[0], later, reason))
        elif earlier is not None and later is not None and earlier != later:
            edges.append(Edge(earlier, later, words.reason(statements[owner])))
    return edges
