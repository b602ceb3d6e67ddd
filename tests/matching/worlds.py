"""Story worlds of other shapes than the shipped pack, alone and all together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from janto_catalog.model.story import Story
from janto_catalog.packs.loading import load_pack
from tests.matching.make_items import shipped

#: "harbour": titles of one word or number, a show called by a common noun, no running times.  "quill": titles that
#: are names of people, or titles of the shipped pack, in two ranges of a publisher of the shipped pack.  "evening": 116
#: works, most with running times: a show and a series of novels with the same common noun for a title, box sets.
WORLDS = ("harbour", "quill", "evening")
_PACKS = Path(__file__).parents[1] / "packs"


@cache
def world(name: str) -> Story:
    """The story of a pack of the tests."""
    return load_pack(_PACKS / name).story


@cache
def all_worlds() -> Story:
    """The shipped story and the others in one, as with several packs installed."""
    stories = (shipped(), world("holmes"), *map(world, WORLDS))
    return replace(
        shipped(),
        works=tuple(work for story in stories for work in story.works),
        series=tuple(series for story in stories for series in story.series),
        people=tuple(person for story in stories for person in story.people),
        characters=tuple(character for story in stories for character in story.characters),
        appearances=tuple(appearance for story in stories for appearance in story.appearances),
    )
