"""Threads of a timeline: the ways of characters through its titles, where they share a story, and where they die."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

MOST_THREADS = 8
"""So many threads are shown at most: each has a colour of its own."""

_DEATHS = frozenset({"dead", "died", "killed", "murdered", "executed", "destroyed"})


def is_death(state: str) -> bool:
    """Whether a state of a character is a death, by the first word of its name; a death that is only believed is none.

    >>> is_death("dead"), is_death("killed-in-action"), is_death("thought-dead"), is_death("undead")
    (True, True, False, False)
    """
    return state.casefold().replace("-", " ").partition(" ")[0] in _DEATHS


@dataclass(frozen=True)
class StoryThread:
    """A character on a timeline.

    titles: the indices of the titles of the timeline that the character is in or that speak of them, rising; `in_person`
    those in which the character takes part.  deaths: the index of the title in which the character dies, and of that in
    which they are back, None where they never are.
    """

    character: str
    name: str
    titles: tuple[int, ...]
    in_person: frozenset[int]
    deaths: tuple[tuple[int, int | None], ...] = ()

    @cached_property
    def ends(self) -> tuple[tuple[int, int | None], ...]:
        """For each death the last title in person up to it, and the title in which the character is back."""
        there = [title for title in self.titles if title in self.in_person]
        ends: dict[int, int | None] = {}
        for death, back in self.deaths:
            before = bisect_right(there, death)
            if before:
                ends[there[before - 1]] = back
        return tuple(ends.items())

    def is_dead_after(self, title: int) -> bool:
        """Whether the character is dead when a title is over."""
        return any(end <= title and (back is None or title < back) for end, back in self.ends)


def shared_titles(threads: Sequence[StoryThread]) -> list[int]:
    """The indices of the titles in which all of the characters take part; of one character, those with it."""
    return sorted(frozenset[int].intersection(*(thread.in_person for thread in threads))) if threads else []
