"""The rows of removed folders: out of the tables while the folder is removed, back in them when it is not."""

from __future__ import annotations

from sqlalchemy import Connection

from janto_catalog.model.changes import Data
from janto_catalog.store import removed_roots
from janto_catalog.store.changes import ChangeSet, Ids, changes_of
from janto_catalog.store.derived.projection import Projection


def _affected(_connection: Connection, changes: ChangeSet) -> Ids:
    return changes.ids(Data.REMOVED_FOLDERS)


def _refresh(connection: Connection, _ids: Ids) -> Ids:
    """Move the rows of every folder that was removed or came back, and return their items."""
    for root in removed_roots.roots_to_keep(connection):
        removed_roots.keep(connection, root)
    for root in removed_roots.roots_to_put_back(connection):
        removed_roots.put_back(connection, root)
    return changes_of(connection).ids(Data.ITEMS)


PROJECTION = Projection(
    name="removed folders",
    reads=frozenset({Data.REMOVED_FOLDERS}),
    writes=Data.ITEMS,
    affected=_affected,
    refresh=_refresh,
)
