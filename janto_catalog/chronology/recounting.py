"""What must come before and after each component, counted again only where something changed.

A component newly comes before another one, or does not any more, only if one reaches an end of a changed edge, the other is
reached from its other end, and nothing else connects them.  Both are in one stretch of the order, and only such stretches
are counted.  Edges that are gone are left out first, in the order as it was; new ones are added in the new order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from operator import eq, ne

from janto_catalog.chronology.condensation import Condensation, Side
from janto_catalog.chronology.reachability import Reachability, Reachable, nearest_first

_MOST = 2000
"""A longer stretch is not faster to count than everything."""

_Pairs = dict[int, tuple[int, int]]
"""Edges by number, each as its tail and its head."""


@dataclass(frozen=True, slots=True)
class Recount:
    """A new count.  `components` are those that may have other counts or edges than before, or another place among the
    others; `edges` are those that are new or gone, as pairs of components."""

    reachability: Reachability
    components: Collection[int]
    edges: Collection[tuple[int, int]]


def recount(old: Reachability, condensation: Condensation, order: Sequence[int]) -> Recount | None:
    """Count the same works again after edges and the order changed; edges must have kept their numbers.

    Returns None if that is not faster than to count all: other points are equal, or the changes reach far.
    """
    if condensation.component != old.condensation.component:
        return None
    new, gone = _changed_edges(old.condensation, condensation)
    steps = [_Step(_without(old.condensation, gone), old.order, gone)] if gone else []
    steps.append(_Step(condensation, order, new))
    components: set[int] = set()
    for step in steps:
        counting = _Counting(old, step)
        stretches = counting.stretches()
        if stretches is None:
            return None
        for first, end in stretches:
            components.update(counting.count(first, end))
        old = counting.found
    return Recount(old, components, [*new.values(), *gone.values()])


def _changed_edges(old: Condensation, new: Condensation) -> tuple[_Pairs, _Pairs]:
    """The edges that are new and those that are gone."""
    before, now = set[int](), set[int]()
    for component, is_changed in enumerate(map(ne, old.before.edges, new.before.edges)):
        if is_changed:
            before.update(old.before.edges[component])
            now.update(new.before.edges[component])
    added, gone = now - before, before - now
    return (
        {edge: (new.before.other[edge], new.after.other[edge]) for edge in added},
        {edge: (old.before.other[edge], old.after.other[edge]) for edge in gone},
    )


def _without(condensation: Condensation, gone: _Pairs) -> Condensation:
    before, after = list(condensation.before.edges), list(condensation.after.edges)
    for edge, (tail, head) in gone.items():
        after[tail] = [other for other in after[tail] if other != edge]
        before[head] = [other for other in before[head] if other != edge]
    return replace(
        condensation,
        before=Side(before, condensation.before.other),
        after=Side(after, condensation.after.other),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """A graph and an order to count from those before; the edges `changed` are either all new or all gone."""

    condensation: Condensation
    order: Sequence[int]
    changed: _Pairs


class _Counting:
    """One step: `found` is the count, true when all stretches have been counted, the first one first."""

    def __init__(self, old: Reachability, step: _Step) -> None:
        self._old, self._condensation, self._changed = old, step.condensation, step.changed
        self._earlier = Reachable(list(old.earlier.count), list(old.earlier.reduced))
        self._later = Reachable(list(old.later.count), list(old.later.reduced))
        self.found = Reachability(step.condensation, step.order, old.work_counts, self._earlier, self._later)
        self._place = self.found.place
        self._tails, self._heads = step.condensation.before.other, step.condensation.after.other

    def stretches(self) -> list[tuple[int, int]] | None:
        """Return the stretches of the order that may have changed, None if they are too long."""
        found = list(_moved(self._old.order, self.found.order))
        ends: set[int] = set()
        for tail, head in set(self._changed.values()):
            reached = self._newly_connected(tail, head)
            if reached is None:
                return None
            ends |= reached
        if ends:
            at = [self._place[component] for component in ends]
            found.append((min(at), max(at) + 1))
        found = _joined(found)
        return found if sum(end - first for first, end in found) <= _MOST else None

    def count(self, first: int, end: int) -> Collection[int]:
        """Count a stretch.  Returns the components that may have other counts or edges than before."""
        old, earlier, later = self._old, self._earlier, self._later
        before = _Stretch(old.order[first:end], old.work_counts)
        after = _Stretch(self.found.order[first:end], old.work_counts)
        for component in before.components:
            before.reach(component, old.earlier.reduced[component], self._tails)
        leaving = {self._tails[edge] for component in after.components for edge in earlier.reduced[component]}
        for component in after.components:
            edges = nearest_first(self._condensation.before.edges[component], self._place_of_tail)
            outside = [edge for edge in earlier.reduced[component] if self._place_of_tail(edge) < first]
            earlier.reduced[component] = after.reduce(component, edges, self._tails) + outside
        _add_changes(earlier.count, before, after)
        touched = self._sort_edges_around(first, end, leaving)
        for counted, reduced in ((before, old.later.reduced), (after, later.reduced)):
            counted.clear()
            for component in reversed(counted.components):
                counted.reach(component, reduced[component], self._heads)
        _add_changes(later.count, before, after)
        return touched

    def _place_of_tail(self, edge: int) -> int:
        return self._place[self._tails[edge]]

    def _sort_edges_around(self, first: int, end: int, leaving: Collection[int]) -> Collection[int]:
        """Collect the edges that lead out of each component, and sort those that cross the bounds of the stretch by distance.

        `leaving` are the components that had edges to the stretch.  Returns all components with changed edges.
        """
        earlier, later, place = self._earlier, self._later, self._place
        inside: dict[int, list[int]] = {component: [] for component in self.found.order[first:end]}
        inside.update((component, []) for component in leaving)
        for component in self.found.order[first:end]:
            for edge in earlier.reduced[component]:
                inside.setdefault(self._tails[edge], []).append(edge)
        followers: set[int] = set()
        for component, edges in inside.items():
            outside = later.reduced[component]
            nearer = [edge for edge in outside if place[self._heads[edge]] < first]
            further = [edge for edge in outside if place[self._heads[edge]] >= end]
            later.reduced[component] = [*nearer, *edges, *further]
            if place[component] >= first:
                followers.update(self._heads[edge] for edge in further)
        for component in followers:
            # Those from one component stay in their sequence.
            earlier.reduced[component] = sorted(
                earlier.reduced[component], key=self._place_of_tail, reverse=True
            )
        return inside.keys() | followers

    def _newly_connected(self, tail: int, head: int) -> set[int] | None:
        """The components whose places bound what a changed edge may change; None if they are many."""
        found = {tail, head}
        for each in (self._condensation, self._old.condensation):
            found.update(each.before.next_to(head), each.after.next_to(tail))
        before, after = self._condensation.before, self._condensation.after
        for side, one, two, sign in ((before, tail, head, -1), (after, head, tail, 1)):
            for number, component in enumerate(self._only_from_one(side, one, two, sign)):
                found.add(component)
                if number > _MOST:
                    return None
        return found

    def _only_from_one(self, side: Side, one: int, two: int, sign: int) -> Iterator[int]:
        """Yield what edges that did not change lead to from `one` and not from `two`, the nearest first."""
        place, edges, others = self._place, side.edges, side.other
        from_one, from_two = 1, 2
        marks = {one: from_one, two: from_two}
        queue = [(sign * place[component], component) for component in marks]
        queue.sort()
        # Components in the queue that were not reached from `two` so far: without one, none will be found any more.
        alone = 1
        while alone:
            _, component = heappop(queue)
            mark = marks[component]
            if mark == from_one:
                alone -= 1
                yield component
            for edge in edges[component]:
                other = others[edge]
                known = marks.get(other, 0)
                if edge in self._changed or known | mark == known:
                    continue
                marks[other] = known | mark
                if not known:
                    heappush(queue, (sign * place[other], other))
                    alone += mark == from_one
                elif known == from_one:
                    alone -= 1


def _moved(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of two orders that have the same components, in another order."""
    first = same_at_begin(old, new)
    end = len(new) - same_at_begin(old[::-1], new[::-1])
    # How many components of one order up to here are not in the other one up to here.
    apart: dict[int, int] = {}
    begin = first
    for index in range(first, end):
        for component, sign in ((old[index], 1), (new[index], -1)):
            balance = apart.pop(component, 0) + sign
            if balance:
                apart[component] = balance
        if not apart:
            if index > begin:
                yield begin, index + 1
            begin = index + 1


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for first, end in sorted(stretches):
        if joined and first < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((first, end))
    return joined


