"""Updating many rows by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection


def update_rows(connection: Connection, table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Update rows by their ids, given as "wanted"; the other keys are columns, the same in all rows.

    The values go to the driver as they are: texts, numbers, bytes, booleans or None.  SQLAlchemy would look at each
    of them, which takes longer than writing the rows.
    """
    if not rows:
        return
    names = [name for name in rows[0] if name != "wanted"]
    columns = ", ".join(f"{table.c[name].name} = ?" for name in names)
    statement = f"UPDATE {table.name} SET {columns} WHERE id = ?"  # noqa: S608 - only names of columns
    names.append("wanted")
    connection.exec_driver_sql(statement, [tuple([row[name] for name in names]) for row in rows])
