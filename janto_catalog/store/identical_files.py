"""Keep decisions when one of two identical files is deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, delete, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.files import Outcome, Role
from janto_catalog.model.matching import ANSWER_ABOUT_COPY
from janto_catalog.store import same_content
from janto_catalog.store.changes import changes_of
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.item_writer import remove_empty
from janto_catalog.store.items import MISSING_AFTER, decided
from janto_catalog.store.tables.files import FileRow, ItemRow

_FILES: Select[tuple[int, int, int | None, str, int]] = select(
    FileRow.id, FileRow.root, FileRow.item, FileRow.fingerprint, FileRow.missing_scans
).where(
    FileRow.role == Role.STORY.value, FileRow.item.is_not(None), FileRow.size > 0, FileRow.fingerprint != ""
)
_File = Row[tuple[int, int, int | None, str, int]]


@dataclass(frozen=True, slots=True)
class _Copies:
    """Present files that no decision depends on, by (root, item); each item is used once."""

    by_item: dict[tuple[int, int], list[_File]]

    def take(self, files: Sequence[_File]) -> list[_File] | None:
        """The files of an item with the same contents in the same order as `files`, or None."""
        wanted = [file.fingerprint for file in files]
        for (root, item), copies in self.by_item.items():
            if root == files[0].root and [copy.fingerprint for copy in copies] == wanted:
                return self.by_item.pop((root, item))
        return None


def replace_missing(connection: Connection, missing: Collection[int]) -> None:
    """Move the decisions of items whose files are all missing to identical files in the same root.

    `missing` are files that were marked as missing.  The identical files must be the whole of an item without
    decisions; that item is removed.  Where two decisions about the content contradict each other, or the name of the
    copy says something else, the copy remains a question.
    """
    held = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))
    items = decided(connection, [item for item in connection.scalars(held, bind_ids(missing)) if item])
    lost = {
        item: files
        for item, files in _by_item(connection, items).items()
        if all(file.missing_scans >= MISSING_AFTER for file in files)
    }
    if lost:
        present = same_content.read(connection, lost)
        lost = {item: files for item, files in lost.items() if not present.is_disputed(item)}
    copies = _copies(connection, {file.fingerprint for files in lost.values() for file in files})
    for files in lost.values():
        if (found := copies.take(files)) is not None:
            _continue_with(connection, files, found)


def _by_item(connection: Connection, items: Collection[int]) -> dict[int, list[_File]]:
    by_item: dict[int, list[_File]] = defaultdict(list)
    order = (FileRow.item, FileRow.ordinal, FileRow.path)
    statement = _FILES.where(FileRow.item.in_(IDS)).order_by(*order)
    for file in connection.execute(statement, bind_ids(items)):
        by_item[file.item].append(file)
    return by_item


def _copies(connection: Connection, prints: Collection[str]) -> _Copies:
    if not prints:
        return _Copies({})
    statement = _FILES.where(FileRow.fingerprint.in_(IDS), FileRow.missing_scans == 0)
    items = {file.item for file in connection.execute(statement, bind_ids(prints))}
    free = _by_item(connection, items - decided(connection, items) - _contradicting(connection, items))
    return _Copies(
        {
            (files[0].root, item): files
            for item, files in free.items()
            if not any(file.missing_scans for file in files)
        }
    )


def _contradicting(connection: Connection, items: Collection[int]) -> frozenset[int]:
    """Those of `items` whose names contradict an answer about their content."""
    asked = select(ItemRow.id).where(ItemRow.id.in_(IDS), ItemRow.outcome == Outcome.ASK.value)
    found = asked.where(ItemRow.reason.startswith(ANSWER_ABOUT_COPY))
    return frozenset(connection.scalars(found, bind_ids(items)))


def _continue_with(connection: Connection, files: Sequence[_File], copies: Sequence[_File]) -> None:
    columns = (FileRow.path, FileRow.size, FileRow.mtime_ns, FileRow.inode, FileRow.device)
    for file, copy in zip(files, copies, strict=True):
        stat = connection.execute(select(*columns).where(FileRow.id == copy.id)).one()
        connection.execute(delete(FileRow).where(FileRow.id == copy.id))
        connection.execute(
            update(FileRow)
            .where(FileRow.id == file.id)
            .values(**stat._asdict(), missing_scans=0, grouped=False)
        )
    changes = changes_of(connection)
    changes.add(Data.FILES, [file.id for file in (*files, *copies)])
    changes.add(Data.ITEMS, {files[0].item, copies[0].item})
    remove_empty(connection, {copies[0].item})