class _Stretch:
    """Counts what can be reached inside a stretch of the order.  Its components, `components`, are the bits of masks."""

    def __init__(self, components: Sequence[int], work_counts: Sequence[int]) -> None:
        self.components = components
        self._bit = {component: bit for bit, component in enumerate(components)}
        self._works = [work_counts[component] for component in components]
        self._listed = sum(1 << bit for bit, works in enumerate(self._works) if works)
        self._several = [(bit, works - 1) for bit, works in enumerate(self._works) if works > 1]
        self.clear()

    def clear(self) -> None:
        """Forget what was reached."""
        self._reached = [0] * len(self.components)
        #: The number of listed works that can be reached from each component, itself not included.
        self.count: dict[int, int] = {}

    def reduce(self, component: int, edges: Sequence[int], others: Sequence[int]) -> list[int]:
        """Return the edges inside the stretch that no other ones imply, and count what they reach; the nearest is first."""
        near, last, kept = 0, -1, list[int]()
        for edge in edges:
            bit = self._bit.get(others[edge], -1)
            if bit < 0 or (bit != last and near >> bit & 1):
                continue
            kept.append(edge)
            near |= self._reached[bit]
            last = bit
        self._reach(component, near)
        return kept

    def reach(self, component: int, edges: Sequence[int], others: Sequence[int]) -> None:
        """Count what can be reached from a component over edges."""
        near = 0
        for edge in edges:
            bit = self._bit.get(others[edge], -1)
            if bit >= 0:
                near |= self._reached[bit]
        self._reach(component, near)

    def _reach(self, component: int, near: int) -> None:
        self.count[component] = (near & self._listed).bit_count() + sum(
            more for bit, more in self._several if near >> bit & 1
        )
        self._reached[self._bit[component]] = near | 1 << self._bit[component]


def _add_changes(count: list[int], before: _Stretch, after: _Stretch) -> None:
    for component, works in after.count.items():
        count[component] += works - before.count[component]


def same_at_begin(old: Sequence[object], new: Sequence[object]) -> int:
    """Return how many elements are the same at the begin."""
    same = list(map(eq, old, new))
    return len(same) if all(same) else same.index(False)
