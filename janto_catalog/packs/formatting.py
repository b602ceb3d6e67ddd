"""Facts and their values as text for people."""

from __future__ import annotations

from janto_catalog.model.claims import Claim, ClaimRelation
from janto_catalog.model.eras import era_words
from janto_catalog.model.story import Alias, AlsoTitled, Appearance, Story
from janto_catalog.model.story_dates import DateWords
from janto_catalog.model.text import format_time


def format_value(value: object) -> str:
    """A value as a user would type it: lists with "; " between, durations as "1:02:05", None as ""."""
    if isinstance(value, tuple):
        return "; ".join(map(format_value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return format_time(value)
    return "" if value is None else value if isinstance(value, str) else display_name(value)


def display_name(fact: object, story: Story | None = None) -> str:
    """The title or name of a fact.  A claim or appearance is a sentence, with titles and names from `story`."""
    if isinstance(fact, Claim):
        return _claim_text(fact, story or Story())
    if isinstance(fact, Appearance):
        names = {character.id: character.name for character in story.characters} if story else {}
        titles = {work.id: work.title for work in story.works} if story else {}
        return f"{names.get(fact.character, fact.character)} is in {titles.get(fact.work, fact.work)}"
    if isinstance(fact, Alias):
        return fact.name
    if isinstance(fact, AlsoTitled):
        return fact.title
    return str(getattr(fact, "title", "") or getattr(fact, "name", "") or getattr(fact, "id", fact))


def _claim_text(claim: Claim, story: Story) -> str:
    titles = {work.id: work.title for work in story.works}
    objects = " and ".join(titles.get(work, work) for work in claim.objects)
    if claim.era:
        era = next((era.title for era in story.eras if era.id == claim.era), claim.era)
        return f"{titles.get(claim.subject, claim.subject)} {era_words(claim.relation, era)}"
    relation = "at the time of" if claim.relation is ClaimRelation.SAME_TIME else claim.relation.value
    date = DateWords(story).of(claim) if claim.date else ""
    return f"{titles.get(claim.subject, claim.subject)} {relation} {objects or date}"
