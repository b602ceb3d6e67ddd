"""A missing copy of which the same file is in another folder: that one takes its place, with all that was decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.files import ExtraRole, ItemState, Range, Unit
from janto_catalog.model.views import ItemSummary
from tests.catalog.conftest import MINUTE, scan
from tests.media import silent_mp3

NAME = "Lantern Street Voices - The Oil Merchant.mp3"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same file."""
    first, second = tmp_path / "first", tmp_path / "second"
    silent_mp3(first / NAME, 9 * MINUTE)
    second.mkdir()
    (second / "copy.mp3").write_bytes((first / NAME).read_bytes())
    return first, second


def items(catalog: Catalog, folder: Path) -> list[ItemSummary]:
    prefix = bytes(folder)
    return [item for item in catalog.items.list() if item.files[0].startswith(prefix)]


def one(catalog: Catalog, folder: Path) -> ItemSummary:
    (item,) = items(catalog, folder)
    return item


def lose(catalog: Catalog, folder: Path, kept: ItemSummary | None = None) -> None:
    """Delete the files of a folder.  `kept` would go on as the item that is gone, if it had no decision meanwhile."""
    held = catalog.links.link(kept.id, "voices-1")[1] if kept is not None else None
    for file in folder.rglob("*.mp3"):
        file.unlink()
    for _ in range(2):
        scan(catalog, accept_missing=True)
    if held is not None and held.change is not None:
        catalog.history.undo(held.change)


def works(item: ItemSummary) -> list[tuple[str, Range | None]]:
    return [(link.work, link.range) for link in item.works]


def test_the_copy_that_is_there_gets_the_ranges_of_the_missing_one(
    catalog: Catalog, folders: tuple[Path, Path]
) -> None:
    first, second = folders
    scan(catalog, folders)
    item = one(catalog, first)
    part, rest = Range(Unit.SECONDS, 0, 240), Range(Unit.SECONDS, 240, 540)
    catalog.links.link(item.id, "voices-1", part)
    catalog.links.link(item.id, "voices-2", rest)
    lose(catalog, first, one(catalog, second))
    assert catalog.items.show(item.id).state is ItemState.MISSING
    there = catalog.missing_copies.same_content(item.id)
    assert there is not None
    assert there.id == one(catalog, second).id
    changed = catalog.missing_copies.replace([item.id])
    assert sorted(works(one(catalog, second))) == [("voices-1", part), ("voices-2", rest)]
    assert not catalog.items.show(item.id).works
    assert not catalog.missing_copies.others_found()
    assert changed.change is not None
    catalog.history.undo(changed.change)
    assert len(catalog.items.show(item.id).works) == 2
    assert catalog.missing_copies.others_found() == (item.id,)


def test_a_title_is_not_missing_any_more_and_the_copy_is_played(
    catalog: Catalog, folders: tuple[Path, Path]
) -> None:
    first, second = folders
    scan(catalog, folders)
    for folder in folders:
        catalog.links.link(one(catalog, folder).id, "voices-1")
    item = one(catalog, first)
    catalog.links.prefer(item.id, "voices-1")
    lose(catalog, first)
    catalog.missing_copies.replace([item.id])
    details = catalog.works.details("voices-1")
    assert [copy.id for copy in details.copies] == [one(catalog, second).id]
    assert details.played is not None
    assert details.played.by_hand


def test_an_extra_stays_an_extra(catalog: Catalog, folders: tuple[Path, Path]) -> None:
    first, second = folders
    scan(catalog, folders)
    item = one(catalog, first)
    catalog.links.make_extra(item.id, "voices-1", ExtraRole.INTERVIEW)
    lose(catalog, first, one(catalog, second))
    catalog.missing_copies.replace([item.id])
    extra = one(catalog, second).extra
    assert extra is not None
    assert (extra.work, extra.role) == ("voices-1", ExtraRole.INTERVIEW)
    assert catalog.items.show(item.id).extra is None


def test_what_is_remembered_about_the_content_is_kept(
    catalog: Catalog, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    first, second = folders
    scan(catalog, folders)
    item = one(catalog, first)
    catalog.links.link(item.id, "voices-1")
    lose(catalog, first, one(catalog, second))
    catalog.missing_copies.replace([item.id])
    third = tmp_path / "third"
    third.mkdir()
    (third / "again.mp3").write_bytes((second / "copy.mp3").read_bytes())
    scan(catalog, [third])
    assert works(one(catalog, third)) == [("voices-1", None)]


def test_what_a_person_takes_for_something_else_does_not_take_its_place(
    catalog: Catalog, folders: tuple[Path, Path]
) -> None:
    first, second = folders
    scan(catalog, folders)
    item = one(catalog, first)
    catalog.links.link(item.id, "voices-1")
    catalog.links.link(one(catalog, second).id, "voices-2")
    lose(catalog, first)
    assert catalog.missing_copies.same_content(item.id) is None
    with pytest.raises(UsageError, match="same content"):
        catalog.missing_copies.replace([item.id])
    assert works(catalog.items.show(item.id)) == [("voices-1", None)]


def test_half_of_a_copy_does_not_take_its_place(catalog: Catalog, tmp_path: Path) -> None:
    whole, half = tmp_path / "whole", tmp_path / "half"
    for number in (1, 2):
        silent_mp3(
            whole / "Lantern Street Voices - The Oil Merchant" / f"0{number} part.mp3", 9 * MINUTE + number
        )
    half.mkdir()
    scan(catalog, [whole])
    item = one(catalog, whole)
    catalog.links.link(item.id, "voices-1")
    source = next(whole.rglob("01*.mp3"))
    (half / "01 part.mp3").write_bytes(source.read_bytes())
    scan(catalog, [half])
    lose(catalog, whole)
    assert catalog.missing_copies.same_content(item.id) is None


def test_a_copy_that_is_gone_too_or_disconnected_does_not_take_its_place(
    catalog: Catalog, folders: tuple[Path, Path]
) -> None:
    first, second = folders
    scan(catalog, folders)
    item = one(catalog, first)
    catalog.links.link(item.id, "voices-1")
    lose(catalog, first)
    second.rename(second.with_name("unplugged"))
    scan(catalog)
    assert catalog.missing_copies.same_content(item.id) is None
