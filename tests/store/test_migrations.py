"""A catalogue's tables are those the program speaks of, whatever it was made by."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from janto_catalog.errors import CatalogError
from janto_catalog.model.search import Everything
from janto_catalog.store import migrations, stories, works
from janto_catalog.store.store import Store
from janto_catalog.store.tables import Base
from tests.store.conftest import LANTERN, OpenStore


def _script() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return ScriptDirectory.from_config(config)


def test_the_head_that_is_asked_for_is_the_newest_there_is() -> None:
    assert _script().get_heads() == [migrations.HEAD]


def test_every_revision_there_is_is_known() -> None:
    assert all(not migrations.is_newer(one.revision) for one in _script().walk_revisions())
    assert not migrations.is_newer("")
    assert migrations.is_newer("9999")


def test_after_all_migrations_the_tables_are_those_of_the_code(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _parents: (
                    kind != "table" or not name.startswith("work_text")
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("CREATE TABLE of_the_future (id INTEGER)")
    connection.close()


def test_a_newer_catalogue_is_read_but_not_written(open_store: OpenStore, place: Path) -> None:
    old = open_store()
    with old.writing() as connection:
        stories.install(connection, LANTERN, "2020")
    old.close()
    make_newer(place)
    newer = open_store()
    assert newer.read_only
    assert "newer Janto Catalog" in newer.notice
    with newer.reading() as connection:
        assert works.search(connection, Everything()).count == 5
    with pytest.raises(CatalogError, match=r"newer Janto Catalog.*Nothing was changed"), newer.writing():
        pass
    with pytest.raises(CatalogError, match="newer Janto Catalog"), newer.recording("no"):
        pass


def test_before_an_upgrade_a_checked_backup_is_made(open_store: OpenStore, place: Path) -> None:
    open_store().close()
    tables = ("work_text", *Base.metadata.tables)
    with sqlite3.connect(place) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM alembic_version")
        for name in tables:
            connection.execute(f"DROP TABLE {name}")
        connection.execute("CREATE TABLE kept (word TEXT)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    connection.close()
    upgraded = open_store()
    with upgraded.reading() as connection_:
        assert migrations.revision_of(connection_) == migrations.HEAD
    copy = sqlite3.connect(place.with_name(f"{place.name}.before-{migrations.HEAD}"))
    assert copy.execute("SELECT word FROM kept").fetchone() == ("still here",)
    copy.close()


def test_an_upgrade_that_fails_leaves_the_catalogue_as_it_was(open_store: OpenStore, place: Path) -> None:
    open_store().close()
    with sqlite3.connect(place) as connection:
        connection.execute("DELETE FROM alembic_version")
    connection.close()
    with pytest.raises(CatalogError):
        open_store()
    again = sqlite3.connect(place)
    assert again.execute("SELECT count(*) FROM work").fetchone() == (0,)
    assert again.execute("SELECT count(*) FROM alembic_version").fetchone() == (0,)
    again.close()
