"""Which characters and arcs a work has, a row for each; parts have those of their containers too."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from janto_catalog.model.changes import Data
from janto_catalog.model.story import Weight
from janto_catalog.store import facts
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived import bitmap_index, inherited_cast
from janto_catalog.store.derived.differences import Row, differences
from janto_catalog.store.derived.families import all_families, families
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import FactRow, WorkArcRow, WorkCharacterRow

_RANKS = {Weight.LEAD: 0, Weight.SUPPORT: 1, Weight.CAMEO: 2}
_LAST = 2**31 - 1
"""The ordinal of appearances that no pack has."""


def _affected(_connection: Connection, changes: ChangeSet) -> Ids:
    """The appearances and arcs that changed, and the works whose containers changed, as (kind, id).

    ALL when a pack changed: another version may give unchanged appearances other ordinals.
    """
    if Data.PACKS in changes.data:
        return ALL
    changed = changes.ids(Data.CAST_FACTS)
    moved = {("works", change.id) for change in changes.facts(Data.CONTAINMENT, "works")}
    return ALL if isinstance(changed, All) else moved.union(changed)


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Write the rows of these appearances, arcs and works that differ; returns the ids of their works."""
    appearances, arcs = _of_kind(ids, "appearances"), _of_kind(ids, "arcs")
    stated = (
        differences(
            connection,
            WorkCharacterRow.id,
            appearances,
            _characters(connection, appearances),
            ~WorkCharacterRow.is_inherited,
        ),
        differences(connection, WorkArcRow.arc, arcs, _arcs(connection, arcs), ~WorkArcRow.is_inherited),
    )
    works = {work for each in stated for work in each.values("work")}
    moved = _of_kind(ids, "works")
    related = all_families(connection) if isinstance(moved, All) else families(connection, {*works, *moved})
    tracked: Ids = ALL if isinstance(ids, All) else works | related.keys()
    with bitmap_index.tracking(connection, tracked, [bitmap_index.CAST]):
        for each in stated:
            each.write(connection)
        inherited = inherited_cast.differences_in(connection, related)
        for each in inherited:
            each.write(connection)
    return works.union(*(each.values("work") for each in inherited))


def _of_kind(ids: Ids, kind: str) -> Ids:
    return ALL if isinstance(ids, All) else {id for of_kind, id in ids if of_kind == kind}


def _characters(connection: Connection, ids: Ids) -> Iterator[Row]:
    stated = {id: versions[-1] for id, versions in facts.merged(connection, "appearances", ids).items()}
    ordinals = _ordinals(connection, stated)
    for id, fact in stated.items():
        place = _RANKS[fact.weight], ordinals.get(id, _LAST)
        yield id, fact.work, False, fact.character, *place, fact.manner.value, fact.state


def _ordinals(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    chosen = select(FactRow.id, FactRow.ordinal).where(FactRow.kind == "appearances", FactRow.id.in_(IDS))
    return {id: ordinal for id, ordinal in connection.execute(chosen, bind_ids(ids))}


def _arcs(connection: Connection, ids: Ids) -> Iterator[Row]:
    for id, versions in facts.merged(connection, "arcs", ids).items():
        for ordinal, work in enumerate(dict.fromkeys(versions[-1].works)):
            yield id, work, False, ordinal


PROJECTION = Projection(
    name="cast",
    reads=frozenset({Data.CAST_FACTS, Data.PACKS, Data.CONTAINMENT, Data.WORKS}),
    writes=Data.CAST_INDEX,
    affected=_affected,
    refresh=_refresh,
    version=2,
)
