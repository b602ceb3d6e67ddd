"""The rising run of a list of numbers that leaves out as few as can be: what keeps its order where some titles move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise


def is_rising(numbers: Sequence[int]) -> bool:
    """Return whether each number is higher than the one before."""
    return all(one < two for one, two in pairwise(numbers))


def heaviest_rise(numbers: Sequence[int], is_light: Sequence[bool]) -> frozenset[int]:
    """Return the indexes of a rising run with the most `numbers` that are not light, and of these one with the most light
    ones.

    Sums of the runs that end with a number are kept by number, so that the best one before each is found in a few steps.
    """
    best = _Best(len(numbers))
    rank = {number: place for place, number in enumerate(sorted(numbers), 1)}
    previous: dict[int, int] = {}
    heavy = len(numbers) + 1
    for index, number in enumerate(numbers):
        weight, before = best.below(rank[number])
        previous[index] = before
        best.add(rank[number], weight + (1 if is_light[index] else heavy), index)
    return frozenset(_back(previous, best.below(len(numbers) + 1)[1]))


def _back(previous: Mapping[int, int], index: int) -> Iterator[int]:
    while index >= 0:
        yield index
        index = previous[index]


class _Best:
    """The heaviest run among those that end at a rank below another one: a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree = [(0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        """Return (weight, index of the last number) of the heaviest run that ends below `rank`."""
        best, at = (0, -1), rank - 1
        while at > 0:
            best = max(best, self._tree[at])
            at -= at & -at
        return best

    def add(self, rank: int, weight: int, index: int) -> None:
        """Add a run that ends at `rank`."""
        while rank < len(self._tree):
            self._tree[rank] = max(self._tree[rank], (weight, index))
            rank += rank & -rank
