"""Finding the names and ids of what is kept back in a text that somebody wrote: a reason, a note, the label of a step."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from janto_catalog.model.story import Fact, Story
from janto_catalog.model.text import words

_SLUG = re.compile(r"[\w#-]+")
"""What may be an id."""


class RevealingWords:
    """The names and ids in `story`, of which those that `shown` does not have are kept back."""

    def __init__(self, story: Story, shown: Story) -> None:
        known = set(_names(shown))
        self._names: dict[str, dict[tuple[str, ...], bool]] = defaultdict(dict)
        for name in {*_names(story), *known}:
            self._names[name[0]][name] = name not in known
        self._ids = frozenset(_ids(story)) - frozenset(_ids(shown))
        self._has_any = any(hidden for names in self._names.values() for hidden in names.values())

    def are_in(self, text: str) -> bool:
        """Whether `text` has a name or id that is kept back.  A longer name that is shown hides a shorter one in it."""
        if not self._ids.isdisjoint(_SLUG.findall(text)):
            return True
        cut = tuple(words(text)) if self._has_any else ()
        at = 0
        while at < len(cut):
            found = self._longest_name(cut, at)
            if found is None:
                at += 1
            elif self._names[cut[at]][found]:
                return True
            else:
                at += len(found)
        return False

    def _longest_name(self, cut: tuple[str, ...], at: int) -> tuple[str, ...] | None:
        names = self._names.get(cut[at])
        if not names:
            return None
        for length in range(min(max(map(len, names)), len(cut) - at), 0, -1):
            if (name := cut[at : at + length]) in names:
                return name
        return None


def _names(story: Story) -> Iterator[tuple[str, ...]]:
    """The titles and names of a story as words."""
    texts = (
        *(text for work in story.works for text in (work.title, *(also.title for also in work.also_titled))),
        *(series.title for series in story.series),
        *(arc.title for arc in story.arcs),
        *(era.title for era in story.eras),
        *(chronology.title for chronology in story.chronologies),
        *(pairing.name for pairing in story.pairings),
        *(
            name
            for character in story.characters
            for name in (character.name, *(alias.name for alias in character.aliases))
        ),
    )
    for text in texts:
        if cut := tuple(words(text)):
            yield cut


def _ids(story: Story) -> Iterator[str]:
    """The ids of a story that are no plain words: a sentence may have these by chance."""
    kinds: tuple[Iterable[Fact], ...] = (
        story.works, story.series, story.arcs, story.pairings, story.characters, story.people, story.timelines,
        story.eras, story.chronologies,
    )  # fmt: skip
    return (fact.id for facts in kinds for fact in facts if not fact.id.isalpha())
