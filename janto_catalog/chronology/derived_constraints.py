"""Constraints that no claim states: the bounds of a state, the place of a branch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter

from janto_catalog.chronology.constraints import BranchMember, Constraint, StateBound, rank
from janto_catalog.chronology.loop_search import Edge
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.scope import MAIN, Scope, is_branch
from janto_catalog.model.claims import ClaimRelation, Layer, State
from janto_catalog.model.story import Appearance, Manner, Story, Timeline

_BY_HAND = rank(Layer.COMMENTARY, 6)
"""The rank of the states in works that were placed by hand: after the order of series, before any commentary."""

BODILY = (Manner.PRESENT, Manner.VOICE)
"""The manners in which a character is really in a work.  Spirits, recordings, flashbacks, dreams, alternate selves
and mentions are not bodily."""


def is_bodily(appearance: Appearance) -> bool:
    """Whether the character is really in the work."""
    return appearance.manner in BODILY and not appearance.apparent


def state_constraints(
    story: Story,
    scope: Scope,
    points: Points,
    axis: str,
    *,
    across_branches: bool = False,
    by_hand: Collection[str] = (),
) -> Iterator[Constraint]:
    """Yield a constraint for each bodily appearance in a state with bounds.

    A state that a character is in more than once gives none, because it is not known which span a work is in.  The states
    in works that were placed `by_hand` are weaker than the order of series: else they would move the other works of a
    series instead of the one that the user moves.
    """
    spans: dict[tuple[str, str], list[State]] = {}
    for state in story.states:
        if state.axis == axis:
            spans.setdefault((state.character, state.state), []).append(state)
    with_state = [
        appearance for appearance in story.appearances if appearance.state and is_bodily(appearance)
    ]
    for appearance in sorted(with_state, key=attrgetter("character", "state", "work", "manner", "certainty")):
        states = spans.get((appearance.character, appearance.state), [])
        if len(states) == 1 and appearance.work in scope.by_id:
            for constraint in _state_constraint(states[0], appearance, scope, points, across_branches):
                if appearance.work in by_hand:
                    constraint.layer, constraint.rank = Layer.COMMENTARY, _BY_HAND
                yield constraint


def _state_constraint(
    state: State, appearance: Appearance, scope: Scope, points: Points, across_branches: bool
) -> Iterator[Constraint]:
    work = appearance.work
    if not across_branches and state.timeline not in (MAIN, scope.timeline_of(work)):
        return
    edges = _bound_edges(state.begins, work, ClaimRelation.AFTER, scope, points, across_branches)
    edges += _bound_edges(state.ends, work, ClaimRelation.BEFORE, scope, points, across_branches)
    if edges:
        layer_rank = rank(Layer.STATE, min(state.certainty, appearance.certainty))
        yield Constraint(Layer.STATE, layer_rank, StateBound(state, appearance), (work,), edges)


def _bound_edges(
    bound: str | None, work: str, relation: ClaimRelation, scope: Scope, points: Points, across_branches: bool
) -> list[Edge]:
    """The edges between `work` and the work where its state begins or ends.

    Empty if `work` is that bound itself: it may show the character before and after the change.
    """
    parts = scope.placed_parts_of(bound) if bound else ()
    if not parts or work in parts:
        return []
    if not across_branches and {scope.timeline_of(part) for part in parts} != {scope.timeline_of(work)}:
        return []
    return points.edges(relation, (work,), (parts,))


def branch_constraints(timelines: Iterable[Timeline], scope: Scope, points: Points) -> Iterator[Constraint]:
    """Yield a constraint for each work of a branch: after the work where it leaves, before the one where it rejoins.

    A branch that leaves and rejoins in the same work is during that work.
    """
    by_id: Mapping[str, Timeline] = {timeline.id: timeline for timeline in timelines if is_branch(timeline)}
    for work, branch in sorted(scope.branches.items()):
        if work in scope.by_id:
            edges = _branch_edges(by_id[branch], work, scope, points)
            if edges:
                origin = BranchMember(by_id[branch], work)
                yield Constraint(Layer.CANON, rank(Layer.CANON, 5), origin, (work,), edges)


def _branch_edges(timeline: Timeline, work: str, scope: Scope, points: Points) -> list[Edge]:
    leaves = scope.placed_parts_of(timeline.leaves or "")
    rejoins = scope.placed_parts_of(timeline.rejoins or "")
    if work in leaves or work in rejoins:
        return []
    if leaves and leaves == rejoins:
        return points.edges(ClaimRelation.DURING, (work,), (leaves,))
    edges = points.edges(ClaimRelation.AFTER, (work,), (leaves,)) if leaves else []
    return edges + (points.edges(ClaimRelation.BEFORE, (work,), (rejoins,)) if rejoins else [])


def branch_works_with_ends(timelines: Iterable[Timeline], scope: Scope) -> Iterator[str]:
    """Yield the works that need an end point because a branch is during one of them."""
    for timeline in timelines:
        if is_branch(timeline) and timeline.leaves and timeline.leaves == timeline.rejoins:
            for named in (timeline.leaves, *timeline.works):
                yield from scope.placed_parts_of(named)
