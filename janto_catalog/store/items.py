"""Items: files that are one copy of something, and what was found about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    union,
    update,
)

from janto_catalog.errors import NotFoundError
from janto_catalog.model.export import PlayFile
from janto_catalog.model.files import (
    Candidate,
    DecidedBy,
    GroupedFile,
    Grouping,
    ItemKind,
    ItemState,
    Outcome,
    Proposal,
    Range,
    Role,
    Unit,
)
from janto_catalog.model.matching import ReadFile, ReadItem
from janto_catalog.model.media import MediaFacts
from janto_catalog.model.text import display_path
from janto_catalog.model.views import ItemView, LinkView
from janto_catalog.store.documents import decode, encode
from janto_catalog.store.links import LATER, effective_links
from janto_catalog.store.tables.decisions import DecidedLinkRow, RefusedLinkRow, VerdictRow
from janto_catalog.store.tables.files import CandidateRow, FileRow, FoundLinkRow, ItemRow, RootRow
from janto_catalog.store.tables.story import WorkIndexRow

_FILE: Any = FileRow.__table__
_BATCH = 500

MISSING_AFTER = 2  # scans that did not see a file


@dataclass(frozen=True, slots=True)
class PlacedGrouping:
    """A grouping with the ids of its files in its own order, and the item that had most of them before (or None)."""

    grouping: Grouping
    files: tuple[int, ...]
    item: int | None


def decided(connection: Connection, ids: Collection[int]) -> frozenset[int]:
    """Those of `ids` that hang on something somebody decided: they are never regrouped."""
    asked = [
        select(table.item).where(table.item.in_(ids))
        for table in (DecidedLinkRow, RefusedLinkRow, VerdictRow)
    ]
    return frozenset(connection.scalars(union(*asked))) if ids else frozenset()


def write_groupings(
    connection: Connection, root: int, placed: Sequence[PlacedGrouping], gone: Collection[int]
) -> tuple[int, ...]:
    """Make the items of a part of a root what `placed` says; items in `gone` that keep no file are removed.

    Returns the items' ids in the order of `placed`.
    """
    keys = {p.item: p.grouping.key for p in placed if p.item is not None}
    # Keys may change hands between items: first out of the way.
    for item in keys:
        connection.execute(update(ItemRow).where(ItemRow.id == item).values(key=b"\0regrouping/%d" % item))
    ids = tuple(_write_item(connection, root, p) for p in placed)
    rows = [
        {"wanted": file, "item": id, "role": part.role.value, "ordinal": part.order, "grouped": True}
        for id, p in zip(ids, placed, strict=True)
        for file, part in zip(p.files, p.grouping.files, strict=True)
    ]
    _update_files(connection, rows)
    remove_empty(connection, set(gone) - set(ids))
    return ids


def _write_item(connection: Connection, root: int, placed: PlacedGrouping) -> int:
    grouping = placed.grouping
    values = {
        "key": grouping.key,
        "kind": grouping.kind.value,
        "name": grouping.name,
        "folder": display_path(grouping.key.rpartition(b"/")[0]),
    }
    # A key may still be held by an item whose files are gone: that one steps aside.
    holder = connection.scalar(select(ItemRow.id).where(ItemRow.root == root, ItemRow.key == grouping.key))
    if holder is not None and holder != placed.item:
        connection.execute(update(ItemRow).where(ItemRow.id == holder).values(key=b"\0old/%d" % holder))
    if placed.item is None:
        statement = insert(ItemRow).values(root=root, outcome="", reason="", **values).returning(ItemRow.id)
        return connection.execute(statement).scalar_one()
    connection.execute(update(ItemRow).where(ItemRow.id == placed.item).values(**values))
    return placed.item


def _update_files(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in ("item", "role", "ordinal", "grouped")}
        connection.execute(update(_FILE).where(_FILE.c.id == bindparam("wanted")).values(values), rows)


def remove_empty(connection: Connection, ids: Collection[int]) -> None:
    """Remove those items that neither keep a file nor a decision."""
    if ids:
        kept = set(connection.scalars(select(FileRow.item).where(FileRow.item.in_(ids)))) | decided(
            connection, ids
        )
        connection.execute(delete(ItemRow).where(ItemRow.id.in_(set(ids) - kept)))


def write_proposals(connection: Connection, proposals: Iterable[tuple[int, Proposal]]) -> None:
    """Put what matching found in place of what it found before; nothing decided is touched."""
    found = list(proposals)
    ids = [id for id, _ in found]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        connection.execute(delete(FoundLinkRow).where(FoundLinkRow.item.in_(some)))
        connection.execute(delete(CandidateRow).where(CandidateRow.item.in_(some)))
    links = [
        {"item": id, "work": c.work, "confidence": c.confidence, "document": encode(c)}
        for id, p in found
        for c in _distinct(p.links)
    ]
    offered = [
        {"item": id, "ordinal": n, "work": c.work, "confidence": c.confidence, "document": encode(c)}
        for id, p in found
        for n, c in enumerate(p.candidates)
    ]
    for table, rows in ((FoundLinkRow, links), (CandidateRow, offered)):
        if rows:
            connection.execute(insert(table), rows)
    if found:
        table_: Any = ItemRow.__table__
        statement = (
            update(table_)
            .where(table_.c.id == bindparam("wanted"))
            .values(outcome=bindparam("outcome"), reason=bindparam("why"))
        )
        connection.execute(
            statement, [{"wanted": id, "outcome": p.outcome.value, "why": p.reason} for id, p in found]
        )


def _distinct(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    return {candidate.work: candidate for candidate in candidates}.values()


def views(
    connection: Connection, *, offline: Collection[int] = (), where: ColumnElement[bool] | None = None
) -> tuple[ItemView, ...]:
    """Items as people see them, by folder and name; LOOSE ones (sidecars of no story) are left out.

    `offline` are the roots whose disk is not connected.
    """
    chosen = select(ItemRow, RootRow.path.label("root_path")).join(RootRow, RootRow.id == ItemRow.root)
    chosen = chosen.where(ItemRow.kind != ItemKind.LOOSE.value)
    if where is not None:
        chosen = chosen.where(where)
    rows = connection.execute(chosen.order_by(ItemRow.folder, ItemRow.name, ItemRow.id)).all()
    ids = None if where is None else [row.id for row in rows]
    files, links, verdicts = _files(connection, ids), _links(connection, ids), _verdicts(connection)
    return tuple(
        _view(
            row, files.get(row.id, []), links.get(row.id, ()), verdicts.get(row.id, ""), row.root in offline
        )
        for row in rows
    )


def view(connection: Connection, item: int, *, offline: Collection[int] = ()) -> ItemView:
    """One item.  Raises NotFoundError."""
    found = views(connection, offline=offline, where=ItemRow.id == item)
    if not found:
        raise NotFoundError(f"There is no copy with the id {item}", remedy="`janto items` lists them.")
    return found[0]


def linked_to(
    connection: Connection, works: Collection[str], *, offline: Collection[int] = ()
) -> tuple[ItemView, ...]:
    """The items that hold any of `works`."""
    return views(
        connection,
        offline=offline,
        where=ItemRow.id.in_(select(effective_links.c.item).where(effective_links.c.work.in_(works))),
    )


def candidates(connection: Connection, items: Sequence[int]) -> dict[int, tuple[Candidate, ...]]:
    """The works offered for items, best first."""
    offered: dict[int, list[Candidate]] = defaultdict(list)
    for row in connection.execute(
        select(CandidateRow.item, CandidateRow.document).order_by(CandidateRow.item, CandidateRow.ordinal)
    ):
        offered[row.item].append(decode(Candidate, row.document))
    return {item: tuple(offered[item]) for item in items if item in offered}


def evidence_of(connection: Connection, item: int, work: str) -> Candidate | None:
    """Why the program linked `item` to `work`, or None when it did not."""
    document = connection.scalar(
        select(FoundLinkRow.document).where(FoundLinkRow.item == item, FoundLinkRow.work == work)
    )
    return decode(Candidate, document) if document else None


def file_ids(connection: Connection, item: int) -> tuple[tuple[int, bytes], ...]:
    """(id, absolute path) of all files of an item, story files first, in order."""
    statement = (
        select(FileRow.id, FileRow.path, RootRow.path.label("root_path"))
        .join(RootRow, RootRow.id == FileRow.root)
        .where(FileRow.item == item)
    )
    rows = connection.execute(
        statement.order_by(FileRow.role != Role.STORY.value, FileRow.ordinal, FileRow.path)
    )
    return tuple((row.id, row.root_path + b"/" + row.path) for row in rows)


def states(connection: Connection, roots: Collection[int] | None = None) -> dict[str, int]:
    """How many items of some roots (None: of all) stand in each state, all disks taken as connected.

    Says of all items what `_state` says of one.
    """
    story = (
        select(
            FileRow.item,
            func.count().label("files"),
            func.sum(case((FileRow.missing_scans >= MISSING_AFTER, 1), else_=0)).label("gone"),
            func.sum(case((FileRow.reason != "", 1), else_=0)).label("bad"),
        )
        .where(FileRow.role == Role.STORY.value, FileRow.item.is_not(None))
        .group_by(FileRow.item)
        .subquery()
    )
    linked = select(effective_links.c.item).distinct().subquery()
    asks = (ItemRow.outcome == Outcome.ASK.value) & (
        VerdictRow.verdict.is_(None) | (VerdictRow.verdict == LATER)
    )
    state = case(
        (story.c.files.is_(None) | (story.c.files == story.c.gone), ItemState.MISSING.value),
        (story.c.bad > 0, ItemState.UNREADABLE.value),
        (linked.c.item.is_not(None), ItemState.LINKED.value),
        (asks, ItemState.REVIEW.value),
        else_=ItemState.UNKNOWN.value,
    ).label("state")
    statement = select(state, func.count()).select_from(ItemRow).outerjoin(story, story.c.item == ItemRow.id)
    statement = statement.outerjoin(linked, linked.c.item == ItemRow.id).outerjoin(
        VerdictRow, VerdictRow.item == ItemRow.id
    )
    statement = statement.where(ItemRow.kind != ItemKind.LOOSE.value)
    if roots is not None:
        statement = statement.where(ItemRow.root.in_(roots))
    return {name: count for name, count in connection.execute(statement.group_by(state))}


def keep_grouped(connection: Connection, files: Sequence[int]) -> None:
    """Files of decided items stay in them; a file that moved takes its item's place along."""
    for start in range(0, len(files), _BATCH):
        some = files[start : start + _BATCH]
        connection.execute(update(FileRow).where(FileRow.id.in_(some)).values(grouped=True))
        moved = select(FileRow.item, FileRow.path).where(
            FileRow.id.in_(some), FileRow.role == Role.STORY.value, FileRow.ordinal == 0
        )
        for item, path in connection.execute(moved).all():
            folder = display_path(path.rpartition(b"/")[0])
            connection.execute(
                update(ItemRow)
                .where(ItemRow.id == item, ItemRow.kind == ItemKind.SINGLE.value)
                .values(folder=folder)
            )


