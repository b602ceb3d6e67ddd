"""The rows of works that lists show, sort and filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from janto_catalog.model.changes import Data
from janto_catalog.model.dates import index_text
from janto_catalog.model.issue_numbers import issue_number_key, issue_number_value
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Work
from janto_catalog.model.text import title_key
from janto_catalog.model.universes import stated_universe
from janto_catalog.store import facts, installed_packs
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived import bitmap_index, positions, text_rows
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import FactRow, WorkIndexRow

ADDED = ""
"""The pack of works that no pack has: people added them."""

_KEYS_WITHOUT_ARTICLES = 1
_WORK: Any = WorkIndexRow.__table__


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    series = [change.id for change in changes.facts(Data.LISTINGS, "series")]
    of_series = select(WorkIndexRow.id).where(WorkIndexRow.series.in_(IDS))
    in_series = connection.scalars(of_series, bind_ids(series)) if series else ()
    # A second universe, or the last one of several, says where works are that state none.
    added = select(WorkIndexRow.id).where(WorkIndexRow.pack == ADDED)
    by_people = connection.scalars(added) if Data.PACKS in changes.data else ()
    return {change.id for change in changes.facts(Data.LISTINGS, "works")}.union(in_series, by_people)


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Write the rows that differ; returns the ids of those works."""
    rows, stored = _rows(connection, ids), _stored(connection, ids)
    gone = stored.keys() - rows.keys()
    new = [row for id, row in rows.items() if id not in stored]
    changed = [{"changed": id, **row} for id, row in rows.items() if id in stored and row != stored[id]]
    differing = {*gone, *(row["id"] for row in new), *(row["id"] for row in changed)}
    # The cast of a work has no bitmaps before the work has a row.
    is_whole = isinstance(ids, All) or gone or new
    groups: Collection[str] = bitmap_index.GROUPS if is_whole else _groups(changed, stored)
    with bitmap_index.tracking(connection, ALL if isinstance(ids, All) else differing, groups):
        _delete(connection, gone)
        if new:
            connection.execute(insert(_WORK), new)
            positions.append(connection, [row["id"] for row in new])
        if changed:
            values: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "changed"}
            statement = update(_WORK).where(_WORK.c.id == bindparam("changed")).values(values)
            connection.execute(statement, changed)
    return differing


def _groups(changed: Iterable[dict[str, Any]], stored: Mapping[str, dict[str, Any]]) -> list[str]:
    """The groups of bitmaps that changed rows belong to."""
    columns = {name for row in changed for name, value in stored[row["id"]].items() if row[name] != value}
    return [bitmap_index.LISTING] if columns & bitmap_index.LISTING_COLUMNS else []


def _delete(connection: Connection, ids: set[str]) -> None:
    chosen = select(WorkIndexRow.row_id).where(WorkIndexRow.id.in_(IDS))
    text_rows.delete(connection, connection.scalars(chosen, bind_ids(ids)).all())
    connection.execute(delete(WorkIndexRow).where(WorkIndexRow.id.in_(IDS)), bind_ids(ids))


def _rows(connection: Connection, ids: Ids) -> dict[str, dict[str, Any]]:
    """The rows as the facts have them, by id."""
    works = {id: versions[-1] for id, versions in facts.merged(connection, "works", ids).items()}
    series = facts.merged(connection, "series", {work.series for work in works.values() if work.series})
    titles = {id: versions[-1].title for id, versions in series.items()}
    packs = _packs(connection, works)
    universes = _universes(connection, works)
    return {
        id: _row(work, packs.get(id, ADDED), titles.get(work.series or "", ""), universes[id])
        for id, work in works.items()
    }


def _row(work: Work, pack: str, series_title: str, universe: str) -> dict[str, Any]:
    return {
        "id": work.id,
        "pack": pack,
        "title": work.title,
        "title_key": title_key(work.title).encode(),
        "kind": work.kind.value,
        "series": work.series,
        "series_title": series_title,
        "number": work.number,
        "number_key": issue_number_key(work.number).encode(),
        "number_value": issue_number_value(work.number),
        "place_in_series": work.place_in_series.encode(),
        "released": index_text(work.released),
        "runtime": work.runtime,
        "publisher": work.publisher,
        "status": work.status.value,
        "in_story": work.in_story,
        "part_of": work.part_of,
        "is_listed": not work.is_segment,
        "universe": universe,
    }


def _universes(connection: Connection, works: Mapping[str, Work]) -> dict[str, str]:
    """The universes of works by id, as `model.universes` has them."""
    named = [universe for universe in installed_packs.universes(connection) if universe]
    around = dict(works)
    asked = [work for work in works.values() if not work.universe]
    while asked:
        wanted = {id for work in asked if (id := work.part_of or work.host) not in around}
        asked = [versions[-1] for versions in facts.merged(connection, "works", wanted).values()]
        around |= {work.id: work for work in asked}
    of = {work.series for work in around.values() if work.series and not work.universe}
    series = {id: versions[-1] for id, versions in facts.merged(connection, "series", of).items()}
    sole = named[0] if len(named) == 1 else ""
    return {id: stated_universe(work, around, series) or sole for id, work in works.items()}


_COLUMNS = [_WORK.c[name] for name in _row(Work("", "", next(iter(Kind))), "", "", "")]


def _packs(connection: Connection, ids: Mapping[str, Any]) -> dict[str, str]:
    of_works = select(FactRow.id, FactRow.pack).where(FactRow.kind == "works", FactRow.id.in_(IDS))
    return {id: pack for id, pack in connection.execute(of_works, bind_ids(ids))}


def _stored(connection: Connection, ids: Ids) -> dict[str, dict[str, Any]]:
    rows = select(*_COLUMNS)
    found = (
        connection.execute(rows)
        if isinstance(ids, All)
        else connection.execute(rows.where(WorkIndexRow.id.in_(IDS)), bind_ids(ids))
    )
    return {row["id"]: dict(row) for row in found.mappings()}


PROJECTION = Projection(
    name="works",
    reads=frozenset({Data.LISTINGS, Data.PACKS}),
    writes=Data.WORKS,
    affected=_affected,
    refresh=_refresh,
    version=crc32(repr((bitmap_index.VERSION, _KEYS_WITHOUT_ARTICLES)).encode()),
)
