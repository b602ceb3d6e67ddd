"""Which files the user said form an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from janto_catalog.model.changes import Data
from janto_catalog.model.files import Grouping, ItemKind, Pending, Role
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.store import file_paths, item_writer
from janto_catalog.store.changes import changes_of
from janto_catalog.store.json_codec import decode
from janto_catalog.store.row_updates import update_rows
from janto_catalog.store.tables.decisions import DecidedGroupRow
from janto_catalog.store.tables.files import FileRow, ItemRow

TABLE = DecidedGroupRow.__tablename__
_PLACEHOLDER = b"\0new/"
"""How the key of an item starts that has no files yet."""


@dataclass(frozen=True, slots=True)
class DecidedFile:
    """A file of a decided item; `item` is the one that it is in now."""

    id: int
    root: int
    item: int | None
    path: bytes
    role: Role
    facts: MediaFacts | None


def decide(session: Session, item: int, files: Sequence[tuple[int, str]]) -> None:
    """Decide that an item is made of files (id, role), in playing order."""
    for ordinal, (file, role) in enumerate(files):
        row = session.get(DecidedGroupRow, file)
        if row is None:
            session.add(DecidedGroupRow(file=file, item=item, ordinal=ordinal, role=role))
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
        select(
            DecidedGroupRow.item.label("decided"),
            DecidedGroupRow.role,
            FileRow.id,
            FileRow.root,
            FileRow.item,
            FileRow.path,
            FileRow.facts,
        )
        .join(FileRow, FileRow.id == DecidedGroupRow.file)
        .order_by(DecidedGroupRow.item, DecidedGroupRow.ordinal, FileRow.path)
    )
    if items is not None:
        statement = statement.where(DecidedGroupRow.item.in_(list(items)))
    found: dict[int, list[DecidedFile]] = defaultdict(list)
    for row in connection.execute(statement):
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
    values = item_writer.columns(grouping)
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


def key_for(connection: Connection, item: int, files: Sequence[DecidedFile]) -> bytes:
    """Return the key of a decided item: its own, or the path of its first file where it has none or it is another's."""
    key = connection.scalar(select(ItemRow.key).where(ItemRow.id == item))
    if key is not None and not key.startswith(_PLACEHOLDER):
        return key
    path = files[0].path
    taken = select(ItemRow.id).where(ItemRow.root == files[0].root, ItemRow.key == path, ItemRow.id != item)
    return path + b"\0" if connection.scalar(taken) is not None else path


def paths_in(connection: Connection, items: Collection[int]) -> list[tuple[int, bytes]]:
    """Return (root, path) of the files of items."""
    found = select(FileRow.root, FileRow.path).where(FileRow.item.in_(list(items)))
    return [(root, path) for root, path in connection.execute(found)]


def _placeholder(root: int, file: int) -> dict[str, object]:
    key = _PLACEHOLDER + b"%d" % file
    return {"root": root, "key": key, "kind": ItemKind.SINGLE.value, "name": "", "folder": ""}
