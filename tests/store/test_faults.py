"""When the file or its disk is not what it should be: one clear word, and nothing is lost."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog.errors import CatalogError
from janto_catalog.model.search import MatchAll
from janto_catalog.model.views import Progress
from janto_catalog.store import backup, decisions, engine, installed_packs, migrations, works
from janto_catalog.store import store as stores
from janto_catalog.store.store import Store
from tests.disks import folder_for_all, mounted, nobody, remount
from tests.shared_parts import REAL_UPGRADE
from tests.store.conftest import LANTERN, OpenStore


@pytest.fixture(autouse=True)
def _migrations_of_each_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "upgrade", REAL_UPGRADE)


def tell(store: Store) -> None:
    with store.writing() as connection:
        installed_packs.install(connection, LANTERN, "2020")


def mark(store: Store, work: str, progress: Progress = Progress.FINISHED) -> None:
    with store.recording(f"{work} {progress}") as session:
        decisions.set_progress(session, [work], progress, "2020")


def finished(store: Store) -> set[str]:
    with store.reading() as connection:
        rows = works.search(connection, MatchAll()).rows
    return {row.id for row in rows if row.progress is Progress.FINISHED}


def one_line(error: CatalogError) -> str:
    text = str(error)
    assert "\n" not in text
    assert error.location
    assert error.hint
    return text


# Not a catalogue


def test_a_text_is_no_catalogue_and_is_left_as_it_was(open_store: OpenStore, place: Path) -> None:
    place.write_text("Dear diary, " * 200, encoding="utf-8")
    before = place.read_bytes()
    with pytest.raises(CatalogError, match="not a Janto catalogue") as refused:
        open_store()
    one_line(refused.value)
    assert place.read_bytes() == before


def test_another_programs_database_is_no_catalogue_and_is_left_as_it_was(
    open_store: OpenStore, place: Path
) -> None:
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE songs (id INTEGER)")
    other.close()
    before = place.read_bytes()
    with pytest.raises(CatalogError, match="not a Janto catalogue"):
        open_store()
    assert place.read_bytes() == before
    assert [one.name for one in place.parent.iterdir()] == [place.name]


def test_a_database_with_another_programs_number_is_no_catalogue(open_store: OpenStore, place: Path) -> None:
    with sqlite3.connect(place) as other:
        other.execute("PRAGMA application_id=1234")
    other.close()
    with pytest.raises(CatalogError, match="not a Janto catalogue"):
        open_store()


def test_a_folder_is_no_catalogue(open_store: OpenStore, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="this is a folder"):
        open_store(tmp_path)


def test_a_catalogue_in_a_folder_that_is_not_there_is_said(open_store: OpenStore, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="folder of the catalogue is not there") as refused:
        open_store(tmp_path / "nowhere" / "c.db")
    one_line(refused.value)


def test_what_is_to_be_read_only_must_be_there(open_store: OpenStore) -> None:
    with pytest.raises(CatalogError, match="no catalogue to read"):
        open_store(read_only=True)


def test_an_empty_file_becomes_a_catalogue(open_store: OpenStore, place: Path) -> None:
    place.touch()
    tell(open_store())


@pytest.mark.parametrize("name", ["100% mine?.db", "a#b.db", "Ünï çode.db", "two\nlines.db", "'quote\".db"])
def test_a_catalogue_may_have_any_name(open_store: OpenStore, tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path / name)
    tell(store)
    store.close()
    assert (tmp_path / name).is_file()
    assert finished(open_store(tmp_path / name)) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="names in bytes are a matter of Linux")
def test_a_catalogue_in_a_folder_whose_name_is_no_text_is_opened(
    open_store: OpenStore, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    tell(open_store(folder / "c.db"))
    assert (folder / "c.db").is_file()


@pytest.mark.parametrize("kept", [50, 100, 2000, 4096, 10_000, 40_000])
def test_a_truncated_catalogue_is_said_to_be_damaged(open_store: OpenStore, place: Path, kept: int) -> None:
    store = open_store()
    tell(store)
    store.close()
    whole = place.read_bytes()
    assert len(whole) > kept
    place.write_bytes(whole[:kept])
    with pytest.raises(CatalogError, match=r"damaged|not a Janto catalogue") as refused:
        finished(open_store())
    one_line(refused.value)


def test_a_page_of_rubbish_is_found_by_the_check(open_store: OpenStore, place: Path) -> None:
    store = open_store()
    tell(store)
    store.close()
    with place.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(os.urandom(4096 * 4))
    assert backup.integrity(place) != "ok"


# In use


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for another program."""
    monkeypatch.setattr(stores, "_WAIT_FOR_WRITER", 0.3)
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.3)


