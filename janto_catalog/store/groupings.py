"""Making items of files: which belong together, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from janto_catalog.model.files import (
    Grouping,
    ItemKind,
    Role,
)
from janto_catalog.model.text import display_path
from janto_catalog.store.items import decided
from janto_catalog.store.tables.files import FileRow, ItemRow

_FILE: Any = FileRow.__table__
_BATCH = 500


@dataclass(frozen=True, slots=True)
class PlacedGrouping:
    """A grouping with the ids of its files in its own order, and the item that had most of them before (or None)."""

    grouping: Grouping
    files: tuple[int, ...]
    item: int | None


def write_groupings(
    connection: Connection, root: int, placed: Sequence[PlacedGrouping], gone: Collection[int]
) -> tuple[int, ...]:
    """Make the items of a part of a root what `placed` says; items in `gone` that keep no file are removed.

    Returns the items' ids in the order of `placed`.
    """
    keys = {p.item: p.grouping.key for p in placed if p.item is not None}
    # Keys may change hands between items: first out of the way.
    for item in keys:
        connection.execute(update(ItemRow).where(ItemRow.id == item).values(key=b"\0regrouping/%d" % item))
    ids = tuple(_write_item(connection, root, p) for p in placed)
    rows = [
        {"wanted": file, "item": id, "role": part.role.value, "ordinal": part.order, "grouped": True}
        for id, p in zip(ids, placed, strict=True)
        for file, part in zip(p.files, p.grouping.files, strict=True)
    ]
    _update_files(connection, rows)
    remove_empty(connection, set(gone) - set(ids))
    return ids


def _write_item(connection: Connection, root: int, placed: PlacedGrouping) -> int:
    grouping = placed.grouping
    values = {
        "key": grouping.key,
        "kind": grouping.kind.value,
        "name": grouping.name,
        "folder": display_path(grouping.key.rpartition(b"/")[0]),
    }
    # A key may still be held by an item whose files are gone: that one steps aside.
    holder = connection.scalar(select(ItemRow.id).where(ItemRow.root == root, ItemRow.key == grouping.key))
    if holder is not None and holder != placed.item:
        connection.execute(update(ItemRow).where(ItemRow.id == holder).values(key=b"\0old/%d" % holder))
    if placed.item is None:
        statement = insert(ItemRow).values(root=root, outcome="", reason="", **values).returning(ItemRow.id)
        return connection.execute(statement).scalar_one()
    connection.execute(update(ItemRow).where(ItemRow.id == placed.item).values(**values))
    return placed.item


def _update_files(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in ("item", "role", "ordinal", "grouped")}
        connection.execute(update(_FILE).where(_FILE.c.id == bindparam("wanted")).values(values), rows)


def remove_empty(connection: Connection, ids: Collection[int]) -> None:
    """Remove those items that neither keep a file nor a decision."""
    if ids:
        kept = set(connection.scalars(select(FileRow.item).where(FileRow.item.in_(ids)))) | decided(
            connection, ids
        )
        connection.execute(delete(ItemRow).where(ItemRow.id.in_(set(ids) - kept)))


def keep_grouped(connection: Connection, files: Sequence[int]) -> None:
    """Files of decided items stay in them; a file that moved takes its item's place along."""
    for start in range(0, len(files), _BATCH):
        some = files[start : start + _BATCH]
        connection.execute(update(FileRow).where(FileRow.id.in_(some)).values(grouped=True))
        moved = select(FileRow.item, FileRow.path).where(
            FileRow.id.in_(some), FileRow.role == Role.STORY.value, FileRow.ordinal == 0
        )
        for item, path in connection.execute(moved).all():
            folder = display_path(path.rpartition(b"/")[0])
            connection.execute(
                update(ItemRow)
                .where(ItemRow.id == item, ItemRow.kind == ItemKind.SINGLE.value)
                .values(folder=folder)
            )
