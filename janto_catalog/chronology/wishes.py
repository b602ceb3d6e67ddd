"""Wishes: claims that place a work directly after or before another one.

The claim itself is a constraint as any other.  That nothing comes between the two works is a wish: weaker than all
constraints and stronger than the guess of times.  It contradicts nothing, and it moves no other work.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from janto_catalog.chronology.condensation import Condensation, Side
from janto_catalog.chronology.solver import Solution
from janto_catalog.model.claims import Claim, ClaimRelation


@dataclass(frozen=True, slots=True)
class Wish:
    """A component is to come directly after the last of the components `others`, or directly before the first of them.

    `number` is that of the constraint, and `claim` its origin.
    """

    number: int
    claim: Claim
    others: frozenset[int]

    @property
    def is_after(self) -> bool:
        """Whether the component is to come after the others, and not before them."""
        return self.claim.relation is ClaimRelation.AFTER


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of accepted claims, by the component that is moved."""

    by_component: Mapping[int, Wish] = field(default_factory=dict)

    def leads_to(self, component: int, wish: Wish) -> bool:
        """Whether a component is placed next to one of `wish.others`, or next to one that is, on the same side."""
        seen, stack = {component}, [component]
        while stack:
            own = self.by_component.get(stack.pop())
            if own is None or own.is_after is not wish.is_after:
                continue
            if not own.others.isdisjoint(wish.others):
                return True
            stack += own.others - seen
            seen |= own.others
        return False


def wishes(solution: Solution, condensation: Condensation) -> Wishes:
    """Return the wishes of the accepted claims.  Of several about one component, that of the strongest claim counts."""
    placed_parts, overruled = solution.scope.placed_parts_of, frozenset(solution.overruled)
    component, start = condensation.component, solution.points.start
    found: dict[int, Wish] = {}
    for number, claim in solution.claims_on_neighbours():
        if number not in overruled:
            others = frozenset(component[start[work]] for work in placed_parts(claim.objects[0]))
            for work in placed_parts(claim.subject):
                if component[start[work]] not in others:
                    found.setdefault(component[start[work]], Wish(number, claim, others))
    return Wishes(found)


def fulfil(
    wished: Wishes, condensation: Condensation, line: Sequence[int], has_work: Collection[int]
) -> list[int]:
    """Return `line`, the components with works in a topological order, with the wishes fulfilled as far as constraints
    allow.

    A component is moved towards the other one of its wish, past all that it does not depend on, and past none that was
    moved to the same place before it.  `has_work` are the components in which a work starts.
    """
    line = list(line)
    # A work that is placed before another one may have others placed after it, so these are moved last.
    line.reverse()
    _move(line, wished, condensation.after, has_work, is_after=False)
    line.reverse()
    _move(line, wished, condensation.before, has_work, is_after=True)
    return line


def _move(
    line: list[int],
    wished: Wishes,
    side: Side,
    has_work: Collection[int],
    *,
    is_after: bool,
) -> None:
    """Move components to the left in `line`; the edges of `side` lead to the components that must stay at the left of each."""
    for component in list(line):
        wish = wished.by_component.get(component)
        if wish is None or wish.is_after is not is_after:
            continue
        index = line.index(component)
        fixed = wish.others | _nearest_works(component, side, has_work)
        at = next((place for place in range(index, 0, -1) if line[place - 1] in fixed), index)
        while at < index and wished.leads_to(line[at], wish):
            at += 1
        line.insert(at, line.pop(index))


def _nearest_works(component: int, side: Side, has_work: Collection[int]) -> set[int]:
    """The components with works that edges lead to, directly or over components without works."""
    found: set[int] = set()
    seen, stack = {component}, [component]
    while stack:
        for other in side.next_to(stack.pop()):
            if other in seen:
                continue
            seen.add(other)
            if other in has_work:
                found.add(other)
            else:
                stack.append(other)
    return found
