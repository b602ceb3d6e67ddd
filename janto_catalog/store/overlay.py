"""Your edits of the facts of packs: decisions like any other, so each can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, get_type_hints

from sqlalchemy import Connection, and_, func, not_, select
from sqlalchemy.orm import Session, aliased

from janto_catalog.model.edits import WHOLE, Edit
from janto_catalog.model.story import KINDS
from janto_catalog.store.changes import ChangeSet
from janto_catalog.store.json_codec import decode_as, encode
from janto_catalog.store.tables.decisions import EditRow
from janto_catalog.store.tables.journal import ChangedRow

CONFIRMED = ":you"
"""The end of the id of a placement of a source that the user repeated as their own."""
_TABLE = EditRow.__tablename__


def edits(connection: Connection) -> tuple[Edit, ...]:
    """Every edit, by fact and field."""
    columns = (EditRow.kind, EditRow.fact, EditRow.field, EditRow.value, EditRow.replaced)
    rows = connection.execute(select(*columns).order_by(EditRow.kind, EditRow.fact, EditRow.field))
    return tuple(read_edit(row) for row in rows.mappings())


def confirmed(edits: Iterable[Edit]) -> dict[str, Edit]:
    """The removals of placements that the user repeated as their own, by id.

    The two are one decision: the placement of a source became the user's.
    """
    claims = {edit.id: edit for edit in edits if edit.kind == "claims" and edit.field == WHOLE}
    return {id: edit for id, edit in claims.items() if edit.value is None and f"{id}{CONFIRMED}" in claims}


def count(connection: Connection) -> int:
    """How many edits there are; a placement that was confirmed is one."""
    own = aliased(EditRow)
    repeated = (
        select(own.fact)
        .where(own.kind == "claims", own.fact == EditRow.fact + CONFIRMED, own.field == WHOLE)
        .exists()
    )
    is_second = and_(EditRow.kind == "claims", EditRow.field == WHOLE, repeated)
    return connection.scalar(select(func.count()).select_from(EditRow).where(not_(is_second))) or 0


def put(session: Session, edit: Edit) -> None:
    """Store `edit` in place of an earlier edit of that field; an edit to the value of the packs deletes it."""
    value, replaced = (_document(edit, part) for part in (edit.value, edit.replaced))
    if value == replaced:
        drop(session, edit)
        return
    row = session.get(EditRow, (edit.kind, edit.id, edit.field))
    if row is None:
        session.add(EditRow(kind=edit.kind, fact=edit.id, field=edit.field, value=value, replaced=replaced))
    else:
        row.value, row.replaced = value, replaced


def drop(session: Session, edit: Edit) -> None:
    """Delete `edit`: the value of the packs applies again."""
    row = session.get(EditRow, (edit.kind, edit.id, edit.field))
    if row is not None:
        session.delete(row)


def keep(session: Session, edit: Edit, now: Any) -> None:
    """Store `edit`, which overrides what the packs have `now`."""
    row = session.get_one(EditRow, (edit.kind, edit.id, edit.field))
    row.replaced = _document(edit, now)


def touched(changes: ChangeSet) -> tuple[Edit, ...]:
    """Return the edits that a transaction inserted, changed or deleted, before and after it."""
    rows = changes.rows.get(_TABLE, ())
    return tuple(read_edit(values) for row in rows for values in row if values is not None)


def changed_since(connection: Connection, change: int) -> frozenset[tuple[str, str]]:
    """Return (kind, id) of the facts whose edits changed after the change with that number."""
    rows = connection.execute(
        select(ChangedRow.before, ChangedRow.after).where(
            ChangedRow.table == _TABLE, ChangedRow.change > change
        )
    )
    edited = [json.loads(document) for row in rows for document in row if document]
    return frozenset((values["kind"], values["fact"]) for values in edited)


def generation(connection: Connection) -> int:
    """Return a number that grows with every change of an edit; 0 before the first."""
    return connection.scalar(select(func.max(ChangedRow.change)).where(ChangedRow.table == _TABLE)) or 0


def read_edit(values: Mapping[Any, Any]) -> Edit:
    """The edit in a row of the table, given as its values by column."""
    kind, field = values["kind"], values["field"]
    shape = _shape(kind, field)
    return Edit(
        kind, values["fact"], field, _value(shape, values["value"]), _value(shape, values["replaced"])
    )


def _value(shape: Any, document: str | None) -> Any:
    return None if document is None else decode_as(shape, document)


def _document(edit: Edit, value: Any) -> str | None:
    if value is None and edit.field == WHOLE:
        return None
    return encode(value)


@cache
def _shape(kind: str, field: str) -> Any:
    """The type of the value of an edit."""
    return KINDS[kind] if field == WHOLE else get_type_hints(KINDS[kind])[field]
