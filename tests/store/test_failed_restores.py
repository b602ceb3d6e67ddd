"""A restore or backup that fails, or whose process is killed, leaves nothing behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.errors import CatalogError
from janto_catalog.model.matching import Answer
from janto_catalog.store import backup, remembered, restoring
from janto_catalog.store.store import Store, restore_closed
from tests.disks import mounted, remount


def _now() -> str:
    return "2026-01-02T03:04:05.000006+00:00"


def _decide(store: Store) -> None:
    with store.recording("a") as session:
        remembered.remember(session, "name", "a", Answer.IS_WORK, "lantern-1")


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith((".lock", "-wal", "-shm"))}


def test_a_backup_is_not_restored_in_a_read_only_folder() -> None:
    with mounted() as disk:
        place, copy = disk / "c.db", disk / "copy.db"
        store = Store(place, _now)
        _decide(store)
        store.close()
        backup.verified_copy(place, copy)
        remount(disk, "ro")
        with pytest.raises(CatalogError, match=r"could not be restored \(Read-only") as refused:
            restore_closed(copy, place, _now)
        assert refused.value.hint == "The catalogue is as it was."
        with pytest.raises(CatalogError, match=r"could not be written \(Read-only"):
            backup.verified_copy(place, disk / "again.db")


def test_what_was_kept_is_removed_when_the_disk_is_full(tmp_path: Path) -> None:
    with mounted("size=4m") as disk:
        place, copy = disk / "c.db", tmp_path / "copy.db"
        store = Store(place, _now)
        _decide(store)
        backup.verified_copy(place, copy)
        store.close()
        room = os.statvfs(disk)
        # The copies have room, and the log of the restore has none.
        size = copy.stat().st_size
        filler = disk / "filler"
        filler.write_bytes(bytes(room.f_bavail * room.f_frsize - size * 5 // 2))
        for _ in range(2):
            with pytest.raises(CatalogError, match="disk of the catalogue is full"):
                restore_closed(copy, place, _now)
            assert _files(disk) == {"c.db", "filler"}
        assert backup.integrity(place) == "ok"
        filler.unlink()
        assert restore_closed(copy, place, _now)


def test_a_disk_that_cannot_be_read_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, copy = tmp_path / "c.db", tmp_path / "copy.db"
    store = Store(place, _now)
    _decide(store)
    store.close()
    backup.verified_copy(place, copy)
    before, names = place.read_bytes(), _files(tmp_path)

    def fail(_connection: sqlite3.Connection) -> str:
        raise sqlite3.OperationalError("disk I/O error")

    with restoring.prepared_copy(copy, place) as prepared, monkeypatch.context() as patch:
        patch.setattr(backup, "integrity_of", fail)
        with pytest.raises(CatalogError, match="does not answer"):
            restoring.replace(prepared, place, _now())
    assert (place.read_bytes(), _files(tmp_path)) == (before, names)


def test_what_is_left_of_a_catalogue_stays_when_the_backup_cannot_be_moved(tmp_path: Path) -> None:
    place = tmp_path / "c.db"
    store = Store(place, _now)
    store.close()
    with place.open("r+b") as file:
        file.seek(100)
        file.write(b"\xaa" * 3900)
    before, names = place.read_bytes(), _files(tmp_path)
    with pytest.raises(OSError, match="No such file"):
        restoring.replace(tmp_path / "gone.db", place, _now())
    assert (place.read_bytes(), _files(tmp_path)) == (before, names)


def _make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"left")


@pytest.mark.parametrize(
    "act",
    [
        lambda place, copy: backup.verified_copy(copy, place.with_name("new.db")),
        lambda place, copy: restore_closed(copy, place, _now),
        lambda place, _copy: Store(place, _now).close(),
    ],
)
def test_what_killed_processes_left_is_removed(tmp_path: Path, act: Callable[[Path, Path], object]) -> None:
    folder, copy = tmp_path / "catalogue", tmp_path / "copy.db"
    folder.mkdir()
    place = folder / "c.db"
    store = Store(place, _now)
    _decide(store)
    backup.verified_copy(place, copy)
    store.close()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [
        f".janto-{ended.pid}-7.{end}"
        for end in ("restore", "restore-journal", "restore-shm", "part", "part-wal")
    ]
    large, old = f".janto-{10**30}-7.part", f".janto-{os.getpid()}-7.part"
    used = {f".janto-{os.getpid()}-8.restore", f".janto-{os.getpid()}-8.restore-journal", ".janto-1-9.part"}
    others = {f".janto-{ended.pid}.part", f".janto-{ended.pid}-7.part.txt", f"janto-{ended.pid}-7.part"}
    _make(folder, *left, large, old, *used, *others)
    os.utime(folder / old, (0, 0))
    act(place, copy)
    assert {name for name in _files(folder) if "janto" in name} == used | others


def test_a_catalogue_is_opened_where_leftovers_cannot_be_removed(tmp_path: Path) -> None:
    (tmp_path / f".janto-{10**30}-7.part").mkdir()
    Store(tmp_path / "c.db", _now).close()
    assert (tmp_path / "c.db").exists()
