"""What the user decided about the titles of a pack: it waits while the pack is away."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select, union

from janto_catalog.model.former_ids import FormerId
from janto_catalog.model.matching import Answer
from janto_catalog.model.packs import PackDecisions
from janto_catalog.store.carried_decisions import VIEWS
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
    RuleRow,
    SavedOrderRow,
    SavedOrderTitleRow,
    TagRow,
)
from janto_catalog.store.tables.spoilers import SpoilerLimitRow
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
    answers = select(func.count()).where(RuleRow.answer == Answer.IS_SERIES.value, RuleRow.target.in_(IDS))
    return PackDecisions(
        copies=len(copies),
        edits=edits,
        orders=len(_orders(connection, facts)),
        answers=connection.scalar(answers, bind_ids(facts.get("series", []))) or 0,
        limits=sum(_limits(connection, kind, ids) for kind, ids in facts.items()),
        **counts,
    )


def _orders(connection: Connection, facts: dict[str, list[str]]) -> set[int]:
    """The orders of the user with one of the works, and those that run by one of the other facts."""
    with_works = select(SavedOrderTitleRow.order_id).where(SavedOrderTitleRow.work.in_(IDS))
    found = set(connection.scalars(with_works, bind_ids(facts.get("works", []))))
    for kind, view in VIEWS.items():
        views = [f"{view}:{id}" for id in facts.get(kind, ())]
        run = select(SavedOrderRow.id).where(SavedOrderRow.view.in_(IDS))
        found.update(connection.scalars(run, bind_ids(views)))
    return found


def _limits(connection: Connection, kind: str, ids: Collection[str]) -> int:
    kinds = (kind, "until") if kind == "works" else (kind,)
    counted = select(func.count()).where(SpoilerLimitRow.kind.in_(kinds), SpoilerLimitRow.id.in_(IDS))
    return connection.scalar(counted, bind_ids(ids)) or 0


def decisions_left(connection: Connection) -> tuple[tuple[str, FormerId, PackDecisions], ...]:
    """What is decided about facts that no pack has any more: (title of the pack, former id, decisions)."""
    by_kind: dict[str, list[tuple[str, FormerId]]] = {}
    for pack, one in former_ids(connection):
        by_kind.setdefault(one.kind, []).append((pack, one))
    found: list[tuple[str, FormerId, PackDecisions]] = []
    for kind, former in by_kind.items():
        decided = _decided(connection, kind, [one.id for _, one in former])
        # What another pack has now is not left.
        left = decided - present_ids(connection, kind, decided)
        found += [
            (pack, one, decisions_on(connection, {kind: [one.id]})) for pack, one in former if one.id in left
        ]
    return tuple(found)


def _decided(connection: Connection, kind: str, ids: Collection[str]) -> set[str]:
    """Those of some facts of a kind that `decisions_on` counts something for."""
    if not ids:
        return set()
    named = [select(EditRow.fact).where(EditRow.kind == kind, EditRow.fact.in_(IDS))]
    named.append(select(SpoilerLimitRow.id).where(SpoilerLimitRow.kind == kind, SpoilerLimitRow.id.in_(IDS)))
    if kind == "works":
        columns = (
            *_OF_TITLES.values(), DecidedLinkRow.work, DecidedExtraRow.work, SavedOrderTitleRow.work
        )  # fmt: skip
        named += [select(column).where(column.in_(IDS)) for column in columns]
        until = SpoilerLimitRow.kind == "until"
        named.append(select(SpoilerLimitRow.id).where(until, SpoilerLimitRow.id.in_(IDS)))
    if kind == "series":
        series = RuleRow.answer == Answer.IS_SERIES.value
        named.append(select(RuleRow.target).where(series, RuleRow.target.in_(IDS)))
    found = set(connection.scalars(union(*named), bind_ids(ids)))
    if kind in VIEWS:
        views = {f"{VIEWS[kind]}:{id}": id for id in ids}
        run = select(SavedOrderRow.view).where(SavedOrderRow.view.in_(IDS))
        found.update(views[view] for view in connection.scalars(run, bind_ids(list(views))))
    return found


def _count(connection: Connection, column: Any, ids: Collection[str]) -> int:
    counted = select(func.count(column.distinct())).where(column.in_(IDS))
    return connection.scalar(counted, bind_ids(ids)) or 0


def _edits(connection: Connection, kind: str, ids: Collection[str]) -> int:
    counted = select(func.count()).where(EditRow.kind == kind, EditRow.fact.in_(IDS))
    return connection.scalar(counted, bind_ids(ids)) or 0
