"""What is written is kept when another program deleted the log, because this process lost its locks on the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.errors import CatalogError
from janto_catalog.store.log_guard import LogGuard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "c.db"


@pytest.fixture
def opened(place: Path) -> Iterator[Catalog]:
    # With the included packs, which otherwise each other program installs.
    catalog = bootstrap.open_catalog(str(place))
    yield catalog
    catalog.close()


def other_program(place: Path, *words: str) -> str:
    """What the command line says in a process of its own, which closes the catalogue at its end."""
    command = [sys.executable, "-m", "janto_catalog", "--catalog", str(place), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lose_locks(place: Path) -> None:
    """What a file dialog does that looks into a file for its icon."""
    place.read_bytes()


def test_what_is_written_after_the_log_was_deleted_is_kept(opened: Catalog, place: Path) -> None:
    opened.searches.save("First", "kind:audio")
    lose_locks(place)
    other_program(place, "searches", "--add", "Second", "kind:tv")
    assert not place.with_name("c.db-wal").exists(), "the other program took itself for the last one"
    opened.searches.save("Third", "kind:novel")
    assert {search.name for search in opened.searches.list()} == {"First", "Second", "Third"}
    said = other_program(place, "searches")
    assert all(name in said for name in ("First", "Second", "Third"))
    opened.history.undo()
    assert {search.name for search in opened.searches.list()} == {"First", "Second"}
    assert "ok" in other_program(place, "check")


def test_a_change_by_the_program_that_deleted_the_log_is_noticed(opened: Catalog, place: Path) -> None:
    store = opened.store
    store.changed_elsewhere()
    lose_locks(place)
    other_program(place, "searches", "--add", "Second", "kind:tv")
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def test_it_is_noticed_without_waiting_while_something_is_read(opened: Catalog, place: Path) -> None:
    store = opened.store
    store.changed_elsewhere()
    lose_locks(place)
    other_program(place, "searches", "--add", "Second", "kind:tv")
    guard = store._guard
    guard._uses += 1
    try:
        assert store.changed_elsewhere()
    finally:
        guard._uses -= 1
    assert [search.name for search in opened.searches.list()] == ["Second"]


def test_a_block_inside_another_uses_the_same_connections(place: Path) -> None:
    reopened: list[int] = []
    log = place.with_name("c.db-wal")
    log.write_bytes(b"1")
    guard = LogGuard(place, lambda: reopened.append(1))
    with guard.using():
        log.replace(place.with_name("old"))
        with guard.using():
            assert reopened == []
    with guard.using():
        assert reopened == [1]
    with guard.using():
        assert reopened == [1]


def test_connections_of_others_are_waited_for_a_limited_time(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("janto_catalog.store.log_guard._WAIT", 0.01)
    log = place.with_name("c.db-wal")
    log.write_bytes(b"1")
    guard = LogGuard(place, lambda: None)
    guard._uses = 1
    log.replace(place.with_name("old"))
    with pytest.raises(CatalogError, match="deleted the log"), guard.using():
        pass
