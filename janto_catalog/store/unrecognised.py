"""Queries about the items that were not recognised: how many each folder has, and which."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from janto_catalog.model.files import ItemKind, ItemState
from janto_catalog.model.matching import NOTHING_KNOWN
from janto_catalog.model.unrecognised import FolderPlace
from janto_catalog.model.views import ItemSummary
from janto_catalog.store import item_summaries
from janto_catalog.store.file_paths import is_below
from janto_catalog.store.links import LATER, NOT_PART
from janto_catalog.store.tables.decisions import ItemMarkRow
from janto_catalog.store.tables.files import ItemRow, RootRow

_RECOGNISED = (ItemState.LINKED.value, ItemState.REVIEW.value)


@dataclass(frozen=True, slots=True)
class FolderCounts:
    """How many items of a folder were not recognised, in how many of those something is known, how many are postponed,
    and how many other items of the folder are matched or asked about."""

    root: int
    folder: str
    unrecognised: int
    known: int
    postponed: int
    recognised: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to list and nothing that was recognised."""
        return not self.unrecognised and not self.recognised


class NamedItem(NamedTuple):
    """An item with its root, folder and name."""

    id: int
    root: int
    folder: str
    name: str


def counts_by_folder(connection: Connection, *, offline: Collection[int] = ()) -> list[FolderCounts]:
    """Count the items of each folder; folders where nothing is unrecognised or recognised are left out.

    `offline` are the ids of roots whose disk is not connected: theirs are not counted.
    """
    marked_out = ItemMarkRow.verdict == NOT_PART
    unknown = and_(ItemRow.state == ItemState.UNKNOWN.value, func.coalesce(~marked_out, literal(True)))
    known = and_(unknown, ItemRow.reason != NOTHING_KNOWN)
    postponed = and_(unknown, ItemMarkRow.verdict == LATER)
    recognised = ItemRow.state.in_(_RECOGNISED)
    statement = (
        select(
            ItemRow.root,
            ItemRow.folder,
            _count(unknown),
            _count(known),
            _count(postponed),
            _count(recognised),
        )
        .outerjoin(ItemMarkRow, ItemMarkRow.item == ItemRow.id)
        .where(ItemRow.kind != ItemKind.LOOSE.value, ItemRow.root.not_in(list(offline)))
        .group_by(ItemRow.root, ItemRow.folder)
    )
    counted = (FolderCounts(*row) for row in connection.execute(statement))
    return [counts for counts in counted if not counts.is_empty]


def items_in(
    connection: Connection, places: Sequence[FolderPlace], *, without: Sequence[FolderPlace] = ()
) -> list[int]:
    """The items of some folders that were not recognised, except those marked as not part.

    By folder and name, the postponed ones last.  `without` are folders to leave out.
    """
    statement = _unmarked(select(ItemRow.id)).where(or_(*map(_inside, places)))
    if without:
        statement = statement.where(~or_(*map(_inside, without)))
    last = func.coalesce(ItemMarkRow.verdict == LATER, literal(False))
    return list(connection.scalars(statement.order_by(last, ItemRow.folder, ItemRow.name, ItemRow.id)))


def names(connection: Connection, *, offline: Collection[int] = ()) -> list[NamedItem]:
    """Return every item that was not recognised, except those marked as not part."""
    statement = _unmarked(select(ItemRow.id, ItemRow.root, ItemRow.folder, ItemRow.name))
    found = connection.execute(statement.where(ItemRow.root.not_in(list(offline))))
    return [NamedItem(*row) for row in found]


def summaries(
    connection: Connection, ids: Sequence[int], *, offline: Collection[int] = ()
) -> tuple[ItemSummary, ...]:
    """Return some items, in the order of `ids`."""
    found = {int(item.id): item for item in item_summaries.with_ids(connection, ids, offline=offline)}
    return tuple(found[id] for id in ids if id in found)


def neighbours(connection: Connection) -> dict[tuple[int, str], int]:
    """How many items each folder with a question has, by root and folder; LOOSE ones are left out."""
    asked = (
        select(ItemRow.root, ItemRow.folder).where(ItemRow.state == ItemState.REVIEW.value).distinct().cte()
    )
    same = and_(ItemRow.root == asked.c.root, ItemRow.folder == asked.c.folder)
    statement = select(ItemRow.root, ItemRow.folder, func.count()).join(asked, same)
    statement = statement.where(ItemRow.kind != ItemKind.LOOSE.value).group_by(ItemRow.root, ItemRow.folder)
    return {(root, folder): count for root, folder, count in connection.execute(statement)}


def root_names(connection: Connection) -> dict[int, tuple[str, bytes]]:
    """The name and path of each root."""
    found = connection.execute(select(RootRow.id, RootRow.name, RootRow.path))
    return {id: (name, path) for id, name, path in found}


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _unmarked(statement: Select[Any]) -> Select[Any]:
    joined = statement.outerjoin(ItemMarkRow, ItemMarkRow.item == ItemRow.id)
    return joined.where(
        ItemRow.state == ItemState.UNKNOWN.value,
        or_(ItemMarkRow.verdict.is_(None), ItemMarkRow.verdict != NOT_PART),
    )


def _inside(place: FolderPlace) -> ColumnElement[bool]:
    of_root = ItemRow.root == place.root
    if not place.below:
        return and_(of_root, ItemRow.folder == place.folder)
    if not place.folder:
        return of_root
    return and_(of_root, or_(ItemRow.folder == place.folder, is_below(ItemRow.folder, place.folder)))
