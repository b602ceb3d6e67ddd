"""Which file has the cover of an item."""

from __future__ import annotations

import pytest

from janto_catalog.covers import CoverFile, best_first, cover_sources, nearby_pictures
from janto_catalog.covers.ranking import CoverSource, Quality


def _files(*names: str, has_pictures: bool = False) -> list[CoverFile]:
    return [CoverFile(b"/media/" + name.encode(), name, has_pictures) for name in names]


def _order(story: list[CoverFile], own: tuple[str, ...] = (), shared: tuple[str, ...] = ()) -> list[str]:
    return [source.file.key for source in cover_sources(story, _files(*own), _files(*shared))]


def test_a_picture_named_after_the_file_comes_first() -> None:
    own = ("folder.jpg", "Adam-thumb.jpg", "Adam.jpg", "Adam-poster.png", "cover.webp")
    assert _order(_files("Adam.mkv"), own) == [
        "Adam-poster.png", "Adam.jpg", "Adam-thumb.jpg", "cover.webp", "folder.jpg", "Adam.mkv",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["Cover.JPG", "cover.jpeg", "FOLDER.png", "front.webp", "poster.jpg", "Front Cover.jpg"]
)
def test_the_names_of_every_program_are_known_in_any_case(name: str) -> None:
    assert _order(_files("a.mp3", has_pictures=True), (name,)) == [name, "a.mp3"]


def test_what_is_in_the_file_is_better_than_a_picture_of_any_name_or_of_the_folder() -> None:
    story = _files("01.mp3", "02.mp3", has_pictures=True)
    assert _order(story, ("IMG_0001.jpg",), ("folder.jpg",)) == [
        "01.mp3",
        "02.mp3",
        "IMG_0001.jpg",
        "folder.jpg",
    ]


def test_a_still_comes_after_other_pictures_of_the_item_and_before_shared_ones() -> None:
    assert _order(_files("x.mkv"), ("IMG_0001.jpg",), ("folder.jpg",)) == [
        "IMG_0001.jpg", "x.mkv", "folder.jpg",
    ]  # fmt: skip
    # A scan saw that a picture is attached to it.
    assert _order(_files("x.mkv", has_pictures=True), ("IMG_0001.jpg",)) == ["x.mkv", "IMG_0001.jpg"]


@pytest.mark.parametrize(
    ("name", "has_pictures", "quality"),
    [
        ("a.mp3", True, Quality.EMBEDDED),
        ("a.mp4", True, Quality.EMBEDDED),
        ("a.epub", False, Quality.EMBEDDED),
        ("a.cbr", False, Quality.FIRST_PAGE),
        ("a.pdf", False, Quality.FIRST_PAGE),
        ("01.jpg", False, Quality.FIRST_PAGE),
        ("a.mp4", False, Quality.STILL),
    ],
)
def test_how_good_the_picture_in_a_file_is(name: str, has_pictures: bool, quality: Quality) -> None:
    (source,) = cover_sources(_files(name, has_pictures=has_pictures))
    assert source.quality is quality


def test_of_several_copies_the_best_picture_is_first_and_equal_ones_keep_their_order() -> None:
    still, poster, tag, other = _files("large.mkv", "poster.jpg", "a.mp3", "b.mp3")
    sources = [
        CoverSource(Quality.STILL, still),
        CoverSource(Quality.EMBEDDED, tag),
        CoverSource(Quality.EMBEDDED, other),
        CoverSource(Quality.NAMED, poster),
        CoverSource(Quality.SHARED, poster),
    ]
    assert [source.file for source in best_first(sources)] == [poster, tag, other, still]


def test_a_season_poster_comes_last() -> None:
    shared = ("season02-poster.jpg", "folder.jpg")
    assert _order(_files("x.mkv"), ("Season 2.jpg",), shared) == [
        "x.mkv", "folder.jpg", "Season 2.jpg", "season02-poster.jpg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["back.jpg", "fanart.jpg", "x-fanart.jpg", "CD1.jpg", "inlay.jpg", "banner.png", "x-landscape.jpg"],
)
def test_a_picture_that_is_no_front_is_not_taken(name: str) -> None:
    assert _order(_files("x.mkv"), (name,)) == ["x.mkv"]


def test_audio_without_pictures_is_not_opened_and_of_a_set_three_are() -> None:
    assert _order(_files("a.mp3", "b.mp3")) == []
    assert len(_order(_files(*(f"{n}.mp3" for n in range(40)), has_pictures=True))) == 3


def test_files_that_are_no_pictures_are_not_looked_into() -> None:
    assert _order(_files("a.cbz"), ("a.nfo", "cover.txt", "a.srt")) == ["a.cbz"]


@pytest.mark.parametrize(
    ("path", "places", "others"),
    [
        (b"Show/a.mkv", {b"Show/folder.jpg", b"Show/Poster.png"}, {b"folder.jpg"}),
        (b"a.mkv", {b"cover.jpg"}, {b"/cover.jpg"}),
        (
            b"Show/Season 2/a.mkv",
            {b"Show/season02-poster.jpg", b"Show/poster.jpg"},
            {b"Show/season01-poster.jpg"},
        ),
        (b"Book/CD 1/01.mp3", {b"Book/cover.jpg", b"Book/CD 1/cover.jpg"}, {b"cover.jpg"}),
        (b"Box/Disc2/01.mp3", {b"Box/Folder.jpg"}, set()),
        (b"\xff/Season 1/a.mkv", {b"\xff/FOLDER.JPG"}, set()),
    ],
)
def test_where_a_shared_picture_may_be(path: bytes, places: set[bytes], others: set[bytes]) -> None:
    found = set(nearby_pictures(path))
    assert places <= found
    assert not others & found
