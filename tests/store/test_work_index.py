"""The index of works is brought up to date fact by fact, comes out as if made anew, and writes only what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from janto_catalog.model.edits import WHOLE, Edit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.search import MatchWords
from janto_catalog.model.story import Appearance, Manner, Pack, Story, Work
from janto_catalog.store import bitset, installed_packs, overlay, works
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.store import Connection, Store
from janto_catalog.store.tables.story import BitmapRow
from tests.catalog.conftest import STORY
from tests.examples import examples

_TABLES = ("work", "work_character", "work_arc", "name")
_IDS = {
    kind: [fact.id for fact in getattr(STORY, kind)] for kind in ("works", "series", "characters", "arcs")
}
_NAMES = ("Ada", "Ash and Oil", "Zug")


def _table(connection: Connection, name: str) -> frozenset[tuple[Any, ...]]:
    return frozenset(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {name}")))  # noqa: S608


def _everything(connection: Connection) -> dict[str, object]:
    """All rows of the index, and the bitmaps as sets."""
    rows = connection.execute(select(BitmapRow.field, BitmapRow.value, BitmapRow.bitmap))
    return {
        **{name: _table(connection, name) for name in _TABLES},
        "text": frozenset(map(tuple, connection.exec_driver_sql("SELECT rowid, * FROM work_text"))),
        "bitmaps": {(row.field, row.value): bitset.load(row.bitmap) for row in rows},
    }


def _edit_of(kind: str, field: str, id: str, value: Any) -> Edit:
    """An edit of a fact of the pack."""
    (fact,) = (fact for fact in getattr(STORY, kind) if fact.id == id)
    return Edit(kind, id, field, value, getattr(fact, field))


def _edit(kind: str, field: str, ids: st.SearchStrategy[str], values: st.SearchStrategy[Any]) -> Any:
    return st.builds(lambda id, value: _edit_of(kind, field, id, value), ids, values)


_work = st.sampled_from(_IDS["works"])
_names = st.sampled_from(_NAMES)
_new_work = Work("new", "New", Kind.NOVEL, series="lantern-s1", number="7")
_appearance = st.builds(
    Appearance,
    st.sampled_from([*_IDS["works"], "new"]),
    st.sampled_from(_IDS["characters"]),
    st.sampled_from(Manner),
)
_edits = st.one_of(
    _edit("works", "title", _work, _names),
    _edit("works", "description", _work, _names),
    _edit("works", "number", _work, st.sampled_from(("", "7", "12.5", "x"))),
    _edit("works", "released", _work, st.sampled_from((None, "1999", "2001-02-03"))),
    _edit("works", "kind", _work, st.sampled_from((Kind.NOVEL, Kind.COMIC))),
    _edit("works", "series", _work, st.sampled_from((None, *_IDS["series"]))),
    st.just(Edit("works", "new", WHOLE, _new_work, None)),
    _edit("series", "title", st.sampled_from(_IDS["series"]), _names),
    _edit("characters", "name", st.sampled_from(_IDS["characters"]), _names),
    _edit("arcs", "title", st.sampled_from(_IDS["arcs"]), _names),
    _edit("arcs", "works", st.sampled_from(_IDS["arcs"]), st.lists(_work, max_size=3).map(tuple)),
    _appearance.map(lambda fact: Edit("appearances", fact.id, WHOLE, fact, None)),
    st.builds(
        lambda fact: Edit("appearances", fact.id, WHOLE, None, fact), st.sampled_from(STORY.appearances)
    ),
)
_steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("put", "drop")), _edits),
        st.tuples(
            st.just("install"), st.sampled_from((STORY, replace(STORY, works=STORY.works[1:]), Story()))
        ),
        st.tuples(st.just("remove"), st.none()),
    ),
    max_size=6,
)


def _take(store: Store, step: tuple[str, Any]) -> None:
    verb, what = step
    if verb == "install":
        with store.writing() as connection:
            installed_packs.install(connection, Pack("lantern", "Lantern Street", "2", story=what), "2020")
    elif verb == "remove":
        with store.writing() as connection:
            installed_packs.remove(connection, "lantern")
    else:
        with store.recording(verb) as session:
            (overlay.put if verb == "put" else overlay.drop)(session, what)


@pytest.fixture(scope="module")
def lantern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One catalogue for all examples: each begins with what the one before left."""
    store = Store(tmp_path_factory.mktemp("index") / "c.db", lambda: "2020")
    _take(store, ("install", STORY))
    yield store
    store.close()


