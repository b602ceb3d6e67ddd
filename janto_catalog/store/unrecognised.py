"""Queries about the items that were not recognised: how many each folder has, and which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, literal, not_, or_, select

from janto_catalog.model.files import ItemState
from janto_catalog.model.matching import NOTHING_KNOWN
from janto_catalog.model.unrecognised import FolderPlace, LeftOutFolder
from janto_catalog.model.views import ItemSummary
from janto_catalog.store import item_summaries
from janto_catalog.store.file_paths import is_below
from janto_catalog.store.links import LATER, NOT_PART
from janto_catalog.store.tables.decisions import ItemMarkRow
from janto_catalog.store.tables.files import ItemRow, RootRow

_Place = tuple[int, str]
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
    place = (ItemRow.root, ItemRow.folder)
    # From an index alone.  What is not recognised has this state also when it is marked; those are few.
    states = connection.execute(select(*place, ItemRow.state, func.count()).group_by(*place, ItemRow.state))
    unknown, recognised = Counter[_Place](), Counter[_Place]()
    for root, folder, state, count in states:
        if root not in offline and state == ItemState.UNKNOWN.value:
            unknown[root, folder] = count
        elif root not in offline and state in _RECOGNISED:
            recognised[root, folder] += count
    left_out = _count(connection, ItemMarkRow.verdict == NOT_PART, marked=True)
    postponed = _count(connection, ItemMarkRow.verdict == LATER, marked=True)
    known = _count(connection, ItemRow.reason != NOTHING_KNOWN)
    counted = (
        FolderCounts(*each, unknown[each] - left_out[each], known[each], postponed[each], recognised[each])
        for each in sorted(unknown.keys() | recognised.keys())
    )
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


def count_left_out(connection: Connection, folders: Sequence[LeftOutFolder]) -> int:
    """How many items that were not recognised are in folders that are left out, without those marked as not part."""
    if not folders:
        return 0
    inside = (and_(_inside(each.place), not_(or_(false(), *map(_inside, each.kept)))) for each in folders)
    found = _unmarked(select(func.count(ItemRow.id))).where(or_(*inside))
    return connection.scalar(found) or 0


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
    statement = statement.where(ItemRow.state != "").group_by(ItemRow.root, ItemRow.folder)
    return {(root, folder): count for root, folder, count in connection.execute(statement)}


def root_names(connection: Connection) -> dict[int, tuple[str, bytes]]:
    """The name and path of each root."""
    found = connection.execute(select(RootRow.id, RootRow.name, RootRow.path))
    return {id: (name, path) for id, name, path in found}


def _count(
    connection: Connection, condition: ColumnElement[bool], *, marked: bool = False
) -> Counter[_Place]:
    """How many items of each folder were not recognised and fulfil a condition; `marked`: about their mark."""
    statement = select(ItemRow.root, ItemRow.folder, func.count())
    if marked:
        statement = statement.join(ItemMarkRow, ItemMarkRow.item == ItemRow.id)
    statement = statement.where(ItemRow.state == ItemState.UNKNOWN.value, condition)
    grouped = connection.execute(statement.group_by(ItemRow.root, ItemRow.folder))
    return Counter({(root, folder): count for root, folder, count in grouped})


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
