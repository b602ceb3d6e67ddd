"""Items as people see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    func,
    select,
)

from janto_catalog.errors import NotFoundError
from janto_catalog.model.file_types import LOSSLESS_FORMATS
from janto_catalog.model.files import (
    Candidate,
    DecidedBy,
    ExtraRole,
    ItemKind,
    ItemState,
    Range,
    Role,
    Unit,
)
from janto_catalog.model.text import display_path
from janto_catalog.model.views import ExtraSummary, ItemSummary, LinkSummary
from janto_catalog.store import file_paths, spoilers
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.json_codec import decode
from janto_catalog.store.links import current_extras, current_links
from janto_catalog.store.tables.files import FileRow, ItemRow, RootRow
from janto_catalog.store.tables.story import WorkIndexRow

AWAY = "a title of a story world that is switched off or removed"
"""What people see of a link to a title that no pack has now."""


def views(
    connection: Connection, *, offline: Collection[int] = (), where: ColumnElement[bool] | None = None
) -> tuple[ItemSummary, ...]:
    """Return summaries of the items, by folder and name; LOOSE items and those behind the spoiler limit are left out.

    `offline` are the ids of roots whose disk is not connected.
    """
    chosen = select(ItemRow, RootRow.path.label("root_path")).join(RootRow, RootRow.id == ItemRow.root)
    chosen = chosen.where(ItemRow.kind != ItemKind.LOOSE.value)
    limited = spoilers.has_any(connection)
    if limited:
        chosen = chosen.where(ItemRow.id.not_in(spoilers.items_kept_back()))
    if where is not None:
        chosen = chosen.where(where)
    rows = connection.execute(chosen.order_by(ItemRow.folder, ItemRow.name, ItemRow.id)).all()
    ids = None if where is None else [row.id for row in rows]
    files, links, extras = _files(connection, ids), _links(connection, ids), _extras(connection, ids)
    return tuple(
        _view(
            row,
            files.get(row.id, []),
            links.get(row.id, ()),
            extras.get(row.id),
            offline=row.root in offline,
            # What matching says names titles of which some may be kept back.
            has_reason=not limited,
        )
        for row in rows
    )


def view(connection: Connection, item: int, *, offline: Collection[int] = ()) -> ItemSummary:
    """Return the summary of an item.  Raises NotFoundError.

    `offline` are the ids of roots whose disk is not connected.
    """
    found = views(connection, offline=offline, where=ItemRow.id == item)
    if not found:
        raise NotFoundError(f"There is no item with the id {item}", hint="`janto items` lists them.")
    return found[0]


def with_ids(
    connection: Connection, ids: Collection[int], *, offline: Collection[int] = ()
) -> tuple[ItemSummary, ...]:
    """The items with these ids."""
    return views(connection, offline=offline, where=ItemRow.id.in_(list(ids)))


def in_state(
    connection: Connection, state: ItemState, *, offline: Collection[int] = ()
) -> tuple[ItemSummary, ...]:
    """The items in a state, without those whose disk is not connected."""
    found = (ItemRow.state == state.value) & ItemRow.root.not_in(list(offline))
    return views(connection, offline=offline, where=found)


def linked_to(
    connection: Connection, works: Collection[str], *, offline: Collection[int] = ()
) -> tuple[ItemSummary, ...]:
    """The items that hold any of `works`."""
    return views(
        connection,
        offline=offline,
        where=ItemRow.id.in_(select(current_links.c.item).where(current_links.c.work.in_(works))),
    )


def extras_of(
    connection: Connection, works: Collection[str], *, offline: Collection[int] = ()
) -> tuple[ItemSummary, ...]:
    """The items that are extras of any of `works`."""
    return views(
        connection,
        offline=offline,
        where=ItemRow.id.in_(select(current_extras.c.item).where(current_extras.c.work.in_(works))),
    )


@dataclass(slots=True)
class _Part:
    path: bytes
    role: str
    missing: bool
    reason: str
    duration: float | None
    pages: int | None
    size: int
    format: str


def _files(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, list[_Part]]:
    duration = func.json_extract(FileRow.facts, "$.duration", type_=Float)
    pages = func.json_extract(FileRow.facts, "$.pages", type_=Integer)
    format = func.json_extract(FileRow.facts, "$.format")
    statement = select(
        FileRow.item,
        FileRow.path,
        FileRow.role,
        FileRow.missing_scans,
        FileRow.reason,
        duration,
        pages,
        FileRow.size,
        format,
        RootRow.path,
    )
    statement = statement.join(RootRow, RootRow.id == FileRow.root).where(FileRow.item.is_not(None))
    if ids is not None:
        statement = statement.where(FileRow.item.in_(IDS))
    parts: dict[int, list[_Part]] = defaultdict(list)
    for item, path, role, missing, reason, seconds, count, size, name, root in connection.execute(
        statement.order_by(FileRow.item, FileRow.ordinal, FileRow.path), _bound(ids)
    ):
        parts[item].append(
            _Part(
                file_paths.absolute(root, path),
                role,
                missing >= MISSING_AFTER,
                reason,
                seconds,
                count,
                size,
                name or "",
            )
        )
    return parts


def _links(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, tuple[LinkSummary, ...]]:
    found = select(current_links, WorkIndexRow.title).outerjoin(
        WorkIndexRow, WorkIndexRow.id == current_links.c.work
    )
    if ids is not None:
        found = found.where(current_links.c.item.in_(IDS))
    links: dict[int, list[LinkSummary]] = defaultdict(list)
    place = (current_links.c.range_begin, current_links.c.range_end, current_links.c.work)
    for row in connection.execute(found.order_by(*place), _bound(ids)):
        links[row.item].append(_link_view(row))
    return {item: tuple(rows) for item, rows in links.items()}


def _extras(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, ExtraSummary]:
    found = select(current_extras, WorkIndexRow.title).outerjoin(
        WorkIndexRow, WorkIndexRow.id == current_extras.c.work
    )
    if ids is not None:
        found = found.where(current_extras.c.item.in_(IDS))
    return {
        row.item: ExtraSummary(row.work, row.title or AWAY, ExtraRole(row.role), DecidedBy(row.decided_by))
        for row in connection.execute(found, _bound(ids))
    }


def _bound(ids: Sequence[int] | None) -> dict[str, str]:
    return {} if ids is None else bind_ids(ids)


def _link_view(row: Any) -> LinkSummary:
    part = Range(Unit(row.unit), row.range_begin, row.range_end) if row.unit else None
    if row.document:
        part = decode(Candidate, row.document).range
    return LinkSummary(
        row.work, row.title or AWAY, row.confidence, DecidedBy(row.decided_by), part, bool(row.preferred)
    )


def _view(
    row: Any,
    parts: list[_Part],
    links: tuple[LinkSummary, ...],
    extra: ExtraSummary | None,
    *,
    offline: bool,
    has_reason: bool,
) -> ItemSummary:
    story = [part for part in parts if part.role == Role.STORY.value]
    state = ItemState.OFFLINE if offline else ItemState(row.state)
    return ItemSummary(
        id=str(row.id),
        kind=row.kind,
        title=row.name,
        files=tuple(part.path for part in story),
        works=links,
        state=state,
        reason=_reason(row, story, state) if has_reason or state is not ItemState.UNKNOWN else "",
        folder=display_path(row.root_path) + (f"/{row.folder}" if row.folder else ""),
        duration=sum(part.duration or 0.0 for part in story) or None,
        pages=sum(part.pages or 0 for part in story) or None,
        others=tuple((part.role, part.path) for part in parts if part.role != Role.STORY.value),
        extra=extra,
        size=sum(part.size for part in story),
        missing_files=sum(part.missing for part in story),
        lossless=bool(story) and all(part.format in LOSSLESS_FORMATS for part in story),
        complete=row.complete,
        missing=row.missing,
    )


def _reason(row: Any, story: list[_Part], state: ItemState) -> str:
    if state is ItemState.UNREADABLE:
        return next(part.reason for part in story if part.reason)
    return row.reason if state is ItemState.UNKNOWN else ""
