"""Queries about items: files that are one copy of something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Float,
    exists,
    func,
    select,
    union,
)
from sqlalchemy.orm import aliased

from janto_catalog.model import contents
from janto_catalog.model.export import PlayFile
from janto_catalog.model.files import ItemKind, Role
from janto_catalog.store import file_paths
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.links import LATER, current_extras, current_links
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedGroupRow,
    DecidedLinkRow,
    ItemMarkRow,
    RefusedLinkRow,
)
from janto_catalog.store.tables.files import CopyConflictRow, FileRow, FoundLinkRow, ItemRow, RootRow

MISSING_AFTER = 2  # scans that did not see a file


def decided(connection: Connection, ids: Collection[int]) -> frozenset[int]:
    """Return those of `ids` that have a decision about their works.  They are never matched again."""
    return _among(connection, ids, (DecidedLinkRow, DecidedExtraRow, RefusedLinkRow, ItemMarkRow))


def fixed(connection: Connection, ids: Collection[int]) -> frozenset[int]:
    """Return those of `ids` that have any decision: they are never grouped again."""
    return decided(connection, ids) | _among(connection, ids, (DecidedGroupRow,))


def _among(connection: Connection, ids: Collection[int], tables: Sequence[Any]) -> frozenset[int]:
    if not ids:
        return frozenset()
    asked = union(*(select(table.item).where(table.item.in_(IDS)) for table in tables))
    return frozenset(connection.scalars(asked, bind_ids(ids)))


def postponed(connection: Connection) -> frozenset[int]:
    """Return the postponed items."""
    return frozenset(connection.scalars(select(ItemMarkRow.item).where(ItemMarkRow.verdict == LATER)))


def marks(connection: Connection) -> dict[int, str]:
    """Return the marks of the user ("later", "not-part") by item."""
    return {
        item: verdict for item, verdict in connection.execute(select(ItemMarkRow.item, ItemMarkRow.verdict))
    }


def folder_of(connection: Connection, item: int) -> str:
    """The folder of an item as a remembered answer names it: from its root's own name down."""
    statement = select(RootRow.name, ItemRow.folder).join(RootRow, RootRow.id == ItemRow.root)
    return "/".join(part for part in connection.execute(statement.where(ItemRow.id == item)).one() if part)


def content_of(connection: Connection, item: int) -> str:
    """Return the content of an item's story files, "" if it has none (see `model.contents`)."""
    files = select(FileRow.fingerprint).where(FileRow.item == item, FileRow.role == Role.STORY.value)
    return contents.content_of(connection.scalars(files.order_by(FileRow.ordinal, FileRow.path)).all())


def with_content(connection: Connection, content: str) -> tuple[int, ...]:
    """Return the items whose story files have this content."""
    first = FileRow.fingerprint == contents.first_of(content)
    asked = select(FileRow.item).where(first, FileRow.role == Role.STORY.value)
    found = [item for item in connection.scalars(asked.order_by(FileRow.item).distinct()) if item]
    return tuple(item for item in found if content_of(connection, item) == content)


def name_of(connection: Connection, item: int) -> str:
    """Return the name of an item."""
    return connection.scalar(select(ItemRow.name).where(ItemRow.id == item)) or ""


_LINKED: CompoundSelect[tuple[int]] = union(
    *(select(found.c.item).where(found.c.item.in_(IDS)) for found in (current_links, current_extras))
)


def linked(connection: Connection, ids: Collection[int]) -> frozenset[int]:
    """Those of `ids` that hold a work or are an extra of one."""
    return frozenset(connection.scalars(_LINKED, bind_ids(ids))) if ids else frozenset()


def works_found(connection: Connection, ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Return the works that matching found in those of `ids` that have no decision and are no questions."""
    found: dict[int, set[str]] = defaultdict(set)
    wanted = select(FoundLinkRow.item, FoundLinkRow.work).where(FoundLinkRow.item.in_(IDS))
    wanted = wanted.where(~exists().where(CopyConflictRow.item == FoundLinkRow.item))
    for item, work in connection.execute(wanted, bind_ids(ids)):
        found[item].add(work)
    fixed_items = decided(connection, list(found))
    return {item: frozenset(works) for item, works in found.items() if item not in fixed_items}


def file_ids(connection: Connection, item: int) -> tuple[tuple[int, bytes], ...]:
    """(id, absolute path) of all files of an item, story files first, in order."""
    statement = (
        select(FileRow.id, FileRow.path, RootRow.path.label("root_path"))
        .join(RootRow, RootRow.id == FileRow.root)
        .where(FileRow.item == item)
    )
    rows = connection.execute(
        statement.order_by(FileRow.role != Role.STORY.value, FileRow.ordinal, FileRow.path)
    )
    return tuple((row.id, file_paths.absolute(row.root_path, row.path)) for row in rows)


def play_files(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[PlayFile, ...]]:
    """The story files of items in playing order; those gone missing or unreadable are left out."""
    playing: dict[int, list[PlayFile]] = defaultdict(list)
    duration = func.json_extract(FileRow.facts, "$.duration", type_=Float)
    title = func.json_extract(FileRow.facts, "$.title")
    statement = select(FileRow.item, RootRow.path, FileRow.path, duration, title).join(
        RootRow, RootRow.id == FileRow.root
    )
    statement = statement.where(
        FileRow.role == Role.STORY.value, FileRow.missing_scans < MISSING_AFTER, FileRow.reason == ""
    )
    statement = statement.where(FileRow.item.in_(IDS)).order_by(FileRow.item, FileRow.ordinal, FileRow.path)
    for item, root, path, seconds, name in connection.execute(statement, bind_ids(ids)):
        playing[item].append(PlayFile(file_paths.absolute(root, path), seconds, name or ""))
    return {item: tuple(files) for item, files in playing.items()}


def folders_near(connection: Connection, item: int) -> dict[int, str]:
    """Return the folders of an item and of the items below the folder above it, by id; empty without such an item.

    LOOSE items are left out.
    """
    row = connection.execute(select(ItemRow.root, ItemRow.folder).where(ItemRow.id == item)).one_or_none()
    if row is None:
        return {}
    above = row.folder.rpartition("/")[0]
    found = select(ItemRow.id, ItemRow.folder).where(
        ItemRow.root == row.root, ItemRow.kind != ItemKind.LOOSE.value
    )
    if above:
        found = found.where(file_paths.is_below(ItemRow.folder, above))
    return {id: folder for id, folder in connection.execute(found)}


def in_same_folder(connection: Connection, item: int) -> list[int]:
    """Return the ids of all items in the folder of an item, itself included, by key; LOOSE items are left out.

    Empty if there is no such item.
    """
    other = aliased(ItemRow)
    same = (other.root == ItemRow.root) & (other.folder == ItemRow.folder)
    found = select(other.id).join(ItemRow, same).where(ItemRow.id == item, other.kind != ItemKind.LOOSE.value)
    return list(connection.scalars(found.order_by(other.key)))


def keys(connection: Connection, ids: Collection[int]) -> dict[int, bytes]:
    """Return the keys of items by their ids."""
    found = select(ItemRow.id, ItemRow.key).where(ItemRow.id.in_(IDS))
    return {id: key for id, key in connection.execute(found, bind_ids(ids))}
