"""A restore or backup that fails, or whose process is killed, leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from janto_catalog.errors import CatalogError
from janto_catalog.model.matching import Answer
from janto_catalog.store import backup, remembered
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
