"""Opening a catalogue file: one writer, any number of readers beside it.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write or checkpoint at once
(https://sqlite.org/wal.html, "the WAL-reset bug").  So there is one writing connection in a process, a
lock file lets one process write at a time, and readers neither write nor checkpoint.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from janto_catalog.errors import CatalogError
from janto_catalog.store.error_translation import NO_CATALOG, to_catalog_error

APPLICATION_ID = 0x4A4E544F  # "JNTO", so that a foreign database is not taken for a catalogue
FILE_SUFFIXES = ("", "-wal", "-shm", "-journal")
"""The ends of the names of a database and of what SQLite keeps beside it: log, index of the log, journal."""

_BUSY_SECONDS = 10.0


def writer_engine(path: Path) -> Engine:
    """An engine of one connection whose transactions take the write lock at once."""
    return _engine(
        f"file:{_uri_path(path)}?mode=rwc",
        begin="BEGIN IMMEDIATE",
        size=1,
        # A backup that became the catalogue has no log of its own yet; where there is one, nothing happens.
        pragmas=("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"),
    )


def reader_engine(path: Path) -> Engine:
    """An engine whose connections only read and never checkpoint."""
    return _engine(
        f"file:{_uri_path(path)}?mode=rw",
        begin="BEGIN",
        size=8,
        pragmas=("query_only=ON", "wal_autocheckpoint=0"),
    )


def read_only_engine(path: Path) -> Engine:
    """An engine that needs no right to write.  Raises CatalogError."""
    return _engine(reading_uri(path), begin="BEGIN", size=8, pragmas=("query_only=ON",))


def writing_uri(path: Path) -> str:
    """The URI that opens the catalogue at `path`, which must exist, for writing."""
    return f"file:{_uri_path(path)}?mode=rw"


def reading_uri(path: Path) -> str:
    """The URI that opens the catalogue at `path` without a right to write.  Raises CatalogError."""
    return f"file:{_uri_path(path)}?{_reading(path)}"


_IMMUTABLE = "mode=ro&immutable=1"


def _reading(path: Path) -> str:
    """How `path` opens for reading: beside a writer; else, where not even its index of the log may be made, as
    a file that does not change.  That leaves the log out, so it is refused while the log holds something.

    Raises CatalogError.
    """
    try:
        _probe(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if not os.access(path, os.R_OK):
            raise to_catalog_error(error, str(path)) from error
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise CatalogError(
                "What was decided last is not yet written into the catalogue, and cannot be where it is read-only",
                location=str(path),
                hint="Open it once where it can be written.",
            ) from error
        return _IMMUTABLE
    except sqlite3.Error as error:
        raise to_catalog_error(error, str(path)) from error
    return "mode=ro"


def _probe(path: Path, mode: str) -> tuple[int, int]:
    """The application's number and how many tables there are."""
    connection = sqlite3.connect(f"file:{_uri_path(path)}?{mode}", uri=True, timeout=_BUSY_SECONDS)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()
    return application, tables


def _uri_path(path: Path) -> str:
    # Characters with a meaning in SQLite's URIs are escaped; the rest is UTF-8 as it stands.
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _engine(uri: str, *, begin: str, size: int, pragmas: tuple[str, ...]) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None
        )
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=size, max_overflow=0 if size == 1 else 8
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def check_is_catalog(path: Path) -> bool:
    """Whether `path` holds a catalogue (False: it is new or empty).  Raises CatalogError for anything else.

    SQLite itself looks: opening a live database by other means would drop its locks.
    """
    if not path.exists():
        return False
    if path.is_dir():
        raise CatalogError(
            "A catalogue is a file, and this is a folder", location=str(path), hint="Name a file in it."
        )
    if not path.is_file():
        # Opening a pipe would wait until something is written into it.
        raise CatalogError("This is not a regular file", location=str(path), hint="Choose another file.")
    try:
        application, tables = _probe(path, _reading(path))
    except sqlite3.Error as error:
        raise to_catalog_error(error, str(path)) from error
    if application not in (0, APPLICATION_ID) or (application == 0 and tables):
        raise CatalogError(
            NO_CATALOG,
            location=str(path),
            hint="Choose another file; this one was not touched.",
        )
    return bool(application)
