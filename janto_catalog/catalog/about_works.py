"""What packs state about a work besides its place and its cast."""

from __future__ import annotations

from dataclasses import replace

from janto_catalog.catalog.story_lookup import StoryLookup
from janto_catalog.model.about_work import AboutWork
from janto_catalog.model.moments import StoryNote
from janto_catalog.model.story import Story

NOTHING = AboutWork()


def about_work(work: str, story: Story, tables: StoryLookup) -> AboutWork:
    """Return the moments, notes and facts of production of a work; `tables` are those of `story`."""
    moments = tuple(each for each in story.moments if each.work == work)
    notes = tuple(_known_only(each, story) for each in story.notes if each.work == work)
    production = tuple(each for each in story.production if each.work == work)
    if not (moments or notes or production):
        return NOTHING
    names = {("characters", id): each.name for id, each in tables.characters.items()}
    names |= {("people", id): each.name for id, each in tables.people.items()}
    names |= {("works", id): title for id, title in tables.titles.items()}
    names |= {("notes", each.id): each.text for each in story.notes}
    in_order = sorted(moments, key=lambda one: (one.begin or 0, one.page or 0, one.id))
    return AboutWork(tuple(in_order), notes, production, names)


def _known_only(note: StoryNote, story: Story) -> StoryNote:
    """A note that names no other one that is kept back."""
    known = {each.id for each in story.notes}
    supports, contradicts = (
        tuple(id for id in ids if id in known) for ids in (note.supports, note.contradicts)
    )
    return replace(note, supports=supports, contradicts=contradicts)
