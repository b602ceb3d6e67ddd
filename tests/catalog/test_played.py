"""Which copy is played: the one somebody chose while it is there, else by a rule that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.files import Range, Unit
from tests.catalog.conftest import MINUTE, scan
from tests.media import Tags, silent_flac, silent_mp3

NAME = "Lantern Street Voices 02 - Ash and Amber"
TAG = Tags(title="Ash and Amber", album="Lantern Street: Voices")


def two(catalog: Catalog, *folders: Path) -> dict[str, str]:
    """The ids of the copies in the folders, by the folder they lie in; each is a copy of one title."""
    scan(catalog, folders)
    items = catalog.items.list()
    for item in items:
        if not item.works:
            catalog.links.link(item.id, "voices-2")
    return {Path(item.folder).name: item.id for item in items}


def chosen(catalog: Catalog, work: str = "voices-2") -> tuple[str, str]:
    """The item that is played, and why; what a playing list would play is the same."""
    played = catalog.works.details(work).played
    assert played is not None
    entry = next(entry for entry in catalog.exports.order_list().entries if entry.work == work)
    files = tuple(file.path for file in entry.files)
    assert files == (catalog.items.show(played.item.id).files if played.available else ())
    return played.item.id, played.reason


def test_the_only_copy_is_played_without_a_reason(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    assert chosen(catalog)[1] == ""
    assert catalog.works.details("lantern-3").played is None


def test_what_is_as_long_and_lossless_is_played(catalog: Catalog, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "m" / "a" / f"{NAME}.mp3", 19.2 * MINUTE, TAG)
    silent_flac(tmp_path / "m" / "b" / f"{NAME}.flac", 19 * MINUTE, TAG)
    ids = two(catalog, tmp_path / "m")
    assert chosen(catalog) == (ids["b"], "it is lossless")


def test_what_is_longer_comes_before_what_is_lossless(catalog: Catalog, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "m" / "a" / f"{NAME}.mp3", 19 * MINUTE, TAG)
    silent_flac(tmp_path / "m" / "b" / f"{NAME}.flac", 17 * MINUTE, TAG)
    ids = two(catalog, tmp_path / "m")
    assert chosen(catalog) == (ids["a"], "it is longer")


def test_of_alike_ones_the_larger_is_played_then_the_first(catalog: Catalog, tmp_path: Path) -> None:
    small = silent_mp3(tmp_path / "m" / "a" / f"{NAME}.mp3", 19 * MINUTE)
    silent_mp3(
        tmp_path / "m" / "b" / f"{NAME}.mp3", 19 * MINUTE, Tags(title="Ash and Amber", comment="x" * 5000)
    )
    ids = two(catalog, tmp_path / "m")
    assert chosen(catalog) == (ids["b"], "it is the largest")
    (tmp_path / "m" / "b" / f"{NAME}.mp3").write_bytes(small.read_bytes())
    scan(catalog)
    assert chosen(catalog) == (min(ids.values(), key=int), "it was catalogued first")


def test_the_title_by_itself_comes_before_a_place_in_a_longer_copy(catalog: Catalog, tmp_path: Path) -> None:
    silent_mp3(tmp_path / "m" / "a" / "both.mp3", 40 * MINUTE)
    silent_mp3(tmp_path / "m" / "b" / f"{NAME}.mp3", 19 * MINUTE)
    scan(catalog, [tmp_path / "m"])
    ids = {Path(item.folder).name: item.id for item in catalog.items.list()}
    parts = [("voices-1", Range(Unit.SECONDS, 0, 900)), ("voices-2", Range(Unit.SECONDS, 900, 2000))]
    catalog.review.answer_parts(ids["a"], parts)
    assert chosen(catalog) == (ids["b"], "it is the title by itself")
    assert chosen(catalog, "voices-1") == (ids["a"], "")


def test_a_copy_of_which_something_is_missing_comes_last(catalog: Catalog, tmp_path: Path) -> None:
    for track in (1, 2):
        tag = Tags(title=f"Part {track}", album="Ash and Amber", track=f"{track}/2")
        silent_flac(tmp_path / "m" / "a" / f"Ash and Amber - Part {track}.flac", 9.5 * MINUTE, tag)
    silent_mp3(tmp_path / "m" / "b" / f"{NAME}.mp3", 19 * MINUTE)
    ids = two(catalog, tmp_path / "m")
    assert chosen(catalog) == (ids["m"], "it is lossless")
    (tmp_path / "m" / "a" / "Ash and Amber - Part 2.flac").unlink()
    scan(catalog)
    scan(catalog)
    assert catalog.items.show(ids["m"]).missing_files == 1
    assert chosen(catalog) == (ids["b"], "nothing of it is missing or unreadable")


def test_the_one_somebody_chose_is_played_while_it_is_there(catalog: Catalog, tmp_path: Path) -> None:
    silent_flac(tmp_path / "disk" / "a" / f"{NAME}.flac", 19 * MINUTE)
    silent_mp3(tmp_path / "nas" / "b" / f"{NAME}.mp3", 19 * MINUTE)
    ids = two(catalog, tmp_path / "disk", tmp_path / "nas")
    item, changed = catalog.links.prefer(ids["b"], "voices-2")
    assert changed.label == f"Play {item.title} for Ash and Amber"
    assert chosen(catalog) == (ids["b"], "you chose it")
    scan(catalog)
    assert chosen(catalog) == (ids["b"], "you chose it")
    (tmp_path / "nas").rename(tmp_path / "unplugged")
    assert chosen(catalog) == (ids["a"], "the copy you chose is not available")
    (tmp_path / "disk").rename(tmp_path / "gone")
    played = catalog.works.details("voices-2").played
    assert played is not None
    assert (played.item.id, played.available, played.by_hand) == (ids["b"], False, True)
    (tmp_path / "gone").rename(tmp_path / "disk")
    catalog.links.prefer_by_rule("voices-2")
    assert chosen(catalog) == (ids["a"], "the other is not available")
    catalog.history.undo()
    assert chosen(catalog) == (ids["a"], "the copy you chose is not available")


def test_a_copy_of_something_else_cannot_be_preferred(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    other = next(item for item in catalog.items.list() if item.works[0].work == "voices-1")
    with pytest.raises(UsageError, match="is not a copy of Ash and Amber"):
        catalog.links.prefer(other.id, "voices-2")
