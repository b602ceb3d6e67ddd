"""A solved view in order: first the works that something places, then the others by release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.condensation import Condensation, condense
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.topological_order import topological_order
from janto_catalog.chronology.wishes import Wishes, fulfil, wishes


@dataclass(frozen=True, slots=True)
class OrderedView:
    """A solved view in order.

    `order` lists all components, `sequence` all works with the unplaced ones last, and `placed` the works that an
    accepted constraint mentions.  `wishes` are those of the accepted claims.
    """

    solution: Solution
    condensation: Condensation
    order: list[int]
    sequence: list[str]
    placed: frozenset[str]
    wishes: Wishes


def put_in_order(
    solution: Solution, dates: Sequence[int], *, use_effective_dates: bool = True
) -> OrderedView:
    """Put the works of `solution` in order; parameters as in `topological_order`."""
    condensation = condense(solution.graph)
    wished = wishes(solution, condensation)
    if wished.by_component:
        # A work that is placed next to another one has a place there, and its date moves no other work.
        late = max(dates, default=0) + 1
        moved = [condensation.component[point] in wished.by_component for point in range(len(dates))]
        dates = [late if is_moved else date for date, is_moved in zip(dates, moved, strict=True)]
    order = topological_order(condensation, dates, use_effective_dates=use_effective_dates)
    if wished.by_component:
        has_work = frozenset(condensation.component[: len(dates)])
        order = fulfil(wished, condensation, order, has_work)
    condensation.sort_nearest_last(order)
    # Where works keep their own release date, the release date places all of them.
    placed = (
        _placed_works(solution.points, condensation)
        if use_effective_dates
        else frozenset(solution.points.start)
    )
    works = solution.scope.works
    works_of: dict[int, list[int]] = {}
    for number in range(len(works)):
        works_of.setdefault(condensation.component[number], []).append(number)
    ordered = [works[number].id for component in order for number in works_of.get(component, ())]
    sequence = [work for work in ordered if work in placed]
    sequence += [work.id for work in works if work.id not in placed]
    return OrderedView(solution, condensation, order, sequence, placed, wished)


def _placed_works(points: Points, condensation: Condensation) -> frozenset[str]:
    """The works with an edge that an accepted constraint makes."""
    mentioned = {
        component
        for side in (condensation.before, condensation.after)
        for component, edges in enumerate(side)
        if edges and (edges[0][1] != STRUCTURAL or any(owner != STRUCTURAL for _, owner in edges))
    }
    mentioned.update(condensation.inside)
    component_of, end = condensation.component, points.end
    return frozenset(
        work
        for work, start in points.start.items()
        if component_of[start] in mentioned or component_of[end[work]] in mentioned
    )
