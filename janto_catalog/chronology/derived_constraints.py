"""Statements nobody wrote down: the order of a series, what a state implies, where a branch lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from operator import attrgetter

from janto_catalog.chronology.constraints import (
    BranchMember,
    Constraint,
    Points,
    SeriesStep,
    StateBound,
    rank,
)
from janto_catalog.chronology.scope import MAIN, Scope, is_branch
from janto_catalog.model.claims import Layer, Placing, State
from janto_catalog.model.kinds import StoryOrder
from janto_catalog.model.story import Appearance, Manner, Series, Story, Timeline, Work
from janto_catalog.model.text import sort_key

BODILY = (Manner.PRESENT, Manner.VOICE)
"""Who is only heard is there; spirits, recordings, flashbacks, dreams, other selves and mentions are not."""


def is_bodily(appearance: Appearance) -> bool:
    """Whether the character is really there."""
    return appearance.manner in BODILY and not appearance.apparent


def series_constraints(story: Story, ground: Scope, points: Points) -> Iterator[Constraint]:
    """One statement for each pair of neighbours in the series that declare an order."""
    declared = {series.id: series for series in story.series if series.story is not StoryOrder.NONE}
    runs: dict[str, list[Work]] = {series: [] for series in declared}
    for work in story.works:
        if work.series in runs and not work.is_segment and ground.leaves_of(work.id):
            runs[work.series].append(work)
    for series in sorted(runs):
        yield from _series_steps(declared[series], runs[series], ground, points)


def _series_steps(series: Series, run: list[Work], ground: Scope, points: Points) -> Iterator[Constraint]:
    layer = Layer.CANON if series.story is StoryOrder.SERIAL else Layer.ASSUMED
    for earlier, later in pairwise(_members_by_number(run, ground)):
        pairs = [
            (one, two)
            for one in earlier
            for two in later
            if ground.timeline_of(one) == ground.timeline_of(two) and one != two
        ]
        for one, two in pairs:
            yield Constraint(
                layer,
                rank(layer, 5),
                SeriesStep(series, one, two),
                (one, two),
                points.edges(Placing.BEFORE, (one,), ((two,),)),
            )


def _members_by_number(run: list[Work], ground: Scope) -> list[list[str]]:
    """The works of a series by number, those of one number together; by release where it has no numbers."""
    members = {work.id for work in run}
    numbered = [work for work in run if work.number] or [work for work in run if work.released]
    groups: dict[str, list[str]] = {}
    for work in sorted(numbered, key=lambda work: work.id):
        standing = ground.leaves_of(work.id)
        if standing == (work.id,) or not members.intersection(standing):
            groups.setdefault(sort_key(work.number or work.released or ""), []).extend(standing)
    return [groups[number] for number in sorted(groups)]


def state_constraints(
    story: Story, ground: Scope, points: Points, axis: str, *, across: bool = False
) -> Iterator[Constraint]:
    """A statement for each bodily appearance in a state that has bounds.

    A state a character is in more than once binds nothing: which of its spans a work lies in is not known.
    """
    spans: dict[tuple[str, str], list[State]] = {}
    for state in story.states:
        if state.axis == axis:
            spans.setdefault((state.character, state.state), []).append(state)
    in_states = [appearance for appearance in story.appearances if appearance.state and is_bodily(appearance)]
    for appearance in sorted(in_states, key=attrgetter("character", "state", "work", "manner", "certainty")):
        held = spans.get((appearance.character, appearance.state), [])
        if len(held) == 1 and appearance.work in ground.by_id:
            yield from _state_constraint(held[0], appearance, ground, points, across)


def _state_constraint(
    state: State, appearance: Appearance, ground: Scope, points: Points, across: bool
) -> Iterator[Constraint]:
    work = appearance.work
    if not across and state.timeline not in (MAIN, ground.timeline_of(work)):
        return
    links = _bound_edges(state.begins, work, Placing.AFTER, ground, points, across)
    links += _bound_edges(state.ends, work, Placing.BEFORE, ground, points, across)
    if links:
        certainty = min(state.certainty, appearance.certainty)
        yield Constraint(
            Layer.STATE, rank(Layer.STATE, certainty), StateBound(state, appearance), (work,), links
        )


def _bound_edges(
    bound: str | None, work: str, relation: Placing, ground: Scope, points: Points, across: bool
) -> list[tuple[int, int, int]]:
    """The bound itself is not counted: what happens in it may lie on either side of the change."""
    standing = ground.leaves_of(bound) if bound else ()
    if (
        not standing
        or work in standing
        or not (across or {ground.timeline_of(one) for one in standing} == {ground.timeline_of(work)})
    ):
        return []
    return points.edges(relation, (work,), (standing,))


def branch_constraints(timelines: Iterable[Timeline], ground: Scope, points: Points) -> Iterator[Constraint]:
    """Each work of a branch lies after the work where it leaves and before the one where it rejoins.

    A branch that leaves and rejoins in one work lies during it.
    """
    by_id: Mapping[str, Timeline] = {timeline.id: timeline for timeline in timelines if is_branch(timeline)}
    for work, line in sorted(ground.branches.items()):
        if work in ground.by_id:
            links = _branch_edges(by_id[line], work, ground, points)
            if links:
                yield Constraint(
                    Layer.CANON, rank(Layer.CANON, 5), BranchMember(by_id[line], work), (work,), links
                )


def _branch_edges(timeline: Timeline, work: str, ground: Scope, points: Points) -> list[tuple[int, int, int]]:
    leaves = ground.leaves_of(timeline.leaves or "")
    rejoins = ground.leaves_of(timeline.rejoins or "")
    if work in leaves or work in rejoins:
        return []
    if leaves and leaves == rejoins:
        return points.edges(Placing.DURING, (work,), (leaves,))
    links = points.edges(Placing.AFTER, (work,), (leaves,)) if leaves else []
    return links + (points.edges(Placing.BEFORE, (work,), (rejoins,)) if rejoins else [])


def branch_works_with_ends(timelines: Iterable[Timeline], ground: Scope) -> Iterator[str]:
    """The works whose start and end must be told apart because a branch lies during one of them."""
    for timeline in timelines:
        if is_branch(timeline) and timeline.leaves and timeline.leaves == timeline.rejoins:
            for named in (timeline.leaves, *timeline.works):
                yield from ground.leaves_of(named)
