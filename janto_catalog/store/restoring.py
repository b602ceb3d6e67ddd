"""Putting a backup in place of a catalogue that nobody has open.

The backup is checked, and upgraded in a copy, before anything changes.  The catalogue as it was is kept beside the
new one.  SQLite writes the new content in one transaction: an interrupted restore leaves the catalogue as it was.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from janto_catalog.errors import CatalogError
from janto_catalog.store import backup, engine, migrations, temporary_files
from janto_catalog.store.derived import text_rows
from janto_catalog.store.error_translation import DAMAGED, NO_CATALOG, UNEXPLAINED, translated_errors
from janto_catalog.store.tables import Base

_WAIT_FOR_OTHERS = 3.0
"""Seconds to wait for commands that have the catalogue open for a moment."""


def real_path(path: Path) -> Path:
    """The file of the catalogue at `path`, which may be a symbolic link: a rename would replace the link itself."""
    return Path(os.path.realpath(path))


def kept_copies(path: Path) -> frozenset[Path]:
    """The copies of the catalogue at `path` that were kept when a backup was restored."""
    return _copies_next_to(path) | _copies_next_to(real_path(path))


def _copies_next_to(path: Path) -> frozenset[Path]:
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - only the names
    except OSError:
        return frozenset()
    start = (f"{path.name}.before-restore-", f"{path.name}.damaged-")
    return frozenset(path.with_name(name) for name in names if name.startswith(start))


@contextmanager
def prepared_copy(source: Path, target: Path) -> Iterator[Path]:
    """A checked copy of the backup `source` beside `target`, as this program keeps catalogues; removed at the end.

    Raises CatalogError when there is no backup, it is damaged, was made by a newer program, or is the catalogue.
    """
    revision = _check_source(source, target)
    temporary_files.remove_leftovers(target.parent)
    copy = temporary_files.temporary_path(target.parent, "restore")
    try:
        with _damage_found(source), translated_errors(str(target)):
            backup.copy(source, copy)
            if revision != migrations.HEAD:
                migrations.upgrade(copy, backup_first=False)
            if backup.integrity(copy) != "ok":
                raise _damaged(source)
            _check_complete(copy, source)
        yield copy
    except OSError as error:
        raise CatalogError(
            f"The backup could not be restored ({error.strerror})",
            location=str(target),
            hint="The catalogue is as it was.",
        ) from error
    finally:
        temporary_files.remove(copy)


def _check_source(source: Path, target: Path) -> str:
    """The revision of the backup.  Raises CatalogError when it cannot be restored."""
    own = {target.resolve().with_name(f"{target.name}{end}") for end in (*engine.FILE_SUFFIXES, ".lock")}
    if source.resolve() in own or any(_are_same(source, each) for each in own):
        raise CatalogError(
            "This file belongs to the catalogue itself",
            location=str(source),
            hint="Name the backup that is to be restored.",
        )
    with _damage_found(source):
        if not engine.check_is_catalog(source):
            raise CatalogError(
                "There is no backup", location=str(source), hint="Name a file that `janto backup` wrote."
            )
        if backup.integrity(source) != "ok":
            raise _damaged(source)
        revision = _revision_of(source)
    if not revision:
        # Every catalogue has one: its tables are made in one transaction with it.
        raise _incomplete(source)
    if migrations.is_newer(revision):
        raise CatalogError(
            "This backup was made by a newer Janto Catalog",
            location=str(source),
            hint="Update this program, then restore it. The catalogue is as it was.",
        )
    return revision


def _revision_of(source: Path) -> str:
    probe = engine.read_only_engine(source)
    try:
        with translated_errors(str(source)), probe.connect() as connection:
            return migrations.revision_of(connection)
    finally:
        probe.dispose()


def _are_same(one: Path, other: Path) -> bool:
    """Whether two paths are of one file, also by a hard link."""
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextmanager
def _damage_found(source: Path) -> Iterator[None]:
    """Turn what SQLite finds wrong with the content of the backup, or of its copy, into an error about the backup."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as error:
        # The latter when an upgrade does not find a table.
        raise _damaged(source) from error
    except CatalogError as error:
        if error.message == DAMAGED or error.message.startswith(UNEXPLAINED):
            raise _damaged(source) from error
        raise


def _check_complete(copy: Path, source: Path) -> None:
    """Raise CatalogError when the upgraded copy of the backup `source` lacks a table or column of this program."""
    with closing(sqlite3.connect(engine.reading_uri(copy), uri=True)) as connection:
        found = connection.execute(
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns "
            "WHERE tables.type = 'table'"
        )
        missing = _columns() - set(found)
    if missing:
        raise _incomplete(source)


def _columns() -> set[tuple[str, str]]:
    """The table and name of each column of a catalogue."""
    declared = {
        (table.name, column.name) for table in Base.metadata.tables.values() for column in table.columns
    }
    return declared | {("work_text", part) for part in text_rows.PARTS}


def _incomplete(source: Path) -> CatalogError:
    return CatalogError(
        "The backup is not complete", location=str(source), hint="Nothing was changed. Choose another backup."
    )


