"""Files that belong to no story: the files of LOOSE items that are still on disk."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from janto_catalog.model.files import ItemKind
from janto_catalog.model.folders import OtherFile
from janto_catalog.store import file_paths
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow


def other_files(connection: Connection, root: int | None = None) -> tuple[OtherFile, ...]:
    """Return the files that belong to no story, by path; those of one root, or of all (None)."""
    statement = _on_disk(select(RootRow.path, FileRow.path, FileRow.role, FileRow.size))
    statement = statement.join(RootRow, RootRow.id == FileRow.root).order_by(RootRow.id, FileRow.path)
    if root is not None:
        statement = statement.where(FileRow.root == root)
    return tuple(
        OtherFile(file_paths.absolute(root_path, path), role, size)
        for root_path, path, role, size in connection.execute(statement)
    )


def counts(connection: Connection) -> dict[int, int]:
    """Return how many files belong to no story, by root; roots without any are left out."""
    statement = _on_disk(select(FileRow.root, func.count())).group_by(FileRow.root)
    return {root: number for root, number in connection.execute(statement)}


def _on_disk(statement: Select[Any]) -> Select[Any]:
    found = statement.join(ItemRow, ItemRow.id == FileRow.item)
    return found.where(ItemRow.kind == ItemKind.LOOSE.value, FileRow.missing_scans < MISSING_AFTER)
