"""The number of a work in the store is its place in lists sorted by the story, listed works first.

So a list in story order is read off the table as it lies, from any place in it; and whatever hangs on works (cast,
arcs, the text index) carries that number, so that what matches is found in order without looking at the works.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from janto_catalog.store import fulltext, kept_sets
from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow, WorkIndexRow

_WORK: Any = WorkIndexRow.__table__

# A missing place or date comes last, and ids make the order total.
STORY_ORDER = (
    WorkIndexRow.position.is_(None),
    WorkIndexRow.position,
    WorkIndexRow.released.is_(None),
    WorkIndexRow.released,
    WorkIndexRow.id,
)


def renumber(connection: Connection) -> None:
    """Number all works from 1 as the story has them, after works or their places changed."""
    place = func.row_number().over(order_by=(WorkIndexRow.listed.desc(), *STORY_ORDER))
    moved = {
        before: after
        for before, after in connection.execute(select(WorkIndexRow.number_in_store, place)).all()
        if before != after
    }
    if moved:
        texts = fulltext.take(connection, list(moved))
        _move(connection, moved)
        fulltext.write_folded(connection, {moved[before]: text for before, text in texts.items()})
    for table in (WorkCharacterRow, WorkArcRow):
        number = select(WorkIndexRow.number_in_store).where(WorkIndexRow.id == table.work).scalar_subquery()
        connection.execute(update(table).values(number=func.coalesce(number, 0)))
    kept_sets.keep_all(connection)


def _move(connection: Connection, moved: dict[int, int]) -> None:
    # Two works that change places would collide halfway: first out of the way, then in.
    statement = (
        update(_WORK)
        .where(_WORK.c.number_in_store == bindparam("before"))
        .values(number_in_store=bindparam("after"))
    )
    connection.execute(statement, [{"before": before, "after": -after} for before, after in moved.items()])
    connection.execute(
        update(_WORK).where(_WORK.c.number_in_store < 0).values(number_in_store=-_WORK.c.number_in_store)
    )
