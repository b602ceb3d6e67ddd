"""The solved views of a story: which constraints each takes, and which works it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import filterfalse, takewhile
from operator import attrgetter

from janto_catalog.chronology.claim_constraints import (
    claim_constraints,
    source_layers,
    true_claims,
    works_with_ends,
)
from janto_catalog.chronology.condensation import condense
from janto_catalog.chronology.constraints import Constraint, StoryDefault, rank
from janto_catalog.chronology.derived_constraints import (
    branch_constraints,
    branch_works_with_ends,
    is_bodily,
    state_constraints,
)
from janto_catalog.chronology.eras import era_constraints
from janto_catalog.chronology.hand_placements import is_by_hand, move_by_hand
from janto_catalog.chronology.life_constraints import life_constraints
from janto_catalog.chronology.ordered_view import (
    OrderedView,
    put_in_line,
    put_in_order_of,
    put_in_order_of_release,
    put_in_story_order,
)
from janto_catalog.chronology.points import Points
from janto_catalog.chronology.prerequisites import prerequisite_constraints
from janto_catalog.chronology.scope import Scope, story_scope
from janto_catalog.chronology.series_constraints import series_constraints, strays
from janto_catalog.chronology.solved_rounds import SolvedRounds
from janto_catalog.chronology.solver import Solution, Solver, solve
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.errors import NotFoundError
from janto_catalog.model.chronologies import CHRONOLOGY
from janto_catalog.model.claims import Claim, ClaimRelation, Layer
from janto_catalog.model.story import Story

_WEAKEST = rank(Layer.UNVERIFIED, 0)
"""The rank of the story order in a character's life: any claim about that life is stronger, however uncertain."""


def ordered_view(story: Story, view: str, basis: StoryBasis | None = None) -> OrderedView:
    """Solve "story", "newcomer", "life:CHARACTER" or "chronology:ID".  Other views are lists and need no solving.

    `basis` as in `story_view`.
    Raises NotFoundError for any other name and for an unknown character or chronology.
    """
    name, _, character = view.partition(":")
    if name == "story":
        return story_view(story, basis)
    if name == "newcomer":
        return newcomer_view(story)
    if name == "chronology" and character in {known.id for known in story.chronologies}:
        return story_view(story, chronology=character)
    if name == "life" and (
        character in {known.id for known in story.characters} or life_works(story, character)
    ):
        return life_view(story, character, story_view(story, basis))
    raise NotFoundError(
        "This order has no explanations",
        location=view,
        hint="Choose story, newcomer, life:CHARACTER or chronology:ID.",
    )


def view_in(story: Story, view: str) -> str:
    """Return the view that shows `view` in one universe: that of the story where it has no such chronology."""
    is_unknown = view.startswith(CHRONOLOGY) and view not in {
        f"{CHRONOLOGY}{each.id}" for each in story.chronologies
    }
    return "story" if is_unknown else view


def story_view(story: Story, basis: StoryBasis | None = None, chronology: str = "") -> OrderedView:
    """The story order: all claims on the story axis, series, states, branches and eras, then the placements by hand.

    `basis` is that of a story that differs only in its claims.  Of named chronologies, only the claims that belong to
    `chronology` count.
    """
    basis = basis or StoryBasis(story)
    claims = basis.placing_claims(story, chronology)
    own = list(takewhile(attrgetter("hand_number"), claims))
    moves = list(filter(is_by_hand, own))
    if not moves:
        return _stated_view(story, basis, claims)
    stated = _stated_view(story, basis, [*filterfalse(is_by_hand, own), *claims[len(own) :]])
    moved = {part for claim in moves for part in basis.scope.placed_parts_of(claim.subject)}
    solution = _solve_story(story, basis, claims, frozenset(moved))
    condensation = condense(solution.graph)
    line = move_by_hand(stated.sequence, moves, solution, condensation, stated.blocks)
    return put_in_line(solution, condensation, line, stated)


def _stated_view(story: Story, basis: StoryBasis, claims: Sequence[Claim]) -> OrderedView:
    view = basis.remembered(claims)
    if view is None:
        view = put_in_story_order(_solve_story(story, basis, claims, frozenset()), basis.clues)
        basis.remember(claims, view)
    return view


def _solve_story(
    story: Story, basis: StoryBasis, claims: Sequence[Claim], by_hand: frozenset[str]
) -> Solution:
    """Solve the story with `claims`; the works that are placed `by_hand` do not keep the others of their series together.

    Solved again if a member of a series turns out to be put elsewhere.
    """
    solved = basis.solved_again(story, claims, by_hand) or _solve_anew(story, basis, claims, by_hand)
    basis.solved = solved
    return solved.solution