@dataclass(slots=True)
class _Part:
    path: bytes
    role: str
    missing: bool
    reason: str
    duration: float | None
    pages: int | None


def _files(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, list[_Part]]:

    duration = func.json_extract(FileRow.facts, "$.duration", type_=Float)
    pages = func.json_extract(FileRow.facts, "$.pages", type_=Integer)
    statement = select(
        FileRow.item,
        FileRow.path,
        FileRow.role,
        FileRow.missing_scans,
        FileRow.reason,
        duration,
        pages,
        RootRow.path,
    )
    statement = statement.join(RootRow, RootRow.id == FileRow.root).where(FileRow.item.is_not(None))
    if ids is not None and len(ids) <= 500:
        statement = statement.where(FileRow.item.in_(ids))
    parts: dict[int, list[_Part]] = defaultdict(list)
    for item, path, role, missing, reason, seconds, count, root in connection.execute(
        statement.order_by(FileRow.item, FileRow.ordinal, FileRow.path)
    ):
        parts[item].append(_Part(root + b"/" + path, role, missing >= MISSING_AFTER, reason, seconds, count))
    return parts


def _links(connection: Connection, ids: Sequence[int] | None) -> Mapping[int, tuple[LinkView, ...]]:
    found = select(effective_links, WorkIndexRow.title).outerjoin(
        WorkIndexRow, WorkIndexRow.id == effective_links.c.work
    )
    if ids is not None and len(ids) <= 500:
        found = found.where(effective_links.c.item.in_(ids))
    links: dict[int, list[LinkView]] = defaultdict(list)
    for row in connection.execute(found.order_by(effective_links.c.range_begin, effective_links.c.work)):
        links[row.item].append(_link_view(row))
    return {item: tuple(rows) for item, rows in links.items()}


