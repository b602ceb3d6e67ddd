"""Copies of a live catalogue.  Only SQLite itself may read its files while they are open (see `engine`)."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

from janto_catalog.errors import CatalogError
from janto_catalog.store.engine import reading_uri
from janto_catalog.store.faults import in_words

#: What may lie beside a live catalogue: SQLite's log, its index and its journal, and the lock of the writer.
_COMPANIONS = ("", "-wal", "-shm", "-journal", ".lock")


def verified_copy(source: Path, target: Path) -> None:
    """Copy the catalogue `source` to `target` and check the copy; written beside and renamed when it is whole.

    Raises CatalogError when `target` cannot be written, is a file of the catalogue, or is there and is no
    regular file; it is then as it was.
    """
    _check_target(source, target)
    # Unique among living writers, and never the name of a file of somebody else's.
    beside = target.parent / f".janto-{os.getpid()}-{threading.get_ident()}.part"
    try:
        _copy(source, beside)
        problem = integrity(beside)
        if problem != "ok":
            raise CatalogError(
                f"The catalogue is damaged ({problem})", location=str(source), hint="The backup was not kept."
            )
        beside.replace(target)
    except sqlite3.Error as error:
        raise in_words(error, str(target)) from error
    except OSError as error:
        raise CatalogError(
            f"The backup could not be written ({error.strerror})", location=str(target)
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _check_target(source: Path, target: Path) -> None:
    if target.is_dir() or not target.parent.is_dir():
        raise CatalogError(
            "A backup cannot be written there",
            location=str(target),
            hint="Name a file in an existing folder.",
        )
    if target.exists() and not target.is_file():
        raise CatalogError("This is not a regular file", location=str(target), hint="Choose another name.")
    if target.resolve() in {source.resolve().with_name(f"{source.name}{end}") for end in _COMPANIONS}:
        raise CatalogError(
            "This file belongs to the catalogue itself", location=str(target), hint="Choose another name."
        )


def _copy(source: Path, beside: Path) -> None:
    beside.unlink(missing_ok=True)
    origin, copy = sqlite3.connect(reading_uri(source), uri=True), sqlite3.connect(beside)
    try:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        origin.close()
    with beside.open("rb+") as file:
        os.fsync(file.fileno())


def integrity(path: Path) -> str:
    """SQLite's own word on the catalogue at `path`: "ok", or the first problem it finds."""
    connection = sqlite3.connect(reading_uri(path), uri=True)
    try:
        rows = connection.execute("PRAGMA integrity_check(1)").fetchone()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    finally:
        connection.close()
    if rows[0] == "ok" and dangling:
        return f"a row of {dangling[0]} points to nothing"
    return str(rows[0])
