"""Whether an item is a complete copy of its work: all of its discs, parts and tracks, and as long as the work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Float, Select, case, func, select, union

from janto_catalog.model.changes import Data
from janto_catalog.model.files import ItemKind, Role
from janto_catalog.model.text import format_time
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.links import current_links, is_range
from janto_catalog.store.row_updates import update_rows
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FileRow, FoundLinkRow, ItemRow
from janto_catalog.store.tables.story import WorkIndexRow

_OF_ITEMS = (Data.ITEMS, Data.FOUND_LINKS, Data.ITEM_DECISIONS, Data.COPY_CONFLICTS)
_PART_SHARE = 0.75
"""An item shorter than this share of the running time is a part of the work: cut editions are longer."""
_WHOLE_SHARE = 0.92
"""From this share on an item is whole: television is sped up by 4 %, and titles are cut."""
_WHOLE_DESPITE_GAPS_SHARE = 0.985
"""From this share on it is whole although a number is left out: that was an interview, or a mistake."""

_DURATION = func.json_extract(FileRow.facts, "$.duration", type_=Float)
_GONE = func.sum(case((FileRow.missing_scans > 0, 1), else_=0))
_ITEMS: Select[Any] = (
    select(
        ItemRow.id,
        ItemRow.gaps,
        ItemRow.complete,
        ItemRow.missing,
        func.count(FileRow.id).label("files"),
        _GONE.label("gone"),
        case((func.count(_DURATION) == func.count(FileRow.id), func.sum(_DURATION))).label("seconds"),
    )
    .join(FileRow, (FileRow.item == ItemRow.id) & (FileRow.role == Role.STORY.value))
    .where(ItemRow.kind != ItemKind.LOOSE.value)
    .group_by(ItemRow.id)
)
_LINKS = select(
    current_links.c.item,
    WorkIndexRow.runtime,
    WorkIndexRow.part_of,
    is_range.label("is_range"),
).outerjoin(WorkIndexRow, WorkIndexRow.id == current_links.c.work)


class Completeness(NamedTuple):
    """Whether an item is complete (None: not known), and what is missing, as text."""

    complete: bool | None
    missing: str = ""


def completeness(
    *, gaps: str | None, files: int, gone: int, seconds: float | None, runtime: float | None
) -> Completeness:
    """Return the completeness of an item.

    gaps: what the numbers of its files say is missing; "" when nothing is, None when they do not say.
    files, gone: how many story files it has, and how many of them the last scan did not find.
    seconds, runtime: its length, and that of the only work that it is, None when not known.
    """
    if 0 < gone < files:
        return Completeness(False, f"{gone} of {files} files")
    share = seconds / runtime if seconds and runtime else None
    if gaps and not (share is not None and share >= _WHOLE_DESPITE_GAPS_SHARE):
        return Completeness(False, gaps)
    if seconds and runtime and share is not None and share < _PART_SHARE:
        return Completeness(False, f"{format_time(runtime - seconds)} of {format_time(runtime)}")
    is_as_long = share is not None and share >= _WHOLE_SHARE
    return Completeness(True if gaps == "" or is_as_long else None)


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    items = changes.ids(*_OF_ITEMS)
    files, works = changes.ids(Data.FILES), changes.ids(Data.WORKS)
    if isinstance(items, All) or isinstance(files, All) or isinstance(works, All):
        return ALL
    found = set(items)
    if files:
        held = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))
        found.update(connection.scalars(held, bind_ids(files)))
    if works:
        linked = union(*(select(row.item).where(row.work.in_(IDS)) for row in (DecidedLinkRow, FoundLinkRow)))
        found.update(connection.scalars(linked, bind_ids(works)))
    return found


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Compute the completeness of items, or of ALL."""
    items, links = _ITEMS, _LINKS
    if isinstance(ids, All):
        rows, linked = connection.execute(items).all(), connection.execute(links)
    else:
        rows = connection.execute(items.where(ItemRow.id.in_(IDS)), bind_ids(ids)).all()
        linked = connection.execute(links.where(current_links.c.item.in_(IDS)), bind_ids(ids))
    changed = list(_changed(rows, _only_works(linked)))
    update_rows(connection, ItemRow.__table__, changed)
    return {one["wanted"] for one in changed}


class _Work(NamedTuple):
    """The only work of an item."""

    runtime: float | None
    is_part: bool


def _only_works(links: Iterable[Any]) -> dict[int, _Work | None]:
    """The only work of each linked item; None for an item that is several works, or of which a range is one."""
    works: dict[int, _Work | None] = {}
    for link in links:
        work = _Work(link.runtime, link.part_of is not None)
        works[link.item] = None if link.is_range or link.item in works else work
    return works


def _changed(rows: Iterable[Any], works: Mapping[int, _Work | None]) -> Iterator[dict[str, Any]]:
    for row in rows:
        work = works.get(row.id)
        # The disc of a box that is one story of it is counted among the discs of the box.
        gaps = None if row.gaps and work and work.is_part else row.gaps
        runtime = work.runtime if work else None
        now = completeness(gaps=gaps, files=row.files, gone=row.gone, seconds=row.seconds, runtime=runtime)
        if (row.complete, row.missing) != now:
            yield {"wanted": row.id, **now._asdict()}


PROJECTION = Projection(
    name="completeness",
    reads=frozenset({*_OF_ITEMS, Data.FILES, Data.WORKS}),
    writes=Data.COMPLETENESS,
    version=2,
    affected=_affected,
    refresh=_refresh,
)
