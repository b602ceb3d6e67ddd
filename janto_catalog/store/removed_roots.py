"""Folders that the user removed.

Their rows leave the tables, so that no query has to leave them out, and are kept as compressed documents.  They come
back as they were when the removal is undone.  Decisions about their items stay in their tables: they name items that
do not exist meanwhile.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select, union
from sqlalchemy.orm import Session

from janto_catalog.errors import JantoError
from janto_catalog.model.changes import Data
from janto_catalog.model.files import Root
from janto_catalog.model.text import display_path
from janto_catalog.store import files, pending
from janto_catalog.store.changes import changes_of
from janto_catalog.store.links import current_extras, current_links
from janto_catalog.store.tables.decisions import RemovedRootRow
from janto_catalog.store.tables.files import (
    CandidateRow,
    FileRow,
    FoundExtraRow,
    FoundLinkRow,
    ItemRow,
    KeptRowsRow,
    RootRow,
)

_TABLES: tuple[Any, ...] = (RootRow, ItemRow, FileRow, FoundLinkRow, FoundExtraRow, CandidateRow)
"""What belongs to a root, each table after those that its rows refer to."""
_INPUTS = "inputs"
"""The name under which the state of what items are matched with is kept: it is no table."""
_MANY = 1000
"""The rows in one document: those of a large folder are never all in memory."""


def remove(session: Session, root: int) -> None:
    """Decide that a folder is removed."""
    session.add(RemovedRootRow(root=root))


def restore(session: Session, root: int) -> None:
    """Decide that a removed folder is part of the catalogue again."""
    session.delete(session.get_one(RemovedRootRow, root))


def removed(connection: Connection) -> tuple[Root, ...]:
    """Return the folders that are removed, the newest first."""
    rows = connection.scalars(
        select(KeptRowsRow.document)
        .where(KeptRowsRow.table == RootRow.__tablename__)
        .order_by(KeptRowsRow.root.desc())
    )
    found = (values for document in rows for values in _unpacked(RootRow, document))
    return tuple(Root(row["id"], row["path"], row["name"], row["identity"]) for row in found)


def roots_to_keep(connection: Connection) -> list[int]:
    """Return the roots that were removed, but whose rows are still in the tables."""
    return list(
        connection.scalars(select(RootRow.id).join(RemovedRootRow, RemovedRootRow.root == RootRow.id))
    )


def roots_to_put_back(connection: Connection) -> list[int]:
    """Return the roots whose rows are kept, but that are not removed any more."""
    kept = select(KeptRowsRow.root).where(KeptRowsRow.root.not_in(select(RemovedRootRow.root)))
    return list(connection.scalars(kept.distinct()))


def keep(connection: Connection, root: int) -> None:
    """Move the rows of a root out of the tables."""
    _note_changes(connection, root)
    documents = [(_INPUTS, _inputs(connection))]
    for table in _TABLES:
        documents += [(table.__tablename__, document) for document in _packed(connection, table, root)]
    connection.execute(
        insert(KeptRowsRow),
        [
            {"root": root, "ordinal": ordinal, "table": table, "document": document}
            for ordinal, (table, document) in enumerate(documents)
        ],
    )
    connection.execute(delete(RootRow).where(RootRow.id == root))


def put_back(connection: Connection, root: int) -> None:
    """Move the rows of a root back into the tables.

    If the facts or answers that items are matched with changed meanwhile, its items are matched again.  Raises
    JantoError if a folder was added that contains it or lies in it.
    """
    kept = select(KeptRowsRow.table, KeptRowsRow.document).where(KeptRowsRow.root == root)
    tables = {table.__tablename__: table for table in _TABLES}
    is_current = False
    for name, document in connection.execute(kept.order_by(KeptRowsRow.ordinal)).all():
        if name == _INPUTS:
            is_current = document == _inputs(connection)
            continue
        rows = list(_unpacked(tables[name], document))
        if tables[name] is RootRow:
            _refuse_overlap(connection, rows[0]["path"])
        connection.execute(insert(tables[name].__table__), rows)
    connection.execute(delete(KeptRowsRow).where(KeptRowsRow.root == root))
    items = _note_changes(connection, root)
    if not is_current:
        pending.mark_to_match(connection, items)
        changes_of(connection).add(Data.PENDING, items)


def _refuse_overlap(connection: Connection, path: bytes) -> None:
    inner = path.rstrip(b"/") + b"/"
    for other in files.roots(connection):
        outer = other.path.rstrip(b"/") + b"/"
        if inner.startswith(outer) or outer.startswith(inner):
            raise JantoError(
                "This folder cannot come back: its files are in the catalogue again",
                location=display_path(path),
                hint=f"Remove {other.name} first.",
            )


def _note_changes(connection: Connection, root: int) -> list[int]:
    """Record that everything about a root changed; returns its items."""
    changes = changes_of(connection)
    items = list(connection.scalars(select(ItemRow.id).where(ItemRow.root == root)))
    inside = select(ItemRow.id).where(ItemRow.root == root)
    works = union(
        *(select(one.c.work).where(one.c.item.in_(inside)) for one in (current_links, current_extras))
    )
    changes.add(Data.FOLDERS, [root])
    changes.add(Data.FILES, connection.scalars(select(FileRow.id).where(FileRow.root == root)))
    changes.add(Data.ITEMS, items)
    changes.add(Data.MATCHES, items)
    changes.add(Data.ITEM_DECISIONS, items)
    changes.add(Data.LINKS, connection.scalars(works))
    return items


def _inputs(connection: Connection) -> bytes:
    return repr(pending.inputs_version(connection)).encode()


def _packed(connection: Connection, table: Any, root: int) -> Iterator[bytes]:
    names = [column.name for column in table.__table__.columns]
    rows = connection.execution_options(yield_per=_MANY).execute(_rows_of(table, root))
    for some in rows.partitions():
        document = msgspec.msgpack.encode([names, [list(row) for row in some]])
        yield zlib.compress(document, level=1)


def _rows_of(table: Any, root: int) -> Select[Any]:
    columns = table.__table__.columns
    if table is RootRow:
        return select(*columns).where(columns.id == root)
    if "root" in columns:
        return select(*columns).where(columns.root == root)
    return select(*columns).where(columns.item.in_(select(ItemRow.id).where(ItemRow.root == root)))


def _unpacked(table: Any, document: bytes) -> Iterator[dict[str, Any]]:
    names, rows = msgspec.msgpack.decode(zlib.decompress(document))
    # A column that the table has no more is left out, one that it got since has its default.
    known = table.__table__.columns.keys()
    for row in rows:
        yield {name: value for name, value in zip(names, row, strict=True) if name in known}
