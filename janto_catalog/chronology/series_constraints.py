"""Constraints from the order of series: each member comes before every later one.

A chain of steps from member to member says so.  A member that something stronger puts elsewhere would break the chain
in two, so it is left out of it: the steps to its neighbours are tried after those of the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise, takewhile

from janto_catalog.chronology.constraints import Constraint, SeriesStep, rank
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.hand_placements import is_by_hand
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import Scope
from janto_catalog.chronology.solver import Solution
from janto_catalog.model.claims import ClaimRelation, Layer
from janto_catalog.model.dates import release_key
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.story import Series, Story, Work

SeriesRun = tuple[Series, list[list[str]]]
"""A series and its members on one timeline in order; those of one number are a list."""


def series_runs(story: Story, scope: Scope) -> list[SeriesRun]:
    """Return the members of the series that declare an order."""
    ordered = {series.id: series for series in story.series if series.story is not StoryOrder.NONE}
    members: dict[str, list[Work]] = {series: [] for series in ordered}
    for work in story.works:
        if work.series in members and not work.is_segment and scope.placed_parts_of(work.id):
            members[work.series].append(work)
    return [
        (ordered[series], run)
        for series in sorted(members)
        for run in _by_timeline(_members_in_order(ordered[series], members[series], scope), scope)
    ]


def series_constraints(
    runs: Sequence[SeriesRun], points: Points, apart: Collection[str] = (), by_hand: Collection[str] = ()
) -> Iterator[Constraint]:
    """Yield the steps of series; `apart` are the works that something stronger places.

    The works that are placed `by_hand` have no steps in a series whose order is only assumed: else they would move their
    neighbours.
    """
    for series, numbered in runs:
        kept = [[work for work in group if work not in apart] for group in numbered]
        for earlier, later in pairwise(filter(None, kept)):
            yield from _steps(series, earlier, later, points)
    if apart:
        for series, numbered in runs:
            without_steps = by_hand if series.story is StoryOrder.NUMBERED else ()
            stepping = [[work for work in group if work not in without_steps] for group in numbered]
            for one, two in _pairs_apart(stepping, apart):
                yield from _steps(series, [one], [two], points)


def strays(solution: Solution, apart: Collection[str] = ()) -> frozenset[str]:
    """Return the works that are to be left out of the chains of their series besides `apart`.

    Of each overruled step between two other works, these are the members that the loop against it places, or the later
    one.  With a placement by hand in the loop, it is the member that this moves, and not those that would follow it.
    """
    steps = dict(solution.series_steps())
    members: dict[str, set[str]] = {}
    for step in steps.values():
        members.setdefault(step.series.id, set()).update((step.earlier, step.later))
    found: set[str] = set()
    for overruled in solution.overruled:
        if overruled not in steps:
            continue
        step = steps[overruled]
        if step.earlier in apart or step.later in apart:
            continue
        loop = solution.explain(overruled).loop
        others = {owner for _, _, owner in loop} - steps.keys() - {STRUCTURAL}
        if any(is_by_hand(solution.constraints[number].origin) for number in others):
            first = _first_of_run(solution, loop, steps) or step.earlier
            found.add(step.later if first in apart else first)
            continue
        subjects = {work for number in others for work in solution.constraints[number].subjects}
        found |= (subjects & members[step.series.id]).difference(apart) or {step.later}
    return frozenset(found)


def _first_of_run(
    solution: Solution, loop: Sequence[tuple[int, int, int]], steps: Mapping[int, SeriesStep]
) -> str | None:
    """The member with which the steps at the end of a loop begin, None without any there."""
    run = takewhile(lambda edge: edge[2] in steps or edge[2] == STRUCTURAL, reversed(loop))
    works = (solution.points.work_of[tail] for tail, _, owner in run if owner in steps)
    return next(reversed(list(works)), None)


def _steps(series: Series, earlier: list[str], later: list[str], points: Points) -> Iterator[Constraint]:
    layer = Layer.CANON if series.story is StoryOrder.SERIAL else Layer.ASSUMED
    for first in earlier:
        for second in later:
            if first != second:
                edges = points.edges(ClaimRelation.BEFORE, (first,), ((second,),))
                origin = SeriesStep(series, first, second)
                yield Constraint(layer, rank(layer, 5), origin, (first, second), edges)


def _pairs_apart(groups: list[list[str]], apart: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a member in `apart` and the next ones before and after it that are not."""
    waiting: list[str] = []
    last_kept: list[str] = []
    for group in groups:
        kept = [work for work in group if work not in apart]
        moved = [work for work in group if work in apart]
        yield from ((one, two) for one in (*last_kept, *waiting) for two in moved)
        yield from ((one, two) for one in waiting for two in kept)
        waiting = moved if kept else [*waiting, *moved]
        last_kept = kept or last_kept


def _by_timeline(groups: list[list[str]], scope: Scope) -> Iterator[list[list[str]]]:
    """The members on each timeline by themselves."""
    for timeline in sorted({scope.timeline_of(work) for group in groups for work in group}):
        here = [[work for work in group if scope.timeline_of(work) == timeline] for group in groups]
        yield [group for group in here if group]


def _members_in_order(series: Series, members: list[Work], scope: Scope) -> list[list[str]]:
    """The works of a series, grouped by number and sorted; by release date if no member has a number.

    In a series whose order is that of release, a member without a number follows the last number that was released
    before it, or with it.
    """
    ids = frozenset(work.id for work in members)
    keys = {work.id: (work.place_in_series, "") for work in members if work.place_in_series}
    if not keys or series.story is StoryOrder.NUMBERED:
        keys |= _keys_of_unnumbered(members)
    groups: dict[tuple[str, str], list[str]] = {}
    for work in sorted(keys):
        parts = scope.placed_parts_of(work)
        if parts == (work,) or ids.isdisjoint(parts):
            groups.setdefault(keys[work], []).extend(parts)
    return [works for _, works in sorted(groups.items())]


def _keys_of_unnumbered(members: list[Work]) -> dict[str, tuple[str, str]]:
    """For members with a release date and no number: the last number that was released by then, and the date."""
    numbered = sorted(
        (release_key(work.released), work.place_in_series)
        for work in members
        if work.place_in_series and work.released
    )
    dates = [date for date, _ in numbered]
    last = ["", *accumulate((place for _, place in numbered), max)]
    return {
        work.id: (last[bisect_right(dates, release_key(work.released))], release_key(work.released))
        for work in members
        if work.released and not work.place_in_series
    }
