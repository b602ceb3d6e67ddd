"""Placements by hand: each moves one title in the order that the sources give, next to the one named.

The placements are applied one after the other, as they were made.  A placement moves its title, and the other works
only where a constraint leaves no choice: what must come after the title is moved behind it, and what must come before
it is moved before it.  So a later placement that contradicts an earlier one moves its own title and no other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from janto_catalog.chronology.condensation import Condensation, Side
from janto_catalog.chronology.constraints import ConstraintOrigin
from janto_catalog.chronology.solver import Solution
from janto_catalog.model.claims import Claim, ClaimRelation


def is_by_hand(origin: ConstraintOrigin) -> bool:
    """Whether a constraint is from a placement by hand, which moves its title next to another one."""
    return isinstance(origin, Claim) and origin.directly and origin.hand_number > 0


def move_by_hand(
    line: Sequence[str],
    claims: Iterable[Claim],
    solution: Solution,
    condensation: Condensation,
    blocks: Iterable[Collection[str]],
) -> list[str]:
    """Return the works of `line` with the placements by hand `claims` applied.

    `solution` has all constraints, placements by hand included.  The parts of one of `blocks` are moved together.
    """
    mover = _Mover(solution, condensation, blocks)
    result = list(line)
    for claim in sorted(claims, key=attrgetter("hand_number", "id")):
        result = mover.move(result, claim)
    return result


class _Mover:
    """Moves works in a line.  Sets of works are sets of ids."""

    def __init__(
        self, solution: Solution, condensation: Condensation, blocks: Iterable[Collection[str]]
    ) -> None:
        self._parts_of, self._condensation = solution.scope.placed_parts_of, condensation
        self._block_of = {work: block for block in blocks for work in block}
        self._component = {
            work: condensation.component[start] for work, start in solution.points.start.items()
        }
        self._works: dict[int, list[str]] = {}
        for work, component in self._component.items():
            self._works.setdefault(component, []).append(work)
        hand_numbers = {
            number: claim.hand_number
            for number, claim in solution.claims_on_neighbours()
            if is_by_hand(claim)
        }
        owners = enumerate(condensation.owner)
        self._hand_number = {edge: hand_numbers[owner] for edge, owner in owners if owner in hand_numbers}

    def move(self, line: list[str], claim: Claim) -> list[str]:
        """Return `line` with the subject of `claim` directly after or before its object."""
        group = self._at_one_time(self._parts_of(claim.subject))
        objects = frozenset(self._parts_of(claim.objects[0])) - group
        if not group or not objects:
            return line
        group = self._with_block(group, objects, claim.hand_number)
        return _Rearrangement(self, line, group, objects, claim).line()

    def later(self, works: Iterable[str], number: int) -> set[str]:
        """Return the works that must come after one of `works`, without placements by hand from `number` on."""
        return self._reach(works, self._condensation.after, number)

    def earlier(self, works: Iterable[str], number: int) -> set[str]:
        """Return the works that must come before one of `works`, without placements by hand from `number` on."""
        return self._reach(works, self._condensation.before, number)

    def _with_block(self, group: frozenset[str], objects: frozenset[str], number: int) -> frozenset[str]:
        """The works of `group` with the other parts of their serials, unless that would move still other works."""
        whole = self._at_one_time(group.union(*(self._block_of.get(work, ()) for work in group)))
        # One of the other parts may be at the same time as what the group is placed next to.
        if whole == group or whole & objects:
            return group
        bound, bound_whole = (
            self.later(works, number) | self.earlier(works, number) for works in (group, whole)
        )
        return whole if bound_whole - whole <= bound else group

    def _at_one_time(self, works: Iterable[str]) -> frozenset[str]:
        return frozenset(same for work in works for same in self._works[self._component[work]])

    def _reach(self, works: Iterable[str], side: Side, number: int) -> set[str]:
        edges, others = side.edges, side.other
        barred = frozenset(edge for edge, own in self._hand_number.items() if own >= number)
        origins = {self._component[work] for work in works}
        stack, seen = list(origins), set(origins)
        while stack:
            for edge in edges[stack.pop()]:
                other = others[edge]
                if other not in seen and edge not in barred:
                    seen.add(other)
                    stack.append(other)
        return {work for component in seen - origins for work in self._works.get(component, ())}


class _Rearrangement:
    """One move: a group of works to one side of others, with the works that constraints make it take along."""

    def __init__(
        self, mover: _Mover, line: list[str], group: frozenset[str], objects: frozenset[str], claim: Claim
    ) -> None:
        self._mover, self._number, self._line = mover, claim.hand_number, line
        self._group, self._objects = [work for work in line if work in group], objects
        self._rest = [work for work in line if work not in group]
        self._is_after = claim.relation is ClaimRelation.AFTER

    @cached_property
    def _later(self) -> set[str]:
        return self._mover.later(self._group, self._number)

    @cached_property
    def _earlier(self) -> set[str]:
        return self._mover.earlier(self._group, self._number)

    def line(self) -> list[str]:
        """Return all works in their new order."""
        nearer = self._nearer()
        if nearer is not None:
            return nearer
        places = [index for index, work in enumerate(self._rest) if work in self._objects]
        return self._after(places[-1] + 1) if self._is_after else self._before(places[0])

    def _nearer(self) -> list[str] | None:
        """Where the group is on its side of the others already: the works with the group as near to them as no constraint
        keeps it away, and no other work moved.  None where it is not."""
        # Read from the others: what stands between comes before what is moved towards it.
        line = self._line if self._is_after else self._line[::-1]
        group, bound = frozenset(self._group), self._earlier if self._is_after else self._later
        first, last = (
            pick(index for index, work in enumerate(line) if work in works)
            for pick, works in ((min, group), (max, self._objects))
        )
        if last > first:
            return None
        end = max(index for index, work in enumerate(line) if work in group)
        at = next((index + 1 for index in range(end, last, -1) if line[index] in bound), last + 1)
        if at > first:
            return self._line
        kept = line[at:]
        moved = [*line[:at], *_those(kept, group), *_without(kept, group)]
        return moved if self._is_after else moved[::-1]

    def _after(self, cut: int) -> list[str]:
        left, right = self._rest[:cut], self._rest[cut:]
        pushed, pulled = _those(left, self._later), _those(right, self._earlier)
        if pushed:
            fixed = self._objects | self._mover.earlier(self._objects, self._number)
            pushed = _without(pushed, fixed)
        between = self._mover.later(self._objects, self._number) if pulled else ()
        left = _without(left, pushed)
        at = next(index for index, work in enumerate(left) if work in self._objects)
        left[at:at] = [work for work in pulled if work not in between]
        between_them = [work for work in pulled if work in between]
        return [*left, *between_them, *self._group, *pushed, *_without(right, pulled)]

    def _before(self, cut: int) -> list[str]:
        left, right = self._rest[:cut], self._rest[cut:]
        pushed, pulled = _those(left, self._later), _those(right, self._earlier)
        if pulled:
            fixed = self._objects | self._mover.later(self._objects, self._number)
            pulled = _without(pulled, fixed)
        between = self._mover.earlier(self._objects, self._number) if pushed else ()
        right = _without(right, pulled)
        at = 1 + max(index for index, work in enumerate(right) if work in self._objects)
        right[at:at] = [work for work in pushed if work not in between]
        between_them = [work for work in pushed if work in between]
        return [*_without(left, pushed), *pulled, *self._group, *between_them, *right]


def _those(works: Iterable[str], wanted: Collection[str]) -> list[str]:
    return [work for work in works if work in wanted]


def _without(works: Iterable[str], unwanted: Iterable[str]) -> list[str]:
    gone = frozenset(unwanted)
    return [work for work in works if work not in gone]
