"""What bounds the place of each work: its window, the constraints around it, and the gaps between neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from janto_catalog.chronology.constraints import Constraint
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.ordered_view import OrderedView
from janto_catalog.chronology.reachability import count_reachable
from janto_catalog.chronology.recounting import Recount, recount


class PlacementBounds:
    """The bounds of the works of an ordered view.  Only the works `listed` are counted.

    `earlier` are the bounds in a view of nearly the same constraints: then `changed` is what differs from them, or None if
    everything may.
    """

    def __init__(
        self, view: OrderedView, listed: Collection[str], earlier: PlacementBounds | None = None
    ) -> None:
        self._solution, self._condensation, self._listed = view.solution, view.condensation, listed
        self._component, self._points = view.condensation.component, view.solution.points
        self._work_of = self._points.work_of
        self._tails, self._heads = view.condensation.before.other, view.condensation.after.other
        self.changed: Recount | None = None if earlier is None else self._recount(view, earlier)
        self._found = (
            count_reachable(view.condensation, view.order, self._count_works())
            if self.changed is None
            else self.changed.reachability
        )
        self._place, self._work_counts = self._found.place, self._found.work_counts
        self._earlier, self._later = self._found.earlier, self._found.later

    def _recount(self, view: OrderedView, earlier: PlacementBounds) -> Recount | None:
        is_like_it = (
            view.solution.graph.lineage is earlier._solution.graph.lineage
            and self._listed == earlier._listed
            and self._inside() == earlier._inside()
        )
        return recount(earlier._found, view.condensation, view.order) if is_like_it else None

    def _inside(self) -> dict[int, list[int]]:
        """What makes the points of each component equal, by the `id` of the constraint."""
        constraints, inside = self._solution.constraints, self._condensation.inside.items()
        return {
            component: [id(constraints[owner]) if owner != STRUCTURAL else STRUCTURAL for owner in owners]
            for component, owners in inside
        }

    def _count_works(self) -> list[int]:
        counts = [0] * len(self._component)
        listed, component = self._listed, self._component
        for work, point in self._points.start.items():
            if work in listed:
                counts[component[point]] += 1
        return counts

    def _start(self, work: str) -> int:
        """The component in which a work starts."""
        return self._component[self._points.start[work]]

    def works_around(self, changed: Recount) -> set[str]:
        """Return the works whose bounds may have changed."""
        components = set(changed.components)
        for component in changed.components:
            if self._work_of[component] is None:
                # Whether a day bounds its neighbours depends on what is before and after it.
                components.update(self._tails[edge] for edge in self._earlier.reduced[component])
                components.update(self._heads[edge] for edge in self._later.reduced[component])
        several = self._condensation.several
        points = (point for component in components for point in several.get(component, (component,)))
        return {work for point in points if (work := self._work_of[point]) is not None}

    def are_around(self, changed: Recount, constraint: Constraint) -> bool:
        """Whether an edge that changed may be on a way between the ends of a constraint."""
        places = [self._place[self._component[point]] for edge in constraint.edges for point in edge[:2]]
        low, high = min(places), max(places)
        return any(
            low <= self._place[tail] <= high and low <= self._place[head] <= high
            for tail, head in changed.edges
        )

    def counts_around(self, work: str) -> tuple[int, int, int]:
        """Return how many listed works must come before `work`, share its time (itself included), and must come
        after it."""
        start = self._start(work)
        return self._earlier.count[start], self._work_counts[start], self._later.count[start]

    def ties(self, neighbours: Iterable[tuple[str, str]]) -> Iterator[bool]:
        """For each pair of neighbours in the order: True if no constraint puts one before the other."""
        reduced, tails = self._earlier.reduced, self._tails
        component, start = self._component, self._points.start
        for one, two in neighbours:
            earlier, later = component[start[one]], component[start[two]]
            # Nearest first: an edge to the neighbour itself would be the first one.  Else only a path over works
            # that are not listed can connect them.
            edges = reduced[later]
            yield earlier != later and (
                not edges or (tails[edges[0]] != earlier and not self._is_connected(earlier, later))
            )

    def has_one_gap(self, work: str) -> bool:
        """Whether one listed work bounds it on each side, and nothing else is known to be between the two."""
        start = self._start(work)
        earlier, later = self._earlier.reduced[start], self._later.reduced[start]
        if not earlier or not later:
            return False
        # Edges are sorted by distance: all lead to one component if the first and the last do.
        tails, heads = self._tails, self._heads
        left, right = tails[earlier[0]], heads[later[0]]
        if left != tails[earlier[-1]] or right != heads[later[-1]]:
            return False
        if not self._work_counts[left] or not self._work_counts[right]:
            return False
        return not self._has_other_path(left, start, right)

    def _has_other_path(self, left: int, through: int, right: int) -> bool:
        """Whether a path leads from `left` to `right` that does not pass `through`, which is bound to both."""
        tails, heads = self._tails, self._heads
        first = {heads[edge] for edge in self._later.reduced[left]} - {through}
        last = {tails[edge] for edge in self._earlier.reduced[right]} - {through}
        if not first or not last:
            return False
        # A component that leads to `right` has fewer works before it and more after it.
        before, after = self._earlier.count, self._later.count
        least_after, most_before = after[right], before[right]
        stack, seen = list(first), first
        while stack:
            component = stack.pop()
            if component in last:
                return True
            for edge in self._later.reduced[component]:
                other = heads[edge]
                if before[other] <= most_before and after[other] >= least_after and other not in seen:
                    seen.add(other)
                    stack.append(other)
        return False

    def bounding_constraints(self, works: Iterable[str]) -> Iterator[list[int]]:
        """Yield for each of `works` the numbers of the constraints that bound it, each once.

        On each side these are the constraints about the work itself, and those that bind it to its nearest
        neighbour.  Other constraints that bind it are about works further away and are shown there.
        """
        constraints, owners = self._solution.constraints, self._condensation.owner
        inside, work_of, component = self._condensation.inside, self._work_of, self._component
        starts, ends = self._points.start, self._points.end
        earlier = (self._earlier.reduced, self._tails, self._earlier.count)
        later = (self._later.reduced, self._heads, self._later.count)
        for work in works:
            start, end = component[starts[work]], ends[work]
            found = dict.fromkeys(inside.get(start, ())) if inside else {}
            sides = [(*earlier, start), (*later, start)]
            if end != starts[work]:
                sides.insert(1, (*later, component[end]))
            for reduced, others, count, place in sides:
                nearest = -1
                for edge in reduced[place]:
                    other, owner = others[edge], owners[edge]
                    if other == nearest:
                        found[owner] = None
                    elif owner != STRUCTURAL and (count[other] or work_of[other] is not None):
                        if nearest < 0:
                            nearest = other
                            found[owner] = None
                        elif work in constraints[owner].subjects:
                            found[owner] = None
            found.pop(STRUCTURAL, None)
            yield list(found)

    def _is_connected(self, tail: int, head: int) -> bool:
        """Whether a path connects two neighbours, over components between them that are not listed."""
        place, limit = self._place, self._place[tail]
        stack = [head]
        while stack:
            for edge in self._earlier.reduced[stack.pop()]:
                other = self._tails[edge]
                if other == tail:
                    return True
                if place[other] > limit:
                    stack.append(other)
        return False
