"""A catalogue's tables are those the program speaks of, whatever it was made by."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, String, Table

from janto_catalog import bootstrap
from janto_catalog.errors import CatalogError
from janto_catalog.model.search import MatchAll
from janto_catalog.model.story import KINDS, Pack
from janto_catalog.model.views import Progress
from janto_catalog.store import engine, installed_packs, json_codec, migrations, works
from janto_catalog.store.migrations.new_revision import make_revision
from janto_catalog.store.store import Store
from janto_catalog.store.tables import Base
from tests.catalog.conftest import STORY
from tests.shared_parts import REAL_UPGRADE
from tests.store.conftest import LANTERN, OpenStore


@pytest.fixture(autouse=True)
def _migrations_of_each_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "upgrade", REAL_UPGRADE)


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
        installed_packs.install(connection, LANTERN, "2020")
    old.close()
    make_newer(place)
    newer = open_store()
    assert newer.read_only
    assert "newer Janto Catalog" in newer.notice
    with newer.reading() as connection:
        assert works.search(connection, MatchAll()).count == 5
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


def _made_by(revision: str, path: Path) -> sqlite3.Connection:
    """A catalogue as the program of that revision made it."""
    writer = engine.writer_engine(path)
    with writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={engine.APPLICATION_ID}")
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        command.upgrade(config, revision)
    writer.dispose()
    return sqlite3.connect(path)


def test_a_catalogue_of_the_first_revision_is_upgraded_with_nothing_lost(place: Path, tmp_path: Path) -> None:
    facts = [
        ("lantern", kind, n, fact.id, json_codec.encode(fact))
        for kind in KINDS
        for n, fact in enumerate(getattr(STORY, kind))
    ]
    with _made_by("0001", place) as old:
        old.execute("INSERT INTO pack VALUES ('lantern', 'Lantern Street', '1', '', '', '2020')")
        old.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", facts)
        old.execute("INSERT INTO progress VALUES ('lantern-1', 'finished', '2020')")
        old.execute("INSERT INTO edit VALUES ('works', 'lantern-1', 'title', '\"Mended\"', '\"Lamps\"')")
        old.execute("INSERT INTO change VALUES (1, '2020', 'Edit', NULL)")
    old.close()
    upgraded = bootstrap.open_catalog(str(place))
    fresh = bootstrap.build(Store(tmp_path / "fresh.db", lambda: "2020"), tmp_path)
    fresh.packs.install(Pack("lantern", "Lantern Street", "1", story=STORY))
    fresh.progress.mark(["lantern-1"], Progress.FINISHED)
    fresh.edits.set("work:lantern-1", {"title": ["Mended"]})
    assert upgraded.works.search("", limit=None) == fresh.works.search("", limit=None)
    assert upgraded.works.search("mended progress:finished").count == 1
    assert [pack.name for pack in upgraded.packs.list()] == ["lantern"]
    upgraded.close()
    fresh.close()


def test_a_new_revision_holds_what_the_tables_have_in_addition(tmp_path: Path) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, scripts)
    table = Table("loan", Base.metadata, Column("work", String, primary_key=True))
    try:
        made = make_revision("loan", "The works that were lent.", scripts)
    finally:
        Base.metadata.remove(table)
    assert made.name == f"{int(migrations.HEAD) + 1:04}_loan.py"
    written = made.read_text(encoding="utf-8")
    assert written.startswith('"""The works that were lent."""')
    assert f'down_revision = "{migrations.HEAD}"' in written
    assert re.findall(r"op\.(\w+_table)\('(\w+)'", written) == [("create_table", "loan")]


def test_the_revisions_can_be_written_out_for_postgresql() -> None:
    written = io.StringIO()
    config = Config(output_buffer=written)
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("dialect", "postgresql")
    command.upgrade(config, "head", sql=True)
    statements = written.getvalue()
    assert "CREATE TABLE bitmap" in statements
    assert "BYTEA" in statements
    # The full text index is SQLite's.
    assert "work_text" not in statements
