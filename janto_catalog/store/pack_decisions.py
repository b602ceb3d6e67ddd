"""What the user decided about the titles of a pack: it waits while the pack is away."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select, union

from janto_catalog.model.former_ids import FormerId
from janto_catalog.model.packs import PackDecisions
from janto_catalog.store.former_ids import former_ids, present_ids
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.decisions import (
    DecidedExtraRow,
    DecidedLinkRow,
    EditRow,
    NoteRow,
    OwnCoverRow,
    ProgressRow,
    RatingRow,
    SavedOrderTitleRow,
    TagRow,
)
from janto_catalog.store.tables.story import FactRow, SwitchedOffFactRow

_OF_TITLES: dict[str, Any] = {
    "progress": ProgressRow.work,
    "ratings": RatingRow.work,
    "tags": TagRow.work,
    "notes": NoteRow.work,
    "covers": OwnCoverRow.work,
}


def fact_ids(connection: Connection, pack: str) -> dict[str, list[str]]:
    """The ids of the facts of an installed pack, switched off or not, by kind (a field of `Story`)."""
    found: dict[str, list[str]] = {}
    for table in (FactRow, SwitchedOffFactRow):
        for kind, id in connection.execute(select(table.kind, table.id).where(table.pack == pack)):
            found.setdefault(kind, []).append(id)
    return found


def decisions_on(connection: Connection, facts: dict[str, list[str]]) -> PackDecisions:
    """What is decided about facts (ids by kind), apart from saved searches."""
    works = facts.get("works", [])
    items = union(
        *(select(table.item).where(table.work.in_(IDS)) for table in (DecidedLinkRow, DecidedExtraRow))
    )
    copies = connection.execute(items, bind_ids(works)).all()
    counts = {name: _count(connection, column, works) for name, column in _OF_TITLES.items()}
    edits = sum(_edits(connection, kind, ids) for kind, ids in facts.items())
    orders = select(func.count(SavedOrderTitleRow.order_id.distinct())).where(
        SavedOrderTitleRow.work.in_(IDS)
    )
    in_orders = connection.scalar(orders, bind_ids(works)) or 0
    return PackDecisions(copies=len(copies), edits=edits, orders=in_orders, **counts)


def decisions_left(connection: Connection) -> tuple[tuple[str, FormerId, PackDecisions], ...]:
    """What is decided about works that no pack has any more: (title of the pack, former id, decisions)."""
    former = [(pack, one) for pack, one in former_ids(connection) if one.kind == "works"]
    decided = _decided_works(connection, [one.id for _, one in former])
    # A title that another pack has now is not left.
    left = decided - present_ids(connection, "works", decided)
    return tuple(
        (pack, one, decisions_on(connection, {one.kind: [one.id]})) for pack, one in former if one.id in left
    )


def _decided_works(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of some works that `decisions_on` counts something for."""
    columns = (
        *_OF_TITLES.values(), DecidedLinkRow.work, DecidedExtraRow.work, SavedOrderTitleRow.work
    )  # fmt: skip
    named = [select(column).where(column.in_(IDS)) for column in columns]
    named.append(select(EditRow.fact).where(EditRow.kind == "works", EditRow.fact.in_(IDS)))
    return set(connection.scalars(union(*named), bind_ids(ids))) if ids else set()


def _count(connection: Connection, column: Any, ids: Collection[str]) -> int:
    counted = select(func.count(column.distinct())).where(column.in_(IDS))
    return connection.scalar(counted, bind_ids(ids)) or 0


def _edits(connection: Connection, kind: str, ids: Collection[str]) -> int:
    counted = select(func.count()).where(EditRow.kind == kind, EditRow.fact.in_(IDS))
    return connection.scalar(counted, bind_ids(ids)) or 0
