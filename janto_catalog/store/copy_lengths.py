"""The lengths of the copies that a person linked: what is usual in their series."""

from __future__ import annotations

from sqlalchemy import Connection, Float, func, or_, select

from janto_catalog.model.files import Role
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FileRow, ItemRow

_DURATION = func.json_extract(FileRow.facts, "$.duration", type_=Float)


def decided_lengths(connection: Connection) -> dict[str, float]:
    """Return the seconds of complete items that a person linked to one whole work, by the work's id.

    What the program linked is left out, so that its own guesses do not become evidence.
    """
    one_work = (
        select(DecidedLinkRow.item, func.min(DecidedLinkRow.work).label("work"))
        .group_by(DecidedLinkRow.item)
        .having(func.count() == 1, func.count(DecidedLinkRow.unit) == 0)
        .subquery()
    )
    lengths = (
        select(one_work.c.work, func.sum(_DURATION))
        .join(ItemRow, ItemRow.id == one_work.c.item)
        .join(FileRow, (FileRow.item == ItemRow.id) & (FileRow.role == Role.STORY.value))
        .where(or_(ItemRow.complete.is_(None), ItemRow.complete.is_(True)))
        .group_by(one_work.c.work, ItemRow.id)
        .having(func.count(_DURATION) == func.count(FileRow.id))
        .order_by(ItemRow.id)
    )
    return {work: seconds for work, seconds in connection.execute(lengths)}