def holding(code: str, place: Path) -> subprocess.Popen[str]:
    """Another process that does `code` to `place` and then holds on until it is told to go."""
    script = f"import sys\nplace = sys.argv[1]\n{code}\nprint('holding', flush=True)\nsys.stdin.read()\n"
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout
    assert other.stdout.readline() == "holding\n"
    return other


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "code",
    [
        "import filelock; lock = filelock.FileLock(place + '.lock'); lock.acquire()",
        "import sqlite3; c = sqlite3.connect(place, isolation_level=None); c.execute('BEGIN IMMEDIATE')",
    ],
    ids=["a scan of ours", "another program"],
)
def test_a_catalogue_somebody_else_writes_is_read_and_writing_says_so(
    open_store: OpenStore, place: Path, code: str
) -> None:
    first = open_store()
    tell(first)
    first.close()
    other = holding(code, place)
    try:
        store = open_store()
        assert finished(store) == set()
        with pytest.raises(CatalogError, match="in use by another program") as refused:
            mark(store, "lantern-1")
        one_line(refused.value)
    finally:
        other.communicate("go")
    mark(store, "lantern-1")
    assert finished(store) == {"lantern-1"}


# Read-only


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder with a catalogue that everybody may read."""
    with folder_for_all() as folder:
        store = Store(folder / "c.db", lambda: "2020")
        tell(store)
        mark(store, "lantern-1")
        store.close()
        yield folder


def look_only(path: Path) -> None:
    """Somebody who may not write sees what is there, and is told so."""
    store = Store(path, lambda: "2020")
    try:
        assert store.read_only
        assert finished(store) == {"lantern-1"}
        with pytest.raises(CatalogError, match=r"reading only.*Nothing was changed") as refused:
            mark(store, "lantern-2")
        one_line(refused.value)
    finally:
        store.close()


def test_a_catalogue_of_somebody_else_is_read(reachable: Path) -> None:
    with nobody():
        look_only(reachable / "c.db")


def test_a_read_only_file_in_a_folder_of_ones_own_is_read(reachable: Path) -> None:
    reachable.chmod(0o777)
    (reachable / "c.db").chmod(0o444)
    with nobody():
        look_only(reachable / "c.db")


def test_a_writable_file_in_a_read_only_folder_is_read(reachable: Path) -> None:
    (reachable / "c.db").chmod(0o666)
    with nobody():
        look_only(reachable / "c.db")


def test_a_catalogue_that_may_not_be_read_is_said(reachable: Path) -> None:
    (reachable / "c.db").chmod(0o600)
    with nobody(), pytest.raises(CatalogError, match="cannot be opened") as refused:
        Store(reachable / "c.db", lambda: "2020")
    one_line(refused.value)


def test_a_new_catalogue_in_a_read_only_folder_is_said(reachable: Path) -> None:
    with nobody(), pytest.raises(CatalogError, match=r"cannot be (written|opened)") as refused:
        Store(reachable / "new.db", lambda: "2020")
    one_line(refused.value)


def test_a_catalogue_on_a_read_only_disk_is_read_and_backed_up(tmp_path: Path) -> None:
    with mounted() as disk:
        store = Store(disk / "c.db", lambda: "2020")
        tell(store)
        mark(store, "lantern-1")
        store.close()
        remount(disk, "ro")
        look_only(disk / "c.db")
        backup.verified_copy(disk / "c.db", tmp_path / "copy.db")
        assert backup.integrity(disk / "c.db") == "ok"


def test_what_a_killed_program_left_in_its_log_is_not_hidden_on_a_read_only_disk() -> None:
    with mounted() as disk:
        store = Store(disk / "c.db", lambda: "2020")
        tell(store)
        mark(store, "lantern-1")
        store.close()
        leave_a_log_behind(disk / "c.db")
        (disk / "c.db-shm").unlink()
        remount(disk, "ro")
        with pytest.raises(CatalogError, match="not yet written into") as refused:
            Store(disk / "c.db", lambda: "2020")
        one_line(refused.value)


def leave_a_log_behind(path: Path) -> None:
    """Another process decides and is killed, so that the decision is in the log only."""
    code = (
        "from janto_catalog.store.store import Store; from janto_catalog.store import decisions\n"
        "from janto_catalog.model.views import Progress; from pathlib import Path\n"
        "store = Store(Path(place), lambda: '2020')\n"
        "with store.recording('x') as session: decisions.set_progress(session, ['lantern-2'], Progress.FINISHED, '2020')\n"
    )
    other = holding(code, path)
    other.kill()
    other.communicate()
    assert path.with_name(f"{path.name}-wal").stat().st_size


# Full


def test_on_a_full_disk_nothing_is_lost_and_it_goes_on_when_there_is_room() -> None:
    with mounted("size=2m") as disk:
        store = Store(disk / "c.db", lambda: "2020")
        tell(store)
        mark(store, "lantern-1")
        filler = disk / "filler"
        fill(filler)
        with pytest.raises(CatalogError, match="disk of the catalogue is full") as refused:
            mark_again_and_again(store, "lantern-2")
        one_line(refused.value)
        assert finished(store) >= {"lantern-1"}
        filler.unlink()
        mark(store, "voices-1")
        store.close()
        assert backup.integrity(disk / "c.db") == "ok"
        again = Store(disk / "c.db", lambda: "2020")
        assert finished(again) >= {"lantern-1", "voices-1"}
        again.close()


def mark_again_and_again(store: Store, work: str) -> None:
    for n in range(600):
        mark(store, work, (Progress.STARTED, Progress.SKIPPED)[n % 2])


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with path.open("wb", buffering=0) as file:
        for size in (65536, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def test_a_new_catalogue_on_a_full_disk_is_said() -> None:
    with mounted("size=4m") as disk:
        fill(disk / "filler")
        with pytest.raises(CatalogError, match=r"full|No space") as refused:
            Store(disk / "c.db", lambda: "2020")
        one_line(refused.value)
        (disk / "filler").unlink()
        tell(Store(disk / "c.db", lambda: "2020"))


def test_a_backup_that_does_not_fit_leaves_the_older_one(open_store: OpenStore, place: Path) -> None:
    store = open_store()
    tell(store)
    with mounted("size=2m") as disk:
        target = disk / "copy.db"
        backup.verified_copy(place, target)
        older = target.read_bytes()
        fill(disk / "filler")
        mark(store, "lantern-1")
        with pytest.raises(CatalogError, match=r"full|No space") as refused:
            backup.verified_copy(place, target)
        one_line(refused.value)
        assert target.read_bytes() == older
        assert {one.name for one in disk.iterdir()} == {"copy.db", "filler"}


def test_a_backup_on_a_disk_that_fills_up_leaves_nothing_there(open_store: OpenStore, place: Path) -> None:
    tell(open_store())
    # The copy and its journal are begun.
    with mounted("size=64k") as disk:
        with pytest.raises(CatalogError, match=r"^The disk is full: .*copy\.db") as refused:
            backup.verified_copy(place, disk / "copy.db")
        one_line(refused.value)
        assert not list(disk.iterdir())


def test_a_backup_in_a_folder_that_is_not_writable_says_so(reachable: Path) -> None:
    tell(Store(reachable / "c.db", lambda: "2020"))
    folder = reachable / "backups"
    folder.mkdir(mode=0o555)
    with nobody(), pytest.raises(CatalogError, match=r"^The folder is not writable: .*copy\.db") as refused:
        backup.verified_copy(reachable / "c.db", folder / "copy.db")
    one_line(refused.value)
