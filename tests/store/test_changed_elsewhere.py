"""A store notices what other processes commit, and only that."""

from __future__ import annotations

from tests.store.conftest import OpenStore


def _write(store: object) -> None:
    with store.writing() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS of_another_program (text)")
        connection.exec_driver_sql("INSERT INTO of_another_program VALUES ('x')")


def test_what_others_commit_is_noticed_once(open_store: OpenStore) -> None:
    store, other = open_store(), open_store()
    assert not store.changed_elsewhere()
    _write(other)
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def test_what_the_store_writes_is_not_noticed(open_store: OpenStore) -> None:
    store = open_store()
    assert not store.changed_elsewhere()
    _write(store)
    assert not store.changed_elsewhere()


def test_a_store_for_reading_notices_it_too(open_store: OpenStore) -> None:
    other = open_store()
    store = open_store(read_only=True)
    assert not store.changed_elsewhere()
    _write(other)
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()
