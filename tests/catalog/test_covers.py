"""Covers of titles and items: from the cache, from files, without the disk, and within the bound."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from janto_catalog import bootstrap
from janto_catalog.catalog import Catalog
from janto_catalog.catalog.cover_cache import CoverCache
from janto_catalog.formats.pool import ReadingPool
from tests.catalog.conftest import MINUTE, scan
from tests.covers.conftest import BLUE, RED, centre, is_near, picture
from tests.media import Tags, silent_flac, silent_m4b, silent_mp3


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test."""
    monkeypatch.setattr(bootstrap, "cover_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """An episode with a thumb, a drama with a picture in it, and one without."""
    folder = tmp_path / "media"
    silent_mp3(
        folder / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.mp3",
        18 * MINUTE,
        Tags(cover=picture()),
    )
    silent_mp3(folder / "Voices" / "Lantern Street Voices 02 - Ash and Amber.mp3", 19 * MINUTE)
    return folder


def _colour(path: Path | None) -> str:
    if path is None:
        return ""
    with Image.open(path) as image:
        found = centre(image)
    return "red" if is_near(found, RED) else "blue" if is_near(found, BLUE) else f"{found}"


def test_a_cover_is_read_once_and_then_found(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    works = ["voices-1", "voices-2", "lantern-1"]
    # Nothing to look into is known at once.
    assert catalog.covers.find(works) == {"voices-2": None, "lantern-1": None}
    loaded = dict(catalog.covers.load(works))
    assert {work: _colour(path) for work, path in loaded.items()} == {
        "voices-1": "red", "voices-2": "", "lantern-1": "",
    }  # fmt: skip
    assert catalog.covers.find(works) == loaded


def test_the_items_have_the_same_covers(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    items = {item.id: item.works[0].work for item in catalog.items.list()}
    loaded = dict(catalog.covers.load_items(items))
    assert {items[id]: _colour(path) for id, path in loaded.items()} == {"voices-1": "red", "voices-2": ""}
    assert catalog.covers.find_items(items) == loaded


def test_a_picture_beside_the_file_is_better_than_the_one_in_it(catalog: Catalog, media: Path) -> None:
    beside = media / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.jpg"
    beside.write_bytes(picture(BLUE))
    scan(catalog, [media])
    assert {w: _colour(p) for w, p in catalog.covers.load(["voices-1"])} == {"voices-1": "blue"}


def test_the_picture_of_the_folder_serves_those_without_another(catalog: Catalog, media: Path) -> None:
    (media / "Voices" / "Folder.jpg").write_bytes(picture(BLUE))
    scan(catalog, [media])
    loaded = dict(catalog.covers.load(["voices-1", "voices-2"]))
    assert {w: _colour(p) for w, p in loaded.items()} == {"voices-1": "red", "voices-2": "blue"}


def test_the_best_picture_of_all_copies_is_shown_not_that_of_the_copy_played(
    catalog: Catalog, media: Path
) -> None:
    lossless = media / "Lossless" / "Lantern Street Voices 01 - The Oil Merchant.flac"
    silent_flac(lossless, 18 * MINUTE)
    # It has only the picture that it shares with the other file of its folder.
    silent_flac(lossless.with_name("Lantern Street Voices 02 - Ash and Amber.flac"), 19 * MINUTE)
    (lossless.parent / "Folder.jpg").write_bytes(picture(BLUE))
    scan(catalog, [media])
    played = catalog.works.details("voices-1").played
    assert played is not None
    assert played.item.files == (os.fsencode(lossless),)
    loaded = dict(catalog.covers.load(["voices-1", "voices-2"]))
    assert {w: _colour(p) for w, p in loaded.items()} == {"voices-1": "red", "voices-2": "blue"}


def test_disc_folders_have_the_picture_of_the_folder_above(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "box" / "Lantern Street Voices 01 - The Oil Merchant"
    for disc in (1, 2):
        for track in (1, 2):
            tag = Tags(album="The Oil Merchant", title=f"Part {track}", track=f"{track}/2", disc=f"{disc}/2")
            silent_mp3(folder / f"CD {disc}" / f"{track:02}.mp3", 4.5 * MINUTE, tag)
    (folder / "cover.jpg").write_bytes(picture())
    scan(catalog, [tmp_path / "box"])
    assert {w: _colour(p) for w, p in catalog.covers.load(["voices-1"])} == {"voices-1": "red"}


def test_covers_are_there_while_the_disk_is_not(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    before = dict(catalog.covers.load(["voices-1"]))
    media.rename(media.with_name("elsewhere"))
    assert catalog.covers.find(["voices-1"]) == before
    assert dict(catalog.covers.load(["voices-1"])) == before


def test_a_file_that_cannot_be_opened_is_looked_at_again(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    away = media.with_name("elsewhere")
    media.rename(away)
    assert dict(catalog.covers.load(["voices-1"])) == {"voices-1": None}
    assert catalog.covers.find(["voices-1"]) == {}
    away.rename(media)
    assert {w: _colour(p) for w, p in catalog.covers.load(["voices-1"])} == {"voices-1": "red"}


def test_the_cover_follows_the_content_to_another_name(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    before = dict(catalog.covers.load(["voices-1"]))
    (media / "Voices").rename(media / "Stimmen")
    scan(catalog, [media])
    assert catalog.covers.find(["voices-1"]) == before


def test_a_file_without_a_picture_is_opened_once(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "media"
    silent_m4b(
        folder / "Lantern Street Voices 01 - The Oil Merchant.m4b",
        18 * MINUTE,
        Tags(cover=b"\xff\xd8\xffno picture"),
    )
    scan(catalog, [folder])
    assert catalog.covers.find(["voices-1"]) == {}
    assert dict(catalog.covers.load(["voices-1"])) == {"voices-1": None}
    monkeypatch.setattr(ReadingPool, "read_all", _fail)
    assert catalog.covers.find(["voices-1"]) == {"voices-1": None}
    assert dict(catalog.covers.load(["voices-1"])) == {"voices-1": None}


def _fail(*_args: object, **_options: object) -> Iterator[object]:
    pytest.fail("a file was opened")


def test_nothing_is_written_beside_the_media(catalog: Catalog, media: Path, cache_folder: Path) -> None:
    scan(catalog, [media])
    before = sorted(media.rglob("*"))
    list(catalog.covers.load(["voices-1", "voices-2"]))
    assert sorted(media.rglob("*")) == before
    assert [path.suffix for path in cache_folder.rglob("*") if path.is_file()] == [".jpg"]


def test_a_cancelled_load_ends_without_more(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    assert list(catalog.covers.load(["voices-1"], cancelled=lambda: True)) == []
    assert catalog.covers.find(["voices-1"]) == {}


def test_a_cache_that_cannot_be_written_is_no_failure(
    catalog: Catalog, media: Path, cache_folder: Path
) -> None:
    scan(catalog, [media])
    cache_folder.write_text("a file is here")
    assert dict(catalog.covers.load(["voices-1"])) == {"voices-1": None}


def test_two_loads_at_once_have_the_same_covers(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    found: list[dict[str, Path | None]] = []
    threads = [
        threading.Thread(target=lambda: found.append(dict(catalog.covers.load(["voices-1"]))))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] == found[1]
    assert _colour(found[0]["voices-1"]) == "red"


# The cache


def _age(path: Path | None, seconds: float) -> None:
    assert path is not None
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_the_cache_keeps_what_was_used_last_within_its_bound(tmp_path: Path) -> None:
    cache = CoverCache(tmp_path, max_size=10 * 8192)
    for n in range(20):
        _age(cache.add(f"{n}", bytes(8192)), 90_000 * (20 - n))
    # Used today, and so not the oldest any more.
    assert cache.find("0")
    cache.prune()
    kept = [n for n in range(20) if cache.find(f"{n}")]
    assert kept == [0, *range(12, 20)]


def test_a_cache_within_its_bound_keeps_everything_and_an_empty_one_is_no_failure(tmp_path: Path) -> None:
    cache = CoverCache(tmp_path / "not there", max_size=10 * 8192)
    cache.prune()
    assert cache.add("none", b"") is None
    assert cache.find("none") is None
    assert cache.find("other") is False
    assert cache.add("some", b"picture") is not None
    cache.prune()
    assert cache.find("some")


def test_no_part_of_a_file_is_left_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = CoverCache(tmp_path)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert cache.add("some", b"picture") is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert cache.find("some") is False


def test_pictures_of_older_versions_are_removed_and_those_of_newer_ones_kept(tmp_path: Path) -> None:
    for name in ("1", "99", "other"):
        (tmp_path / name / "ab").mkdir(parents=True)
        (tmp_path / name / "ab" / "picture.jpg").write_bytes(b"old")
    assert CoverCache(tmp_path).add("some", b"picture")
    kept = {path.name for path in tmp_path.iterdir()}
    assert "1" not in kept
    assert {"99", "other"} < kept


def test_a_folder_that_is_emptied_is_filled_again(tmp_path: Path) -> None:
    cache = CoverCache(tmp_path / "cache")
    assert cache.add("some", b"picture")
    shutil.rmtree(tmp_path / "cache")
    assert cache.find("some") is False
    assert cache.add("some", b"picture")
    assert cache.find("some")


Opener = Callable[[], Catalog]


def test_another_program_finds_what_this_one_kept(open_at: Opener, catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    before = dict(catalog.covers.load(["voices-1"]))
    catalog.close()
    assert open_at().covers.find(["voices-1"]) == before


# Ahead of being shown


def test_covers_are_made_ahead_of_titles_on_connected_disks_only(catalog: Catalog, media: Path) -> None:
    other = silent_mp3(
        media.with_name("other") / "Lantern Street Voices 02 - Ash and Amber.mp3",
        19 * MINUTE,
        Tags(cover=picture(BLUE)),
    )
    scan(catalog, [media, other.parent])
    assert set(catalog.covers.titles_ahead()) == {"voices-1", "voices-2"}
    away = other.parent.with_name("elsewhere")
    other.parent.rename(away)
    # One of its copies is on the other disk.
    assert catalog.covers.titles_ahead() == ("voices-1",)
    assert list(catalog.covers.make(["voices-1"])) == ["voices-1"]
    assert {w: _colour(p) for w, p in catalog.covers.find(["voices-1"]).items()} == {"voices-1": "red"}


def test_covers_ahead_are_made_once_and_leave_room(
    catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(catalog, [media])
    list(catalog.covers.make(["voices-1"]))
    monkeypatch.setattr(ReadingPool, "read_all", _fail)
    assert list(catalog.covers.make(["voices-1"])) == ["voices-1"]
    catalog.covers.set_limit(90 << 10)
    assert len(catalog.covers.titles_ahead()) == 1
    catalog.covers.set_limit(8 << 10)
    assert catalog.covers.titles_ahead() == ()


def test_the_cache_can_be_cleared_and_says_how_much_it_keeps(
    catalog: Catalog, media: Path, cache_folder: Path
) -> None:
    scan(catalog, [media])
    list(catalog.covers.load(["voices-1"]))
    kept = catalog.covers.kept()
    assert (kept.folder, kept.size > 0) == (cache_folder, True)
    assert catalog.covers.clear() == kept.size
    assert catalog.covers.kept().size == 0
    assert catalog.covers.find(["voices-1"]) == {}
