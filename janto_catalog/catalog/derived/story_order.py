"""The positions of works in the story: solved when a fact that places works changed; only moved works are written."""

from __future__ import annotations

from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.changes import Data
from janto_catalog.model.story import Appearance, Work
from janto_catalog.store import ties
from janto_catalog.store.changes import ALL, ChangeSet, FactChange, Ids
from janto_catalog.store.derived import positions
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.store import Connection


def make_projection(story_cache: StoryCache) -> Projection:
    """Return the projection, which solves the story of `story_cache`."""

    def refresh(connection: Connection, _ids: Ids) -> Ids:
        return positions.write(connection, story_cache.solve_within(connection).placements)

    return Projection(
        name="story order",
        reads=frozenset({Data.ORDER_FACTS, Data.NAME_FACTS, Data.PACKS, Data.WORKS, Data.UNIVERSES}),
        writes=Data.ORDER,
        affected=_affected,
        refresh=refresh,
        version=2,
    )


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """ALL if any work may move, else nothing: which works move is known only after solving."""
    if {Data.PACKS, Data.UNIVERSES} & changes.data or any(map(_places, changes.facts(Data.ORDER_FACTS))):
        return ALL
    return (
        ALL
        if any(_breaks_tie(connection, change) for change in changes.facts(Data.NAME_FACTS, "works"))
        else ()
    )


def _places(change: FactChange) -> bool:
    """Whether a fact places works.  An appearance does if it has a state."""
    if change.kind != "appearances":
        return True
    return any(isinstance(fact, Appearance) and fact.state for fact in change.versions)


def _breaks_tie(connection: Connection, change: FactChange) -> bool:
    """Whether a new title may change the order of works with the same release date."""
    before, after = change.before, change.after
    if not isinstance(before, Work) or not isinstance(after, Work) or before.title == after.title:
        return False
    return ties.changes_order(connection, after, before.title)
