"""Works keep their row ids, and moving one in the story order writes that one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from janto_catalog.model.kinds import Kind
from janto_catalog.model.order import Placement, PlacementStatus, Reason, ReasonKind
from janto_catalog.model.search import Between, MatchAll
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.store import bitset, installed_packs, works
from janto_catalog.store.derived import bitmap_index, positions
from janto_catalog.store.store import Connection, Store
from janto_catalog.store.tables.story import BitmapRow

_WORKS = [f"w{n:03}" for n in range(300)]


def _install(store: Store, count: int = len(_WORKS)) -> None:
    story = Story(works=tuple(Work(id, id, Kind.NOVEL) for id in _WORKS[:count]))
    with store.writing() as connection:
        installed_packs.install(connection, Pack("many", "Many", "1", story=story), "2020")


@pytest.fixture
def few(store: Store) -> Store:
    """A catalogue of 20 works."""
    _install(store, 20)
    return store


def _place(work: str, position: int) -> Placement:
    because = (Reason(ReasonKind.CLAIM, "", certainty=4),)
    return Placement(work, position, 1, 1, is_placed=True, status=PlacementStatus.FIXED, reasons=because)


def _places(order: list[str]) -> list[Placement]:
    return [_place(work, position) for position, work in enumerate(order, 1)]


def _rows_written(connection: Connection, order: list[str]) -> int:
    begun = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    positions.write(connection, _places(order))
    written: int = connection.exec_driver_sql("SELECT total_changes()").scalar_one() - begun
    return written


def _row_ids(connection: Connection) -> dict[str, int]:
    return {row.id: row.row_id for row in connection.exec_driver_sql("SELECT id, row_id FROM work")}


def _bitmaps(connection: Connection) -> bitmap_index.Bitmaps:
    rows = connection.execute(select(BitmapRow.field, BitmapRow.value, BitmapRow.bitmap))
    return {(field, value): bitset.load(bitmap) for field, value, bitmap in rows}


def test_moving_one_work_writes_its_row_and_the_set_of_positions(store: Store) -> None:
    _install(store)
    moved = [*_WORKS[1:200], _WORKS[0], *_WORKS[200:]]
    with store.writing() as connection:
        positions.write(connection, _places(_WORKS))
        before, sets = _row_ids(connection), _bitmaps(connection)
        assert _rows_written(connection, _WORKS) == 0
        # The work, and the bitmap of the positions in use: deleted and inserted.
        assert _rows_written(connection, moved) == 3
        assert [row.id for row in works.search(connection, MatchAll()).rows] == moved
        assert _row_ids(connection) == before
        after = _bitmaps(connection)
    assert {key for key in sets if sets[key] != after[key]} == {(bitmap_index.POSITIONS, bitmap_index.ANY)}


def test_a_new_work_between_two_others_moves_neither(store: Store) -> None:
    _install(store)
    with store.writing() as connection:
        positions.write(connection, _places(_WORKS[:-1]))
        assert _rows_written(connection, [*_WORKS[:7], _WORKS[-1], *_WORKS[7:-1]]) <= 10
        row = works.rows_of(connection, [_WORKS[7]])[_WORKS[7]]
    assert row.position == 9


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.permutations(_WORKS[:12]), st.integers(0, 12)), min_size=1, max_size=4))
def test_lists_have_the_order_that_was_written_last(few: Store, orders: list[tuple[list[str], int]]) -> None:
    with few.writing() as connection:
        for order, placed in orders:
            positions.write(connection, _places(order[:placed]))
        order, placed = orders[-1]
        rows = works.search(connection, MatchAll()).rows
        assert [row.id for row in rows[:placed]] == order[:placed]
        assert [row.position for row in rows[:placed]] == list(range(1, placed + 1))
        assert [row.id for row in rows[placed:]] == sorted(set(_WORKS[:20]) - set(order[:placed]))
        found = works.search(connection, Between("position", 3, 7)).rows
        assert [row.id for row in found] == order[:placed][2:7]
        written = _bitmaps(connection)
        bitmap_index.rebuild(connection)
        assert _bitmaps(connection) == written


@given(st.lists(st.none() | st.integers(1, 60), max_size=30))
def test_spread_positions_rise_and_as_many_as_fit_are_kept(present: list[int | None]) -> None:
    spread = positions.spread(present)
    assert spread == sorted(set(spread))
    assert len(spread) == len(present)
    given = [position for position in present if position is not None]
    if len(given) == len(present) and given == sorted(set(given)):
        assert spread == present


def test_positions_that_reach_the_end_of_the_numbers_are_spread_anew() -> None:
    assert positions.spread([2**31 - 2, None, None]) == [1024, 2048, 3072]


def test_many_works_put_at_one_place_move_few_others() -> None:
    order = positions.spread([None] * 1000)
    written = 0
    for _ in range(500):
        before: list[int | None] = [*order[:500], None, *order[500:]]
        order = positions.spread(before)
        written += sum(one != other for one, other in zip(before, order, strict=True))
    assert written < 500 * 50
