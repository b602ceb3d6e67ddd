"""Several stories in one copy: where each is, in time or in pages, and what a range may not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.files import Range, Unit
from janto_catalog.model.kinds import Kind
from janto_catalog.model.story import Pack, Story, Work
from janto_catalog.model.views import PartSummary
from tests.catalog.conftest import MINUTE, scan
from tests.media import Tags, cbz, pdf, silent_m4b, silent_mp3

COMICS = Story(
    works=(
        Work("weekly-7", "Lantern Weekly 7", Kind.MAGAZINE_ISSUE),
        Work("weekly-7-wick", "The Wick", Kind.COMIC, part_of="weekly-7", number="1"),
        Work("weekly-7-flint", "Flint", Kind.COMIC, part_of="weekly-7", number="2"),
        Work("flint-audio", "Flint", Kind.AUDIO_DRAMA),
        Work("wick-audio", "The Wick", Kind.AUDIO_DRAMA),
    )
)


@pytest.fixture
def catalog(catalog: Catalog) -> Catalog:
    """The story of the tests, and a magazine with two strips that were also read aloud."""
    catalog.packs.install(Pack("weekly", "Lantern Weekly", "1", story=COMICS))
    return catalog


def only(catalog: Catalog, folder: Path) -> str:
    """The id of the one copy in a folder."""
    scan(catalog, [folder])
    (item,) = catalog.items.list()
    return item.id


@pytest.fixture
def heard(catalog: Catalog, tmp_path: Path) -> str:
    """A copy of a quarter of an hour that names nothing."""
    silent_mp3(tmp_path / "media" / "an evening.mp3", 15 * MINUTE)
    return only(catalog, tmp_path / "media")


@pytest.fixture
def paged(catalog: Catalog, tmp_path: Path) -> str:
    """A comic archive of twelve pages."""
    cbz(tmp_path / "media" / "scan.cbz", 12)
    return only(catalog, tmp_path / "media")


def pages(begin: float, end: float) -> Range:
    return Range(Unit.PAGES, begin, end)


def seconds(begin: float, end: float) -> Range:
    return Range(Unit.SECONDS, begin, end)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (pages(1, 4), "is measured in time.*a length of 15:00"),
        (seconds(60, 16 * MINUTE), "is longer than.*a length of 15:00"),
        (seconds(60, 60), "must end after it begins"),
        (seconds(60, float("inf")), "must end after it begins"),
    ],
)
def test_a_range_that_is_not_in_what_is_heard_is_refused(
    catalog: Catalog, heard: str, part: Range, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        catalog.links.link(heard, "flint-audio", part)
    assert catalog.items.show(heard).works == ()


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (seconds(0, 4), "is measured in pages.*pages 1 to 12"),
        (pages(3, 13), "is longer than.*pages 1 to 12"),
        (pages(0, 4), "whole numbers starting at 1"),
        (pages(1.5, 4), "whole numbers starting at 1"),
    ],
)
def test_a_range_that_is_not_in_what_is_read_is_refused(
    catalog: Catalog, paged: str, part: Range, says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        catalog.links.link(paged, "weekly-7-wick", part)


def test_a_story_may_be_one_page_and_two_may_meet_on_one(catalog: Catalog, paged: str) -> None:
    catalog.links.link(paged, "weekly-7-wick", pages(3, 3))
    item, _ = catalog.links.link(paged, "weekly-7-flint", pages(3, 9))
    assert [link.range for link in item.works] == [pages(3, 3), pages(3, 9)]


def test_what_overlaps_is_refused_in_words(catalog: Catalog, heard: str) -> None:
    catalog.links.link(heard, "wick-audio", seconds(0, 300))
    with pytest.raises(
        UsageError, match=r"Flint begins before The Wick ends: 0:00 to 5:00 and 4:50 to 10:00"
    ):
        catalog.links.link(heard, "flint-audio", seconds(290, 600))
    with pytest.raises(UsageError, match="begins before"):
        catalog.review.answer_parts(heard, [("voices-1", seconds(0, 90)), ("voices-2", seconds(30, 60))])
    assert [link.work for link in catalog.items.show(heard).works] == ["wick-audio"]


def test_a_part_may_lie_in_its_whole(catalog: Catalog, paged: str) -> None:
    catalog.links.link(paged, "weekly-7", pages(1, 12))
    item, _ = catalog.links.link(paged, "weekly-7-flint", pages(5, 9))
    assert len(item.works) == 2


def test_the_end_may_be_rounded_up(catalog: Catalog, heard: str) -> None:
    item, _ = catalog.links.link(heard, "flint-audio", seconds(60, 15 * MINUTE + 0.7))
    assert item.works[0].range == seconds(60, 15 * MINUTE + 0.7)


def test_chapters_that_name_stories_say_where_they_are(catalog: Catalog, tmp_path: Path) -> None:
    chapters = (
        ("Opening", 0.0, 10.0),
        ("1. The Wick", 10.0, 300.0),
        ("and on", 300.0, 400.0),
        ("2. Flint", 400.0, 600.0),
    )
    silent_m4b(tmp_path / "media" / "both.m4b", 600, chapters=chapters)
    item = only(catalog, tmp_path / "media")
    assert catalog.review.parts(item) == (
        PartSummary("wick-audio", "The Wick", seconds(10, 400)),
        PartSummary("flint-audio", "Flint", seconds(400, catalog.items.show(item).duration or 0)),
    )


def test_the_bookmarks_of_a_pdf_say_where_its_stories_are(catalog: Catalog, tmp_path: Path) -> None:
    pdf(tmp_path / "media" / "scan.pdf", 12, bookmarks=(("The Wick", 3), ("Letters", 8), ("Flint", 9)))
    item = only(catalog, tmp_path / "media")
    found = catalog.review.parts(item)
    assert found == (
        PartSummary("weekly-7-wick", "The Wick", pages(3, 8)),
        PartSummary("weekly-7-flint", "Flint", pages(9, 12)),
    )
    catalog.review.answer_parts(item, [(part.work, part.range) for part in found])


def test_the_bookmarks_of_a_comic_say_so_too(catalog: Catalog, tmp_path: Path) -> None:
    cbz(tmp_path / "media" / "scan.cbz", 12, bookmarks=(("The Wick", 1), ("Flint", 7)))
    item = only(catalog, tmp_path / "media")
    assert [part.range for part in catalog.review.parts(item)] == [pages(1, 6), pages(7, 12)]


def test_without_marks_the_known_parts_are_offered(catalog: Catalog, paged: str) -> None:
    assert catalog.review.parts(paged) == ()
    assert catalog.review.parts(paged, "weekly-7") == (
        PartSummary("weekly-7-wick", "The Wick"),
        PartSummary("weekly-7-flint", "Flint"),
    )
    assert catalog.review.parts(paged, "weekly-7-flint") == ()


def test_files_that_name_stories_follow_each_other(catalog: Catalog, tmp_path: Path) -> None:
    for number, (title, minutes) in enumerate((("The Wick", 4), ("Flint", 5), ("Flint", 3)), 1):
        tag = Tags(title=title, album="An evening", track=f"{number}/3")
        silent_mp3(tmp_path / "media" / "Evening" / f"track {number}.mp3", minutes * MINUTE, tag)
    wick, flint = catalog.review.parts(only(catalog, tmp_path / "media"))
    assert (wick.work, flint.work) == ("wick-audio", "flint-audio")
    assert wick.range is not None
    assert flint.range is not None
    assert (wick.range.begin, round(wick.range.end)) == (0, 4 * MINUTE)
    assert (flint.range.begin, round(flint.range.end)) == (wick.range.end, 12 * MINUTE)