def _solve_anew(
    story: Story, basis: StoryBasis, claims: Sequence[Claim], by_hand: frozenset[str]
) -> SolvedRounds:
    scope = basis.scope
    with_ends = {*works_with_ends(claims, scope), *branch_works_with_ends(story.timelines, scope)}
    known = basis.known_constraints(with_ends)
    layers = source_layers(story.sources)
    apart = by_hand
    rounds: list[tuple[frozenset[str], Solution]] = []
    while True:
        points = Points(scope, with_ends, [era.id for era in story.eras])
        # This sequence decides inside a rank: a series or branch about itself before any claim about it.
        constraints = list(series_constraints(basis.runs, points, apart, by_hand))
        constraints += branch_constraints(story.timelines, scope, points)
        constraints += state_constraints(story, scope, points, "story", by_hand=by_hand)
        of_claims = list(claim_constraints(claims, layers, scope, points, known=known))
        constraints += era_constraints(story.eras, layers, scope, points)
        constraints += of_claims
        constraints += life_constraints(story, scope, points)
        solver = Solver(scope, points, constraints, basis.levels)
        # The steps of series are all tried then.
        found = strays(solver.solve(Layer.ASSUMED), apart)
        rounds.append((apart, solver.solve()))
        if not found:
            basis.levels = rounds[-1][1].graph.levels
            is_by_claims = not basis.runs and not story.states
            return SolvedRounds(claims, by_hand, basis.lives(story), known, is_by_claims, rounds)
        apart |= found


def newcomer_view(story: Story) -> OrderedView:
    """Release order, except that a work waits for what should be known before it."""
    scope = story_scope(story)
    points = Points(scope, ())
    solution = solve(scope, points, prerequisite_constraints(story, scope, points))
    return put_in_order_of_release(solution)


def life_view(story: Story, character: str, story_order: OrderedView) -> OrderedView:
    """The order in which `character` lives through the works: claims and states of that life first, then the
    story order."""
    axis = f"life:{character}"
    claims = true_claims(story.claims, axis)
    present = parts_with(story, life_works(story, character))
    story_leaves = story_order.solution.scope.placed_parts_of
    named = {
        work
        for claim in claims
        for mentioned in (claim.subject, *claim.objects)
        for work in story_leaves(mentioned)
    }
    works = [work for work in story_order.sequence if work in present or work in named]
    scope = _life_scope(story_order.solution.scope, works)
    points = Points(scope, works_with_ends(claims, scope))
    layers = source_layers(story.sources)
    constraints = list(claim_constraints(claims, layers, scope, points, across_branches=True))
    constraints += state_constraints(story, scope, points, axis, across_branches=True)
    constraints += _story_defaults(story_order, works, points)
    return put_in_order_of(solve(scope, points, constraints), range(len(works)))


def _life_scope(story_scope: Scope, works: list[str]) -> Scope:
    """The works of a life, in story order.  A container resolves to those of its parts that are among them."""
    by_id = {work: story_scope.by_id[work] for work in works}
    leaves = {
        named: tuple(part for part in parts if part in by_id)
        for named, parts in story_scope.placed_parts.items()
    }
    return Scope(tuple(by_id.values()), by_id, leaves, {})


def life_works(story: Story, character: str) -> frozenset[str]:
    """Return the works in which `character` is bodily present."""
    return frozenset(
        appearance.work
        for appearance in story.appearances
        if appearance.character == character and is_bodily(appearance)
    )


def parts_with(story: Story, works: frozenset[str]) -> frozenset[str]:
    """Return `works`, for which appearances are stated, and their parts that have no appearances of their own.

    Such a part has the cast of the nearest container that has one.
    """
    stated = {appearance.work for appearance in story.appearances}
    parents = {work.id: work.part_of for work in story.works if work.part_of and not work.is_segment}
    found = set(works)
    for part in parents:
        seen, nearest = set[str](), part
        while nearest not in stated and nearest in parents and nearest not in seen:
            seen.add(nearest)
            nearest = parents[nearest] or ""
        if nearest in works:
            found.add(part)
    return frozenset(found)


def _story_defaults(story_order: OrderedView, works: list[str], points: Points) -> Iterator[Constraint]:
    """Yield a constraint from each work to those that must come before it in the story, implied ones left out.

    Sets of works are integers: bit i is the i-th of `works`.
    """
    start, component_of = story_order.solution.points.start, story_order.condensation.component
    bits = {component_of[start[work]]: 0 for work in works}
    for index, work in enumerate(works):
        bits[component_of[start[work]]] |= 1 << index
    reachable: dict[int, int] = {}
    for component in story_order.order:
        earlier = 0
        for other in story_order.condensation.before.next_to(component):
            earlier |= reachable[other]
        reachable[component] = earlier | bits.get(component, 0)
    before = [reachable[component_of[start[work]]] & ~bits[component_of[start[work]]] for work in works]
    for index, work in enumerate(works):
        implied = 0
        for earlier in _set_bits(before[index]):
            implied |= before[earlier]
        for earlier in _set_bits(before[index] & ~implied):
            edges = points.edges(ClaimRelation.BEFORE, (works[earlier],), ((work,),))
            origin = StoryDefault(works[earlier], work)
            yield Constraint(Layer.ASSUMED, _WEAKEST, origin, (works[earlier], work), edges)


def _set_bits(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
