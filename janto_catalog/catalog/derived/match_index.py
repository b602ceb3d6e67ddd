"""The match index, built in the transaction of a pack, so that a pack that cannot be indexed is not installed."""

from __future__ import annotations

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.changes import Data
from janto_catalog.store.changes import ALL, Ids
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.store import Connection


def make_projection(story_cache: StoryCache) -> Projection:
    """Return the projection.  The index is in memory; no rows are written."""

    def refresh(connection: Connection, ids: Ids) -> Ids:
        story_cache.index_within(connection)
        return ids

    return Projection(
        name="match index",
        reads=frozenset({Data.PACKS}),
        writes=Data.MATCH_INDEX,
        affected=lambda _connection, _changes: ALL,
        refresh=refresh,
        is_recomputed=False,
    )
