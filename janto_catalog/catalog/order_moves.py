"""Which titles move between two orders of the same titles: the fewest, those that stay together as one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from janto_catalog.catalog.rising_run import heaviest_rise


@dataclass(frozen=True, slots=True)
class PassedWorks(Collection[str]):
    """The works that a run passes: those of all that are `kept`, which have these `places` there, from `low` to before
    `high`.  The one that is nearest to the run is the first."""

    kept: Sequence[str]
    places: Mapping[str, int]
    low: int
    high: int
    from_end: bool

    def __contains__(self, work: object) -> bool:
        return isinstance(work, str) and self.low <= self.places.get(work, -1) < self.high

    def __iter__(self) -> Iterator[str]:
        places = range(self.low, self.high)
        return (self.kept[place] for place in (reversed(places) if self.from_end else places))

    def __len__(self) -> int:
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Run:
    """Works that follow each other in both orders, from index `start` to before `end` of the first one: there they are `later`
    than those that they pass, or earlier."""

    start: int
    end: int
    passed: PassedWorks
    later: bool


def find_runs(works: Sequence[str], numbers: Sequence[int]) -> Iterator[Run]:
    """Find the fewest of `works`, in the first order, that move; `numbers` are their places in the second one."""
    rising = heaviest_rise(numbers, [False] * len(numbers))
    kept = sorted(rising)
    kept_numbers, kept_works = [numbers[index] for index in kept], [works[index] for index in kept]
    places = {work: place for place, work in enumerate(kept_works)}
    rank = {number: index for index, number in enumerate(sorted(numbers))}
    moved = [index for index in range(len(works)) if index not in rising]
    # Of neighbours in both orders the index here and the rank there rise alike.
    for _, group in groupby(moved, key=lambda index: rank[numbers[index]] - index):
        for run in _unbroken(list(group)):
            here, there = bisect(kept, run[0]), bisect(kept_numbers, numbers[run[0]])
            later = there < here
            passed = PassedWorks(kept_works, places, min(here, there), max(here, there), from_end=later)
            yield Run(run[0], run[-1] + 1, passed, later=later)


def _unbroken(indexes: list[int]) -> Iterator[list[int]]:
    for _, group in groupby(enumerate(indexes), key=lambda pair: pair[1] - pair[0]):
        yield [index for _, index in group]
