"""What is behind the spoiler limit: computed again when the limit, the story or what is finished changed.

How facts are shown follows from it, so each fact that is now shown otherwise counts as changed.
"""

from __future__ import annotations

from dataclasses import fields

from janto_catalog.catalog.kept_back import find_kept_back
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.changes import FACT_DATA, Data
from janto_catalog.model.spoilers import KeptBack
from janto_catalog.model.story import Story
from janto_catalog.store import recent, spoilers
from janto_catalog.store.changes import ALL, ChangeSet, FactChange, Ids, changes_of
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.store import Connection

_STORY = frozenset({Data.PACKS, Data.FACTS})


def make_projection(story_cache: StoryCache) -> Projection:
    """Return the projection, which reads the story of `story_cache`."""

    def refresh(connection: Connection, _ids: Ids) -> Ids:
        limit, before = spoilers.limit(connection), spoilers.kept_back(connection)
        universes = story_cache.universes_within(connection)
        after = find_kept_back(limit, universes, recent.finished(connection))
        if after == before:
            return ()
        spoilers.write_kept_back(connection, after)
        return _note_shown_otherwise(changes_of(connection), universes.whole, before, after)

    return Projection(
        name="kept back",
        reads=_STORY | {Data.SPOILER_LIMIT, Data.PROGRESS},
        writes=Data.KEPT_BACK,
        affected=_affected,
        refresh=refresh,
        version=3,
    )


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """ALL if the limit changed, or what a limit goes by: progress only matters to one that asks what is finished."""
    if Data.SPOILER_LIMIT in changes.data:
        return ALL
    limit = spoilers.limit(connection)
    return ALL if limit.seen or (limit and changes.data & _STORY) else ()


def _note_shown_otherwise(
    changes: ChangeSet, story: Story, before: KeptBack, after: KeptBack
) -> set[tuple[str, str]]:
    """Note the facts that are shown otherwise than before as changed; items are matched with what there is anyway."""
    noted = FACT_DATA - {Data.MATCHING_FACTS}
    found: set[tuple[str, str]] = set()
    for field in fields(Story):
        for fact in getattr(story, field.name):
            change = FactChange(field.name, fact.id, fact, fact).shown(before, after)
            if change.before != change.after:
                changes.add_fact(change, noted)
                found.add((field.name, fact.id))
    return found
