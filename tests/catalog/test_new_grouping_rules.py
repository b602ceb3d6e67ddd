"""A catalogue of an older program, which grouped files otherwise: the next scan groups them by the rules of today."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import delete

from janto_catalog import scanning
from janto_catalog.catalog import Catalog
from janto_catalog.model.files import Grouping
from janto_catalog.model.media import MediaFacts
from janto_catalog.store.tables.derived import ProjectionRow
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mp3

TITLE = "Lantern Street Voices - The Oil Merchant"


def grouped_alone(patch: pytest.MonkeyPatch) -> None:
    """Group as a program does that knows no tracks."""
    group = scanning.group

    def each_alone(files: Iterable[tuple[bytes, MediaFacts | None]]) -> tuple[Grouping, ...]:
        return tuple(found for file in files for found in group([file]))

    patch.setattr(scanning, "group", each_alone)


@pytest.fixture
def grouped_before(catalog: Catalog, tmp_path: Path) -> Catalog:
    """A catalogue with the tracks of a drama, each of which is an item, and another drama."""
    for number in (1, 2, 3):
        silent_mp3(tmp_path / "media" / TITLE / f"0{number}.mp3", 6 * MINUTE)
    silent_mp3(tmp_path / "media" / "Lantern Street Voices - Ash and Amber.mp3", 19 * MINUTE)
    with pytest.MonkeyPatch.context() as patch:
        grouped_alone(patch)
        scan(catalog, [tmp_path / "media"])
    assert len(catalog.items.list()) == 4
    with catalog.store.writing() as connection:
        connection.execute(delete(ProjectionRow).where(ProjectionRow.name.startswith("items of root")))
    return catalog


def test_the_next_scan_groups_what_an_older_program_grouped(grouped_before: Catalog) -> None:
    before = {path: item.id for item in grouped_before.items.list() for path in item.files}
    report = scan(grouped_before)
    assert report.opened == 0
    assert sorted(len(item.files) for item in grouped_before.items.list()) == [1, 3]
    assert sorted(linked(grouped_before).values()) == [("voices-1",), ("voices-2",)]
    # What is the same keeps its id.
    assert all(before[item.files[0]] == item.id for item in grouped_before.items.list())


def test_it_groups_all_files_only_once(grouped_before: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    scan(grouped_before)
    monkeypatch.setattr(scanning, "group", lambda _: pytest.fail("grouped again"))
    scan(grouped_before)


def test_newer_rules_group_all_files_again(grouped_before: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    scan(grouped_before)
    grouped_alone(monkeypatch)
    scan(grouped_before)
    assert len(grouped_before.items.list()) == 2
    monkeypatch.setattr(scanning, "GROUPING_RULES", scanning.GROUPING_RULES + 1)
    scan(grouped_before)
    assert len(grouped_before.items.list()) == 4


def test_decisions_stay(grouped_before: Catalog) -> None:
    first = next(item for item in grouped_before.items.list() if item.files[0].endswith(b"02.mp3"))
    grouped_before.links.link(first.id, "voices-1")
    scan(grouped_before)
    found = {item.id: len(item.files) for item in grouped_before.items.list()}
    assert found[first.id] == 1
    assert sorted(found.values()) == [1, 1, 2]


def test_what_is_grouped_as_before_keeps_its_match(grouped_before: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "media" / "Lantern Street Voices - Ash and Amber.mp3"
    path.rename(path.with_name("qwertz.mp3"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "GROUPING_RULES", 0)
        scan(grouped_before)
    scan(grouped_before)
    assert ("voices-2",) in linked(grouped_before).values()