def _link_view(row: Any) -> LinkView:
    part = Range(Unit(row.unit), row.range_begin, row.range_end) if row.unit else None
    if row.document:
        part = decode(Candidate, row.document).range
    return LinkView(
        row.work, row.title or row.work, row.confidence, DecidedBy(row.decided_by), part, bool(row.preferred)
    )


def _verdicts(connection: Connection) -> dict[int, str]:
    return {
        item: verdict for item, verdict in connection.execute(select(VerdictRow.item, VerdictRow.verdict))
    }


def _view(row: Any, parts: list[_Part], links: Sequence[LinkView], verdict: str, offline: bool) -> ItemView:
    story = [part for part in parts if part.role == Role.STORY.value]
    state = _state(row, story, links, verdict, offline)
    return ItemView(
        str(row.id), row.kind, row.name, tuple(part.path for part in story), tuple(links), state, _reason(row, story, state),
        display_path(row.root_path) + (f"/{row.folder}" if row.folder else ""),
        sum(part.duration or 0.0 for part in story) or None, sum(part.pages or 0 for part in story) or None,
        tuple((part.role, part.path) for part in parts if part.role != Role.STORY.value),
    )  # fmt: skip


def _state(row: Any, story: list[_Part], links: Sequence[LinkView], verdict: str, offline: bool) -> ItemState:
    """The first that holds, in the order of `ItemState`."""
    if offline:
        return ItemState.OFFLINE
    if not story or all(part.missing for part in story):
        return ItemState.MISSING
    if any(part.reason for part in story):
        return ItemState.UNREADABLE
    if not links and verdict in ("", LATER) and row.outcome == Outcome.ASK.value:
        return ItemState.REVIEW
    return ItemState.LINKED if links else ItemState.UNKNOWN


