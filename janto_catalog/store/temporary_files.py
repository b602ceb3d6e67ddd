"""The temporary files of backups and restores: named after their process, so that what a killed one left is known."""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal

from janto_catalog.store.engine import FILE_SUFFIXES

_NAME = re.compile(r"\.janto-(\d+)-\d+\.(?:part|restore)(?:-wal|-shm|-journal)?")
_OLD = 24 * 60 * 60
"""Seconds after which a file is not in use: its process may have ended, and another one have its number."""


def temporary_path(folder: Path, kind: Literal["part", "restore"]) -> Path:
    """A path in `folder` for this thread: unique among running ones, and not a name that users give to files."""
    return folder / f".janto-{os.getpid()}-{threading.get_ident()}.{kind}"


def remove(path: Path) -> None:
    """Remove the temporary database at `path` with SQLite's files beside it.

    What cannot be removed is left: in a read-only folder this raises nothing, and so hides no other error.
    """
    for suffix in FILE_SUFFIXES:
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files in `folder` of processes that were killed.  Raises nothing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = _NAME.fullmatch(entry.name)
            with suppress(OSError):
                if name and (_is_old(entry) or not _is_running(int(name[1]))):
                    os.unlink(entry)  # noqa: PTH108 - an entry of a folder


def _is_old(entry: os.DirEntry[str]) -> bool:
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD


def _is_running(process: int) -> bool:
    """Whether the process of a number runs; True where that is not known."""
    if os.name != "posix":
        # There, the signal would end it.
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        # It is another user's.
        return True
    return True
