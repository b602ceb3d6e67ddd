"""What is owned: a work that is linked, a part of one that is, a container all of whose parts are, a segment of one.

A work of which only incomplete items are linked is not owned, but incomplete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, func, or_, select, union, update

from janto_catalog.model.changes import Data
from janto_catalog.model.files import Role
from janto_catalog.model.kinds import Kind
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.derived.families import families, pairs
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import current_links, is_range
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FileRow, FoundLinkRow, ItemRow
from janto_catalog.store.tables.story import WorkIndexRow

_FEW = 2000
"""From this many changed works on, it is quicker to compute all of them."""
_WRITTEN = (WorkIndexRow.owned, WorkIndexRow.is_incomplete, WorkIndexRow.copies)
_NAMES = tuple(column.key for column in _WRITTEN)
_ISSUES = select(WorkIndexRow.id).where(WorkIndexRow.kind == Kind.MAGAZINE_ISSUE.value)


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """The works whose links or containers changed, those linked to changed items, and all related works."""
    items = changes.ids(Data.ITEM_DECISIONS, Data.COMPLETENESS)
    works = changes.ids(Data.LINKS, Data.WORKS)
    if isinstance(works, All) or isinstance(items, All) or len(works) > _FEW:
        return ALL
    parents = {
        fact.part_of
        for change in changes.facts(Data.CONTAINMENT, "works")
        for fact in change.versions
        if fact.part_of
    }
    return families(connection, {*works, *_held(connection, items), *parents}).keys()


def _held(connection: Connection, items: Collection[int]) -> set[str]:
    """The works linked to items by a decision or by matching, matches that a decision hides included."""
    asked = [select(table.work).where(table.item.in_(IDS)) for table in (DecidedLinkRow, FoundLinkRow)]
    return set(connection.scalars(union(*asked), bind_ids(items))) if items else set()


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Compute for works, or for ALL, whether they are owned.  `ids` must contain all related works of each work."""
    # An incomplete item is no copy of the work: half of it would count as the whole.  Of an item of several works, a
    # disc may be missing that is another work; but of files that are gone nothing says which work they are.
    item = current_links.c.item
    gone = exists().where(
        FileRow.item == item, FileRow.role == Role.STORY.value, FileRow.missing_scans >= MISSING_AFTER
    )
    is_whole = or_(ItemRow.complete.is_not(False), and_(is_range, ~gone))
    whole = func.count(case((is_whole, item)).distinct())
    held = (
        select(current_links.c.work, whole).join(ItemRow, ItemRow.id == item).group_by(current_links.c.work)
    )
    rows = select(WorkIndexRow.id, WorkIndexRow.part_of, *_WRITTEN)
    if isinstance(ids, All):
        present, counted = connection.execute(rows).all(), connection.execute(held)
    else:
        present = connection.execute(rows.where(WorkIndexRow.id.in_(IDS)), bind_ids(ids)).all()
        counted = connection.execute(held.where(current_links.c.work.in_(IDS)), bind_ids(ids))
    copies: dict[str, int] = {work: n for work, n in counted}
    parents = dict(pairs((row.id, row.part_of) for row in present))
    linked = {work for work, n in copies.items() if n and work in parents}
    owned = _owned(linked, parents, frozenset(connection.scalars(_ISSUES)))
    changed = []
    for id, _, *before in present:
        after = [id in owned, id in copies and id not in owned, copies.get(id, 0)]
        if after != before:
            changed.append({"wanted": id, **dict(zip(_NAMES, after, strict=True))})
    _write(connection, changed)
    return {one["wanted"] for one in changed}


def _write(connection: Connection, changed: list[dict[str, Any]]) -> None:
    if changed:
        table: Any = WorkIndexRow.__table__
        values: dict[str, Any] = {name: bindparam(name) for name in _NAMES}
        connection.execute(update(table).where(table.c.id == bindparam("wanted")).values(values), changed)
        bitmap_index.set_flag(connection, "owned", {one["wanted"]: one["owned"] for one in changed})
        incomplete = {one["wanted"]: one["is_incomplete"] for one in changed}
        bitmap_index.set_flag(connection, "incomplete", incomplete)


def _owned(linked: set[str], parents: dict[str, str | None], issues: Collection[str]) -> set[str]:
    parts: dict[str, list[str]] = defaultdict(list)
    for id, parent in parents.items():
        if parent and "#" not in id:
            parts[parent].append(id)
    owned, down = set(linked), list(linked)
    while down:
        found = [part for part in parts.get(down.pop(), ()) if part not in owned]
        owned.update(found)
        down.extend(found)
    # An issue holds more than the strips and articles anybody has listed: to have those is not to have it.
    up = [parent for parent in parts if parent not in owned and parent not in issues]
    while True:
        found = [
            parent for parent in up if parent not in owned and all(part in owned for part in parts[parent])
        ]
        if not found:
            break
        owned.update(found)
    return owned | {id for id in parents if "#" in id and id.partition("#")[0] in owned}


PROJECTION = Projection(
    name="ownership",
    reads=frozenset({Data.LINKS, Data.ITEM_DECISIONS, Data.COMPLETENESS, Data.CONTAINMENT, Data.WORKS}),
    writes=Data.OWNERSHIP,
    version=3,
    affected=_affected,
    refresh=_refresh,
)
