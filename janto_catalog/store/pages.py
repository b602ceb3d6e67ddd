"""The page of a list that a set of works fills, in the order the list is sorted by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from janto_catalog.errors import UsageError
from janto_catalog.store.bitset import BitMap
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import StoryDateRow, WorkIndexRow

_ROW_ID = WorkIndexRow.row_id
_STORY_DATE = (
    select(StoryDateRow.first)
    .where(StoryDateRow.work == WorkIndexRow.id, StoryDateRow.is_shown)
    .scalar_subquery()
)

# A missing date comes last.  Works of one date are in the order of the story, where a box set stands with its parts; ids
# make every order total.
_SORTS: dict[str, tuple[Any, ...]] = {
    "story": (WorkIndexRow.position,),
    "release": (
        WorkIndexRow.released.is_(None),
        WorkIndexRow.released,
        WorkIndexRow.position,
        WorkIndexRow.id,
    ),
    "title": (WorkIndexRow.title_key, WorkIndexRow.id),
    "series": (WorkIndexRow.series_title, WorkIndexRow.place_in_series, WorkIndexRow.id),
    "date": (_STORY_DATE.is_(None), _STORY_DATE, WorkIndexRow.position, WorkIndexRow.id),
}
# How many works are sorted at once, at the least.
_PORTION = 1000


def page(connection: Connection, works: BitMap, sort: str, limit: int | None, offset: int) -> list[int]:
    """The row ids of at most `limit` of `works`, after the first `offset`, in the order called `sort`.

    `sort` is "story", "release", "title", "series" or "date" (when they take place); "-title" is the other way round.  Lists show all of `works`.
    Raises UsageError when there is no such order.
    """
    columns = _columns(sort)
    wanted = len(works) if limit is None else limit
    found: list[int] = []
    for some in _portions(connection, works, sort):
        if offset < len(some) and len(found) < wanted:
            ordered = select(_ROW_ID).where(_ROW_ID.in_(IDS)).order_by(*columns)
            chosen = ordered.offset(offset).limit(wanted - len(found))
            found += connection.scalars(chosen, bind_ids(some))
        offset = max(0, offset - len(some))
    return found


def _portions(connection: Connection, works: BitMap, sort: str) -> Iterator[BitMap]:
    """Parts of `works` that come one after the other in an order, so that only one or two have to be sorted.

    There are blocks of positions alone: for other orders all works are one part.
    """
    if not sort.endswith("story") or len(works) <= _PORTION:
        yield works
        return
    blocks = bitmap_index.get_buckets(connection, "position").values()
    gathered = BitMap()
    for block in reversed(blocks) if sort.startswith("-") else blocks:
        gathered |= works & block
        if len(gathered) >= _PORTION:
            yield gathered
            gathered = BitMap()
    yield gathered


def _columns(sort: str) -> tuple[Any, ...]:
    name = sort.removeprefix("-")
    if name not in _SORTS:
        raise UsageError(f"There is no order {name!r}", hint=f"Choose one of {', '.join(_SORTS)}.")
    columns = _SORTS[name]
    return tuple(column.desc() for column in columns) if sort.startswith("-") else columns
