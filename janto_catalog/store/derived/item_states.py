"""The state of each item, the first that holds of `ItemState`, all disks taken as connected."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from janto_catalog.model.changes import Data
from janto_catalog.model.files import ItemKind, ItemState, Outcome, Role
from janto_catalog.store import spoilers
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.items import MISSING_AFTER
from janto_catalog.store.links import LATER, NOT_PART, current_extras, current_links
from janto_catalog.store.tables.decisions import ItemMarkRow
from janto_catalog.store.tables.files import CopyConflictRow, FileRow, ItemRow

_OF_ITEMS = (Data.ITEMS, Data.MATCHES, Data.ITEM_DECISIONS, Data.COPY_CONFLICTS)
NO_STATE = ""
"""The state of LOOSE items: nothing is asked or shown about them."""


def counts(connection: Connection, roots: Collection[int] | None = None) -> dict[str, int]:
    """How many items of some roots (None: of all) are in each state, all disks taken as connected; those behind the
    spoiler limit are not counted."""
    # One state at a time: so the store only counts entries of an index, ten times as fast as sorting them into groups.
    found: dict[str, int] = {}
    limited = spoilers.has_any(connection)
    for state in ItemState:
        statement = select(func.count()).where(ItemRow.state == state.value)
        if roots is not None:
            statement = statement.where(ItemRow.root.in_(roots))
        if limited:
            statement = statement.where(ItemRow.id.not_in(spoilers.items_kept_back()))
        if count := connection.scalar(statement):
            found[state.value] = count
    return found


def asked_about(connection: Connection) -> frozenset[int]:
    """The ids of the items that need an answer."""
    return frozenset(connection.scalars(select(ItemRow.id).where(ItemRow.state == ItemState.REVIEW.value)))


_COUNT_LINKED = select(func.count()).where(ItemRow.id.in_(IDS), ItemRow.state == ItemState.LINKED.value)


def count_linked(connection: Connection, ids: Collection[int]) -> int:
    """How many of some items are linked, all disks taken as connected."""
    return connection.scalar(_COUNT_LINKED, bind_ids(ids)) or 0


def left_out(connection: Connection) -> int:
    """How many items that were not recognised are marked as not part of the catalogue."""
    statement = select(func.count()).join_from(ItemMarkRow, ItemRow, ItemMarkRow.item == ItemRow.id)
    statement = statement.where(ItemMarkRow.verdict == NOT_PART, ItemRow.state == ItemState.UNKNOWN.value)
    return connection.scalar(statement) or 0


def _state() -> ColumnElement[str]:
    story = exists().where(FileRow.item == ItemRow.id, FileRow.role == Role.STORY.value)
    # Two conditions, not one of the union: the store would compute the union again for every item.
    linked = or_(
        exists().where(current_links.c.item == ItemRow.id),
        exists().where(current_extras.c.item == ItemRow.id),
    )
    in_conflict = exists().where(CopyConflictRow.item == ItemRow.id)
    left_alone = exists().where(ItemMarkRow.item == ItemRow.id, ItemMarkRow.verdict != LATER)
    return case(
        (ItemRow.kind == ItemKind.LOOSE.value, NO_STATE),
        (~story.where(FileRow.missing_scans < MISSING_AFTER), ItemState.MISSING.value),
        (~story.where(FileRow.missing_scans == 0), ItemState.NOT_SEEN.value),
        (story.where(FileRow.reason != ""), ItemState.UNREADABLE.value),
        (linked, ItemState.LINKED.value),
        (or_(ItemRow.outcome == Outcome.ASK.value, in_conflict) & ~left_alone, ItemState.REVIEW.value),
        else_=ItemState.UNKNOWN.value,
    )


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    items, files = changes.ids(*_OF_ITEMS), changes.ids(Data.FILES)
    if isinstance(items, All) or isinstance(files, All):
        return ALL
    held = select(FileRow.item).where(FileRow.id.in_(IDS), FileRow.item.is_not(None))
    return {*items, *connection.scalars(held, bind_ids(files))} if files else items


def _refresh(connection: Connection, ids: Ids) -> Ids:
    if isinstance(ids, All):
        return set(connection.scalars(_WRITE_ALL))
    return set(connection.scalars(_WRITE_SOME, bind_ids(ids)))


def _written(now: Select[tuple[int, str]]) -> ReturningUpdate[tuple[int]]:
    """A statement that stores the states of items where they differ, and gives those items."""
    state = now.cte("now")
    statement = update(ItemRow).where(ItemRow.id == state.c.id, ItemRow.state != state.c.state)
    return statement.values(state=state.c.state).returning(ItemRow.id)


_NOW = select(ItemRow.id, _state().label("state"))
_WRITE_ALL, _WRITE_SOME = _written(_NOW), _written(_NOW.where(ItemRow.id.in_(IDS)))


PROJECTION = Projection(
    name="item states",
    reads=frozenset({*_OF_ITEMS, Data.FILES}),
    writes=Data.ITEM_STATES,
    version=2,
    affected=_affected,
    refresh=_refresh,
)
