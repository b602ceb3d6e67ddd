"""What takes long to make and is the same for every test, made once in each process that runs tests.

Empty catalogues are copies of one that the migrations made, new ones with the included packs copies of one that has
them.  Reader processes that have read all they were given are kept for the next test.  The parser of the command line is
made once, and so is each fact of a pack that a catalogue stores: both are the same whenever they are made.  Tests that are about either, and
benchmarks, use the real ones: see `tests/store/test_migrations.py`, `tests/formats/test_pool.py` and
`tests/bench/conftest.py`.
"""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

import pytest
from pebble import ProcessFuture, ProcessPool

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.formats import pool as reading_pool
from janto_catalog.store import installed_packs, json_codec, migrations

__all__ = ["REAL_OPEN", "REAL_POOL", "REAL_UPGRADE", "sharing"]

REAL_POOL, REAL_UPGRADE, REAL_OPEN = ProcessPool, migrations.upgrade, bootstrap.open_catalog

# The package has the function of that name in its place.
command_line = importlib.import_module("janto_catalog.cli.main")

_idle: list[KeptPool] = []
_MOST_FACTS = 30_000
"""The facts that are kept: a few times as many as the included packs have."""


class KeptPool(ProcessPool):
    """Processes that are kept in `_idle` instead of stopped, if all they were given is done.

    They count on in the number of their first user; a later `ReadingPool.progress` stays 0.  It is needed only to wait
    for processes that start.
    """

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
        """Wait for the end of processes that were stopped; those that were kept may have another user already."""
        if not self.active:
            super().join(timeout)

    def end(self) -> None:
        """Stop the processes."""
        super().stop()
        super().join()


def _kept_or_new(**arguments: Any) -> KeptPool:
    workers, (memory, _progress) = arguments["max_workers"], arguments["initargs"]
    for pool in list(_idle):
        if pool.purpose == (workers, memory) and pool.active:
            with suppress(ValueError):  # another thread took it
                _idle.remove(pool)
                return pool
    return KeptPool(**arguments)


def _once(made: Path, make: Callable[[Path], object]) -> Path:
    """Return `made`, which `make` writes the first time.  What a failing test leaves half-made is not kept."""
    if not made.exists():
        with tempfile.TemporaryDirectory(dir=made.parent) as folder:
            path = Path(folder, made.name)
            make(path)
            path.rename(made)
    return made


def _copy(made: Path, path: Path) -> bool:
    """Copy a catalogue to `path`, whole or not at all, and never over another one.  Returns whether it was copied."""
    part = path.with_name(f"{path.name}.{threading.get_ident()}.part")
    try:
        shutil.copy(made, part)
        os.link(part, path)
    except OSError:
        return False
    finally:
        part.unlink(missing_ok=True)
    return True


def _is_new(path: Path) -> bool:
    return not path.exists() and os.access(path.parent, os.W_OK)


@contextmanager
def sharing() -> Iterator[None]:
    """Share catalogues and reader processes in the block."""
    with tempfile.TemporaryDirectory(prefix="janto-shared-") as folder, pytest.MonkeyPatch.context() as patch:
        empty, with_packs = Path(folder, "empty.db"), Path(folder, "packs.db")

        def upgrade(path: Path, *, backup_first: bool) -> None:
            make = partial(REAL_UPGRADE, backup_first=False)
            if backup_first or not (_is_new(path) and _copy(_once(empty, make), path)):
                REAL_UPGRADE(path, backup_first=backup_first)

        def open_catalog(
            location: str | None = None, *, read_only: bool = False, install_packs: bool = True
        ) -> Catalog:
            path = bootstrap.catalogue_path(location)
            if install_packs and not read_only and _is_new(path):
                _copy(_once(with_packs, lambda made: REAL_OPEN(str(made)).close()), path)
            return REAL_OPEN(location, read_only=read_only, install_packs=install_packs)

        patch.setattr(migrations, "upgrade", upgrade)
        patch.setattr(bootstrap, "open_catalog", open_catalog)
        patch.setattr(reading_pool, "ProcessPool", _kept_or_new)
        patch.setattr(installed_packs, "decode_fact", lru_cache(_MOST_FACTS)(json_codec.decode_fact))
        patch.setattr(command_line, "parser", cache(command_line.parser))
        yield
    for pool in _idle:
        pool.end()
