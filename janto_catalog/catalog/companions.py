"""With whom a character shares titles, and the first and last title of a list that counts as one in the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from janto_catalog.model.story import Appearance, Pairing
from janto_catalog.model.subjects import THERE, Companion, Named
from janto_catalog.model.views import WorkRow

Cast = Callable[[str], Iterable[Appearance]]
"""Returns the appearances in a work."""


def ends_of(
    rows: Sequence[WorkRow], wholes: Container[str], is_there: Callable[[WorkRow], bool]
) -> tuple[WorkRow | None, WorkRow | None]:
    """Return the first and the last of `rows`, which are in story order, both None without any.

    Where there are such, they are rows with a place in the story that are no containers (`wholes`: those have the place of
    their first part, which may be about someone else), and among these, rows of which `is_there` holds.
    """
    placed = [row for row in rows if row.position is not None and row.id not in wholes]
    candidates = [row for row in placed if is_there(row)] or placed or list(rows)
    return (candidates[0], candidates[-1]) if candidates else (None, None)


def people_in(cast: Iterable[Appearance]) -> dict[str, bool]:
    """Return the characters of a cast, and whether each takes part."""
    found: dict[str, bool] = {}
    for appearance in cast:
        there = appearance.manner in THERE and not appearance.apparent
        found[appearance.character] = found.get(appearance.character, False) or there
    return found


def companions(
    members: Iterable[str],
    rows: Sequence[WorkRow],
    cast: Cast,
    wholes: Container[str],
    names: Mapping[str, Named],
    pairings: Iterable[Pairing],
) -> tuple[Companion, ...]:
    """Return who shares the titles `rows`, which are in story order, with `members`; those with most of them first.

    `names` are those of the characters that are shown.  One character is listed with the pairing of the two.
    """
    own = frozenset(members)
    shared: dict[str, list[WorkRow]] = defaultdict(list)
    both_there: set[tuple[str, str]] = set()
    for row in rows:
        people = people_in(cast(row.id))
        own_are_there = all(people.get(member, False) for member in own)
        for character, is_there in people.items():
            if character not in own and character in names:
                shared[character].append(row)
                if own_are_there and is_there:
                    both_there.add((character, row.id))
    paired = {frozenset(one.members): Named("pairing", one.id, one.name) for one in reversed(tuple(pairings))}

    def companion(character: str, with_both: Sequence[WorkRow]) -> Companion:
        first, last = ends_of(with_both, wholes, lambda row: (character, row.id) in both_there)
        return Companion(names[character], len(with_both), first, last, paired.get(own | {character}))

    found = (companion(character, with_both) for character, with_both in shared.items())
    return tuple(sorted(found, key=lambda one: (-one.titles, one.character.name, one.character.id)))