@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_steps)
def test_what_is_refreshed_fact_by_fact_is_what_is_made_anew(
    lantern: Store, steps: list[tuple[str, Any]]
) -> None:
    for step in steps:
        _take(lantern, step)
    with lantern.reading() as connection:
        refreshed = _everything(connection)
    lantern.derive_all()
    with lantern.reading() as connection:
        assert _everything(connection) == refreshed


def _differences(filled_store: Store, edit: Edit) -> set[str]:
    """The tables whose rows an edit changes, and the fields whose bitmaps it changes."""
    with filled_store.reading() as connection:
        before = _everything(connection)
    with filled_store.recording("edit") as session:
        overlay.put(session, edit)
    with filled_store.reading() as connection:
        after = _everything(connection)
    bitmaps: tuple[Any, Any] = (before.pop("bitmaps"), after.pop("bitmaps"))
    fields = {
        key[0] for key in bitmaps[0].keys() | bitmaps[1].keys() if bitmaps[0].get(key) != bitmaps[1].get(key)
    }
    return {name for name in before if before[name] != after[name]} | fields


def test_a_description_changes_the_text_alone(filled_store: Store) -> None:
    edit = _edit_of("works", "description", "lantern-1", "Fog over the harbour")
    assert _differences(filled_store, edit) == {"text"}
    with filled_store.reading() as connection:
        assert works.matching_ids(connection, MatchWords(("harbour",))) == {"lantern-1"}
        assert not works.matching_ids(connection, MatchWords(("harbour",), field="title"))


def test_a_title_changes_the_row_the_name_and_the_text(filled_store: Store) -> None:
    assert _differences(filled_store, _edit_of("works", "title", "lantern-1", "Fog")) == {
        "work",
        "name",
        "text",
        "title",
    }


def test_a_kind_changes_the_row_and_its_bitmaps(filled_store: Store) -> None:
    assert _differences(filled_store, _edit_of("works", "kind", "lantern-1", Kind.NOVEL)) == {"work", "kind"}


def test_a_newer_version_of_a_pack_keeps_the_row_ids_of_its_works(filled_store: Store) -> None:
    chosen = "SELECT id, row_id FROM work"
    with filled_store.reading() as connection:
        before = set(map(tuple, connection.exec_driver_sql(chosen)))
    newer = replace(STORY, works=(Work("first", "First", Kind.NOVEL), *STORY.works))
    _take(filled_store, ("install", newer))
    with filled_store.reading() as connection:
        after = set(map(tuple, connection.exec_driver_sql(chosen)))
    assert before < after
    assert len(after) == len(before) + 1


def test_an_appearance_of_a_work_that_comes_later_is_found_then(filled_store: Store) -> None:
    appearance = Appearance("new", "mira")
    _take(filled_store, ("put", Edit("appearances", appearance.id, WHOLE, appearance, None)))
    _take(filled_store, ("put", Edit("works", "new", WHOLE, Work("new", "New", Kind.NOVEL), None)))
    with filled_store.reading() as connection:
        row_id = connection.exec_driver_sql("SELECT row_id FROM work WHERE id = 'new'").scalar_one()
        assert row_id in bitmap_index.get(connection, "character", "mira")
        assert works.matching_ids(connection, MatchWords(("mira",))) >= {"new"}
