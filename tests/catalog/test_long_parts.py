"""Long files that are called parts of one title are one item if together they are as long as it."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog, matcher
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mp3

TITLE = "Lantern Street Voices - The Oil Merchant"


@pytest.fixture
def long_work(catalog: Catalog) -> Catalog:
    """A catalogue in which the drama lasts an hour and a half."""
    catalog.edits.set("work:voices-1", {"runtime": ["90:00"]})
    return catalog


def make(folder: Path, minutes: dict[int | str, float], name: str = "{} - Part {}") -> Path:
    for part, length in minutes.items():
        silent_mp3(folder / f"{name.format(TITLE, part)}.mp3", length * MINUTE)
    return folder


@pytest.mark.parametrize(
    "name", ["{} - Part {}", "{} (Part {})", "{} pt {}", "0{1} {0}", "{1} - {0}", "{} {}"]
)
def test_parts_as_long_as_the_whole_are_one_item(long_work: Catalog, tmp_path: Path, name: str) -> None:
    folder = make(tmp_path / "media" / "Voices", {1: 44, 2: 46}, name)
    for _ in range(2):
        scan(long_work, [folder.parent])
        assert list(linked(long_work).values()) == [("voices-1",)]
    (item,) = long_work.items.list()
    assert item.files == tuple(sorted(item.files))
    assert item.complete


def test_the_second_part_joins_the_first(long_work: Catalog, tmp_path: Path) -> None:
    folder = make(tmp_path / "media" / "Voices", {1: 44})
    scan(long_work, [folder.parent])
    (first,) = long_work.items.list()
    make(folder, {2: 46})
    scan(long_work)
    (joined,) = long_work.items.list()
    assert (joined.id, len(joined.files)) == (first.id, 2)
    (folder / f"{TITLE} - Part 2.mp3").rename(tmp_path / "elsewhere.mp3")
    scan(long_work)
    scan(long_work)
    assert (joined.id, long_work.items.list()[0].missing) == (first.id, "1 of 2 files")


@pytest.mark.parametrize(
    "minutes",
    [{1: 90, 2: 90}, {1: 44, 3: 46}, {2: 44, 3: 46}, {1: 44}, {1: 44, 2: 46, 3: 45}],
    ids=["each is the whole", "one is missing", "the first is missing", "alone", "longer"],
)
@pytest.mark.parametrize("name", ["{} - Part {}", "0{1} {0}"])
def test_other_files_stay_apart(
    long_work: Catalog, tmp_path: Path, minutes: dict[int | str, float], name: str
) -> None:
    scan(long_work, [make(tmp_path / "media" / "Voices", minutes, name).parent])
    assert len(long_work.items.list()) == len(minutes)


def test_the_parts_of_a_work_with_parts_stay_apart(long_work: Catalog, tmp_path: Path) -> None:
    long_work.edits.set("work:voices-2", {"part_of": ["voices-1"]})
    scan(long_work, [make(tmp_path / "media" / "Voices", {1: 44, 2: 46}).parent])
    assert len(long_work.items.list()) == 2


def test_another_title_of_that_length_joins_nothing(long_work: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media" / "Voices"
    for part in (1, 2):
        silent_mp3(folder / f"Lantern Street Voices - Ash and Amber - Part {part}.mp3", 45 * MINUTE)
    scan(long_work, [folder.parent])
    assert len(long_work.items.list()) == 2


@pytest.mark.parametrize("wait", [False, True])
def test_parts_found_before_their_title_was_known_are_joined(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, wait: bool
) -> None:
    folder = make(tmp_path / "media" / "Voices", {1: 44, 2: 46})
    silent_mp3(folder / "Something Else.mp3", 10 * MINUTE)
    scan(catalog, [folder.parent])
    assert len(catalog.items.list()) == 3
    if wait:
        # As with many items, which a job matches.
        monkeypatch.setattr(matcher, "_FEW_ITEMS", 0)
    catalog.edits.set("work:voices-1", {"runtime": ["90:00"]})
    list(catalog.matcher.match_pending())
    assert [works for works in linked(catalog).values() if works] == [("voices-1",)]
    assert sorted(len(item.files) for item in catalog.items.list()) == [1, 2]


def test_what_a_person_split_stays_apart(long_work: Catalog, tmp_path: Path) -> None:
    folder = make(tmp_path / "media" / "Voices", {1: 44, 2: 46})
    scan(long_work, [folder.parent])
    long_work.groupings.split(long_work.items.list()[0].id)
    scan(long_work)
    assert len(long_work.items.list()) == 2


@pytest.fixture
def book(catalog: Catalog) -> Catalog:
    """A catalogue in which the title is a reading of a book whose length is not known."""
    catalog.edits.set("work:voices-1", {"kind": ["audiobook"], "runtime": []})
    return catalog


@pytest.mark.parametrize("name", ["0{1} {0}", "{} - Part {}", "{} {}"])
def test_long_files_of_a_book_are_one_item(book: Catalog, tmp_path: Path, name: str) -> None:
    folder = make(tmp_path / "media" / TITLE, {1: 40, 2: 41, 3: 39.5, 4: 42, 5: 38.5}, name)
    scan(book, [folder.parent])
    assert [(item.title, len(item.files)) for item in book.items.list()] == [(TITLE, 5)]
    assert list(linked(book).values()) == [("voices-1",)]


@pytest.mark.parametrize(
    "minutes", [{2: 40, 3: 40, 4: 40}, {1: 40, 2: 40}], ids=["the first is missing", "too short"]
)
def test_other_long_files_of_a_book_stay_apart(
    book: Catalog, tmp_path: Path, minutes: dict[int | str, float]
) -> None:
    scan(book, [make(tmp_path / "media" / "Voices", minutes, "0{1} {0}").parent])
    assert len(book.items.list()) == len(minutes)


def test_long_files_of_a_drama_of_unknown_length_stay_apart(catalog: Catalog, tmp_path: Path) -> None:
    catalog.edits.set("work:voices-1", {"runtime": []})
    scan(catalog, [make(tmp_path / "media" / "Voices", {1: 50, 2: 51}, "0{1} {0}").parent])
    assert len(catalog.items.list()) == 2
