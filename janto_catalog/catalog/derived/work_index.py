"""What queries look into, brought up to date for the facts that edits touched."""

from __future__ import annotations

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.changes import Data
from janto_catalog.store import overlay, stories
from janto_catalog.store.changes import ALL, ChangeSet, Ids, changes_of
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.store import Connection


def make_projection(story_cache: StoryCache) -> Projection:
    """The projection of the index, made from the story of `story_cache`."""

    def refresh(connection: Connection, _ids: Ids) -> Ids:
        changes = changes_of(connection)
        whole = Data.PACKS in changes.data
        edits = overlay.edits(connection) if whole else overlay.touched(changes)
        stories.reindex(connection, story_cache.story_within(connection), edits)
        return changes.ids(Data.WORKS)

    return Projection(
        name="work index",
        reads=frozenset({Data.EDITS, Data.PACKS}),
        writes=Data.WORKS,
        affected=_affected,
        refresh=refresh,
    )


def _affected(_connection: Connection, _changes: ChangeSet) -> Ids:
    return ALL
