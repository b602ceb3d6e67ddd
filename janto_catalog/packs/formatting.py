"""Facts and their values in words, as one would type them or say them."""

from __future__ import annotations

from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.story import Alias, AlsoTitled, Appearance, Story
from janto_catalog.model.text import format_time


def format_value(value: object) -> str:
    """A value as one would type it: lists parted by "; ", lengths as "1:02:05", nothing as ""."""
    if isinstance(value, tuple):
        return "; ".join(map(format_value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return format_time(value)
    return "" if value is None else value if isinstance(value, str) else display_name(value)


def display_name(fact: object, story: Story | None = None) -> str:
    """What a fact is called; one without a name of its own is said, with the titles and names of `story`."""
    if isinstance(fact, Claim):
        return _placement(fact, {work.id: work.title for work in story.works} if story else {})
    if isinstance(fact, Appearance):
        who = {each.id: each.name for each in story.characters} if story else {}
        titles = {work.id: work.title for work in story.works} if story else {}
        return f"{who.get(fact.character, fact.character)} is in {titles.get(fact.work, fact.work)}"
    if isinstance(fact, Alias):
        return fact.name
    if isinstance(fact, AlsoTitled):
        return fact.title
    return str(getattr(fact, "title", "") or getattr(fact, "name", "") or getattr(fact, "id", fact))


def _placement(claim: Claim, titles: dict[str, str]) -> str:
    objects = " and ".join(titles.get(work, work) for work in claim.objects)
    relation = "at the time of" if claim.relation is ClaimRelation.SAME_TIME else claim.relation.value
    return f"{titles.get(claim.subject, claim.subject)} {relation} {objects or claim.date}"
