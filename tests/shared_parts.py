"""What takes long to make and is the same for every test, made once in each process that runs tests.

Empty catalogues are copies of one that the migrations made, new ones with the included packs copies of one that
has them.  Reader processes that have nothing more to read for a
test read for the next one.  Tests about either undo this: see `tests/store/test_migrations.py` and
`tests/formats/test_pool.py`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessFuture, ProcessPool

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.formats import pool as reading_pool
from janto_catalog.store import migrations

__all__ = ["REAL_OPEN", "REAL_POOL", "REAL_UPGRADE", "sharing"]

REAL_POOL, REAL_UPGRADE, REAL_OPEN = ProcessPool, migrations.upgrade, bootstrap.open_catalog

_idle: list[KeptPool] = []


class KeptPool(ProcessPool):
    """Processes that are not stopped while all they were given is done, but kept in `_idle`."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        workers, (memory, _progress) = arguments["max_workers"], arguments["initargs"]
        self.purpose = (workers, memory)
        self._given: list[ProcessFuture[Any]] = []

    def schedule(self, *arguments: Any, **more: Any) -> ProcessFuture[Any]:
        """Note what the processes are given."""
        future = super().schedule(*arguments, **more)
        self._given.append(future)
        return future

    def stop(self) -> None:
        """Keep the processes, unless one was killed or may still be reading."""
        is_done = all(each.done() and not each.cancelled() and not each.exception() for each in self._given)
        if is_done and self.active:
            self._given.clear()
            _idle.append(self)
        else:
            super().stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end of processes that were stopped."""
        if self not in _idle:
            super().join(timeout)

    def end(self) -> None:
        """Stop the processes."""
        super().stop()
        super().join()


def _kept_or_new(**arguments: Any) -> KeptPool:
    workers, (memory, _progress) = arguments["max_workers"], arguments["initargs"]
    for pool in _idle:
        if pool.purpose == (workers, memory) and pool.active:
            _idle.remove(pool)
            return pool
    return KeptPool(**arguments)


def _copy(made: Path, path: Path) -> bool:
    """Copy a catalogue to `path`; whoever looks meanwhile sees no file or the whole.  Returns whether it could be."""
    part = path.with_name(f"{path.name}.part")
    try:
        shutil.copy(made, part)
        part.rename(path)
    except OSError:
        part.unlink(missing_ok=True)
        return False
    return True


def _is_new(path: Path) -> bool:
    return not path.exists() and os.access(path.parent, os.W_OK)


@contextmanager
def sharing() -> Iterator[None]:
    """Share them in the block."""
    with tempfile.TemporaryDirectory(prefix="janto-shared-") as folder, pytest.MonkeyPatch.context() as patch:
        empty, with_packs = Path(folder, "empty.db"), Path(folder, "packs.db")

        def upgrade(path: Path, *, backup_first: bool) -> None:
            if not backup_first and _is_new(path):
                if not empty.exists():
                    REAL_UPGRADE(empty, backup_first=False)
                if _copy(empty, path):
                    return
            REAL_UPGRADE(path, backup_first=backup_first)

        def open_catalog(
            location: str | None = None, *, read_only: bool = False, install_packs: bool = True
        ) -> Catalog:
            path = bootstrap.catalogue_path(location)
            if install_packs and not read_only and _is_new(path):
                if not with_packs.exists():
                    REAL_OPEN(str(with_packs)).close()
                _copy(with_packs, path)
            return REAL_OPEN(location, read_only=read_only, install_packs=install_packs)

        patch.setattr(migrations, "upgrade", upgrade)
        patch.setattr(bootstrap, "open_catalog", open_catalog)
        patch.setattr(reading_pool, "ProcessPool", _kept_or_new)
        yield
    for pool in _idle:
        pool.end()