def _reason(row: Any, story: list[_Part], state: ItemState) -> str:
    if state is ItemState.UNREADABLE:
        return next(part.reason for part in story if part.reason)
    return row.reason if state is ItemState.UNKNOWN else ""


def put_off(connection: Connection) -> frozenset[int]:
    """The items somebody wants to be asked about last."""
    return frozenset(connection.scalars(select(VerdictRow.item).where(VerdictRow.verdict == LATER)))


def decided_in(connection: Connection, root: int) -> bool:
    """Whether anything somebody decided hangs on the items of a root."""
    return bool(decided(connection, list(connection.scalars(select(ItemRow.id).where(ItemRow.root == root)))))


def folder_of(connection: Connection, item: int) -> str:
    """The folder of an item below its root, as text."""
    return str(connection.scalar(select(ItemRow.folder).where(ItemRow.id == item)) or "")


def all_ids(connection: Connection) -> tuple[int, ...]:
    """Every item that may hold a story."""
    return tuple(connection.scalars(select(ItemRow.id).where(ItemRow.kind != ItemKind.LOOSE.value)))


def linked_count(connection: Connection) -> int:
    """How many items hold a work."""
    return connection.scalar(select(func.count(effective_links.c.item.distinct()))) or 0


def to_identify(connection: Connection, ids: Sequence[int]) -> list[list[tuple[int, ReadItem]]]:
    """Items with what was read of them, one list a folder, as matching takes them."""
    folders: dict[tuple[int, str], list[tuple[int, ReadItem]]] = defaultdict(list)
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        read: dict[int, list[ReadFile]] = defaultdict(list)
        files = select(FileRow.item, FileRow.path, FileRow.role, FileRow.ordinal, FileRow.facts).where(
            FileRow.item.in_(some)
        )
        for item, path, role, ordinal, facts in connection.execute(
            files.order_by(FileRow.item, FileRow.ordinal, FileRow.path)
        ):
            grouped = GroupedFile(path, Role(role), ordinal)
            read[item].append(
                ReadFile(display_path(path), grouped, decode(MediaFacts, facts) if facts else None)
            )
        rows = (
            select(ItemRow, RootRow.name.label("root_name"))
            .join(RootRow, RootRow.id == ItemRow.root)
            .where(ItemRow.id.in_(some))
        )
        for row in connection.execute(rows.where(ItemRow.kind != ItemKind.LOOSE.value).order_by(ItemRow.key)):
            names = (row.root_name, *filter(None, row.folder.split("/")))
            item = ReadItem(row.key, ItemKind(row.kind), row.name, names, tuple(read[row.id]))
            folders[(row.root, row.folder)].append((row.id, item))
    return list(folders.values())


def play_files(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[PlayFile, ...]]:
    """The story files of items in playing order; those gone missing are left out."""
    playing: dict[int, list[PlayFile]] = defaultdict(list)
    duration = func.json_extract(FileRow.facts, "$.duration", type_=Float)
    title = func.json_extract(FileRow.facts, "$.title")
    statement = select(FileRow.item, RootRow.path, FileRow.path, duration, title).join(
        RootRow, RootRow.id == FileRow.root
    )
    statement = statement.where(FileRow.role == Role.STORY.value, FileRow.missing_scans < MISSING_AFTER)
    for start in range(0, len(ids), _BATCH):
        some = statement.where(FileRow.item.in_(ids[start : start + _BATCH]))
        for item, root, path, seconds, name in connection.execute(
            some.order_by(FileRow.item, FileRow.ordinal, FileRow.path)
        ):
            playing[item].append(PlayFile(root + b"/" + path, seconds, name or ""))
    return {item: tuple(files) for item, files in playing.items()}
