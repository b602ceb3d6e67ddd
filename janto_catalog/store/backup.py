"""Backups of an open catalogue.  Only SQLite may read its files while they are open (see `engine`)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from janto_catalog.errors import CatalogError
from janto_catalog.store import temporary_files
from janto_catalog.store.engine import FILE_SUFFIXES, reading_uri
from janto_catalog.store.error_translation import to_catalog_error

#: The suffixes of the files of an open catalogue: those of SQLite, and the writer's lock.
_COMPANIONS = (*FILE_SUFFIXES, ".lock")
# What SQLite's message about the copy holds -> what to say, what to do.
_MESSAGES = (
    ("disk is full", "The disk is full", "Free some space, or choose another disk."),
    ("unable to open", "The folder is not writable", "Choose another folder, or change its permissions."),
    ("readonly", "The folder is not writable", "Choose another folder, or change its permissions."),
)


def verified_copy(source: Path, target: Path) -> None:
    """Copy the catalogue `source` to a temporary file, check the copy and rename it to `target`.

    Raises CatalogError when `target` cannot be written, is a file of the catalogue, or is not a regular file; an
    existing file is then unchanged.
    """
    _check_target(source, target)
    with _readable(source, target) as connection:
        _write_copy(connection, source, target)


def verified_copy_of(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    """Do the same for the catalogue `source` that `connection` has open, where another one could not open it."""
    _check_target(source, target)
    _write_copy(connection, source, target)


@contextmanager
def _readable(source: Path, target: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = sqlite3.connect(reading_uri(source), uri=True)
    except sqlite3.Error as error:
        raise _copy_error(error, source, target) from error
    with closing(connection):
        yield connection


def _write_copy(connection: sqlite3.Connection, source: Path, target: Path) -> None:
    temporary_files.remove_leftovers(target.parent)
    temporary = temporary_files.temporary_path(target.parent, "part")
    try:
        _copy(connection, temporary)
        problem = integrity(temporary)
        if problem != "ok":
            raise CatalogError(
                f"The catalogue is damaged ({problem})", location=str(source), hint="The backup was not kept."
            )
        temporary.replace(target)
    except sqlite3.Error as error:
        raise _copy_error(error, source, target) from error
    except OSError as error:
        raise CatalogError(
            f"The backup could not be written ({error.strerror})", location=str(target)
        ) from error
    finally:
        temporary_files.remove(temporary)


def _copy_error(error: sqlite3.Error, source: Path, target: Path) -> CatalogError:
    """What is wrong with the place of the copy, or with the catalogue."""
    message = str(error).lower()
    for token, what, hint in _MESSAGES:
        if token in message:
            return CatalogError(what, location=str(target), hint=hint)
    return to_catalog_error(error, str(source))


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


def copy(source: Path, target: Path) -> None:
    """Copy the catalogue `source` to `target`, a file that nothing uses.  Raises sqlite3.Error and OSError."""
    with closing(sqlite3.connect(reading_uri(source), uri=True)) as connection:
        _copy(connection, target)


def _copy(connection: sqlite3.Connection, temporary: Path) -> None:
    temporary.unlink(missing_ok=True)
    copied = sqlite3.connect(temporary)
    try:
        connection.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")
    finally:
        copied.close()
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())


def integrity(path: Path) -> str:
    """The result of SQLite's integrity check of the catalogue at `path`: "ok", or the first problem."""
    with closing(sqlite3.connect(reading_uri(path), uri=True)) as connection:
        return integrity_of(connection)


def integrity_of(connection: sqlite3.Connection) -> str:
    """The same for the catalogue that a connection has open."""
    (result,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if result == "ok" and dangling:
        return f"a row of {dangling[0]} refers to a row that does not exist"
    return str(result)
