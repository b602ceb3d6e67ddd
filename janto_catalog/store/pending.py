"""Which items still have to be matched.

The mark is a column of the item, written in the transaction that changes the item or its files.  So a scan that is
cut at any moment leaves nothing behind that the next scan would not find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import groupby

from sqlalchemy import Connection, case, exists, func, literal_column, select, true, union, update

from janto_catalog.model.files import ItemKind, Pending, Role
from janto_catalog.model.folder_sidecars import FOLDER_SIDECARS
from janto_catalog.model.text import display_path
from janto_catalog.store.file_paths import is_below, last_seen
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import decided
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    EditRow,
    ItemMarkRow,
    RefusedLinkRow,
    RuleRow,
)
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow
from janto_catalog.store.tables.journal import ChangedRow
from janto_catalog.store.tables.story import PackRow

# A literal, not a parameter: only then does the store use the partial index with the same condition.
_PENDING = ItemRow.pending != literal_column("''")
_OF_FILES = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))


def mark_to_match(connection: Connection, items: Collection[int]) -> None:
    """Mark items as not matched yet.  Those that are pending already keep their mark."""
    statement = update(ItemRow).where(ItemRow.id.in_(IDS), ItemRow.pending == Pending.NO.value)
    connection.execute(statement.values(pending=Pending.MATCH.value), bind_ids(items))


def mark_changed(connection: Connection, files: Collection[int]) -> None:
    """Mark the items of files whose content changed: they are matched again."""
    statement = update(ItemRow).where(ItemRow.id.in_(_OF_FILES)).values(pending=Pending.MATCH.value)
    connection.execute(statement, bind_ids(files))


def mark_without_sidecar(connection: Connection, files: Collection[int]) -> None:
    """Mark the items of those files that are sidecars and gone: what these said does not count any more."""
    items = _OF_FILES.where(FileRow.role == Role.METADATA.value)
    statement = update(ItemRow).where(ItemRow.id.in_(items), ItemRow.kind != ItemKind.LOOSE.value)
    connection.execute(statement.values(pending=Pending.MATCH.value), bind_ids(files))


def mark_below_sidecars(connection: Connection, root: int, paths: Iterable[bytes]) -> None:
    """Mark the items that some paths are about, of which those count that media managers write about a folder.

    Those that are pending already keep their mark: what moved together with such a file keeps its match.
    """
    for path in paths:
        folder, _, name = display_path(last_seen(path)).rpartition("/")
        if name in FOLDER_SIDECARS:
            inside = (ItemRow.folder == folder) | is_below(ItemRow.folder, folder) if folder else true()
            is_free = ItemRow.pending == Pending.NO.value
            below = update(ItemRow).where(
                ItemRow.root == root, inside, is_free, ItemRow.kind != ItemKind.LOOSE.value
            )
            connection.execute(below.values(pending=Pending.MATCH.value))


def mark_moved(connection: Connection, files: Collection[int]) -> None:
    """Mark the items of files that have another path now.  Those that are pending already keep their mark."""
    statement = update(ItemRow).where(ItemRow.id.in_(_OF_FILES), ItemRow.pending == Pending.NO.value)
    connection.execute(statement.values(pending=Pending.MOVED.value), bind_ids(files))


def mark_matched(connection: Connection, items: Collection[int]) -> None:
    """Clear the mark of items."""
    if items:
        statement = update(ItemRow).where(ItemRow.id.in_(IDS), ItemRow.pending != Pending.NO.value)
        connection.execute(statement.values(pending=Pending.NO.value), bind_ids(items))


def in_folder(connection: Connection, folder: str) -> frozenset[int]:
    """The items in a folder and below it, named from the name of its root down."""
    within = RootRow.name + case((ItemRow.folder == "", ""), else_="/" + ItemRow.folder)
    inside = (within == folder) | is_below(within, folder)
    found = select(ItemRow.id).join(RootRow, RootRow.id == ItemRow.root).where(inside)
    return frozenset(connection.scalars(found))


def mark_all(connection: Connection) -> None:
    """Mark all items but LOOSE ones as not matched yet.  Those that are pending already keep their mark."""
    statement = update(ItemRow).where(
        ItemRow.kind != ItemKind.LOOSE.value, ItemRow.pending == Pending.NO.value
    )
    connection.execute(statement.values(pending=Pending.MATCH.value))


_LAST_CHANGE = select(func.max(ChangedRow.change)).where(
    ChangedRow.table.in_((EditRow.__tablename__, RuleRow.__tablename__))
)
_PACKS = select(PackRow.name, PackRow.version, PackRow.installed_at, PackRow.is_on).order_by(PackRow.name)


def inputs_version(connection: Connection) -> object:
    """What differs once a fact or a remembered answer that matching reads may have changed."""
    return connection.scalar(_LAST_CHANGE), tuple(map(tuple, connection.execute(_PACKS)))


def to_match(connection: Connection, root: int | None = None) -> list[list[int]]:
    """The items of a root (None: of all) that still have to be matched, folder by folder.

    Left out are items with a decision, LOOSE items, and items with a file that is not grouped yet.
    """
    ungrouped = exists().where(FileRow.item == ItemRow.id, FileRow.grouped.is_(False))
    waiting = (
        select(ItemRow.id, ItemRow.root, ItemRow.folder)
        .where(_PENDING, ItemRow.kind != ItemKind.LOOSE.value, ~ungrouped)
        .order_by(ItemRow.root, ItemRow.folder, ItemRow.key)
    )
    rows = connection.execute(waiting if root is None else waiting.where(ItemRow.root == root)).all()
    fixed = decided(connection, [row.id for row in rows])
    free = (row for row in rows if row.id not in fixed)
    return [[row.id for row in folder] for _, folder in groupby(free, key=lambda row: (row.root, row.folder))]


def single_files(connection: Connection) -> dict[int, dict[bytes, str]]:
    """By root: the names of pending items of one file, by the path of the file."""
    names: dict[int, dict[bytes, str]] = defaultdict(dict)
    waiting = select(ItemRow.root, ItemRow.key, ItemRow.name).where(
        _PENDING, ItemRow.kind == ItemKind.SINGLE.value
    )
    for root, key, name in connection.execute(waiting):
        names[root][key] = name
    return names


def count_marked(connection: Connection) -> int:
    """How many items without a decision have a mark: quick to count, and never fewer than `to_match` lists."""
    marked = select(func.count()).select_from(ItemRow).where(_PENDING)
    count = connection.scalar(marked) or 0
    decisions = (DecidedLinkRow, DecidedExtraRow, RefusedLinkRow, ItemMarkRow)
    fixed = union(*(select(table.item) for table in decisions))
    return count and count - (connection.scalar(marked.where(ItemRow.id.in_(fixed))) or 0)


_MOVED = select(ItemRow.id).where(ItemRow.id.in_(IDS), ItemRow.pending == Pending.MOVED.value)


def moved(connection: Connection, items: Collection[int]) -> frozenset[int]:
    """Those of `items` that are pending only because they moved."""
    return frozenset(connection.scalars(_MOVED, bind_ids(items)))
