"""A solved view in order: first the works that something places, then the others by release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from janto_catalog.chronology.condensation import Condensation, condense
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.serial_blocks import keep_together
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.topological_order import in_order_of_line, topological_order
from janto_catalog.chronology.wishes import Wishes, fulfil, wishes


@dataclass(frozen=True, slots=True)
class OrderedView:
    """A solved view in order.

    `order` lists all components, `sequence` all works with the unplaced ones last, and `placed` the works that an
    accepted constraint mentions.  `wishes` are those of the accepted claims.  `blocks` are the parts of serials that
    are listed together.
    """

    solution: Solution
    condensation: Condensation
    order: list[int]
    sequence: list[str]
    placed: frozenset[str]
    wishes: Wishes
    blocks: tuple[frozenset[str], ...] = ()


def put_in_order(
    solution: Solution, dates: Sequence[int], *, use_effective_dates: bool = True
) -> OrderedView:
    """Put the works of `solution` in order; parameters as in `topological_order`.

    Without `use_effective_dates`, the release date of each work places it, and serials are not kept together.
    """
    condensation = condense(solution.graph)
    wished = wishes(solution, condensation)
    if wished.by_component:
        # A work that is placed next to another one has a place there, and its date moves no other work.
        late = max(dates, default=0) + 1
        moved = [condensation.component[point] in wished.by_component for point in range(len(dates))]
        dates = [late if is_moved else date for date, is_moved in zip(dates, moved, strict=True)]
    order = topological_order(condensation, dates, use_effective_dates=use_effective_dates)
    has_work = frozenset(condensation.component[: len(dates)])
    unmoved = line = [component for component in order if component in has_work]
    blocks: tuple[frozenset[int], ...] = ()
    if use_effective_dates:
        line, blocks = keep_together(solution, condensation, line)
    if wished.by_component:
        line = fulfil(wished, condensation, line, has_work)
    if line != unmoved:
        order = in_order_of_line(condensation, line)
    condensation.sort_nearest_last(order)
    placed = (
        _placed_works(solution.points, condensation)
        if use_effective_dates
        else frozenset(solution.points.start)
    )
    works = solution.scope.works
    ordered = _works_in(order, solution, condensation)
    sequence = [work for work in ordered if work in placed]
    sequence += [work.id for work in works if work.id not in placed]
    named = _works_of(solution, condensation)
    of_works = tuple(frozenset(work for part in block for work in named[part]) for block in blocks)
    return OrderedView(solution, condensation, order, sequence, placed, wished, of_works)


def put_in_line(
    solution: Solution, condensation: Condensation, line: Sequence[str], stated: OrderedView
) -> OrderedView:
    """Put the works of `solution` in the order of `line`, where its constraints allow it.

    `stated` is the view without the placements by hand: a work that nothing places there stays among those by release.
    """
    wished = wishes(solution, condensation)
    component, start = condensation.component, solution.points.start
    order = in_order_of_line(condensation, list(dict.fromkeys(component[start[work]] for work in line)))
    condensation.sort_nearest_last(order)
    sequence = _works_in(order, solution, condensation)
    placed = stated.placed | {work for work in sequence if component[start[work]] in wished.by_component}
    return OrderedView(solution, condensation, order, sequence, placed, wished, stated.blocks)


def _works_in(order: Sequence[int], solution: Solution, condensation: Condensation) -> list[str]:
    works_of = _works_of(solution, condensation)
    return [work for component in order for work in works_of.get(component, ())]


def _works_of(solution: Solution, condensation: Condensation) -> dict[int, list[str]]:
    """The works of each component by release."""
    works: dict[int, list[str]] = {}
    for number, work in enumerate(solution.scope.works):
        works.setdefault(condensation.component[number], []).append(work.id)
    return works


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
