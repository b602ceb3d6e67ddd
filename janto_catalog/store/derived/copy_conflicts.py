"""The items that are questions because other items with the same files are taken for other works.

A file's content is one work, so one of the matches is wrong, and the program does not know which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, union

from janto_catalog.model.changes import Data
from janto_catalog.store import same_content
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids, changes_of
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.same_content import SameContent
from janto_catalog.store.tables.files import CopyConflictRow, FileRow, FoundExtraRow, FoundLinkRow

_NAMED = select(CopyConflictRow.item).where(
    or_(CopyConflictRow.item.in_(IDS), CopyConflictRow.other.in_(IDS))
)


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """The changed items that share files or were questions, those they share with, and those whose question named them."""
    items = changes.ids(Data.ITEMS, Data.MATCHES, Data.ITEM_DECISIONS)
    files = changes.ids(Data.FILES)
    # Which work is part of which changes seldom.
    if isinstance(items, All) or isinstance(files, All) or changes.ids(Data.CONTAINMENT):
        return ALL
    found = set(items)
    if files:
        held = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))
        found.update(connection.scalars(held, bind_ids(files)))
    if not found:
        return found
    # Most items share no file with another: of a first scan, hardly any is affected.
    return {*same_content.shared_with(connection, found), *connection.scalars(_NAMED, bind_ids(found))}


def _refresh(connection: Connection, ids: Ids) -> Ids:
    before = select(CopyConflictRow.item, CopyConflictRow.other)
    if isinstance(ids, All):
        present = same_content.read(connection, None)
        old = {(row.item, row.other) for row in connection.execute(before)}
        new = set(_conflicts(present, present.prints))
    else:
        present = same_content.read(connection, ids)
        before = before.where(CopyConflictRow.item.in_(IDS))
        old = {(row.item, row.other) for row in connection.execute(before, bind_ids(ids))}
        new = set(_conflicts(present, present.prints.keys() & ids))
    table: Any = CopyConflictRow.__table__
    if gone := old - new:
        same = (table.c.item == bindparam("its")) & (table.c.other == bindparam("others"))
        connection.execute(delete(table).where(same), [{"its": one, "others": two} for one, two in gone])
    if added := new - old:
        connection.execute(insert(table), [{"item": item, "other": other} for item, other in sorted(added)])
    changed = {item for item, _ in old} ^ {item for item, _ in new}
    _note_works(connection, changed)
    return {item for item, _ in old ^ new}


def _conflicts(present: SameContent, items: Collection[int]) -> Iterator[tuple[int, int]]:
    """(item, other) of each item that is a question for another; two others where these contradict each other."""
    for item in items:
        rivals = present.rivals(item)
        for other in rivals[: 1 if item in present.meanings else 2]:
            yield item, other


def _note_works(connection: Connection, items: Collection[int]) -> None:
    """Record that the works which matching found in items are linked now, or are not any more."""
    if items:
        works = union(
            *(select(table.work).where(table.item.in_(IDS)) for table in (FoundLinkRow, FoundExtraRow))
        )
        changes_of(connection).add(Data.LINKS, connection.scalars(works, bind_ids(items)))


PROJECTION = Projection(
    name="copy conflicts",
    # The works are read for what contains what, which a change of containment says.
    reads=frozenset(
        {Data.ITEMS, Data.FILES, Data.MATCHES, Data.ITEM_DECISIONS, Data.CONTAINMENT, Data.WORKS}
    ),
    writes=Data.COPY_CONFLICTS,
    affected=_affected,
    refresh=_refresh,
)
