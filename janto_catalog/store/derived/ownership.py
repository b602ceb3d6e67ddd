"""What you have: a work that is linked, a part of one that is, a container all of whose parts are, a segment of one.

A work whose copies are all missing or unreadable is `owned` (a copy of it is known), but `have` says what they are.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, select, union, update

from janto_catalog.model.changes import Data
from janto_catalog.model.have import Have
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived import bitmap_index, holdings
from janto_catalog.store.derived.families import families, pairs
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.decisions import DecidedLinkRow
from janto_catalog.store.tables.files import FileRow, FoundLinkRow
from janto_catalog.store.tables.story import WorkIndexRow

_FEW = 2000
"""From this many changed works on, it is quicker to compute all of them."""
_WRITTEN = (WorkIndexRow.owned, WorkIndexRow.is_incomplete, WorkIndexRow.have, WorkIndexRow.copies)
_NAMES = tuple(column.key for column in _WRITTEN)


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    """The works whose links or containers changed, those linked to changed items, and all related works."""
    items = changes.ids(Data.ITEM_DECISIONS, Data.COMPLETENESS, Data.ITEM_STATES, Data.COPY_CONFLICTS)
    works, files = changes.ids(Data.LINKS, Data.WORKS), changes.ids(Data.FILES)
    if isinstance(works, All) or isinstance(items, All) or isinstance(files, All) or len(works) > _FEW:
        return ALL
    if files:
        # A file that is gone for good makes its works incomplete, also where its item was incomplete before.
        held = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))
        items = {*items, *connection.scalars(held, bind_ids(files))}
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
    """Compute for works, or for ALL, what you have.  `ids` must contain all related works of each work."""
    rows = select(WorkIndexRow.id, WorkIndexRow.part_of, *_WRITTEN)
    if isinstance(ids, All):
        present = connection.execute(rows).all()
    else:
        present = connection.execute(rows.where(WorkIndexRow.id.in_(IDS)), bind_ids(ids)).all()
    linked = holdings.linked_items(connection, ids)
    parents = dict(pairs((row.id, row.part_of) for row in present))
    known, haves = holdings.haves(linked, parents, holdings.issues(connection))
    before: dict[str, dict[str, Any]] = {}
    changed: list[dict[str, Any]] = []
    for id, _, *stored in present:
        have = haves.get(id, Have.NO)
        copies = linked[id].there if id in linked else 0
        after = [id in known, have is Have.INCOMPLETE, have.value, copies]
        if after != stored:
            before[id] = dict(zip(_NAMES, stored, strict=True))
            changed.append({"wanted": id, **dict(zip(_NAMES, after, strict=True))})
    _write(connection, changed, before)
    return before.keys()


def _write(connection: Connection, changed: list[dict[str, Any]], before: dict[str, dict[str, Any]]) -> None:
    if changed:
        table: Any = WorkIndexRow.__table__
        values: dict[str, Any] = {name: bindparam(name) for name in _NAMES}
        connection.execute(update(table).where(table.c.id == bindparam("wanted")).values(values), changed)
        for field, column in (("owned", "owned"), ("incomplete", "is_incomplete"), ("have", "have")):
            bitmap_index.set_values(
                connection,
                field,
                {one["wanted"]: one[column] for one in changed},
                {id: stored[column] for id, stored in before.items()},
            )


PROJECTION = Projection(
    name="ownership",
    reads=frozenset(
        {
            Data.LINKS,
            Data.ITEM_DECISIONS,
            Data.COMPLETENESS,
            Data.ITEM_STATES,
            Data.COPY_CONFLICTS,
            Data.CONTAINMENT,
            Data.FILES,
            Data.WORKS,
        }
    ),
    writes=Data.OWNERSHIP,
    version=8,
    affected=_affected,
    refresh=_refresh,
)
