"""Why one work comes before another, and what is known to come before and after one."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from janto_catalog.chronology.arrange import Arranged
from janto_catalog.chronology.graph import GIVEN
from janto_catalog.chronology.moments import Binding
from janto_catalog.chronology.views import solved_view
from janto_catalog.chronology.words import Words
from janto_catalog.errors import NotFoundError
from janto_catalog.model.order import Edge, Why
from janto_catalog.model.story import Story

Hop = tuple[int, int, int]
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
    arranged = solved_view(story, view)
    places = {work: place for place, work in enumerate(arranged.sequence)}
    before, after = sorted((_one_place(arranged, a), _one_place(arranged, b)), key=places.__getitem__)
    chain = _chain(arranged, before, after, Words(story))
    return Why(before, after, tie=not chain, chain=chain)


def proved(story: Story, work: str, *, view: str = "story") -> Proved:
    """What must come before and after `work` whatever the order of release (view as in `why`).

    For a container: before all of its parts, after all of them.  NotFoundError when it has no place in the view.
    """
    arranged = solved_view(story, view)
    parts = _must_stand(arranged, work)
    before = [_reached(arranged, part, arranged.links.before) for part in parts]
    after = [_reached(arranged, part, arranged.links.after) for part in parts]
    return Proved(frozenset.intersection(*before), frozenset.intersection(*after))


def _one_place(arranged: Arranged, work: str) -> str:
    parts = _must_stand(arranged, work)
    if parts != (work,):
        raise NotFoundError(
            "This title stands by its parts", location=work, hint=f"Ask for one of them: {', '.join(parts)}."
        )
    return work


def _must_stand(arranged: Arranged, work: str) -> tuple[str, ...]:
    standing = arranged.solved.ground.standing_for(work)
    if not standing:
        raise NotFoundError(
            "There is no such title in this order", location=work, hint="Look for its name in the search."
        )
    return standing


def _reached(arranged: Arranged, work: str, beyond: list[list[Binding]]) -> frozenset[str]:
    points, moment = arranged.solved.points, arranged.links.moment
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


def _chain(arranged: Arranged, before: str, after: str, words: Words) -> tuple[Edge, ...]:
    points, moment = arranged.solved.points, arranged.links.moment
    start, goal = points.start[before], points.start[after]
    if moment[start] == moment[goal]:
        return ()
    return tuple(_edges(arranged, _shortest(arranged, start, goal), words))


def _shortest(arranged: Arranged, start: int, goal: int) -> list[Hop]:
    """The way with the fewest statements, then with the strongest weakest one; none is []."""
    whose, onward = arranged.solved.points.whose, arranged.solved.graph.after
    came: dict[int, Hop] = {}
    waiting: list[tuple[int, int, int, Hop]] = [(0, GIVEN, start, (start, start, GIVEN))]
    while waiting:
        count, weakest, point, hop = heappop(waiting)
        if point in came:
            continue
        came[point] = hop
        if point == goal:
            return _walk(came, start, goal)
        for head, _step, owner in onward[point]:
            if head not in came:
                # From a day back to a work is the other half of one reason: two dates that lie apart.
                more = 0 if owner == GIVEN or whose[point] is None else 1
                heappush(waiting, (count + more, max(weakest, owner), head, (point, head, owner)))
    return []


def _walk(came: dict[int, Hop], start: int, goal: int) -> list[Hop]:
    hops: list[Hop] = []
    point = goal
    while point != start:
        hops.append(came[point])
        point = came[point][0]
    hops.reverse()
    return hops


def _edges(arranged: Arranged, hops: list[Hop], words: Words) -> list[Edge]:
    whose, statements = arranged.solved.points.whose, arranged.solved.statements
    edges: list[Edge] = []
    dated: tuple[str, int] | None = None
    for tail, head, owner in hops:
        if owner == GIVEN:
            continue
        earlier, later = whose[tail], whose[head]
        if later is None and earlier is not None:
            dated = earlier, owner
        elif earlier is None and later is not None and dated is not None:
            reason = words.both_dated(statements[dated[1]], statements[owner], (dated[0], later))
            edges.append(Edge(dated[0], later, reason))
        elif earlier is not None and later is not None and earlier != later:
            edges.append(Edge(earlier, later, words.reason(statements[owner])))
    return edges
