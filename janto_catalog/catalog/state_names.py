"""The states of characters in words: packs write them as short ids, "partner-of-ianto"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from janto_catalog.model.story import Character, Series
from janto_catalog.model.text import fold


class StateNames:
    """Writes the given names of characters and the names of shows with their capital letters."""

    def __init__(self, characters: Iterable[Character], series: Iterable[Series]) -> None:
        names = {one.show for one in series} | set(_given_names(characters))
        self._words = {fold(name): name for name in sorted(names) if name and " " not in name}

    def words(self, state: str) -> str:
        """Return a state in words: "partner of Ianto"."""
        return " ".join(self._words.get(word, word) for word in state.split("-"))


def _given_names(characters: Iterable[Character]) -> Iterator[str]:
    """The first words of names that are used alone, too: any other may be a common word, as in "Agent Johnson"."""
    for one in characters:
        first = one.name.partition(" ")[0]
        if first in {alias.name for alias in one.aliases}:
            yield first
