"""A catalogue of an older program has what is derived from its facts as this one derives it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from janto_catalog.catalog import Catalog

#: What the upgrade to 0020 added.
_BEFORE_UNIVERSES = (
    "DROP INDEX ix_work_universe",
    "ALTER TABLE work DROP COLUMN universe",
    "ALTER TABLE pack DROP COLUMN universe",
    "ALTER TABLE pack DROP COLUMN universe_rank",
    "UPDATE fact SET document = json_remove(document, '$.universe')",
)


def test_each_pack_is_a_universe_of_its_own_after_the_upgrade_to_0020(
    open_at: Callable[[], Catalog], with_story: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalogue.db"
    shutil.copy(with_story, path)
    with sqlite3.connect(path) as connection:
        for statement in (*_BEFORE_UNIVERSES, "UPDATE alembic_version SET version_num = '0019'"):
            connection.execute(statement)
    connection.close()
    catalog = open_at()
    assert catalog.works.search("universe:lantern").count == catalog.works.search("").count > 0
    assert {work.universe for work in catalog.edits._stories.story().works} == {"lantern"}


def test_works_sort_by_their_numbers_after_the_upgrade_to_0019(
    open_at: Callable[[], Catalog], with_story: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalogue.db"
    shutil.copy(with_story, path)
    with sqlite3.connect(path) as connection:
        keys = dict(connection.execute("SELECT id, number_key FROM work"))
        for statement in (
            *_BEFORE_UNIVERSES,
            "DROP INDEX ix_work_series",
            "ALTER TABLE work DROP COLUMN place_in_series",
            "CREATE INDEX ix_work_series ON work (series, number_key)",
            "UPDATE work SET number_key = x'00'",
            "UPDATE alembic_version SET version_num = '0018'",
        ):
            connection.execute(statement)
    connection.close()
    catalog = open_at()
    assert catalog.works.search("").count
    with sqlite3.connect(path) as connection:
        then = {
            id: (number, place)
            for id, number, place in connection.execute("SELECT id, number_key, place_in_series FROM work")
        }
    connection.close()
    assert any(keys.values())
    assert then == {id: (key, key) for id, key in keys.items()}
