"""A new title from what a copy says."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import DecidedBy, ItemState
from tests.catalog.conftest import linked, scan
from tests.media import Tags, silent_mp3

TAG = Tags("The Long Wick", "Lantern Street Voices", date="2009-05-01", publisher="Tallow & Co")


@pytest.fixture
def item(catalog: Catalog, media: Path) -> str:
    """A drama of a known series that the story world does not have."""
    name = media / "Voices" / "Lantern Street Voices - 14 - The Long Wick.mp3"
    silent_mp3(name, 18 * 60, TAG)
    scan(catalog, [media])
    (copy,) = (copy for copy in catalog.items.list() if "Long Wick" in copy.title)
    assert copy.works == ()
    return copy.id


def test_what_the_file_says_is_offered(catalog: Catalog, item: str) -> None:
    said = catalog.new_titles.suggest(item)
    assert said == {
        "title": "The Long Wick", "kind": "audio-drama", "series": "voices", "released": "2009-05-01", "runtime": "18:00",
        "publisher": "Tallow & Co",
    }  # fmt: skip


def test_one_answer_makes_the_title_and_matches_the_copy(catalog: Catalog, item: str) -> None:
    said = {field: [text] for field, text in catalog.new_titles.suggest(item).items()}
    id, changed = catalog.new_titles.make(item, {**said, "number": ["14"]})
    copy = catalog.items.show(item)
    assert [(link.work, link.decided_by) for link in copy.works] == [(id, DecidedBy.USER)]
    assert copy.state is ItemState.LINKED
    (row,) = catalog.works.search("owned:yes long wick").rows
    assert (row.id, row.number, row.series) == (id, "14", "Lantern Street: Voices")
    assert len(catalog.history.list()) == 1
    catalog.history.undo()
    assert catalog.items.show(item).works == ()
    assert catalog.works.search("long wick").count == 0
    catalog.history.redo()
    assert [link.work for link in catalog.items.show(item).works] == [id]
    assert changed.change is not None


def test_another_copy_of_it_follows(catalog: Catalog, item: str, media: Path) -> None:
    silent_mp3(media / "Again" / "Lantern Street Voices - The Long Wick.mp3", 18 * 60)
    scan(catalog)
    said = {field: [text] for field, text in catalog.new_titles.suggest(item).items()}
    id, changed = catalog.new_titles.make(item, said)
    assert changed.rematched == 1
    assert sum(works == (id,) for works in linked(catalog).values()) == 2


def test_it_is_kept_when_the_file_moves_and_the_pack_is_renewed(
    catalog: Catalog, item: str, media: Path
) -> None:
    id, _ = catalog.new_titles.make(
        item, {field: [text] for field, text in catalog.new_titles.suggest(item).items()}
    )
    (media / "Voices").rename(media / "Heard")
    scan(catalog)
    assert [link.work for link in catalog.items.show(item).works] == [id]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Lantern Street Voices 09. Something New.mp3", "Something New"),
        ("lantern_street_voices_-_Something_New_(2011)_[mp3].mp3", "Something New"),
        ("03 - Something New.mp3", "Something New"),
        ("Something New - Part 2.mp3", "Something New"),
        ("Somebody - Something New.mp3", "Something New"),
        ("Wholly unknown.mp3", "Wholly unknown"),
        ("12.mp3", "12"),
    ],
)
def test_a_name_alone_gives_a_title(catalog: Catalog, tmp_path: Path, name: str, title: str) -> None:
    silent_mp3(tmp_path / "disk" / name, 60)
    scan(catalog, [tmp_path / "disk"])
    (copy,) = catalog.items.list()
    assert catalog.new_titles.suggest(copy.id)["title"] == title
