"""Which items still have to be matched.

The mark is a column of the item, written in the transaction that changes the item or its files.  So a scan that is
cut at any moment leaves nothing behind that the next scan would not find.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, exists, literal_column, select, update

from janto_catalog.model.files import ItemKind, Pending
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.items import decided
from janto_catalog.store.tables.files import FileRow, ItemRow

# A literal, not a parameter: only then does the store use the partial index with the same condition.
_PENDING = ItemRow.pending != literal_column("''")
_OF_FILES = select(FileRow.item).where(FileRow.id.in_(LISTED), FileRow.item.is_not(None))


def mark_to_match(connection: Connection, items: Collection[int]) -> None:
    """Mark items as not matched yet.  Those that are pending already keep their mark."""
    statement = update(ItemRow).where(ItemRow.id.in_(LISTED), ItemRow.pending == Pending.NO.value)
    connection.execute(statement.values(pending=Pending.MATCH.value), listed(items))


def mark_changed(connection: Connection, files: Collection[int]) -> None:
    """Mark the items of files whose content changed: they are matched again."""
    statement = update(ItemRow).where(ItemRow.id.in_(_OF_FILES)).values(pending=Pending.MATCH.value)
    connection.execute(statement, listed(files))


def mark_moved(connection: Connection, files: Collection[int]) -> None:
    """Mark the items of files that have another path now.  Those that are pending already keep their mark."""
    statement = update(ItemRow).where(ItemRow.id.in_(_OF_FILES), ItemRow.pending == Pending.NO.value)
    connection.execute(statement.values(pending=Pending.MOVED.value), listed(files))


def mark_matched(connection: Connection, items: Collection[int]) -> None:
    """Clear the mark of items."""
    statement = update(ItemRow).where(ItemRow.id.in_(LISTED), ItemRow.pending != Pending.NO.value)
    connection.execute(statement.values(pending=Pending.NO.value), listed(items))


def to_match(connection: Connection, root: int) -> tuple[int, ...]:
    """The items of a root that still have to be matched, in the order of their folders.

    Left out are items with a decision, items of no story, and items with a file that is not grouped yet.
    """
    ungrouped = exists().where(FileRow.item == ItemRow.id, FileRow.grouped.is_(False))
    waiting = (
        select(ItemRow.id)
        .where(ItemRow.root == root, _PENDING, ItemRow.kind != ItemKind.LOOSE.value, ~ungrouped)
        .order_by(ItemRow.folder, ItemRow.key)
    )
    found = connection.scalars(waiting).all()
    fixed = decided(connection, found)
    return tuple(item for item in found if item not in fixed)


def moved(connection: Connection, items: Collection[int]) -> frozenset[int]:
    """Those of `items` that are pending only because they moved."""
    statement = select(ItemRow.id).where(ItemRow.id.in_(LISTED), ItemRow.pending == Pending.MOVED.value)
    return frozenset(connection.scalars(statement, listed(items)))
