"""Names become ids, places stand beside works, and what is owned follows the links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.search import OneOf
from janto_catalog.model.story import Alias, Character, Pack, Story, Work
from janto_catalog.model.universes import in_universe
from janto_catalog.store import decisions, files, installed_packs, works
from janto_catalog.store.derived import names, positions
from janto_catalog.store.store import Store
from janto_catalog.store.tables.files import ItemRow
from tests.store.conftest import LANTERN, OpenStore


def named(store: Store, kind: str, text: str) -> tuple[str, ...]:
    with store.reading() as connection:
        return names.ids_named(connection, kind, text)


@pytest.mark.parametrize("text", ["mira", "MIRA VOSS", "Míra", "mira-voss".replace("-", " "), "  Mira  "])
def test_a_name_in_any_spelling_is_found(filled_store: Store, text: str) -> None:
    assert named(filled_store, "character", text) == ("mira",)


def test_an_unknown_name_is_none(filled_store: Store) -> None:
    assert (
        named(filled_store, "character", "nobody")
        == named(filled_store, "character", "")
        == named(filled_store, "work", "mira")
        == ()
    )


def test_their_own_name_goes_before_another_name_and_two_of_the_same_are_both_told(store: Store) -> None:
    people = (
        Character("alex", "Alex"),
        Character("xander", "Alexander", (Alias("Alex"), Alias("The Captain"))),
        Character("jo", "Jo", (Alias("The Captain"),)),
    )
    with store.writing() as connection:
        installed_packs.install(connection, Pack("p", "P", "1", story=Story(characters=people)), "2020")
    assert named(store, "character", "Alex") == ("alex",)
    assert named(store, "character", "the captain") == ("jo", "xander")


def test_suggestions_begin_with_what_was_typed_and_name_each_thing_once(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        found = names.suggestions(connection, "mira", 8)
        inside = names.suggestions(connection, "oil", 8)
    assert [(one.kind, one.name) for one in found] == [("character", "Mira Voss"), ("pairing", "Mirabias")]
    assert {(one.kind, one.name) for one in inside} == {("arc", "The oil"), ("work", "The Oil Merchant")}


def test_and_is_another_spelling_of_a_sign_between_names(store: Store) -> None:
    people = (Character("mira", "Mira & Tobias"), Character("wind", "Rain and Wind"))
    with store.writing() as connection:
        installed_packs.install(connection, Pack("p", "P", "1", story=Story(characters=people)), "2020")
    with store.reading() as connection:
        for typed, id in (
            ("mira and tob", "mira"),
            ("rain and w", "wind"),
            ("rain w", None),
            ("and", "wind"),
        ):
            found = [one.id for one in names.suggestions(connection, typed, 8)]
            assert found == ([id] if id else []), typed


@given(st.text(max_size=6), st.integers(0, 4))
def test_whatever_is_typed_suggestions_come_without_an_error(typed: str, limit: int) -> None:
    with _shared().reading() as connection:
        assert len(names.suggestions(connection, typed, limit)) <= limit
        names.ids_named(connection, "work", typed)


_SHARED: list[Store] = []


def _shared() -> Store:
    return _SHARED[0]


@pytest.fixture(autouse=True, scope="module")
def _one_store_for_all_that_is_typed(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = Store(Path(tmp_path_factory.mktemp("names"), "c.db"), lambda: "2020")
    with store.writing() as connection:
        installed_packs.install(connection, LANTERN, "2020")
    _SHARED.append(store)


def test_a_newer_pack_takes_the_place_of_the_older_one(filled_store: Store) -> None:
    newer = Pack(
        "lantern", "Lantern Street", "2", story=Story(works=(Work("lantern-9", "Dusk", Kind.NOVEL),))
    )
    with filled_store.writing() as connection:
        installed_packs.install(connection, newer, "2021")
    assert named(filled_store, "work", "dusk") == ("lantern-9",)
    assert named(filled_store, "work", "Ember Days") == ()
    with filled_store.reading() as connection:
        assert installed_packs.load(connection) == in_universe(newer).story
        assert [pack.version for pack in installed_packs.packs(connection)] == ["2"]


def test_a_story_comes_out_as_it_was_put_in_and_goes_without_a_trace(filled_store: Store) -> None:
    with filled_store.reading() as connection:
        assert installed_packs.load(connection) == in_universe(LANTERN).story
    with filled_store.writing() as connection:
        installed_packs.remove(connection, "lantern")
    with filled_store.reading() as connection:
        assert installed_packs.load(connection) == Story()
        for table in ("work", "work_character", "work_arc", "work_text", "bitmap", "name", "fact", "pack"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0, table  # noqa: S608


def place(work: str, position: int, *certainties: int) -> Placement:
    because = tuple(Reason(ReasonKind.CLAIM, "so", "almanac", certainty) for certainty in certainties)
    return Placement(
        work, position, 1, 5, is_placed=bool(because), status=PlacementStatus.WINDOW, reasons=because
    )


def test_places_are_written_beside_works_and_old_ones_go(filled_store: Store) -> None:
    with filled_store.writing() as connection:
        positions.write(connection, [place("lantern-1", 1), place("lantern-2", 2)])
        positions.write(connection, [place("voices-1", 1, 3, 5), place("lantern-1", 2)])
    with filled_store.reading() as connection:
        rows = works.rows_of(connection, ["lantern-1", "lantern-2", "voices-1", "unheard-of"])
        assert works.position_of(connection, "voices-1") == 1
        assert works.position_of(connection, "unheard-of") is None
    assert {id: (row.position, row.is_placed, row.certainty) for id, row in rows.items()} == {
        "lantern-1": (2, False, None),
        "lantern-2": (None, False, None),
        "voices-1": (1, True, 5),
    }


BOX = (
    Work("box", "Box", Kind.AUDIO_DRAMA),
    Work("set", "Set", Kind.AUDIO_DRAMA, part_of="box"),
    Work("one", "One", Kind.AUDIO_DRAMA, part_of="set"),
    Work("two", "Two", Kind.AUDIO_DRAMA, part_of="set"),
    Work("two#frame", "Frame", Kind.AUDIO_DRAMA, part_of="two"),
    Work("bonus", "Bonus", Kind.AUDIO_DRAMA, part_of="box"),
    Work("alone", "Alone", Kind.AUDIO_DRAMA),
)


@pytest.fixture
def owned_when(open_store: OpenStore) -> Callable[..., set[str]]:
    """Says what is owned when each of the works given has a copy."""
    store = open_store()
    with store.writing() as connection:
        installed_packs.install(connection, Pack("p", "P", "1", story=Story(works=BOX)), "2020")
        root = files.add_root(connection, b"/m", "m", "id").id
        table = ItemRow.__table__
        for n, _ in enumerate(BOX, 1):
            values = {
                "root": root,
                "key": b"%d" % n,
                "kind": "single",
                "name": "",
                "folder": "",
                "outcome": "",
                "reason": "",
            }
            connection.execute(table.insert().values(id=n, **values))  # type: ignore[attr-defined]

    def ask(*linked: str) -> set[str]:
        with store.recording("all") as session:
            for n, _ in enumerate(BOX, 1):
                decisions.unlink(session, n, None)
            for n, work in enumerate(linked, 1):
                decisions.link(session, n, work, None)
        with store.reading() as connection:
            return set(works.matching_ids(connection, OneOf("owned", ("yes",))))

    return ask


def test_nothing_is_owned_without_a_copy(owned_when: Callable[..., set[str]]) -> None:
    assert owned_when() == set()


def test_a_container_owns_its_parts_and_their_segments(owned_when: Callable[..., set[str]]) -> None:
    assert owned_when("set") == {"set", "one", "two", "two#frame"}
    assert owned_when("box") == {"box", "set", "one", "two", "two#frame", "bonus"}


def test_all_parts_own_the_container_and_a_segment_is_none_of_them(
    owned_when: Callable[..., set[str]],
) -> None:
    assert owned_when("one") == {"one"}
    assert owned_when("one", "two") == {"one", "two", "two#frame", "set"}
    assert owned_when("one", "two", "bonus") == {"one", "two", "two#frame", "set", "bonus", "box"}


def test_a_copy_of_a_segment_alone_owns_the_segment_alone(owned_when: Callable[..., set[str]]) -> None:
    assert owned_when("two#frame") == {"two#frame"}


def test_what_is_taken_back_is_no_longer_owned(owned_when: Callable[..., set[str]]) -> None:
    assert owned_when("alone") == {"alone"}
    assert owned_when() == set()
