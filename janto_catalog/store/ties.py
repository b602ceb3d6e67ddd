"""Works that only their titles tell apart in the order: those of one day and one number."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from janto_catalog.model.story import Work
from janto_catalog.store.tables.story import WorkIndexRow


def changes_order(connection: Connection, work: Work, former: str) -> bool:
    """Whether `work` sorts otherwise among the works it may be tied with than under its `former` title.

    Takes in works that are not tied after all: those without a date of their own, and those of other series.
    """
    tied = select(WorkIndexRow.id, WorkIndexRow.title).where(
        WorkIndexRow.place_in_series == work.place_in_series.encode(), WorkIndexRow.id != work.id
    )
    if work.released:
        tied = tied.where(or_(WorkIndexRow.released == work.released, WorkIndexRow.released.is_(None)))
    was, now = (former.casefold(), work.id), (work.title.casefold(), work.id)
    return any(
        (was < (title.casefold(), id)) != (now < (title.casefold(), id))
        for id, title in connection.execute(tied)
    )
