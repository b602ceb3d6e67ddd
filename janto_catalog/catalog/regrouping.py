"""Grouping the files of some folders again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import partial

from janto_catalog import scanning
from janto_catalog.gc_pause import gc_paused
from janto_catalog.store import decided_groups, files, item_writer, items, works
from janto_catalog.store.item_writer import AssignedGrouping
from janto_catalog.store.store import Connection


@gc_paused()
def regroup(
    connection: Connection,
    root: int,
    folders: Collection[bytes],
    released: Collection[int] = (),
    *,
    only_changed: bool = False,
) -> None:
    """Group the files of some folders of a root again; their items are then pending.

    Items with a decision keep their files, except those in `released`.
    only_changed: whether items that keep their files are not matched again.
    """
    present = files.paths(connection, root)
    listed = files.listing(
        connection, [id for id, path in present if scanning.grouping_folder(path) in folders]
    )
    fixed = items.fixed(connection, {file.item for file in listed if file.item is not None})
    fixed -= frozenset(released)
    free = [file for file in listed if file.item not in fixed]
    ids = {file.path: file.id for file in listed}
    before = {file.path: file.item for file in free}
    keys = items.keys(connection, {item for item in before.values() if item is not None})
    facts = {file.path: file.facts for file in free}
    titles_of = partial(works.undivided_titles, connection)
    groupings = scanning.join_long_parts(scanning.group(facts.items()), facts, titles_of)
    placed = _placed(groupings, ids, before, keys)
    item_writer.keep_grouped(connection, [file.id for file in listed if file.item in fixed])
    items_before = {item for item in before.values() if item is not None}
    kept = _unchanged(placed, before, ids) if only_changed else set()
    item_writer.write_groupings(connection, root, placed, items_before, kept)
    describe_decided(connection, {file.item for file in listed if file.item in fixed})


def _unchanged(
    placed: Sequence[AssignedGrouping], before: dict[bytes, int | None], ids: dict[bytes, int]
) -> set[int]:
    """The items that have the same files as before."""
    files: dict[int | None, set[int]] = defaultdict(set)
    for path, item in before.items():
        files[item].add(ids[path])
    return {each.item for each in placed if each.item is not None and files[each.item] == set(each.files)}


def describe_decided(connection: Connection, items: Collection[int | None]) -> None:
    """Update the key, name, folder and gaps of items that keep their files, after some of these moved or changed."""
    files = decided_groups.files_in(connection, [item for item in items if item is not None])
    joined = decided_groups.grouped_by_hand(connection, list(files))
    groupings = {}
    for item, held in files.items():
        known = [(file.path, file.facts, file.role) for file in held]
        # Where they are now, files with a decision may not be found to be one item; they keep being one.
        found = None if item in joined else scanning.describe(known)
        groupings[item] = found or scanning.join(known)
    decided_groups.describe(connection, groupings, files)


def _placed(
    groupings: Sequence[scanning.Grouping],
    ids: dict[bytes, int],
    before: dict[bytes, int | None],
    keys: dict[int, bytes],
) -> list[AssignedGrouping]:
    """Give each grouping the item with its key, or else that had most of its files before, each item once."""
    by_key = {key: item for item, key in keys.items()}
    chosen = {
        grouping.key: by_key[grouping.key]
        for grouping in groupings
        if grouping.key in by_key
        and by_key[grouping.key] in {before.get(part.path) for part in grouping.files}
    }
    taken = set(chosen.values())
    placed = []
    for grouping in groupings:
        item = chosen.get(grouping.key)
        if item is None:
            had = Counter(
                item
                for part in grouping.files
                if (item := before.get(part.path)) is not None and item not in taken
            )
            item = had.most_common(1)[0][0] if had else None
        if item is not None:
            taken.add(item)
        placed.append(AssignedGrouping(grouping, tuple(ids[part.path] for part in grouping.files), item))
    return placed
