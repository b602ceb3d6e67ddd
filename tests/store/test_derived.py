"""Derived data follows what it is made from: in order, in the same transaction, and anew when its version is."""

from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from janto_catalog.errors import CatalogError
from janto_catalog.model.changes import AFFECTED_DATA, Data, data_of
from janto_catalog.model.edits import WHOLE, Edit
from janto_catalog.model.story import KINDS, Pack, Story
from janto_catalog.model.universes import in_universe
from janto_catalog.model.views import Progress
from janto_catalog.store import decisions, facts, files, installed_packs, overlay
from janto_catalog.store.changes import ALL, ChangeSet, Ids, changes_of
from janto_catalog.store.derived import all_projections
from janto_catalog.store.derived.projection import Projection, in_order
from janto_catalog.store.store import Store
from janto_catalog.store.tables import Base
from janto_catalog.store.tables.base import Decision
from janto_catalog.store.tables.derived import ProjectionRow
from janto_catalog.store.tables.files import ItemRow
from janto_catalog.store.tables.story import BitmapRow, WorkIndexRow
from tests.catalog.conftest import STORY
from tests.store.conftest import LANTERN, OpenStore


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_of_a_fact_says_what_it_changes(kind: str) -> None:
    assert {field.name for field in dataclasses.fields(KINDS[kind])} - {"id"} == AFFECTED_DATA[kind].keys()


def test_a_changed_field_changes_what_its_row_says_and_nothing_else() -> None:
    work = STORY.works[0]
    assert data_of("works", work, dataclasses.replace(work, description="x")) == {Data.FACTS, Data.TEXT_FACTS}
    assert Data.ORDER_FACTS not in data_of("works", work, dataclasses.replace(work, title="x"))
    assert data_of("works", work, work) == frozenset()
    assert data_of("works", None, work) >= {
        Data.ORDER_FACTS,
        Data.TEXT_FACTS,
        Data.NAME_FACTS,
        Data.CONTAINMENT,
    }


def test_every_table_of_decisions_says_what_its_rows_change() -> None:
    decided = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Decision)]
    assert decided
    assert all(table.touches for table in decided)


class _Log:
    """Projections that write down when they are refreshed, and with which ids."""

    def __init__(self) -> None:
        self.refreshed: list[tuple[str, object]] = []

    def projection(self, name: str, reads: set[Data], writes: Data, *, version: int = 1) -> Projection:
        """One whose ids are those of what it reads."""

        def affected(_connection: Connection, changes: ChangeSet) -> Ids:
            return changes.ids(*reads)

        def refresh(_connection: Connection, ids: Ids) -> Ids:
            self.refreshed.append((name, ids))
            return ids

        return Projection(name, frozenset(reads), writes, affected, refresh, version)


def test_each_runs_after_those_that_write_what_it_reads_and_gets_what_differs(store: Store) -> None:
    log = _Log()
    first = log.projection("z first", {Data.PROGRESS}, Data.NAME_INDEX)
    second = log.projection("a second", {Data.NAME_INDEX}, Data.TEXT_INDEX)
    other = log.projection("other", {Data.EDITS}, Data.FILES)
    store.add_projections([second, other, first])
    log.refreshed.clear()
    with store.recording("seen") as session:
        decisions.set_progress(session, ["lantern-1"], Progress.FINISHED, "2020")
        changes = changes_of(session.connection())
    assert log.refreshed == [("z first", {"lantern-1"}), ("a second", {"lantern-1"})]
    assert changes.data >= {Data.PROGRESS, Data.HISTORY, Data.NAME_INDEX, Data.TEXT_INDEX}
    assert Data.FILES not in changes.data


def test_two_that_read_what_the_other_writes_are_refused() -> None:
    log = _Log()
    with pytest.raises(ValueError, match="read what the other writes"):
        in_order(
            [
                log.projection("a", {Data.NAME_INDEX}, Data.TEXT_INDEX),
                log.projection("b", {Data.TEXT_INDEX}, Data.NAME_INDEX),
            ]
        )


def test_what_a_projection_writes_is_undone_with_the_transaction(filled_store: Store) -> None:
    def refuse(_connection: Connection, _ids: Ids) -> Ids:
        raise CatalogError("no")

    with filled_store.writing() as connection:
        connection.execute(insert(ItemRow), _item(files.add_root(connection, b"/m", "m", "i").id))
        changes_of(connection).add(Data.ITEMS, [1])
    broken = Projection("broken", frozenset({Data.OWNERSHIP}), Data.NAME_INDEX, lambda _c, _s: ALL, refuse)
    filled_store._projections = in_order((*filled_store._projections, broken))
    with pytest.raises(CatalogError, match="no"), filled_store.recording("link") as session:
        decisions.link(session, 1, "lantern-1", None)
    with filled_store.reading() as connection:
        assert not connection.scalar(select(WorkIndexRow.owned).where(WorkIndexRow.id == "lantern-1"))


