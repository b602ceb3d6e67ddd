"""The views of one story: which statements each takes, and which of its works it lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from janto_catalog.chronology.claim_constraints import (
    claim_constraints,
    source_layers,
    true_claims,
    works_with_ends,
)
from janto_catalog.chronology.constraints import Constraint, Points, StoryDefault, rank
from janto_catalog.chronology.derived_constraints import (
    branch_constraints,
    branch_works_with_ends,
    is_bodily,
    series_constraints,
    state_constraints,
)
from janto_catalog.chronology.ordered_view import OrderedView, put_in_order
from janto_catalog.chronology.prerequisites import prerequisite_constraints
from janto_catalog.chronology.scope import Scope, release_dates, story_scope
from janto_catalog.chronology.solver import solve
from janto_catalog.errors import NotFoundError
from janto_catalog.model.claims import Layer, Placing
from janto_catalog.model.story import Story, Work

_LAST = rank(Layer.UNVERIFIED, 0)
"""In a life the story is asked last: whatever anybody says of that life, however unsure, comes before it."""


def ordered_view(story: Story, view: str) -> OrderedView:
    """The view by its name: "story", "newcomer" or "life:CHARACTER"; the others are not solved but listed."""
    name, _, character = view.partition(":")
    if name == "story":
        return story_view(story)
    if name == "newcomer":
        return newcomer_view(story)
    if name == "life" and (character in {one.id for one in story.characters} or life_works(story, character)):
        return life_view(story, character, story_view(story))
    raise NotFoundError(
        "There is no such order with reasons", where=view, remedy="Choose story, newcomer or life:CHARACTER."
    )


def story_view(story: Story) -> OrderedView:
    """The story: all claims on its axis, series, states, branches."""
    ground = story_scope(story)
    claims = true_claims(story.claims, "story")
    lasting = [*works_with_ends(claims, ground), *branch_works_with_ends(story.timelines, ground)]
    points = Points(ground, lasting)
    # Inside a rank they are taken as they stand here: what a series or branch says of itself before what is said of it.
    statements = list(series_constraints(story, ground, points))
    statements += branch_constraints(story.timelines, ground, points)
    statements += state_constraints(story, ground, points, "story")
    statements += claim_constraints(claims, source_layers(story.sources), ground, points)
    return put_in_order(solve(ground, points, statements), date_ranks(story, ground.works))


def newcomer_view(story: Story) -> OrderedView:
    """Release, but for what had better be known first: a work waits for it, so that nothing is told too early."""
    ground = story_scope(story)
    points = Points(ground, ())
    return put_in_order(
        solve(ground, points, prerequisite_constraints(story, ground, points)),
        date_ranks(story, ground.works),
        use_effective_dates=False,
    )


def life_view(story: Story, character: str, told: OrderedView) -> OrderedView:
    """A character's own life: claims and states of that life, and where they are silent the story as `told`."""
    axis = f"life:{character}"
    claims = true_claims(story.claims, axis)
    alive = life_works(story, character)
    named = {
        work
        for claim in claims
        for one in (claim.subject, *claim.objects)
        for work in told.solution.scope.leaves_of(one)
    }
    lived = [work for work in told.sequence if work in alive or work in named]
    ground = _life_scope(told.solution.scope, lived)
    points = Points(ground, works_with_ends(claims, ground))
    statements = list(claim_constraints(claims, source_layers(story.sources), ground, points, across=True))
    statements += state_constraints(story, ground, points, axis, across=True)
    statements += _story_defaults(told, lived, points)
    return put_in_order(solve(ground, points, statements), range(len(lived)))


def _life_scope(told: Scope, lived: list[str]) -> Scope:
    """The works of a life in the order of the story; a container stands for those of its parts that are in it."""
    works = {work: told.by_id[work] for work in lived}
    standing = {named: tuple(one for one in them if one in works) for named, them in told.leaves.items()}
    return Scope(tuple(works.values()), works, standing, {})


def life_works(story: Story, character: str) -> frozenset[str]:
    """The works in which `character` really is."""
    return frozenset(
        appearance.work
        for appearance in story.appearances
        if appearance.character == character and is_bodily(appearance)
    )


def date_ranks(story: Story, works: Iterable[Work]) -> list[int]:
    """For each of `works` (in order of release) the place of its date among all dates."""
    dates = release_dates(story.works)
    places: dict[str, int] = {}
    return [places.setdefault(dates[work.id], len(places)) for work in works]


def _story_defaults(told: OrderedView, lived: list[str], points: Points) -> Iterator[Constraint]:
    """For each work of a life those before it in the story, but for what these imply."""
    start, moment = told.solution.points.start, told.condensation.component
    bits = {moment[start[work]]: 0 for work in lived}
    for place, work in enumerate(lived):
        bits[moment[start[work]]] |= 1 << place
    behind: dict[int, int] = {}
    for at in told.order:
        before = 0
        for other, _owner in told.condensation.before[at]:
            before |= behind[other]
        behind[at] = before | bits.get(at, 0)
    far = [behind[moment[start[work]]] & ~bits[moment[start[work]]] for work in lived]
    for place, work in enumerate(lived):
        implied = 0
        for earlier in _members(far[place]):
            implied |= far[earlier]
        for earlier in _members(far[place] & ~implied):
            one = lived[earlier]
            links = points.edges(Placing.BEFORE, (one,), ((work,),))
            yield Constraint(Layer.ASSUMED, _LAST, StoryDefault(one, work), (one, work), links)


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
