"""A solved view in order: first the works that something places, then the others by release."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from janto_catalog.chronology.assumed_times import Clues, earliest_following
from janto_catalog.chronology.condensation import Condensation, condense
from janto_catalog.chronology.serial_blocks import keep_together
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.story_times import accepted_steps, story_times
from janto_catalog.chronology.topological_order import in_order_of_line
from janto_catalog.chronology.wishes import Wishes, fulfil, wishes


@dataclass(frozen=True, slots=True)
class OrderedView:
    """A solved view in order.

    `order` lists all components, `sequence` all works with the unplaced ones last, and `placed` the works that an
    accepted constraint mentions.  `wishes` are those of the accepted claims.  `blocks` are the parts of serials that
    are listed together.  `is_guess` tells whether times are assumed where constraints leave the order open; else that is
    the order of release.
    """

    solution: Solution
    condensation: Condensation
    order: list[int]
    sequence: list[str]
    placed: frozenset[str]
    wishes: Wishes
    blocks: tuple[frozenset[str], ...] = ()
    is_guess: bool = True


def put_in_story_order(solution: Solution, hints: Clues) -> OrderedView:
    """Put the works of `solution` in order, by their assumed times where constraints leave it open."""
    condensation = condense(solution.graph)
    wished, steps = wishes(solution, condensation), accepted_steps(solution)
    times = story_times(solution, condensation, wished, steps, hints)
    order = _order_of_times(solution, condensation, times)
    blocks: tuple[frozenset[int], ...] = ()
    if steps:
        line, blocks = keep_together(
            solution, condensation, _with_works(order, solution, condensation), steps
        )
        order = in_order_of_line(condensation, line) if blocks else order
    return _view(solution, condensation, order, wished, blocks)


def put_in_order_of(solution: Solution, times: Sequence[float]) -> OrderedView:
    """Put the works of `solution` in order, by the time of each where constraints leave it open.

    A work that must come before others takes the earliest of their times.
    """
    condensation = condense(solution.graph)
    wished = wishes(solution, condensation)
    earliest = [inf] * len(condensation.component)
    for point, time in enumerate(times):
        component = condensation.component[point]
        if component not in wished.by_component:
            earliest[component] = min(time, earliest[component])
    earliest = earliest_following(condensation, earliest)
    return _view(solution, condensation, _order_of_times(solution, condensation, earliest), wished)


def put_in_order_of_release(solution: Solution) -> OrderedView:
    """Put the works of `solution` in order, by release where constraints leave it open; all of them are placed."""
    condensation = condense(solution.graph)
    line = list(dict.fromkeys(condensation.component[: len(solution.scope.works)]))
    view = _view(solution, condensation, in_order_of_line(condensation, line), Wishes())
    everything = _works_in(view.order, solution, condensation)
    return replace(view, sequence=everything, placed=frozenset(everything), is_guess=False)


def _order_of_times(solution: Solution, condensation: Condensation, times: Sequence[float]) -> list[int]:
    """All components in the order of their times, those of one time by release, where edges allow it."""
    works = len(solution.scope.works)
    has_work: Iterable[int] = range(works)
    if condensation.several:
        has_work = dict.fromkeys(condensation.component[:works])
    return in_order_of_line(condensation, sorted(has_work, key=times.__getitem__))


def _with_works(order: Sequence[int], solution: Solution, condensation: Condensation) -> list[int]:
    """The components of `order` in which works start."""
    has_work = frozenset(condensation.component[: len(solution.scope.works)])
    return [component for component in order if component in has_work]


def _view(
    solution: Solution,
    condensation: Condensation,
    order: list[int],
    wished: Wishes,
    blocks: Iterable[Collection[int]] = (),
) -> OrderedView:
    """The view of all components in `order`, with the wishes fulfilled."""
    if wished.by_component:
        line = _with_works(order, solution, condensation)
        order = in_order_of_line(condensation, fulfil(wished, condensation, line, frozenset(line)))
    placed = _placed_works(solution, condensation)
    sequence = [work for work in _works_in(order, solution, condensation) if work in placed]
    sequence += [work.id for work in solution.scope.works if work.id not in placed]
    of_works = tuple(frozenset(_works_in(block, solution, condensation)) for block in blocks)
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
    sequence = _works_in(order, solution, condensation)
    placed = stated.placed | {work for work in sequence if component[start[work]] in wished.by_component}
    return OrderedView(solution, condensation, order, sequence, placed, wished, stated.blocks)


def _works_in(order: Iterable[int], solution: Solution, condensation: Condensation) -> list[str]:
    """The works that start in the components of `order`, those of one component by release."""
    several = condensation.several
    starts, works = len(solution.scope.works), solution.scope.works
    if not several:
        return [works[point].id for point in order if point < starts]
    return [
        works[point].id
        for component in order
        for point in several.get(component, (component,))
        if point < starts
    ]


def _placed_works(solution: Solution, condensation: Condensation) -> frozenset[str]:
    """The works with an edge that an accepted constraint makes, and those that start or end with such a work."""
    points, work_of = solution.graph.bound_points(solution.overruled), solution.points.work_of
    for members in condensation.several.values():
        if not points.isdisjoint(members):
            points.update(members)
    placed = {work_of[point] for point in points}
    return frozenset(work for work in placed if work is not None)
