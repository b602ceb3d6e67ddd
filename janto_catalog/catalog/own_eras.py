"""What is refused in an era that the user adds or changes: what `pack check` calls an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from janto_catalog import packs
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.errors import UsageError
from janto_catalog.model.eras import StoryEra
from janto_catalog.model.story import Fact


def refuse_faulty_era(
    fact: Fact, stories: StoryCache, changes: Mapping[str, Any] = MappingProxyType({})
) -> None:
    """Raise UsageError for an era that a pack could not have, with `changes` to its fields.

    That is one that ends before it begins, one that begins or ends with a work outside the story, and one that begins in
    one universe and ends in another one.  One that is called like another one could not be named.  Facts of other kinds
    are accepted.
    """
    if not isinstance(fact, StoryEra):
        return
    fact = replace(fact, **changes)
    name = packs.display_name(fact)
    others = [era for era in stories.story().eras if era.id != fact.id]
    if any(packs.display_name(era).casefold() == name.casefold() for era in others):
        raise UsageError(
            f"There is an era called {name} already", hint="Give it another name, or edit that one."
        )
    if fact.is_reversed:
        raise UsageError(
            f"{name} would end ({fact.end}) before it begins ({fact.start})",
            hint="Give an end that is not before its start.",
        )
    works = stories.lookup().works
    bounds = [each for each in (fact.first, fact.last) if each in works]
    for bound in bounds:
        if not works[bound].in_story:
            raise UsageError(
                f"{name} cannot begin or end with {works[bound].title}, which is outside the story",
                hint="Choose a title that has a place in the story.",
            )
    if bounds:
        stories.refuse_across(bounds[0], bounds[1:])
