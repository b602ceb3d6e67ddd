"""Which files the user said form an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from janto_catalog.model.changes import Data
from janto_catalog.model.files import Grouping, ItemKind, Pending, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths, item_writer, pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.json_codec import decode
from janto_catalog.store.row_updates import update_rows
from janto_catalog.store.tables.decisions import DecidedGroupRow
from janto_catalog.store.tables.files import FileRow, ItemRow

TABLE = DecidedGroupRow.__tablename__
_PLACEHOLDER = b"\0new/"
"""How the key of an item starts that has no files yet."""
_FREE = b"\0free/"
"""How the key of an item starts while another item gets its key; only inside a transaction."""
_TAKEN = b"\0"
"""What follows the path in the key of an item if that path is the key of another."""
_FILE = (FileRow.id, FileRow.root, FileRow.item, FileRow.path, FileRow.facts)


@dataclass(frozen=True, slots=True)
class DecidedFile:
    """A file of an item that the user decided about; `item` is the one that it is in now."""

    id: int
    root: int
    item: int | None
    path: bytes
    role: Role
    facts: MediaFacts | None


def decide(session: Session, item: int, files: Sequence[tuple[int, str]]) -> None:
    """Decide that an item is made of files (id, role), in playing order."""
    in_item = select(FileRow.id, FileRow.item).where(FileRow.id.in_(IDS))
    former = dict(map(tuple, session.connection().execute(in_item, bind_ids(file for file, _ in files))))
    for ordinal, (file, role) in enumerate(files):
        row = session.get(DecidedGroupRow, file)
        if row is None:
            values = {"file": file, "item": item, "ordinal": ordinal, "role": role, "former": former[file]}
            session.add(DecidedGroupRow(**values))
        else:
            row.item, row.ordinal, row.role = item, ordinal, role


def files_of(connection: Connection, item: int) -> list[tuple[int, str]]:
    """Return the files (id, role) of an item, in playing order."""
    order = (FileRow.ordinal, FileRow.path)
    found = select(FileRow.id, FileRow.role).where(FileRow.item == item).order_by(*order)
    return [(id, role) for id, role in connection.execute(found)]


def root_of(connection: Connection, item: int) -> int | None:
    """Return the root of an item."""
    return connection.scalar(select(ItemRow.root).where(ItemRow.id == item))


def new_item(connection: Connection, root: int, file: int) -> int:
    """Add an item of a root for a file that is still in another item, and return its id."""
    made = connection.execute(insert(ItemRow).values(_placeholder(root, file)).returning(ItemRow.id))
    return made.scalar_one()


def groups(connection: Connection, items: Collection[int] | None) -> dict[int, list[DecidedFile]]:
    """Return the files of decided items (None: of all) that are still known, in playing order."""
    statement = (
        select(DecidedGroupRow.item.label("decided"), DecidedGroupRow.role, *_FILE)
        .join(FileRow, FileRow.id == DecidedGroupRow.file)
        .order_by(DecidedGroupRow.item, DecidedGroupRow.ordinal, FileRow.path)
    )
    if items is not None:
        statement = statement.where(DecidedGroupRow.item.in_(list(items)))
    return _by_item(connection.execute(statement))


def files_in(connection: Connection, items: Collection[int]) -> dict[int, list[DecidedFile]]:
    """Return the files of items, in playing order."""
    statement = select(FileRow.item.label("decided"), FileRow.role, *_FILE).where(FileRow.item.in_(IDS))
    ordered = statement.order_by(FileRow.item, FileRow.ordinal, FileRow.path)
    return _by_item(connection.execute(ordered, bind_ids(items)))


def grouped_by_hand(connection: Connection, items: Collection[int]) -> frozenset[int]:
    """Return those of `items` that the user joined or split."""
    found = select(DecidedGroupRow.item).where(DecidedGroupRow.item.in_(IDS))
    return frozenset(connection.scalars(found, bind_ids(items)))


def _by_item(rows: Iterable[Any]) -> dict[int, list[DecidedFile]]:
    found: dict[int, list[DecidedFile]] = defaultdict(list)
    for row in rows:
        facts = decode(MediaFacts, row.facts) if row.facts else None
        path = file_paths.last_seen(row.path)
        found[row.decided].append(DecidedFile(row.id, row.root, row.item, path, Role(row.role), facts))
    return dict(found)


def write(connection: Connection, item: int, files: Sequence[DecidedFile], grouping: Grouping) -> bool:
    """Give an item its decided files, and return whether anything differed; then it is matched again."""
    row = connection.execute(select(ItemRow).where(ItemRow.id == item)).one_or_none()
    wanted = [
        (file.id, part.role.value, part.order) for file, part in zip(files, grouping.files, strict=True)
    ]
    order = (FileRow.ordinal, FileRow.path)
    stored = select(FileRow.id, FileRow.role, FileRow.ordinal).where(FileRow.item == item).order_by(*order)
    key = key_for(connection, item, files, grouping.key)
    values = item_writer.columns(replace(grouping, key=key))
    if row is None:
        # It was removed when the decision was undone, and comes back under its id.
        connection.execute(insert(ItemRow).values(id=item, **_placeholder(files[0].root, files[0].id)))
    elif (
        all(getattr(row, name) == value for name, value in values.items())
        and [tuple(each) for each in connection.execute(stored)] == wanted
    ):
        return False
    pending = {"pending": Pending.MATCH.value}
    connection.execute(update(ItemRow).where(ItemRow.id == item).values({**values, **pending}))
    rows: list[dict[str, object]] = [
        {"wanted": id, "item": item, "role": role, "ordinal": ordinal, "grouped": True}
        for id, role, ordinal in wanted
    ]
    update_rows(connection, FileRow.__table__, rows)
    changes = changes_of(connection)
    changes.add(Data.FILES, [file.id for file in files])
    changes.add(Data.PENDING, [item])
    return True


def describe(
    connection: Connection, groupings: Mapping[int, Grouping], files: Mapping[int, Sequence[DecidedFile]]
) -> None:
    """Store the key, kind, name, folder and gaps of items that keep their files; those that differ are matched again."""
    rows = connection.execute(select(ItemRow).where(ItemRow.id.in_(IDS)), bind_ids(groupings)).all()
    before = {row.id: row for row in rows}
    # Items may get each other's keys.
    free = [
        {"wanted": id, "key": _FREE + b"%d" % id}
        for id, row in before.items()
        if row.key != groupings[id].key
    ]
    update_rows(connection, ItemRow.__table__, free)
    changed = []
    for id, row in before.items():
        key = key_for(connection, id, files[id], groupings[id].key)
        values = item_writer.columns(replace(groupings[id], key=key))
        if any(getattr(row, name) != value for name, value in values.items()):
            connection.execute(update(ItemRow).where(ItemRow.id == id).values(values))
            changed.append(id)
    pending.mark_to_match(connection, changed)
    changes_of(connection).add(Data.ITEMS, changed)
    changes_of(connection).add(Data.PENDING, changed)


def give_back(connection: Connection, former: Mapping[int, int | None]) -> frozenset[int]:
    """Put files that are no longer in a joined or split item back into the items that they were in before.

    former: the item by file; None if it is not known, then a file that is still in a joined item gets a new one.
    Returns the items that got files back.
    """
    known = select(FileRow.id, FileRow.root, FileRow.item, DecidedGroupRow.file).outerjoin(
        DecidedGroupRow, DecidedGroupRow.item == FileRow.item
    )
    found = {row.id: row for row in connection.execute(known.where(FileRow.id.in_(IDS)), bind_ids(former))}
    items = {id for id in former.values() if id is not None}
    here = set(connection.scalars(select(ItemRow.id).where(ItemRow.id.in_(IDS)), bind_ids(items)))
    rows: list[dict[str, object]] = []
    for file, row in sorted(found.items()):
        item = former[file]
        if item is None:
            if row.file is None:
                continue
            item = new_item(connection, row.root, file)
            here.add(item)
        elif item not in here:
            connection.execute(insert(ItemRow).values(id=item, **_placeholder(row.root, file)))
            here.add(item)
        rows.append({"wanted": file, "item": item})
    update_rows(connection, FileRow.__table__, rows)
    given = frozenset(int(str(row["item"])) for row in rows)
    changes = changes_of(connection)
    changes.add(Data.FILES, found)
    changes.add(Data.ITEMS, given)
    return given


def detach_missing(connection: Connection, items: Collection[int]) -> None:
    """Move files that are missing from disk out of items, each to an item of its own, except the first of an item.

    They cannot be grouped again before they are back; left where they are, they would stay in a single item.
    """
    missing = (
        select(FileRow.id, FileRow.root, FileRow.path)
        .join(ItemRow, ItemRow.id == FileRow.item)
        .where(FileRow.item.in_(list(items)), FileRow.missing_scans > 0, FileRow.path != ItemRow.key)
    )
    for file, root, path in connection.execute(missing).all():
        item = new_item(connection, root, file)
        name = display_path(file_paths.last_seen(path).rpartition(b"/")[2])
        columns = {"key": _PLACEHOLDER + b"%d" % file, "name": name.rpartition(".")[0] or name}
        connection.execute(update(ItemRow).where(ItemRow.id == item).values(columns))
        connection.execute(
            update(FileRow).where(FileRow.id == file).values(item=item, ordinal=0, grouped=False)
        )
        changes = changes_of(connection)
        changes.add(Data.ITEMS, [item])
        changes.add(Data.FILES, [file])


def key_for(connection: Connection, item: int, files: Sequence[DecidedFile], wanted: bytes) -> bytes:
    """Return the key of a decided item: `wanted`, or one of its first file where `wanted` is not free.

    The key of a folder is not free if another item has a story file in that folder.
    """
    root, path = files[0].root, next((file.path for file in files if file.role is Role.STORY), files[0].path)
    if wanted != path:
        inside = select(FileRow.id).where(FileRow.root == root, FileRow.role == Role.STORY.value)
        inside = inside.where(
            FileRow.item != item, FileRow.path > wanted + b"/", FileRow.path < wanted + b"0"
        )
        if wanted == b"." or connection.scalar(inside.limit(1)) is not None:
            wanted = path
    held = {wanted, path} & set(
        connection.scalars(
            select(ItemRow.key).where(
                ItemRow.root == root, ItemRow.key.in_([wanted, path]), ItemRow.id != item
            )
        )
    )
    return next((key for key in (wanted, path) if key not in held), path + _TAKEN + b"%d" % item)


def paths_in(connection: Connection, items: Collection[int]) -> list[tuple[int, bytes]]:
    """Return (root, path) of the files of items."""
    found = select(FileRow.root, FileRow.path).where(FileRow.item.in_(list(items)))
    return [(root, path) for root, path in connection.execute(found)]


def _placeholder(root: int, file: int) -> dict[str, object]:
    key = _PLACEHOLDER + b"%d" % file
    return {"root": root, "key": key, "kind": ItemKind.SINGLE.value, "name": "", "folder": ""}
