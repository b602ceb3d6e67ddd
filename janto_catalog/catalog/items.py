"""The items: copies of works that the collector has."""

from __future__ import annotations

from janto_catalog.catalog.folders import Folders
from janto_catalog.catalog.item_ids import item_number
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.catalog.works import Works
from janto_catalog.model.files import ItemState
from janto_catalog.model.search import MatchAll
from janto_catalog.model.views import ItemSummary
from janto_catalog.store import item_summaries, works
from janto_catalog.store.store import Store


class Items:
    """Lists items."""

    def __init__(self, store: Store, stories: StoryCache, folders: Folders, works: Works) -> None:
        self._store, self._stories, self._folders, self._titles = store, stories, folders, works

    def list(self, query: str = "") -> tuple[ItemSummary, ...]:
        """Return the items; with a query, those linked to a work that matches it, or to its container.

        Raises QueryError.
        """
        node = self._titles.parse(query).node
        offline = self._folders.offline()
        with self._store.reading() as connection:
            if isinstance(node, MatchAll):
                return item_summaries.views(connection, offline=offline)
            found = works.matching_ids(connection, node, offline=offline)
            containers = self._stories.lookup().containers
            held = {container for work in found for container in containers(work)}
            return item_summaries.linked_to(connection, held, offline=offline)

    def in_state(self, state: ItemState) -> tuple[ItemSummary, ...]:
        """Return the items in a state, without those whose disk is not connected."""
        offline = self._folders.offline()
        with self._store.reading() as connection:
            return item_summaries.in_state(connection, state, offline=offline)

    def show(self, item: str) -> ItemSummary:
        """Return one item.  Raises NotFoundError."""
        with self._store.reading() as connection:
            return item_summaries.view(connection, item_number(item), offline=self._folders.offline())
