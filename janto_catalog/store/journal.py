"""Undo, redo and history of every decision, written once: a listener on the session's flush.

Each flush records what a row held before and what it holds after.  Undo is a new change that puts the
rows back, and only where the present is what the change left.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Select, Table, event, func, insert, inspect, select
from sqlalchemy.orm import Session

from janto_catalog.errors import JantoError
from janto_catalog.model.changes import Data
from janto_catalog.model.views import HistoryEntry
from janto_catalog.store.changes import changes_of
from janto_catalog.store.tables import Base
from janto_catalog.store.tables.base import Decision
from janto_catalog.store.tables.journal import ChangedRow, ChangeRow

Values = dict[str, Any]


def record(session: Session, label: str, at: str, reverses: int | None = None) -> None:
    """Journal every decision that `session` flushes as one change."""

    @event.listens_for(session, "after_flush")
    def _after_flush(session: Session, _context: object) -> None:
        touched = [
            (row, before, after)
            for row in _decisions(session)
            if (before := _before(row, session)) != (after := _after(row, session))
        ]
        if not touched:
            return
        connection = session.connection()
        change = _change_of(session, connection, label, at, reverses)
        changes = changes_of(connection)
        changes.add(Data.HISTORY, [change])
        for row, before, after in touched:
            changes.add_row(type(row), before, after)
        first = connection.scalar(select(func.count()).where(ChangedRow.change == change)) or 0
        connection.execute(
            insert(ChangedRow),
            [
                {
                    "change": change,
                    "ordinal": first + n,
                    "table": row.__tablename__,
                    "before": _json(before),
                    "after": _json(after),
                }
                for n, (row, before, after) in enumerate(touched)
            ],
        )


def _decisions(session: Session) -> list[Any]:
    rows = [*session.new, *session.dirty, *session.deleted]
    # A fixed order, so that two runs of the same use case write the same journal.
    return sorted(
        (row for row in rows if isinstance(row, Decision)),
        key=lambda row: (row.__tablename__, str(inspect(row).identity)),
    )


def _before(row: Any, session: Session) -> Values | None:
    if row in session.new:
        return None
    state = inspect(row)
    return {key: _old(state.attrs[key]) for key in _columns(state.mapper)}


def _old(attribute: Any) -> Any:
    return attribute.history.deleted[0] if attribute.history.deleted else attribute.value


def _after(row: Any, session: Session) -> Values | None:
    if row in session.deleted:
        return None
    return {key: getattr(row, key) for key in _columns(inspect(row).mapper)}


def _columns(mapper: Any) -> list[str]:
    return [attribute.key for attribute in mapper.column_attrs]


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)


def _change_of(session: Session, connection: Connection, label: str, at: str, reverses: int | None) -> int:
    if "change" not in session.info:
        statement = insert(ChangeRow).values(at=at, label=label, reverses=reverses).returning(ChangeRow.id)
        session.info["change"] = connection.execute(statement).scalar_one()
    return int(session.info["change"])


def history(connection: Connection, limit: int) -> tuple[HistoryEntry, ...]:
    """Return the newest decisions first.  Undo and redo are not listed: the changes that they reverse show it."""
    undone = set(connection.scalars(_undone_changes()))
    rows = connection.execute(
        select(ChangeRow.id, ChangeRow.at, ChangeRow.label)
        .where(ChangeRow.reverses.is_(None))
        .order_by(ChangeRow.id.desc())
        .limit(limit)
    )
    return tuple(HistoryEntry(row.id, row.at, row.label, row.id in undone) for row in rows)


def _undone_changes() -> Select[tuple[int | None]]:
    """The changes that are undone now: those reversed an odd number of times."""
    turned = select(ChangeRow.reverses).where(ChangeRow.reverses.is_not(None)).group_by(ChangeRow.reverses)
    return turned.having(func.count() % 2 == 1)


def next_to_undo(connection: Connection, change: int | None = None) -> HistoryEntry | None:
    """Return the newest decision that is not undone, or that of a number; None if it is undone or there is none."""
    not_undone = select(ChangeRow.id, ChangeRow.at, ChangeRow.label).where(
        ChangeRow.reverses.is_(None), ChangeRow.id.not_in(_undone_changes())
    )
    if change is not None:
        not_undone = not_undone.where(ChangeRow.id == change)
    row = connection.execute(not_undone.order_by(ChangeRow.id.desc()).limit(1)).first()
    return HistoryEntry(row.id, row.at, row.label) if row else None


def next_to_redo(connection: Connection) -> HistoryEntry | None:
    """Return the decision that was undone last, if it was undone after the newest decision; else None."""
    newest = select(func.max(ChangeRow.id)).where(ChangeRow.reverses.is_(None)).scalar_subquery()
    turned = set(
        connection.scalars(
            select(ChangeRow.reverses).where(ChangeRow.reverses.is_not(None), ChangeRow.id > newest)
        )
    )
    # What was undone before a newer decision was taken stays undone: that decision was made without it.
    undone = [entry for entry in history(connection, -1) if entry.undone and entry.id in turned]
    return undone[-1] if undone else None


def apply(session: Session, change: int, *, forward: bool) -> frozenset[str]:
    """Restore the rows of `change` to before it (with `forward`: to after it); returns the names of their tables.

    Raises JantoError when a row is no longer what the change left: a later change depends on it.
    """
    rows = session.scalars(
        select(ChangedRow).where(ChangedRow.change == change).order_by(ChangedRow.ordinal)
    ).all()
    for row in rows if forward else reversed(rows):
        left, wanted = (row.before, row.after) if forward else (row.after, row.before)
        _put(session, row.table, _values(left), _values(wanted))
        session.flush()
    return frozenset(row.table for row in rows)


def _values(document: str | None) -> Values | None:
    return None if document is None else dict(json.loads(document))


def _put(session: Session, table_name: str, left: Values | None, wanted: Values | None) -> None:
    mapped = _mapped(table_name)
    key = [(left or wanted or {})[column.name] for column in inspect(mapped).primary_key]
    present = session.get(mapped, tuple(key))
    now = None if present is None else _after(present, session)
    if now is not None and left is not None:
        # A column that was added since is not in the journal.
        now = {name: now.get(name) for name in left}
    if now != left:
        raise JantoError(
            "This can no longer be undone", hint="A later change depends on it; undo that one first."
        )
    if wanted is None:
        session.delete(present)
    elif present is None:
        session.add(mapped(**wanted))
    else:
        for name, value in wanted.items():
            setattr(present, name, value)


def _mapped(table_name: str) -> Any:
    table: Table = Base.metadata.tables[table_name]
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is table)
