"""A backup in place of the catalogue: checked first, the catalogue as it was kept, never under another program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.errors import CatalogError
from janto_catalog.model.matching import Answer
from janto_catalog.store import backup, migrations, remembered
from janto_catalog.store.store import Store, restore_closed
from tests.store.conftest import OpenStore
from tests.store.older_schemas import BEFORE_0019
from tests.store.test_migrations import make_newer
from tests.store.test_surviving import patterns

_KEPT = "catalogue.db.before-restore-20260102-030405"
# Opens the catalogue, and has it open until its input ends.
_HAS_OPEN = """
import sys
from pathlib import Path
from janto_catalog.store.store import Store
store = Store(Path(sys.argv[1]), lambda: "2020")
print("open", flush=True)
sys.stdin.read()
store.close()
"""
_RESTORES = """
import sys
from pathlib import Path
from janto_catalog.store.store import restore_closed
copy, place = map(Path, sys.argv[1:])
for number in range(10_000):
    restore_closed(copy, place, lambda: f"2020{number:010}")
    print("restored", flush=True)
"""


def _now() -> str:
    return "2026-01-02T03:04:05.000006+00:00"


def _decide(store: Store, name: str) -> None:
    with store.recording(name) as session:
        remembered.remember(session, "name", name, Answer.IS_WORK, "lantern-1")


@pytest.fixture
def copy(open_store: OpenStore, place: Path) -> Path:
    """A backup that knows the answer "a"; the catalogue, which is closed, knows "later", too."""
    store = open_store()
    _decide(store, "a")
    copy = place.with_name("copy.db")
    backup.verified_copy(place, copy)
    _decide(store, "later")
    store.close()
    return copy


def _start(program: str, *paths: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith((".lock", "-wal", "-shm"))}


def test_the_catalogue_is_as_the_backup_and_what_it_was_is_kept(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    assert restore_closed(copy, place, _now) == place.with_name(_KEPT)
    restored = open_store()
    assert patterns(restored) == {"a"}
    restored.close()
    assert backup.integrity(place) == backup.integrity(place.with_name(_KEPT)) == "ok"
    assert _files(place.parent) == {"catalogue.db", "copy.db", _KEPT}
    # Another restore at the same time keeps its own copy.
    assert restore_closed(copy, place, _now) == place.with_name(f"{_KEPT}-2")
    # What was kept is a backup like any other.
    restore_again = place.with_name("other.db")
    assert restore_closed(place.with_name(_KEPT), restore_again, _now) is None
    assert patterns(open_store(restore_again)) == {"a", "later"}
    assert place.with_name(_KEPT) in open_store().own_files


def test_a_catalogue_that_another_program_has_open_is_left_alone(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    other = _start(_HAS_OPEN, place)
    assert other.stdout
    assert other.stdout.readline() == "open\n"
    with pytest.raises(CatalogError, match="open in another program"):
        restore_closed(copy, place, _now)
    other.communicate("")
    assert _files(place.parent) == {"catalogue.db", "copy.db"}
    assert patterns(open_store()) == {"a", "later"}


def test_an_open_catalogue_restores_a_backup_while_threads_read(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    store = open_store()
    assert not store.changed_elsewhere()
    seen, done = list[set[str]](), threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(patterns(store))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    try:
        kept = store.restore(copy)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert all(each in ({"a"}, {"a", "later"}) for each in seen)
    assert store.changed_elsewhere()
    _decide(store, "new")
    assert patterns(store) == {"a", "new"}
    assert kept is not None
    assert patterns(open_store(kept)) == {"a", "later"}


def test_an_open_catalogue_that_another_program_has_open_too_is_left_alone(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    store = open_store()
    other = _start(_HAS_OPEN, place)
    assert other.stdout
    other.stdout.readline()
    with pytest.raises(CatalogError, match="open in another program"):
        store.restore(copy)
    other.communicate("")
    _decide(store, "new")
    assert patterns(store) == {"a", "later", "new"}


def test_a_restore_that_is_killed_leaves_one_or_the_other(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    for restored in range(3):
        child = _start(_RESTORES, copy, place)
        assert child.stdout
        for _ in range(restored):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.communicate()
        store = open_store()
        assert patterns(store) in ({"a"}, {"a", "later"})
        store.close()
        assert backup.integrity(place) == "ok"


def _damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xaa" * 4096 * 20)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _truncate_little(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def _damage_tables(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xaa" * 3900)


def _damage_revision(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE alembic_version RENAME COLUMN version_num TO number")
    connection.close()


# The backup and nothing else is blamed, and no text of SQLite is shown.
_DAMAGED = r"^The backup is damaged: \S*copy\.db\. Nothing was changed\. Choose another backup\.$"


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_other(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")
    connection.close()


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (_damage, _DAMAGED),
        (_truncate, _DAMAGED),
        (_truncate_little, _DAMAGED),
        (_damage_tables, _DAMAGED),
        (_damage_revision, _DAMAGED),
        (make_newer, "newer Janto Catalog"),
        (Path.unlink, "There is no backup"),
        (_make_pipe, "not a regular file"),
        (_make_other, "not a Janto catalogue"),
        (lambda path: path.write_bytes(b""), "There is no backup"),
        (lambda path: path.write_bytes(b"text"), "not a Janto catalogue"),
    ],
)
def test_what_is_no_good_backup_is_refused(
    open_store: OpenStore, place: Path, copy: Path, spoil: Callable[[Path], object], why: str
) -> None:
    spoil(copy)
    for restore in (lambda: restore_closed(copy, place, _now), lambda: open_store().restore(copy)):
        with pytest.raises(CatalogError, match=why):
            restore()
    assert _files(place.parent) - {"copy.db"} == {"catalogue.db"}
    assert patterns(open_store()) == {"a", "later"}


def _run(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


_OLDER = (
    *BEFORE_0019,
    "UPDATE alembic_version SET version_num = '0017'",
)


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["DROP TABLE file"], "is not complete|is damaged"),
        (["DROP TABLE progress"], "is not complete"),
        (["DROP TABLE bitmap"], "is not complete"),
        (["DROP TABLE work_text"], "is not complete"),
        (["ALTER TABLE own_cover RENAME COLUMN picture TO other"], "is not complete"),
        (["DROP TABLE alembic_version"], "is not complete"),
        (["DELETE FROM alembic_version"], "is not complete"),
        # The upgrade to 0018 makes other tables, and those of 0018 are there already.
        (
            ["DROP TABLE own_cover", "DROP TABLE own_picture", "DROP TABLE progress", *_OLDER],
            "is not complete",
        ),
        ([_OLDER[-1]], "is damaged"),
        (["DROP TABLE item", "UPDATE alembic_version SET version_num = '0003'"], "is damaged"),
    ],
)
def test_a_backup_that_lacks_a_part_is_refused(
    open_store: OpenStore, place: Path, copy: Path, statements: list[str], why: str
) -> None:
    _run(copy, *statements)
    with pytest.raises(CatalogError, match=f"^The backup ({why}): .*Nothing was changed"):
        restore_closed(copy, place, _now)
    assert _files(place.parent) == {"catalogue.db", "copy.db"}
    assert patterns(open_store()) == {"a", "later"}


def test_a_backup_of_an_older_program_has_the_new_tables_after_the_upgrade(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    _run(copy, "DROP TABLE own_cover", "DROP TABLE own_picture", *_OLDER)
    restore_closed(copy, place, _now)
    assert patterns(open_store()) == {"a"}


@pytest.mark.parametrize("name", ["catalogue.db", "catalogue.db.lock", "catalogue.db-wal"])
def test_the_catalogue_itself_is_no_backup_of_it(place: Path, copy: Path, name: str) -> None:
    with pytest.raises(CatalogError, match="belongs to the catalogue itself"):
        restore_closed(place.with_name(name), place, _now)


def test_a_hard_link_to_the_catalogue_is_no_backup_of_it(place: Path, copy: Path) -> None:
    link = place.with_name("link.db")
    link.hardlink_to(place)
    with pytest.raises(CatalogError, match="belongs to the catalogue itself"):
        restore_closed(link, place, _now)
    # A hard link to a backup is a backup.
    other = place.with_name("other.db")
    other.hardlink_to(copy)
    assert restore_closed(other, place, _now)


@pytest.mark.parametrize("damage", [_damage, _damage_tables, _truncate])
def test_a_damaged_catalogue_is_moved_aside(
    open_store: OpenStore, place: Path, copy: Path, damage: Callable[[Path], None]
) -> None:
    damage(place)
    kept = restore_closed(copy, place, _now)
    assert kept == place.with_name("catalogue.db.damaged-20260102-030405")
    assert kept.exists()
    assert patterns(open_store()) == {"a"}


@pytest.mark.parametrize("spoil", [_damage, Path.unlink, lambda _path: None])
def test_a_symbolic_link_to_the_catalogue_stays_one(
    open_store: OpenStore, place: Path, copy: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    link = tmp_path / "links" / "link.db"
    link.parent.mkdir()
    link.symlink_to(place)
    is_catalog = spoil is not Path.unlink
    spoil(place)
    kept = restore_closed(copy, link, _now)
    assert link.readlink() == place
    assert _files(link.parent) == {"link.db"}
    assert (kept is not None) is is_catalog
    store = open_store(link)
    assert patterns(store) == {"a"}
    if kept is not None:
        # Beside the file itself; no scan touches it.
        assert kept.parent == place.parent
        assert kept in store.own_files


def test_the_file_behind_a_link_is_no_backup_of_it(place: Path, copy: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(place)
    for source, target in ((link, place), (place, link), (link, link)):
        with pytest.raises(CatalogError, match="belongs to the catalogue itself"):
            restore_closed(source, target, _now)


@pytest.mark.parametrize("content", [b"a picture, for example", b"\xff\xd8\xff" * 2000])
def test_what_may_be_another_file_is_not_moved(place: Path, copy: Path, content: bytes) -> None:
    place.write_bytes(content)
    with pytest.raises(CatalogError, match="move it away"):
        restore_closed(copy, place, _now)
    assert place.read_bytes() == content
    _make_other(place)
    with pytest.raises(CatalogError, match="not a Janto catalogue"):
        restore_closed(copy, place, _now)
    assert _files(place.parent) == {"catalogue.db", "copy.db"}


def test_the_log_of_a_catalogue_that_is_gone_is_not_taken_for_that_of_the_backup(
    open_store: OpenStore, place: Path, copy: Path
) -> None:
    child = _start(_HAS_OPEN, place)
    assert child.stdout
    child.stdout.readline()
    child.kill()
    child.communicate()
    place.with_name("catalogue.db-wal").write_bytes(b"a log")
    place.unlink()
    kept = restore_closed(copy, place, _now)
    assert kept is not None
    assert kept.read_bytes() == b"a log"
    assert patterns(open_store()) == {"a"}


def test_a_backup_of_an_older_program_is_upgraded_and_stays_as_it_is(
    open_store: OpenStore, place: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded: list[str] = []

    def upgrade(path: Path, *, backup_first: bool) -> None:
        upgraded.append(path.name)

    monkeypatch.setattr(migrations, "upgrade", upgrade)
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0017'")
    connection.close()
    before = copy.read_bytes()
    # The upgrade itself has tests of its own; here it is only asked for, in the copy.
    restore_closed(copy, place, _now)
    assert [name.endswith(".restore") for name in upgraded] == [True]
    assert copy.read_bytes() == before
