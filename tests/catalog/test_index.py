"""What queries look into is brought up to date edit by edit, and comes out as if it were made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.universes import in_universe
from janto_catalog.store import bitset, installed_packs
from janto_catalog.store.derived import bitmap_index
from janto_catalog.store.tables.story import BitmapRow, NameRow, WorkArcRow, WorkCharacterRow, WorkIndexRow
from tests.catalog.conftest import LANTERN, STORY
from tests.examples import examples


def snapshot(catalog: Catalog) -> list[object]:
    """Everything queries look into, and the order.  Works are named by their ids: row ids differ when made anew."""
    with catalog.store.reading() as connection:
        ids = {row.row_id: row.id for row in connection.execute(select(WorkIndexRow.row_id, WorkIndexRow.id))}
        rows: list[object] = [
            sorted(map(tuple, connection.execute(select(*columns))), key=repr)
            for columns in (
                [c for c in WorkIndexRow.__table__.c if c.name not in {"row_id", "position"}],
                [c for c in WorkCharacterRow.__table__.c if c.name != "row_id"],
                [c for c in WorkArcRow.__table__.c if c.name != "row_id"],
                list(NameRow.__table__.c),
            )
        ]
        texts = connection.exec_driver_sql("SELECT rowid, * FROM work_text")
        rows.append({ids[row_id]: tuple(text) for row_id, *text in texts})
        rows.append(
            {
                (row.field, row.value): {ids[row_id] for row_id in bitset.load(row.bitmap)}
                for row in connection.execute(select(BitmapRow.field, BitmapRow.value, BitmapRow.bitmap))
                if row.field != bitmap_index.POSITIONS
            }
        )
    return [*rows, catalog.works.search("", limit=None), catalog.orders.order()]


def index_made_from_nothing(catalog: Catalog) -> list[object]:
    """The same, after the tables of the index were emptied and everything was derived anew."""
    with catalog.store.writing() as connection:
        for table in ("work", "work_character", "work_arc", "name", "work_text", "bitmap"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
    catalog.store.derive_all()
    return snapshot(catalog)


names = st.sampled_from(["Ada", "Ash", "The Lamplighter", "Oil 2", "Zug"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("title"), st.sampled_from([work.id for work in STORY.works]), names),
        st.tuples(st.just("number"), st.sampled_from([work.id for work in STORY.works]), st.sampled_from(["", "7", "x"])),
        st.tuples(st.just("series"), st.sampled_from(["lantern-s1", "voices"]), names),
        st.tuples(st.just("character"), st.sampled_from(["mira", "tobias"]), names),
        st.tuples(st.just("arc"), st.just("arc-oil"), st.sampled_from(["lantern-1", "voices-2", "voices-1"])),
        st.tuples(st.just("new"), names, st.sampled_from(["novel", "comic"])),
        st.tuples(st.just("cast"), st.sampled_from(["mira", "tobias"]), st.sampled_from([work.id for work in STORY.works])),
        st.tuples(st.just("place"), st.sampled_from(["lantern-1", "voices-2"]), st.sampled_from(["lantern-3", "voices-1"])),
        st.tuples(st.just("undo"), st.just(""), st.just("")),
        st.tuples(st.just("redo"), st.just(""), st.just("")),
    ),
    max_size=7,
)  # fmt: skip


def take(catalog: Catalog, step: tuple[str, str, str]) -> None:
    what, thing, value = step
    if what in ("title", "number"):
        catalog.edits.set(f"work:{thing}", {what: [value]})
    elif what == "series":
        catalog.edits.set(f"series:{thing}", {"title": [value]})
    elif what == "character":
        catalog.edits.set(f"character:{thing}", {"name": [value]})
    elif what == "arc":
        catalog.edits.set(f"arc:{thing}", {"works": [value]})
    elif what == "new":
        catalog.edits.add("work", {"title": [thing], "kind": [value]})
    elif what == "cast":
        catalog.edits.add_appearance(f"{thing}", value, {"manner": ["recording"]})
    elif what == "place":
        catalog.edits.place(f"work:{thing}", "before", [f"work:{value}"])
    else:
        getattr(catalog.history, what)()


@settings(
    max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_an_index_brought_up_to_date_is_one_made_anew(
    open_at: Callable[[], Catalog], tmp_path: Path, taken: list[tuple[str, str, str]]
) -> None:
    """The rows that hang on an edit, and no others, are written: the whole must come out the same."""
    for file in tmp_path.glob("catalogue.db*"):
        file.unlink()
    catalog = open_at()
    catalog.packs.install(LANTERN)
    for step in taken:
        try:
            take(catalog, step)
        except UsageError:
            continue
    assert snapshot(catalog) == index_made_from_nothing(catalog)
    with catalog.store.reading() as connection:
        assert installed_packs.load(connection) == in_universe(LANTERN).story, (
            "what the story world says is never changed"
        )
    catalog.close()
