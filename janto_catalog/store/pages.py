"""The page of a list that a set of works fills, in the order the list is sorted by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select

from janto_catalog.errors import UsageError
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.id_list import LISTED, listed
from janto_catalog.store.tables.story import WorkIndexRow

_ROW_ID = WorkIndexRow.row_id

# A missing date comes last, and ids make every order total.
_SORTS: dict[str, tuple[Any, ...]] = {
    "story": (WorkIndexRow.position,),
    "release": (WorkIndexRow.released.is_(None), WorkIndexRow.released, WorkIndexRow.id),
    "title": (WorkIndexRow.title_key, WorkIndexRow.id),
    "series": (WorkIndexRow.series_title, WorkIndexRow.number_key, WorkIndexRow.id),
}
# What sorting a work costs, when reading one in sorted order costs 1.
_SORTING = 2
_READ_AT_ONCE = 1000


def page(
    connection: Connection, works: BitMap, listed_works: BitMap, sort: str, limit: int | None, offset: int
) -> list[int]:
    """The row ids of at most `limit` of `works`, after the first `offset`, in the order called `sort`.

    `sort` is "story", "release", "title" or "series"; "-title" is the other way round.  `works` are among
    `listed_works`, all that lists show.  Raises UsageError when there is no such order.
    """
    columns = _columns(sort)
    end = len(works) if limit is None else min(len(works), offset + limit)
    if offset >= end:
        return []
    ordered = select(_ROW_ID).order_by(*columns)
    if len(works) == len(listed_works):
        whole = ordered.where(WorkIndexRow.is_listed).offset(offset).limit(end - offset)
        return list(connection.scalars(whole))
    # Either read all works in order until the page is full, or sort those that match.
    if end / len(works) * len(listed_works) < _SORTING * len(works):
        return list(islice(_in_order(connection, ordered, works), offset, end))
    chosen = ordered.where(_ROW_ID.in_(LISTED)).offset(offset).limit(end - offset)
    return list(connection.scalars(chosen, listed(works)))


def _in_order(connection: Connection, ordered: Select[Any], works: BitMap) -> Iterator[int]:
    with connection.execute(ordered.where(WorkIndexRow.is_listed)) as result:
        # The driver's own rows: a result of SQLAlchemy takes several times longer over each.
        while rows := result.cursor.fetchmany(_READ_AT_ONCE):
            yield from (row_id for (row_id,) in rows if row_id in works)


def _columns(sort: str) -> tuple[Any, ...]:
    name = sort.removeprefix("-")
    if name not in _SORTS:
        raise UsageError(f"There is no order {name!r}", hint=f"Choose one of {', '.join(_SORTS)}.")
    columns = _SORTS[name]
    return tuple(column.desc() for column in columns) if sort.startswith("-") else columns
