"""Which works constraints bind to one work, and the constraint next to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from janto_catalog.chronology.condensation import Side
from janto_catalog.chronology.constraint_path import PathEdge, ordered_pairs
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reason_text import ReasonText
from janto_catalog.model.order import Reason


class Bindings:
    """The `works` that must come before, after or at the time of `work`, or of one of its parts.

    The way to each is the shortest there is; of several as short, the one whose weakest constraint is the strongest.
    """

    def __init__(self, ordered: OrderedView, work: str, text: ReasonText) -> None:
        self._ordered, self._text = ordered, text
        points, graph = ordered.solution.points, ordered.solution.graph
        parts = ordered.solution.scope.placed_parts_of(work)
        starts = [points.start[part] for part in parts]
        self._later = _Ways(starts, Side(graph.after, graph.head), graph.owner, points.work_of)
        self._earlier = _Ways(starts, Side(graph.before, graph.tail), graph.owner, points.work_of)
        self._start = points.start
        self.works = frozenset(
            other
            for other, point in points.start.items()
            if point in self._later.steps or point in self._earlier.steps
        ).difference(parts)

    def reason(self, work: str) -> Reason:
        """Return the constraint next to one of `works`, on the shorter of the two ways."""
        point = self._start[work]
        if self._later.length(point) <= self._earlier.length(point):
            path = self._later.last_steps(point)
            path.reverse()
        else:
            path = [(head, tail, owner) for tail, head, owner in self._earlier.last_steps(point)]
        return ordered_pairs(self._ordered, path, self._text)[0].reason


class _Ways:
    """The shortest ways from some points to all that can be reached from them: `steps` has the last edge of each."""

    def __init__(
        self, origins: Iterable[int], side: Side, owners: Sequence[int], work_of: Sequence[str | None]
    ) -> None:
        self._work_of = work_of
        self.steps: dict[int, PathEdge] = {}
        self._length: dict[int, int] = {}
        queue = [(0, STRUCTURAL, point, (point, point, STRUCTURAL)) for point in origins]
        heapify(queue)
        while queue:
            count, weakest, point, edge = heappop(queue)
            if point in self.steps:
                continue
            self.steps[point], self._length[point] = edge, count
            for number in side.edges[point]:
                other, owner = side.other[number], owners[number]
                if other not in self.steps:
                    # Two edges over a day are one reason, two dates; the one that leads to the day counts.
                    more = 0 if owner == STRUCTURAL or work_of[point] is None else 1
                    heappush(queue, (count + more, max(weakest, owner), other, (point, other, owner)))

    def length(self, point: int) -> int:
        """Return how many constraints are on the way to `point`."""
        return self._length.get(point, len(self._work_of))

    def last_steps(self, point: int) -> list[PathEdge]:
        """Return the edges on the way from the last other work to `point`, the last one first."""
        work, path = self._work_of[point], list[PathEdge]()
        while not path or self._work_of[point] in (None, work):
            path.append(self.steps[point])
            point = path[-1][0]
        return path