def _damaged(source: Path) -> CatalogError:
    # What SQLite says of it names pages and trees, which helps nobody to choose another backup.
    return CatalogError(
        "The backup is damaged", location=str(source), hint="Nothing was changed. Choose another backup."
    )


def replace(prepared: Path, target: Path, time: str) -> Path | None:
    """Put the copy of `prepared_copy` in place of the catalogue `target`, whose lock for writing the caller holds.

    `time` becomes part of the name under which the catalogue as it was is kept: that path is returned, None when there
    was no catalogue.  Raises CatalogError, also when another program or connection has the catalogue open.
    """
    digits = re.sub(r"\D", "", time)
    stamp = f"{digits[:8]}-{digits[8:14]}"
    if not _is_catalog(target):
        return _move_into(prepared, target, stamp)
    with translated_errors(str(target)), closing(_open_alone(target)) as alone:
        if _is_sound(alone):
            return _write_into(prepared, target, alone, stamp)
    return _move_into(prepared, target, stamp)


def _is_catalog(target: Path) -> bool:
    """Whether there is a catalogue that can be opened.  Raises CatalogError for what must not be moved aside."""
    try:
        return engine.check_is_catalog(target)
    except CatalogError as error:
        if error.message == DAMAGED and _has_mark(target):
            return False
        if error.message != NO_CATALOG:
            raise
        # It could be a file of anything else.
        hint = "If it is a damaged catalogue, move it away and restore the backup again."
        raise CatalogError(error.message, location=error.location, hint=hint) from error


def _has_mark(target: Path) -> bool:
    """Whether the head of a database that is damaged says that it is a catalogue.

    SQLite does not open it; read by other means, it must not be open in this process, and it is not.
    https://sqlite.org/fileformat2.html#the_database_header
    """
    try:
        with target.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == engine.APPLICATION_ID.to_bytes(4, "big")


def _open_alone(target: Path) -> sqlite3.Connection:
    """A connection that keeps all others out until it is closed.

    Every connection to a catalogue holds a shared lock on it as long as it is open.
    """
    connection = sqlite3.connect(
        engine.writing_uri(target), uri=True, timeout=_WAIT_FOR_OTHERS, isolation_level=None
    )
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if "locked" not in str(error).lower():
            raise
        raise CatalogError(
            "The catalogue is open in another program",
            location=str(target),
            hint="Close the other program, then restore the backup again.",
        ) from error
    return connection


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the catalogue is not damaged.  Raises sqlite3.OperationalError when its disk cannot be read."""
    try:
        return backup.integrity_of(connection) == "ok"
    except sqlite3.OperationalError:
        # Of the disk or the system, and no damage of the catalogue.
        raise
    except sqlite3.DatabaseError:
        return False


def _write_into(prepared: Path, target: Path, alone: sqlite3.Connection, stamp: str) -> Path:
    """Keep a checked copy of the catalogue, and write the backup into it in one transaction."""
    kept = _free_name(target, f"before-restore-{stamp}")
    backup.verified_copy_of(alone, target, kept)
    (number,) = alone.execute("PRAGMA user_version").fetchone()
    try:
        with closing(sqlite3.connect(engine.writing_uri(prepared), uri=True)) as origin:
            # What is cached for the catalogue as it was must not be taken for what is in it now: see
            # `installed_packs.generation`.
            origin.execute(f"PRAGMA user_version={number + 1}")
            origin.backup(alone)
    except BaseException:
        alone.close()
        if _number_of(target) == number:
            # Nothing was changed: each try on a full disk would leave a copy, and less room for the next one.
            with suppress(OSError):
                kept.unlink()
        raise
    return kept


def _number_of(target: Path) -> int | None:
    """The number that each restore raises; None when it cannot be read."""
    try:
        # With no index of the log beside it, for which a full disk has no room.
        with closing(_open_alone(target)) as connection:
            (number,) = connection.execute("PRAGMA user_version").fetchone()
    except (CatalogError, sqlite3.Error):
        return None
    return int(number)


def _free_name(target: Path, what: str) -> Path:
    """A name beside the catalogue `target` that no file has."""
    names = chain((f"{target.name}.{what}",), (f"{target.name}.{what}-{number}" for number in count(2)))
    paths = (target.with_name(name) for name in names)
    return next(
        path
        for path in paths
        if not any(path.with_name(path.name + end).exists() for end in engine.FILE_SUFFIXES)
    )


def _move_into(prepared: Path, target: Path, stamp: str) -> Path | None:
    """Move what is left of a damaged catalogue aside, with its log, and the backup to its place.

    Raises OSError; everything is in its place then.
    """
    place = _free_name(target, f"damaged-{stamp}")
    moved: list[tuple[Path, Path]] = []
    try:
        for suffix in engine.FILE_SUFFIXES:
            old, aside = (path.with_name(path.name + suffix) for path in (target, place))
            if old.exists():
                old.rename(aside)
                moved.append((old, aside))
        for suffix in ("-wal", "-shm"):
            # It was closed, and so has no log.
            prepared.with_name(prepared.name + suffix).unlink(missing_ok=True)
        prepared.replace(target)
    except OSError:
        for old, aside in moved:
            with suppress(OSError):
                aside.rename(old)
        raise
    return moved[0][1] if moved else None
