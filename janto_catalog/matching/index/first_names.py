"""The first names of characters that recur, by which a name of a file may say whose story it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from janto_catalog.filenames.vocabulary import ABBREVIATIONS, STOP_WORDS
from janto_catalog.model.story import Character, Story
from janto_catalog.model.text import words

#: Characters of fewer works are not known by their first names.
_LEAST_WORKS = 5
_SHORTEST_NAME = 4
#: Words in front of names that name nobody.
_TITLES = frozenset(
    [
        "captain",
        "doctor",
        "professor",
        "agent",
        "colonel",
        "general",
        "sergeant",
        "major",
        "lieutenant",
        "inspector",
        "detective",
        "constable",
        "admiral",
        "commander",
        "president",
        "minister",
        "king",
        "queen",
        "prince",
        "princess",
        "lord",
        "lady",
        "miss",
        "mister",
        "madam",
        "sister",
        "brother",
        "father",
        "mother",
        "aunt",
        "uncle",
        "little",
        "young",
        "doctors",
        "the",
    ]
) | set(ABBREVIATIONS.values())


def first_names(story: Story) -> dict[str, frozenset[str]]:
    """Return the first names of characters that are in many works, each with the works of those called so.

    Segments count as the works that they are part of.
    """
    works: dict[str, set[str]] = defaultdict(set)
    for appearance in story.appearances:
        works[appearance.character].add(appearance.work.partition("#")[0])
    found: dict[str, set[str]] = defaultdict(set)
    for character in story.characters:
        if len(works[character.id]) >= _LEAST_WORKS:
            for name in _first_names(character):
                found[name] |= works[character.id]
    return {name: frozenset(of_works) for name, of_works in found.items()}


def _first_names(character: Character) -> Iterator[str]:
    """The first name of a character that has a surname too, and its short forms."""
    full = words(character.name)
    if len(full) < 2 or full[0] in _TITLES or full[0] in STOP_WORDS:
        return
    names = [full, *(words(alias.name) for alias in character.aliases)]
    for name in names:
        is_first = name == full or len(name) == 1
        if (
            name
            and is_first
            and name[0].isalpha()
            and len(name[0]) >= _SHORTEST_NAME
            and name[0] not in _TITLES
        ):
            yield name[0]
