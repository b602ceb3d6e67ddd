"""The full text index of works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from janto_catalog.model.changes import Data
from janto_catalog.model.story import Character, Series, Work
from janto_catalog.store import facts
from janto_catalog.store.changes import ALL, All, ChangeSet, Ids
from janto_catalog.store.derived import bitmap_index, text_rows
from janto_catalog.store.derived.families import containers, families
from janto_catalog.store.derived.projection import Projection
from janto_catalog.store.id_params import IDS, bind_ids
from janto_catalog.store.tables.story import WorkArcRow, WorkCharacterRow, WorkIndexRow

_Texts = Mapping[str, Iterable[str]]


def _affected(connection: Connection, changes: ChangeSet) -> Ids:
    works = changes.ids(Data.WORKS, Data.CAST_INDEX)
    if isinstance(works, All):
        return ALL
    named = {
        change.id for data in (Data.TEXT_FACTS, Data.CONTAINMENT) for change in changes.facts(data, "works")
    }
    found = {*works, *families(connection, named)}
    for kind, key, work in (
        ("series", WorkIndexRow.series, WorkIndexRow.id),
        ("characters", WorkCharacterRow.character, WorkCharacterRow.work),
        ("arcs", WorkArcRow.arc, WorkArcRow.work),
    ):
        if ids := [change.id for change in changes.facts(Data.TEXT_FACTS, kind)]:
            found.update(connection.scalars(select(work).where(key.in_(IDS)), bind_ids(ids)))
    return found


def _refresh(connection: Connection, ids: Ids) -> Ids:
    """Write the texts that differ; returns the ids of their works.  Works without a row have no text."""
    row_ids = _row_ids(connection, ids)
    stored = text_rows.read(connection, ALL if isinstance(ids, All) else row_ids.values())
    texts = {row_ids[work]: text for work, text in _texts(connection, row_ids).items()}
    changed = {row_id: text for row_id, text in texts.items() if stored.get(row_id) != text}
    gone = [row_id for row_id in stored if row_id not in texts]
    works = {work for work, row_id in row_ids.items() if row_id in changed or row_id in gone}
    with bitmap_index.tracking(connection, ALL if isinstance(ids, All) else works, [bitmap_index.TEXT]):
        text_rows.delete(connection, [*gone, *(changed.keys() & stored.keys())])
        text_rows.insert(connection, changed)
    return works


def _row_ids(connection: Connection, ids: Ids) -> dict[str, int]:
    rows = select(WorkIndexRow.id, WorkIndexRow.row_id)
    found = (
        connection.execute(rows)
        if isinstance(ids, All)
        else connection.execute(rows.where(WorkIndexRow.id.in_(IDS)), bind_ids(ids))
    )
    return {id: row_id for id, row_id in found}


def _texts(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The texts of works as the facts have them; segments are found by their hosts and have none."""
    merged = facts.merged(connection, "works", ids)
    works = {id: versions[-1] for id, versions in merged.items() if not versions[-1].is_segment}
    series = facts.merged(connection, "series", {work.series for work in works.values() if work.series})
    series_names = {id: _series_names(versions[-1]) for id, versions in series.items()}
    characters, arcs = _characters(connection, works), _arcs(connection, works)
    titles = _container_titles(connection, works.values())
    return {
        id: text_rows.fold(
            (
                [work.title, *(also.title for also in work.also_titled)],
                [
                    *_related(work, series_names.get(work.series or "", ()), characters[id], arcs[id]),
                    *titles[id],
                ],
                [work.description],
            )
        )
        for id, work in works.items()
    }


def _related(work: Work, series: Iterable[str], characters: Iterable[str], arcs: Iterable[str]) -> list[str]:
    people = (credit.person for credit in work.credits)
    return [*series, work.number, *characters, *arcs, *people, *work.codes]


def _container_titles(connection: Connection, works: Iterable[Work]) -> defaultdict[str, list[str]]:
    """The titles of the containers of each work, nearest first."""
    parts = [work.id for work in works if work.part_of]
    family = families(connection, parts)
    above = {id: list(containers(id, family)) for id in parts}
    stated = facts.merged(connection, "works", {id for chain in above.values() for id in chain})
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, chain in above.items():
        for container in chain:
            work = stated[container][-1]
            found[id] += [work.title, *(also.title for also in work.also_titled)]
    return found


def _series_names(series: Series) -> list[str]:
    return [series.title, *series.aliases]


def _characters(connection: Connection, works: Collection[str]) -> defaultdict[str, list[str]]:
    """The names of the characters of each work, the leads first; aliases that reveal something are left out."""
    row = WorkCharacterRow
    chosen = select(row.work, row.character).where(row.work.in_(IDS)).order_by(row.rank, row.ordinal, row.id)
    cast = connection.execute(chosen, bind_ids(works)).all()
    stated = facts.merged(connection, "characters", {character for _, character in cast})
    names = {id: _character_names(versions[-1]) for id, versions in stated.items()}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for work, character in cast:
        found[work] += names.get(character, ())
    return found


def _character_names(character: Character) -> list[str]:
    return [character.name, *(alias.name for alias in character.aliases if not alias.reveals)]


def _arcs(connection: Connection, works: Collection[str]) -> defaultdict[str, list[str]]:
    """The titles of the arcs of each work."""
    chosen = select(WorkArcRow.work, WorkArcRow.arc).where(WorkArcRow.work.in_(IDS)).order_by(WorkArcRow.arc)
    rows = connection.execute(chosen, bind_ids(works)).all()
    stated: dict[str, Any] = facts.merged(connection, "arcs", {arc for _, arc in rows})
    found: defaultdict[str, list[str]] = defaultdict(list)
    for work, arc in rows:
        found[work] += [versions[-1].title for versions in [stated.get(arc)] if versions]
    return found


PROJECTION = Projection(
    name="text",
    reads=frozenset({Data.TEXT_FACTS, Data.WORKS, Data.CAST_INDEX, Data.CONTAINMENT}),
    writes=Data.TEXT_INDEX,
    affected=_affected,
    refresh=_refresh,
    version=3,
)
