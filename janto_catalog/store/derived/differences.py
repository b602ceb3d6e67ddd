"""The rows of a table that differ from newly computed ones, so that only these are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from janto_catalog.store.changes import All, Ids
from janto_catalog.store.id_params import IDS, bind_ids

Row = tuple[Any, ...]
"""A row of a table, its columns in their order."""


@dataclass(frozen=True, slots=True)
class Differences:
    """The stored rows of a table that are not computed any more (`gone`), and those that are `new`."""

    table: Any
    gone: frozenset[Row]
    new: frozenset[Row]

    def values(self, column: str) -> set[Any]:
        """The values of a column in all of these rows."""
        at = self.table.c.keys().index(column)
        return {row[at] for rows in (self.gone, self.new) for row in rows}

    def write(self, connection: Connection) -> None:
        """Write the differences to the table."""
        names = self.table.c.keys()
        if self.gone:
            key = [column.name for column in self.table.primary_key]
            condition = and_(*(self.table.c[name] == bindparam(f"old_{name}") for name in key))
            rows = [{f"old_{name}": row[names.index(name)] for name in key} for row in self.gone]
            connection.execute(delete(self.table).where(condition), rows)
        if self.new:
            connection.execute(insert(self.table), [dict(zip(names, row, strict=True)) for row in self.new])


def differences(
    connection: Connection, chosen: Any, ids: Ids, rows: Iterable[Row], *conditions: Any
) -> Differences:
    """How the stored rows whose column `chosen` is one of `ids` (of ALL: all rows) differ from `rows`.

    Of the stored rows only those that meet the `conditions` count.
    """
    table = chosen.class_.__table__
    stored = select(table).where(*conditions)
    found = (
        connection.execute(stored)
        if isinstance(ids, All)
        else connection.execute(stored.where(chosen.in_(IDS)), bind_ids(ids))
    )
    before, after = frozenset(map(tuple, found)), frozenset(rows)
    return Differences(table, before - after, after - before)
