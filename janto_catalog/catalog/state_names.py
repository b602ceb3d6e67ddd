"""The states of characters in words: packs write them as short ids, "partner-of-ianto"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from janto_catalog.model.story import Story
from janto_catalog.model.text import fold

_BETWEEN_NAMES = re.compile(r"\s*[/&]\s*")


class StateNames:
    """Writes names in states with their capital letters: given names, shows, and whole names of several words."""

    def __init__(self, story: Story) -> None:
        words = {one.show for one in story.series if " " not in one.show} | set(_given_names(story))
        names = [*(one.name for one in story.characters), *(one.title for one in story.series)]
        self._words = {fold(word): word for word in sorted(words)}
        self._names = {fold(name): name for name in sorted(names) if " " in name}

    def words(self, state: str) -> str:
        """Return a state in words: "partner of Ianto"."""
        text = state.replace("-", " ")
        return self._names.get(text) or " ".join(self._words.get(word, word) for word in text.split())


def _given_names(story: Story) -> Iterator[str]:
    """The first words of names that are also used alone, or in the name of a pairing: any other may be a common word, as in
    "Agent Johnson"."""
    paired = {
        part
        for pairing in story.pairings
        for name in (pairing.name, *pairing.aliases)
        for part in _BETWEEN_NAMES.split(name)
    }
    for one in story.characters:
        first = one.name.partition(" ")[0]
        if first in paired or first in {alias.name for alias in one.aliases}:
            yield first
