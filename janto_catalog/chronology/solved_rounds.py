"""A story solved again after a few of its claims changed: what stays as it was is taken from the last solution.

The constraints of the other claims are the same, and so are their places among the others.  Only constraints that the
changed ones reach are tried again (`Graph.changed`).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from janto_catalog.chronology.claim_changes import claim_changes, key_in_rank
from janto_catalog.chronology.claim_constraints import KnownConstraints, claim_constraints
from janto_catalog.chronology.constraints import Constraint, LifeStep
from janto_catalog.chronology.graph import STRUCTURAL
from janto_catalog.chronology.series_constraints import strays
from janto_catalog.chronology.solver import Solution
from janto_catalog.model.claims import Claim, ClaimRelation, Layer

_ORDERING = frozenset({ClaimRelation.AFTER, ClaimRelation.BEFORE, ClaimRelation.BETWEEN})
"""The relations of claims that need no points of their own, neither days nor the ends of works."""

_MOST_UNUSED = 1000
"""So many edges of claims that are gone may stay in a graph before it is made anew."""


@dataclass(frozen=True, slots=True)
class SolvedRounds:
    """How a story was solved: `rounds` are the works left out of the chains of their series, and the solution with all
    constraints, until no more are left out.

    `claims` are those that place works, in their fixed order; `by_hand` are the works placed by hand.  `lives` are the
    claims on lives that count for the story, and `known` the constraints of claims.  `is_by_claims` says that no series and
    no state orders works.
    """

    claims: Sequence[Claim]
    by_hand: frozenset[str]
    lives: Sequence[Claim]
    known: KnownConstraints
    is_by_claims: bool
    rounds: Sequence[tuple[frozenset[str], Solution]]

    @property
    def solution(self) -> Solution:
        """The last one."""
        return self.rounds[-1][1]

    def changed(
        self,
        claims: Sequence[Claim],
        by_hand: frozenset[str],
        lives: Sequence[Claim],
        layers: dict[str, Layer],
    ) -> SolvedRounds | None:
        """Return the same story solved with other claims; None if it has to be solved anew."""
        if by_hand != self.by_hand and not self.is_by_claims:
            return None  # The order of series and the states are other constraints then.
        if len(lives) != len(self.lives) or any(map(_differ, lives, self.lives)):
            return None
        changes = claim_changes(self.claims, claims)
        if len(self.solution.graph.unused) > _MOST_UNUSED or changes is None:
            return None
        if any(claim.relation not in _ORDERING for each in changes for claim in each):
            return None
        removed = [constraint for claim in changes[0] if (constraint := self.known.get(id(claim)))]
        scope, points = self.solution.scope, self.solution.points
        added = list(claim_constraints(changes[1], layers, scope, points, known=self.known))
        return self._solved(claims, by_hand, removed, added)

    def _solved(
        self,
        claims: Sequence[Claim],
        by_hand: frozenset[str],
        removed: Sequence[Constraint],
        added: Sequence[Constraint],
    ) -> SolvedRounds | None:
        rounds: list[tuple[frozenset[str], Solution]] = []
        more = by_hand
        for apart, solution in self.rounds:
            if more != apart and not self.is_by_claims:
                return None
            changed = _with_changes(solution, removed, added)
            rounds.append((more, changed))
            more |= strays(changed, more)
        if more != rounds[-1][0]:
            return None
        return SolvedRounds(claims, by_hand, self.lives, self.known, self.is_by_claims, rounds)


def _with_changes(solution: Solution, removed: Iterable[Constraint], added: Iterable[Constraint]) -> Solution:
    constraints = list(solution.constraints)
    # The old number of each, STRUCTURAL for new ones.
    old_numbers = list(range(len(constraints)))
    for constraint in removed:
        at = bisect_left(constraints, _place(constraint), key=_place)
        del constraints[at]
        del old_numbers[at]
    for constraint in added:
        at = bisect_left(constraints, _place(constraint), key=_place)
        constraints.insert(at, constraint)
        old_numbers.insert(at, STRUCTURAL)
    numbers = [STRUCTURAL] * (len(solution.constraints) + 1)
    for number, old in enumerate(old_numbers):
        if old != STRUCTURAL:
            numbers[old] = number
    new = [number for number, old in enumerate(old_numbers) if old == STRUCTURAL]
    graph, overruled = solution.graph.changed(
        numbers, [(number, constraints[number].edges) for number in new], solution.overruled
    )
    special = [numbers[number] for number in solution.special if numbers[number] != STRUCTURAL]
    for number in new:
        if not constraints[number].is_plain:
            insort(special, number)
    return Solution(solution.scope, solution.points, constraints, graph, tuple(overruled), special)


def _place(constraint: Constraint) -> tuple[int, int, int, str]:
    """What orders constraints: in a rank those that no claim states are first, and those of lives last."""
    origin = constraint.origin
    if isinstance(origin, Claim):
        return (constraint.rank, 1, *key_in_rank(origin))
    return constraint.rank, 2 if isinstance(origin, LifeStep) else 0, 0, ""


def _differ(one: object, two: object) -> bool:
    return one is not two
