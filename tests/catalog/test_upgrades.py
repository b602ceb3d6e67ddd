"""A catalogue of an older program has what is derived from its facts as this one derives it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from janto_catalog.catalog import Catalog
from tests.store.older_schemas import BEFORE_0019, BEFORE_0020


def make_older(path: Path, with_story: Path, *statements: str) -> None:
    """Put a copy of a catalogue at `path`, as an older program had it."""
    shutil.copy(with_story, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_each_pack_is_a_universe_of_its_own_after_the_upgrade_to_0020(
    open_at: Callable[[], Catalog], with_story: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalogue.db"
    make_older(path, with_story, *BEFORE_0020, "UPDATE alembic_version SET version_num = '0019'")
    catalog = open_at()
    assert catalog.works.search("universe:lantern").count == catalog.works.search("").count > 0
    assert {work.universe for work in catalog.edits._stories.story().works} == {"lantern"}


def test_works_sort_by_their_numbers_after_the_upgrade_to_0019(
    open_at: Callable[[], Catalog], with_story: Path, tmp_path: Path
) -> None:
    path = tmp_path / "catalogue.db"
    with closing(sqlite3.connect(with_story)) as connection:
        keys = dict(connection.execute("SELECT id, number_key FROM work"))
    make_older(
        path,
        with_story,
        *BEFORE_0019,
        "UPDATE work SET number_key = x'00'",
        "UPDATE alembic_version SET version_num = '0018'",
    )
    catalog = open_at()
    assert catalog.works.search("").count
    with closing(sqlite3.connect(path)) as connection:
        then = {
            id: (number, place)
            for id, number, place in connection.execute("SELECT id, number_key, place_in_series FROM work")
        }
    assert any(keys.values())
    assert then == {id: (key, key) for id, key in keys.items()}
