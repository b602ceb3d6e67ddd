"""Bringing a catalogue to the tables of the program.  Alembic is loaded only when there is something to do.

After a change of `tables/`, `python -m janto_catalog.store.migrations.new_revision NAME "What it does."` writes the
next revision.  A revision that changes what derived tables hold deletes the rows of `projection`: what has no version
there is derived again when the catalogue is opened.
"""

from __future__ import annotations

import pkgutil
from pathlib import Path

from sqlalchemy import Connection, Engine

from janto_catalog.errors import CatalogError
from janto_catalog.store import backup, engine
from janto_catalog.store.error_translation import translated_errors

# A revision's file begins with its number.  Alembic would say the same, but takes long to load.
_REVISIONS = sorted(
    found.name[:4] for found in pkgutil.iter_modules([str(Path(__file__).parent / "versions")])
)

HEAD = _REVISIONS[-1]

_KNOWN = frozenset({"", *_REVISIONS})


def revision_of(connection: Connection) -> str:
    """The revision of a catalogue, "" before the first."""
    present = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").first()
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first() if present else None
    return str(row[0]) if row else ""


def is_newer(revision: str) -> bool:
    """Whether a newer program made it."""
    return revision not in _KNOWN


def copy_before(path: Path, revision: str) -> Path:
    """The path of the backup that is made before the catalogue at `path` is upgraded to `revision`."""
    return path.with_name(f"{path.name}.before-{revision}")


def copies_before(path: Path) -> frozenset[Path]:
    """The paths that such backups of the catalogue at `path` may have."""
    return frozenset(copy_before(path, revision) for revision in _KNOWN if revision)


def upgrade(path: Path, *, backup_first: bool) -> None:
    """Upgrade the catalogue at `path` to HEAD in one transaction; with `backup_first` after a checked backup.

    Raises CatalogError.
    """
    from alembic import command
    from alembic.config import Config

    if backup_first:
        backup.verified_copy(path, copy_before(path, HEAD))
    writer = engine.writer_engine(path)
    try:
        with translated_errors(str(path)):
            _use_write_ahead_log(path, writer)
            with writer.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id={engine.APPLICATION_ID}")
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
                command.upgrade(config, "head")
    finally:
        writer.dispose()


def _use_write_ahead_log(path: Path, writer: Engine) -> None:
    connection = writer.raw_connection()
    try:
        (mode,) = connection.cursor().execute("PRAGMA journal_mode=WAL").fetchone()
    finally:
        connection.close()
    if mode != "wal":
        raise CatalogError(
            "The disk of the catalogue cannot keep a write-ahead log",
            location=str(path),
            hint="Keep the catalogue on a local disk; give it with --catalog.",
        )
