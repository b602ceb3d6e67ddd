"""The files of items that the user joined or split, as the decisions say; without one they are grouped again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from janto_catalog import scanning
from janto_catalog.catalog.regrouping import describe_decided, regroup
from janto_catalog.catalog.story_cache import StoryCache
from janto_catalog.model.changes import Data
from janto_catalog.store import decided_groups, item_writer, pending
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids, changes_of
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.store import Connection


def make_projection(_story_cache: StoryCache) -> Projection:
    """Return the projection, which writes the files of items."""
    return Projection(
        name="decided groups",
        reads=frozenset({Data.GROUPINGS}),
        writes=Data.ITEMS,
        affected=_affected,
        refresh=_refresh,
    )


def _affected(_connection: Connection, changes: ChangeSet) -> Ids:
    """The items of changed decisions, before and after."""
    if isinstance(changes.ids(Data.GROUPINGS), All):
        return ALL
    return changes.values(decided_groups.TABLE, "item")


def _refresh(connection: Connection, ids: Ids) -> Ids:
    groups = decided_groups.groups(connection, None if isinstance(ids, All) else ids)
    given = decided_groups.give_back(connection, _former(connection))
    describe_decided(connection, given)
    left = _write(connection, groups)
    released = set() if isinstance(ids, All) else set(ids) - groups.keys()
    _regroup(connection, released, given)
    item_writer.remove_empty(connection, left | released)
    return {*groups, *left, *released, *given}


def _former(connection: Connection) -> dict[int, int | None]:
    """By file of which the decision is undone: the item that it was in before."""
    rows = changes_of(connection).rows.get(decided_groups.TABLE, ())
    return {before["file"]: before["former"] for before, after in rows if before and after is None}


def _write(connection: Connection, groups: dict[int, list[decided_groups.DecidedFile]]) -> set[int]:
    """Give items their decided files; returns the items that these files were in before."""
    left: set[int] = set()
    for item, files in groups.items():
        grouping = scanning.join([(file.path, file.facts, file.role) for file in files])
        if decided_groups.write(connection, item, files, grouping):
            left |= {file.item for file in files if file.item is not None}
    return left - groups.keys()


def _regroup(connection: Connection, items: Collection[int], given: Collection[int]) -> None:
    """Group the files of items again whose decision was undone, and of those that got their files back.

    Where the former item of files is not known, those missing from disk are items of their own.  Other items of their
    folders keep their matches.
    """
    unknown = set(items) - set(given)
    decided_groups.detach_missing(connection, unknown)
    folders: dict[int, set[bytes]] = defaultdict(set)
    for root, path in decided_groups.paths_in(connection, {*items, *given}):
        folders[root].add(scanning.grouping_folder(path))
    for root, some in folders.items():
        regroup(connection, root, some, unknown, only_changed=True)
    pending.mark_to_match(connection, {*items, *given})
    changes_of(connection).add(Data.PENDING, {*items, *given})
