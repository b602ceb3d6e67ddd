"""Decisions stay with the content of a file when names are swapped, shifted or reused."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.model.files import DecidedBy, ItemState, Range, Unit
from tests.catalog.conftest import scan
from tests.media import silent_mp3

WORKS = ("lantern-1", "lantern-2", "lantern-3", "voices-1", "voices-2")


@pytest.fixture
def numbered(tmp_path: Path, catalog: Catalog) -> Path:
    """Four files that differ only in content, each matched by hand to the work with its number."""
    folder = tmp_path / "media"
    for n in range(4):
        with silent_mp3(folder / f"e{n}.mp3", 5).open("ab") as file:
            file.write(b"%d" % n)
        os.utime(folder / f"e{n}.mp3", (1_000_000, 1_000_000))
    scan(catalog, [folder])
    for item in catalog.items.list():
        catalog.links.link(item.id, WORKS[int(item.title[-1])])
    return folder


def decided(catalog: Catalog, folder: Path) -> dict[int, str]:
    """The work decided for each file, by the number the file contains."""
    by_path = {
        path: item
        for item in catalog.items.list()
        for path in item.files
        if item.state is not ItemState.MISSING
    }
    return {
        int(file.read_bytes()[-1:]): link.work
        for file in folder.rglob("*.mp3")
        for link in by_path[os.fsencode(file)].works
        if link.decided_by is DecidedBy.USER
    }


ALL = dict(enumerate(WORKS[:4]))


def swap(folder: Path) -> None:
    (folder / "e0.mp3").rename(folder / "x")
    (folder / "e1.mp3").rename(folder / "e0.mp3")
    (folder / "x").rename(folder / "e1.mp3")


def shift_names(folder: Path) -> None:
    for n in (3, 2, 1, 0):
        (folder / f"e{n}.mp3").rename(folder / f"e{n + 1}.mp3")


def swap_with_a_folder(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "e0.mp3").rename(folder / "a" / "e1.mp3")
    (folder / "e1.mp3").rename(folder / "e0.mp3")


def swap_and_touch(folder: Path) -> None:
    swap(folder)
    for n in range(4):
        os.utime(folder / f"e{n}.mp3", (2_000_000, 2_000_000))


def copy_back_with_new_inodes(folder: Path) -> None:
    for n in range(4):
        file = folder / f"e{n}.mp3"
        content = file.read_bytes()
        (folder / "x").write_bytes(content)
        (folder / "x").replace(file)
        os.utime(file, (1_000_000, 1_000_000))


@pytest.mark.parametrize(
    "what_happens", [swap, shift_names, swap_with_a_folder, swap_and_touch, copy_back_with_new_inodes]
)
def test_a_decision_stays_with_its_content(
    catalog: Catalog, numbered: Path, what_happens: Callable[[Path], None]
) -> None:
    assert decided(catalog, numbered) == ALL
    what_happens(numbered)
    scan(catalog)
    report = scan(catalog)
    assert decided(catalog, numbered) == ALL
    assert (report.missing, report.items, report.new, report.changed) == (0, 4, 0, 0)


def test_files_with_new_inodes_are_not_read_again(catalog: Catalog, numbered: Path) -> None:
    copy_back_with_new_inodes(numbered)
    report = scan(catalog)
    assert (report.changed, report.moved, report.new) == (0, 0, 0)
    assert scan(catalog).opened == 0


def test_a_file_that_overwrites_another_keeps_its_own_decision(catalog: Catalog, numbered: Path) -> None:
    """The overwritten copy is missing, and is shown with its last path."""
    (numbered / "e0.mp3").replace(numbered / "e1.mp3")
    report = scan(catalog)
    assert decided(catalog, numbered) == {0: WORKS[0], 2: WORKS[2], 3: WORKS[3]}
    assert (report.moved, report.missing) == (1, 1)
    gone = next(item for item in catalog.items.list() if item.state is ItemState.MISSING)
    assert [link.work for link in gone.works] == [WORKS[1]]
    assert gone.files == (os.fsencode(numbered / "e1.mp3"),)


def test_an_overwritten_file_is_found_when_its_content_returns(catalog: Catalog, numbered: Path) -> None:
    content = (numbered / "e1.mp3").read_bytes()
    (numbered / "e0.mp3").replace(numbered / "e1.mp3")
    scan(catalog), scan(catalog)
    (numbered / "back.mp3").write_bytes(content)
    assert (scan(catalog).missing, scan(catalog).missing) == (0, 0)
    assert decided(catalog, numbered) == ALL


def test_new_tags_keep_the_decision(catalog: Catalog, numbered: Path) -> None:
    for n in range(4):
        (numbered / f"e{n}.mp3").write_bytes(b"tag " + (numbered / f"e{n}.mp3").read_bytes())
    assert scan(catalog).changed == 4
    assert decided(catalog, numbered) == ALL


def test_two_scans_at_once_store_a_shift_once(
    open_at: Callable[[], Catalog], catalog: Catalog, numbered: Path
) -> None:
    shift_names(numbered)
    done: list[bool] = []

    def meanwhile() -> bool:
        if not done:
            done.append(True)
            scan(open_at(), [numbered])
        return False

    for _ in catalog.scans.scan([str(numbered)], cancelled=meanwhile):
        pass
    assert decided(catalog, numbered) == ALL
    assert scan(catalog).missing == 0


def copy_and_delete(catalog: Catalog, folder: Path, scans_between: int) -> int:
    """Copy the first file, then delete the original; the number of missing files after two scans."""
    (folder / "copies").mkdir()
    shutil.copy(folder / "e0.mp3", folder / "copies" / "copy.mp3")
    for _ in range(scans_between):
        scan(catalog)
    (folder / "e0.mp3").unlink()
    scan(catalog)
    return scan(catalog).missing


@pytest.mark.parametrize("scans_between", [0, 1])
def test_a_decision_goes_to_the_copy_that_is_left(
    catalog: Catalog, numbered: Path, scans_between: int
) -> None:
    (item,) = [item for item in catalog.items.list() if item.title == "e0"]
    catalog.links.link(item.id, WORKS[0], Range(Unit.SECONDS, 1, 3))
    assert copy_and_delete(catalog, numbered, scans_between) == 0
    assert decided(catalog, numbered) == ALL
    after = catalog.items.show(item.id)
    assert [(link.work, link.range) for link in after.works] == [(WORKS[0], Range(Unit.SECONDS, 1, 3))]
    assert after.files == (os.fsencode(numbered / "copies" / "copy.mp3"),)
    report = scan(catalog)
    assert (report.items, report.missing, report.opened) == (4, 0, 0)


def test_a_copy_with_its_own_decision_keeps_it(catalog: Catalog, numbered: Path) -> None:
    (numbered / "copies").mkdir()
    shutil.copy(numbered / "e0.mp3", numbered / "copies" / "copy.mp3")
    scan(catalog)
    (copy,) = [item for item in catalog.items.list() if item.title == "copy"]
    catalog.links.link(copy.id, WORKS[4])
    (numbered / "e0.mp3").unlink()
    assert (scan(catalog).missing, scan(catalog).missing) == (0, 1)
    assert [link.work for link in catalog.items.show(copy.id).works] == [WORKS[4]]


def test_one_copied_track_does_not_replace_an_album(catalog: Catalog, tmp_path: Path) -> None:
    album = tmp_path / "media" / "The Oil Merchant"
    for n in (1, 2, 3):
        with silent_mp3(album / f"{n:02} track.mp3", 60).open("ab") as file:
            file.write(b"%d" % n)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    catalog.links.link(item.id, WORKS[3])
    (tmp_path / "media" / "Misc").mkdir()
    shutil.copy(album / "01 track.mp3", tmp_path / "media" / "Misc" / "something.mp3")
    shutil.copytree(album, tmp_path / "media" / "Copy")
    scan(catalog)
    shutil.rmtree(album)
    assert (scan(catalog).missing, scan(catalog).missing) == (0, 0)
    after = catalog.items.show(item.id)
    assert [link.work for link in after.works] == [WORKS[3]]
    assert {path.rpartition(b"/")[0] for path in after.files} == {os.fsencode(tmp_path / "media" / "Copy")}