def _item(root: int) -> dict[str, object]:
    return {"id": 1, "root": root, "key": b"1", "kind": "single", "name": "1", "folder": ""}


def test_another_version_derives_anew_what_it_writes_and_what_is_derived_from_that(store: Store) -> None:
    log = _Log()
    first, second = ({Data.PROGRESS}, Data.NAME_INDEX), ({Data.NAME_INDEX}, Data.TEXT_INDEX)
    store.add_projections([log.projection("first", *first), log.projection("second", *second)])
    assert log.refreshed == [("first", ALL), ("second", ALL)]
    log.refreshed.clear()
    store._derive_outdated()
    assert log.refreshed == []
    with store.writing() as connection:
        connection.execute(update(ProjectionRow).where(ProjectionRow.name == "first").values(version=7))
    store._derive_outdated()
    assert log.refreshed == [("first", ALL), ("second", ALL)]


def test_a_catalogue_of_other_fields_gets_all_bitmaps_when_it_is_opened(
    filled_store: Store, open_store: OpenStore
) -> None:
    def stored() -> set[tuple[str, str, bytes]]:
        with filled_store.reading() as connection:
            return {
                tuple(row)
                for row in connection.execute(select(BitmapRow.field, BitmapRow.value, BitmapRow.bitmap))
            }

    every = stored()
    with filled_store.writing() as connection:
        connection.execute(delete(BitmapRow).where(BitmapRow.field.in_(["kind", "manner", "number range"])))
        connection.execute(update(ProjectionRow).where(ProjectionRow.name == "works").values(version=1))
    assert stored() < every
    filled_store.close()
    open_store()
    assert stored() == every


def test_every_projection_has_a_name_of_its_own_and_writes_a_kind_of_its_own() -> None:
    found = all_projections()
    assert len(found) >= 2
    assert len({one.name for one in found}) == len({one.writes for one in found}) == len(found)


def test_facts_are_read_by_id_with_the_edits_over_them(filled_store: Store) -> None:
    old = in_universe(LANTERN).story.works[0]
    with filled_store.recording("edits") as session:
        overlay.put(session, Edit("works", old.id, "title", "Ash", old.title))
        overlay.put(session, Edit("works", "gone", "title", "Nothing", "Something"))
        overlay.put(session, Edit("works", "own-x", WHOLE, dataclasses.replace(old, id="own-x"), None))
        session.flush()
        changes = changes_of(session.connection())
    changed = {change.id: (change.before, change.after) for change in changes.facts(Data.FACTS)}
    assert changed == {
        old.id: (old, dataclasses.replace(old, title="Ash")),
        "own-x": (None, dataclasses.replace(old, id="own-x")),
    }
    with filled_store.reading() as connection:
        found = facts.merged(connection, "works", [old.id, "own-x", "gone", "never"])
    assert {id: [fact.title for fact in versions] for id, versions in found.items()} == {
        old.id: ["Ash"],
        "own-x": [old.title],
    }


def test_a_newer_pack_changes_the_facts_it_states_otherwise(filled_store: Store) -> None:
    first, *rest = STORY.works
    works = (dataclasses.replace(first, description="New"), *rest[1:])
    newer = Pack("lantern", LANTERN.title, "2", story=dataclasses.replace(STORY, works=works))
    with filled_store.writing() as connection:
        changes = changes_of(connection)
        installed_packs.install(connection, newer, "2021")
    assert {(one.kind, one.id) for one in changes.facts(Data.FACTS)} == {
        ("works", first.id),
        ("works", rest[0].id),
    }
    assert changes.ids(Data.ORDER_FACTS) == {("works", rest[0].id)}
    with filled_store.writing() as connection:
        changes = changes_of(connection)
        installed_packs.install(connection, Pack("lantern", "Lantern Street", "3", story=Story()), "2022")
    assert changes.ids(Data.CAST_FACTS) == {("appearances", one.id) for one in STORY.appearances} | {
        ("arcs", one.id) for one in STORY.arcs
    }


def test_an_older_catalogue_that_cannot_be_written_says_what_to_do(
    open_store: OpenStore, place: Path
) -> None:
    open_store().close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with pytest.raises(CatalogError, match="older Janto Catalog"):
        open_store(read_only=True)
