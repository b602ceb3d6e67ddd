"""Which file has the cover of an item."""

from __future__ import annotations

import pytest

from janto_catalog.covers import CoverFile, cover_sources, nearby_pictures


def _files(*names: str, has_pictures: bool = False) -> list[CoverFile]:
    return [CoverFile(b"/media/" + name.encode(), name, has_pictures) for name in names]


def _order(story: list[CoverFile], own: tuple[str, ...] = (), shared: tuple[str, ...] = ()) -> list[str]:
    return [file.key for file in cover_sources(story, _files(*own), _files(*shared))]


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
