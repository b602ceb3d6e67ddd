"""What happened last: the titles that were started or finished, and those that new items hold."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from janto_catalog.model.have import Have
from janto_catalog.model.views import Progress
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.links import current_links
from janto_catalog.store.tables.decisions import ProgressRow
from janto_catalog.store.tables.files import ItemRow
from janto_catalog.store.tables.story import WorkIndexRow

_IS_SHOWN = (WorkIndexRow.is_listed, WorkIndexRow.have.in_([Have.YES.value, Have.NOT_SEEN.value]))


def started(connection: Connection, limit: int) -> tuple[str, ...]:
    """The ids of the titles you have that are started, the one started last first."""
    statement = (
        select(ProgressRow.work)
        .join(WorkIndexRow, WorkIndexRow.id == ProgressRow.work)
        .where(ProgressRow.state == Progress.STARTED.value, *_IS_SHOWN)
        .order_by(ProgressRow.at.desc(), ProgressRow.work)
    )
    return tuple(connection.scalars(statement.limit(limit)))


def finished(connection: Connection) -> dict[str, str]:
    """When each title that is marked finished was marked so; titles that were marked in one step have the same time."""
    statement = select(ProgressRow.work, ProgressRow.at).where(ProgressRow.state == Progress.FINISHED.value)
    return {work: at for work, at in connection.execute(statement)}


def newest_item(connection: Connection) -> int:
    """The highest id of an item, 0 without any; ids rise and are never used again."""
    return connection.scalar(select(func.max(ItemRow.id))) or 0


def newest_items(connection: Connection, works: Iterable[str]) -> dict[str, int]:
    """The highest id of an item of each work; works without an item of their own are left out."""
    row = current_links.c
    statement = select(row.work, func.max(row.item)).where(row.work.in_(IDS)).group_by(row.work)
    return {work: item for work, item in connection.execute(statement, bind_ids(works))}


def held_by_items_after(connection: Connection, item: int, limit: int) -> tuple[str, ...]:
    """The ids of the titles that items newer than `item` hold, and no older one.

    Titles of one series are together, in the order of the story; the series of the newest item comes first.
    """
    held = (
        select(
            current_links.c.work,
            func.min(current_links.c.item).label("first"),
            func.max(current_links.c.item).label("last"),
        )
        .group_by(current_links.c.work)
        .subquery()
    )
    series = func.coalesce(WorkIndexRow.series, held.c.work)
    statement = (
        select(held.c.work)
        .join(WorkIndexRow, WorkIndexRow.id == held.c.work)
        .where(held.c.first > item, *_IS_SHOWN)
        .order_by(
            func.max(held.c.last).over(partition_by=series).desc(),
            series,
            WorkIndexRow.position,
            held.c.work,
        )
    )
    return tuple(connection.scalars(statement.limit(limit)))
