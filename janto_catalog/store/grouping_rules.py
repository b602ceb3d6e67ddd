"""By which version of the rules the files of each folder were last grouped into items."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from janto_catalog.store.tables.derived import ProjectionRow
from janto_catalog.store.tables.files import FileRow


def are_older(connection: Connection, root: int, version: int) -> bool:
    """Whether files of a root were grouped by older rules than those of a version."""
    found = connection.scalar(select(ProjectionRow.version).where(ProjectionRow.name == _name(root)))
    if found is not None:
        return found < version
    grouped = select(FileRow.id).where(FileRow.root == root, FileRow.grouped.is_(True)).limit(1)
    return connection.scalar(grouped) is not None


def store(connection: Connection, root: int, version: int) -> None:
    """Remember that all files of a root are grouped by the rules of a version."""
    found = connection.scalar(select(ProjectionRow.version).where(ProjectionRow.name == _name(root)))
    if found is None or found < version:
        connection.execute(delete(ProjectionRow).where(ProjectionRow.name == _name(root)))
        connection.execute(insert(ProjectionRow).values(name=_name(root), version=version))


def _name(root: int) -> str:
    """The name in the table of derived data: items are derived from files.  The id of a root is never used again."""
    return f"items of root {root}"
