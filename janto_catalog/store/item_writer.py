"""Making items of files: which belong together, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    delete,
    insert,
    select,
    update,
)

from janto_catalog.model.changes import Data
from janto_catalog.model.files import (
    Grouping,
    ItemKind,
    Pending,
)
from janto_catalog.model.text import display_path
from janto_catalog.store import pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, batches, bind_ids
from janto_catalog.store.items import fixed
from janto_catalog.store.row_updates import update_rows
from janto_catalog.store.tables.files import FileRow, FoundLinkRow, ItemRow

_FILE: Any = FileRow.__table__
_ITEM: Any = ItemRow.__table__


@dataclass(frozen=True, slots=True)
class AssignedGrouping:
    """A grouping with the ids of its files in its own order, and the item that had most of them before (or None)."""

    grouping: Grouping
    files: tuple[int, ...]
    item: int | None


def write_groupings(
    connection: Connection,
    root: int,
    placed: Sequence[AssignedGrouping],
    gone: Collection[int],
    kept: Collection[int] = (),
) -> tuple[int, ...]:
    """Store the items of a part of a root as in `placed`; items in `gone` that keep no file are removed.

    All but those in `kept` are then pending.
    Returns the items' ids in the order of `placed`.
    """
    _free_keys(connection, root, placed)
    _update_items(connection, [p for p in placed if p.item is not None], kept)
    made = _insert_items(connection, root, [p.grouping for p in placed if p.item is None])
    ids = tuple(made[p.grouping.key] if p.item is None else p.item for p in placed)
    rows = [
        {"wanted": file, "item": id, "role": part.role.value, "ordinal": part.order, "grouped": True}
        for id, p in zip(ids, placed, strict=True)
        for file, part in zip(p.files, p.grouping.files, strict=True)
    ]
    update_rows(connection, _FILE, rows)
    changes_of(connection).add(Data.ITEMS, {*ids, *gone})
    remove_empty(connection, set(gone) - set(ids))
    return ids


def _free_keys(connection: Connection, root: int, placed: Sequence[AssignedGrouping]) -> None:
    """Clear the keys that other items will get: they are unique, and their present items may keep them otherwise."""
    wanted = {p.grouping.key: p.item for p in placed}
    keys = list(wanted)
    holders: list[dict[str, Any]] = []
    for some in batches(keys):
        held = select(ItemRow.id, ItemRow.key).where(ItemRow.root == root, ItemRow.key.in_(some))
        holders += [
            {"wanted": id, "key": b"\0old/%d" % id}
            for id, key in connection.execute(held)
            if id != wanted[key]
        ]
    update_rows(connection, _ITEM, holders)


def _update_items(connection: Connection, placed: Sequence[AssignedGrouping], kept: Collection[int]) -> None:
    update_rows(connection, _ITEM, [{"wanted": p.item, **columns(p.grouping)} for p in placed])
    # One that is pending because it moved stays so: what was found about it is still worth keeping.
    changed = (p for p in placed if p.item not in kept and p.grouping.kind is not ItemKind.LOOSE)
    pending.mark_to_match(connection, [p.item for p in changed if p.item is not None])


def _insert_items(connection: Connection, root: int, groupings: Sequence[Grouping]) -> dict[bytes, int]:
    """The ids of the new items by key."""
    if not groupings:
        return {}
    rows = [
        {"root": root, "outcome": "", "reason": "", "pending": _pending(grouping).value, **columns(grouping)}
        for grouping in groupings
    ]
    made = connection.execute(insert(_ITEM).returning(_ITEM.c.key, _ITEM.c.id), rows)
    return {key: id for key, id in made}


def _pending(grouping: Grouping) -> Pending:
    return Pending.NO if grouping.kind is ItemKind.LOOSE else Pending.MATCH


def columns(grouping: Grouping) -> dict[str, Any]:
    """Return the columns of an item that its grouping gives."""
    return {
        "key": grouping.key,
        "kind": grouping.kind.value,
        "name": grouping.name,
        "folder": display_path(grouping.key.rpartition(b"/")[0]),
        "gaps": grouping.gaps,
    }


def remove_empty(connection: Connection, ids: Collection[int]) -> None:
    """Remove those items that neither keep a file nor a decision."""
    if ids:
        kept = set(connection.scalars(select(FileRow.item).where(FileRow.item.in_(ids)))) | fixed(
            connection, ids
        )
        going = set(ids) - kept
        held = select(FoundLinkRow.work).where(FoundLinkRow.item.in_(going))
        changes_of(connection).add(Data.LINKS, connection.scalars(held))
        connection.execute(delete(ItemRow).where(ItemRow.id.in_(going)))


def keep_grouped(connection: Connection, files: Sequence[int]) -> None:
    """Mark files of decided items as grouped: they stay in their items."""
    connection.execute(update(FileRow).where(FileRow.id.in_(IDS)).values(grouped=True), bind_ids(files))
    changes_of(connection).add(Data.FILES, files)
