"""How near a guess comes to what is known: each claim is left out in turn, and its work is put where the guess has it.

Run it: `python -m tests.chronology.left_out_claims`, for the table of `docs/decisions/0013-a-guess-is-measured.md`.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from janto_catalog.chronology.assumed_times import (
    Backbone,
    Clues,
    assumed_times,
    earliest_following,
)
from janto_catalog.chronology.condensation import Condensation, condense
from janto_catalog.chronology.serial_blocks import keep_together
from janto_catalog.chronology.solver import Solution
from janto_catalog.chronology.story_basis import StoryBasis
from janto_catalog.chronology.story_times import accepted_steps, story_times
from janto_catalog.chronology.topological_order import in_order_of_line
from janto_catalog.chronology.views import story_view
from janto_catalog.chronology.wishes import wishes
from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.dates import day_span
from janto_catalog.model.story import Story
from janto_catalog.packs import load_pack
from tests.chronology.made_worlds import holmes_canon, seasons_and_ranges

PACK = Path(__file__).parents[2] / "resources" / "packs" / "torchwood"

Rule = Callable[[Solution, Condensation, Clues], Sequence[float]]
"""A guess: the time of each component in which a work starts."""


def by_release(solution: Solution, condensation: Condensation, hints: Clues) -> Sequence[float]:
    """Each work waits with its own release date."""
    times: dict[int, float] = {}
    for point, released in enumerate(hints.released):
        times.setdefault(condensation.component[point], released)
    return [times.get(component, 0) for component in range(len(condensation.component))]


def by_earliest_release(solution: Solution, condensation: Condensation, hints: Clues) -> Sequence[float]:
    """The earliest release date of a work and of all that must follow it: the rule up to version 0.1."""
    late = max(hints.released) + 1
    times = [late if time == 0 else time for time in by_release(solution, condensation, hints)]
    return earliest_following(condensation, times)


def by_dates(solution: Solution, condensation: Condensation, hints: Clues) -> Sequence[float]:
    """The assumed time without the series that declare an order."""
    days = [(condensation.component[point], day) for point, day in solution.points.days()]
    return assumed_times(condensation, hints, days, Backbone())


def without_casts(solution: Solution, condensation: Condensation, hints: Clues) -> Sequence[float]:
    """The assumed time without a look at who is in a work."""
    return by_assumed_time(solution, condensation, replace(hints, cast=[()] * len(hints.cast)))


def by_assumed_time(solution: Solution, condensation: Condensation, hints: Clues) -> Sequence[float]:
    """The rule in force."""
    return story_times(
        solution, condensation, wishes(solution, condensation), accepted_steps(solution), hints
    )


RULES: dict[str, Rule] = {
    "release": by_release,
    "earliest release of what follows": by_earliest_release,
    "dates": by_dates,
    "dates and series": without_casts,
    "dates, series and casts": by_assumed_time,
}
CHOSEN = "dates, series and casts"
WORLDS: dict[str, Callable[[], Story]] = {
    "Torchwood": lambda: load_pack(PACK).story,
    "Holmes": holmes_canon,
    "Seasons A": lambda: seasons_and_ranges(3),
    "Seasons B": lambda: seasons_and_ranges(4),
}


@dataclass(frozen=True)
class Misses:
    """For each claim that was left out: `places` are by how many places the guess misses it, 0 if it is on the right side,
    `moved` how many works the claim moves; `interruptions` are the works between two consecutive episodes that nothing
    puts there, with all claims."""

    places: list[int]
    moved: list[int]
    interruptions: int

    @property
    def kept(self) -> float:
        """The share of the claims that the guess has right."""
        return sum(not miss for miss in self.places) / len(self.places)


def measure(story: Story, rules: dict[str, Rule], *, every: int = 1) -> dict[str, Misses]:
    """Leave out each claim that the others do not imply and that is not the only one about its work, or each `every`th of
    these."""
    basis = StoryBasis(story)
    whole = _Solved(story, basis)
    lines = {name: whole.line(rule) for name, rule in rules.items()}
    misses: dict[str, Misses] = {
        name: Misses([], [], whole.interruptions(line)) for name, line in lines.items()
    }
    for claim in whole.claims()[::every]:
        others = tuple(one for one in story.claims if one is not claim)
        left = _Solved(replace(story, claims=others), basis)
        wanted = left.wanted(claim)
        if not wanted:
            continue
        for name, rule in rules.items():
            line = left.line(rule)
            place = {component: number for number, component in enumerate(line)}
            misses[name].places.append(max(0, *(place[one] - place[two] for one, two in wanted)))
            misses[name].moved.append(_moved(left.works(line), whole.works(lines[name])))
    return misses


class _Solved:
    """A solved story: what must come before what."""

    def __init__(self, story: Story, basis: StoryBasis) -> None:
        view = story_view(story, basis)
        self.solution, self._placed, self._hints = view.solution, view.placed, basis.clues
        self._condensation = condense(self.solution.graph)
        self._component = self._condensation.component
        self._named: dict[int, list[str]] = {}
        for work, point in self.solution.points.start.items():
            self._named.setdefault(self._component[point], []).append(work)
        self._reach = cache(self._reached)

    def claims(self) -> list[Claim]:
        """The claims on the story that count, in a fixed order."""
        pairs = zip(self.solution.constraints, self.solution.accepted(), strict=True)
        origins = [constraint.origin for constraint, is_accepted in pairs if is_accepted]
        claims = (one for one in origins if isinstance(one, Claim))
        return sorted(claims, key=lambda one: one.id)

    def line(self, rule: Rule) -> list[int]:
        """The components with works in the order of `rule`."""
        times = rule(self.solution, self._condensation, self._hints)
        has_work = dict.fromkeys(self._component[: len(self._hints.released)])
        order = in_order_of_line(self._condensation, sorted(has_work, key=times.__getitem__))
        line = [component for component in order if component in has_work]
        return keep_together(self.solution, self._condensation, line, accepted_steps(self.solution))[0]

    def works(self, line: Sequence[int]) -> list[str]:
        """The works of a line."""
        return [work for component in line for work in self._named[component]]

    def wanted(self, claim: Claim) -> list[tuple[int, int]]:
        """The pairs of components that `claim` puts in order; none if that is known without it or nothing else is."""
        parts = self.solution.scope.placed_parts_of
        if not self._placed.issuperset(parts(claim.subject)):
            return []
        pairs = [
            pair
            for subject in parts(claim.subject)
            for pair in self._pairs(self._at(subject), claim)
            if pair[0] != pair[1]
        ]
        return [] if all(two in self._reach(one) for one, two in pairs) else pairs

    def _pairs(self, subject: int, claim: Claim) -> Iterator[tuple[int, int]]:
        parts = self.solution.scope.placed_parts_of
        objects = [[self._at(work) for work in parts(named)] for named in claim.objects]
        match claim.relation:
            case ClaimRelation.AFTER:
                yield from ((one, subject) for works in objects for one in works)
            case ClaimRelation.BEFORE:
                yield from ((subject, one) for works in objects for one in works)
            case ClaimRelation.BETWEEN:
                yield from ((one, subject) for one in objects[0])
                yield from ((subject, one) for one in objects[1])
            case ClaimRelation.DURING:
                yield from ((one, subject) for one in objects[0])
            case ClaimRelation.DATED:
                yield from self._apart_by_date(subject, *day_span(claim.date))

    def _apart_by_date(self, subject: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The works that are dated before and after a span of days."""
        for point, day in self.solution.points.days():
            if day <= first:
                yield from (
                    (one, subject) for one in self._named if self._component[point] in self._reach(one)
                )
            if day > last:
                yield from (
                    (subject, one) for one in self._reach(self._component[point]) & self._named.keys()
                )

    def interruptions(self, line: Sequence[int]) -> int:
        """How many works are between two members of a series next to each other although nothing puts them there."""
        place = {component: number for number, component in enumerate(line)}
        runs: dict[str, set[int]] = {}
        for step in accepted_steps(self.solution):
            runs.setdefault(step.series.id, set()).update((self._at(step.earlier), self._at(step.later)))
        return sum(
            not (component in self._reach(one) and two in self._reach(component))
            for run in runs.values()
            for one, two in pairwise(sorted(run, key=place.__getitem__))
            for component in line[place[one] + 1 : place[two]]
        )

    def _at(self, work: str) -> int:
        return self._component[self.solution.points.start[work]]

    def _reached(self, component: int) -> frozenset[int]:
        seen, stack = {component}, [component]
        while stack:
            for other in self._condensation.after.next_to(stack.pop()):
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        return frozenset(seen)


def _moved(one: Sequence[str], two: Sequence[str]) -> int:
    """The fewest works that must be taken out so that two orders of the same works are alike."""
    place = {work: number for number, work in enumerate(two)}
    ends: list[int] = []
    for number in (place[work] for work in one):
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(one) - len(ends)


def table() -> Iterator[str]:
    """The figures of all rules on all worlds, a line each."""
    yield "| world | claims | rule | places, mean | median | right side | moved by a claim, mean | most | interruptions |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for world, make in WORLDS.items():
        for rule, misses in measure(make(), RULES).items():
            yield (
                f"| {world} | {len(misses.places)} | {rule} | {mean(misses.places):.1f} | {median(misses.places):g} "
                f"| {misses.kept:.0%} | {mean(misses.moved):.1f} | {max(misses.moved)} | {misses.interruptions} |"
            )


if __name__ == "__main__":
    for row in table():
        sys.stdout.write(f"{row}\n")
