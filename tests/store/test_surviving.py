"""What was acknowledged is there afterwards, whatever happened to the program meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from janto_catalog import bootstrap
from janto_catalog.errors import CatalogError
from janto_catalog.model.story import Pack, Story
from janto_catalog.model.views import Progress
from janto_catalog.store import backup, decisions, installed_packs, remembered
from janto_catalog.store.store import Store
from tests.catalog.conftest import STORY
from tests.store.conftest import OpenStore

# Decides again and again, and says each decision's label only when it is acknowledged.
_DECIDES = """
import sys
from pathlib import Path
from janto_catalog.model.matching import Answer
from janto_catalog.store import remembered
from janto_catalog.store.store import Store
place, name, count = sys.argv[1:]
store = Store(Path(place), lambda: "2020")
for n in range(int(count)):
    with store.recording(f"{name}{n}") as session:
        remembered.remember(session, "name", f"{name}{n}", Answer.IS_WORK, "lantern-1")
    print(f"{name}{n}", flush=True)
store.close()
"""


def deciding(place: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _DECIDES, str(place), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def labels(store: Store) -> list[str]:
    return [
        entry.label for entry in bootstrap.build(store, store.path.parent / "no packs").history.list(10_000)
    ]


def patterns(store: Store) -> set[str]:
    with store.reading() as connection:
        return {rule.pattern for rule in remembered.rules(connection)}


def test_every_acknowledged_decision_survives_being_killed(open_store: OpenStore, place: Path) -> None:
    open_store().close()
    child = deciding(place, "d", 100_000)
    assert child.stdout
    acknowledged = {child.stdout.readline().strip() for _ in range(120)}
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    acknowledged |= {line for line in rest.split("\n")[:-1] if line}
    store = open_store()
    assert acknowledged <= set(labels(store))
    assert acknowledged <= patterns(store)
    # A decision and its line of history are kept together or not at all.
    assert set(labels(store)) == patterns(store)
    assert backup.integrity(place) == "ok"


def test_two_programs_that_decide_at_once_lose_nothing(open_store: OpenStore, place: Path) -> None:
    open_store().close()
    both = [deciding(place, name, 40) for name in "ab"]
    lines = [line for one in both for line in one.communicate()[0].split()]
    assert [one.returncode for one in both] == [0, 0]
    assert sorted(lines) == sorted(labels(open_store()))
    assert len(lines) == 80
    assert backup.integrity(place) == "ok"


def test_two_catalogues_open_on_one_file_in_one_program_see_each_other(open_store: OpenStore) -> None:
    one, other = open_store(), open_store()
    with one.writing() as connection:
        installed_packs.install(connection, Pack("p", "P", "1", story=STORY), "2020")
    with other.recording("from the other") as session:
        decisions.set_progress(session, ["lantern-1"], Progress.STARTED, "2020")
    assert labels(one) == labels(other) == ["from the other"]


def test_two_programs_that_make_the_same_new_catalogue_both_open_it(place: Path) -> None:
    both = [deciding(place, name, 3) for name in "ab"]
    lines = [line for one in both for line in one.communicate()[0].split()]
    assert [one.returncode for one in both] == [0, 0]
    assert sorted(lines) == ["a0", "a1", "a2", "b0", "b1", "b2"]


def test_many_threads_that_decide_at_once_lose_nothing(store: Store) -> None:
    def decide(name: str) -> None:
        for n in range(10):
            with store.recording(f"{name}{n}") as session:
                decisions.set_progress(session, [f"{name}{n}"], Progress.STARTED, "2020")

    threads = [threading.Thread(target=decide, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(labels(store)) == 40


def test_a_reader_sees_one_state_while_a_writer_goes_on(store: Store) -> None:
    seen: set[int] = set()
    with store.writing() as writer:
        installed_packs.install(writer, Pack("p", "P", "1", story=STORY), "2020")
        with store.reading() as reader:
            seen.add(len(installed_packs.load(reader).works))
    with store.reading() as reader:
        before = len(installed_packs.load(reader).works)
        with store.writing() as writer:
            installed_packs.install(writer, Pack("p", "P", "2", story=Story()), "2020")
        assert len(installed_packs.load(reader).works) == before == 5
    with store.reading() as reader:
        assert installed_packs.load(reader) == Story()
    assert seen == {0}


def test_a_reader_may_not_write(store: Store) -> None:
    with pytest.raises(CatalogError), store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM work")


# Backups


def test_a_backup_is_a_catalogue_with_everything_in_it(
    store: Store, open_store: OpenStore, tmp_path: Path
) -> None:
    with store.recording("kept") as session:
        decisions.set_progress(session, ["lantern-1"], Progress.STARTED, "2020")
    backup.verified_copy(store.path, tmp_path / "copy.db")
    assert labels(open_store(tmp_path / "copy.db")) == ["kept"]
    assert not list(tmp_path.glob("copy.db.part*"))


def test_a_backup_that_becomes_the_catalogue_is_read_while_it_is_written(
    store: Store, open_store: OpenStore, tmp_path: Path
) -> None:
    backup.verified_copy(store.path, tmp_path / "copy.db")
    restored = open_store(tmp_path / "copy.db")
    with restored.reading() as reader:
        assert installed_packs.load(reader) == Story()
        with restored.recording("kept") as session:
            decisions.set_progress(session, ["lantern-1"], Progress.STARTED, "2020")
    assert labels(restored) == ["kept"]


def test_a_backup_of_a_damaged_catalogue_is_not_kept(
    open_store: OpenStore, place: Path, tmp_path: Path
) -> None:
    store = open_store()
    with store.writing() as connection:
        installed_packs.install(connection, Pack("p", "P", "1", story=STORY), "2020")
    store.close()
    backup.verified_copy(place, tmp_path / "good.db")
    good = (tmp_path / "good.db").read_bytes()
    with place.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(b"\xaa" * 4096 * 6)
    with pytest.raises(CatalogError, match="damaged"):
        backup.verified_copy(place, tmp_path / "good.db")
    assert (tmp_path / "good.db").read_bytes() == good
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.parametrize("target", ["nowhere/copy.db", "."])
def test_a_backup_where_none_can_be_written_is_said(store: Store, tmp_path: Path, target: str) -> None:
    with pytest.raises(CatalogError, match="cannot be written there"):
        backup.verified_copy(store.path, tmp_path / target)


def test_a_backup_may_be_made_while_somebody_decides(
    open_store: OpenStore, place: Path, tmp_path: Path
) -> None:
    store = open_store()
    child = deciding(place, "d", 60)
    assert child.stdout
    child.stdout.readline()
    backup.verified_copy(store.path, tmp_path / "copy.db")
    child.communicate()
    copy = open_store(tmp_path / "copy.db")
    assert set(labels(copy)) == patterns(copy)
    assert len(labels(store)) == 60


def test_the_backup_of_a_catalogue_whose_name_means_something_to_sqlite(
    open_store: OpenStore, tmp_path: Path
) -> None:
    store = open_store(tmp_path / "a?b#c%20.db")
    backup.verified_copy(store.path, tmp_path / "x?mode=memory.db")
    assert (tmp_path / "x?mode=memory.db").stat().st_size > 4096
    assert backup.integrity(store.path) == "ok"
