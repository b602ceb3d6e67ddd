"""RAR and 7-Zip archives: pages and tags of comics, and the members of what shops send."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from janto_catalog import formats
from janto_catalog.errors import UnreadableFileError
from janto_catalog.formats import _closed_archive, safe_archive
from janto_catalog.model.media import MediaFacts, Medium
from tests.formats import archives
from tests.formats.conftest import COMIC_INFO, COVER

pytestmark = pytest.mark.skipif(not safe_archive.is_supported(), reason="libarchive is not installed")

Make = Callable[[Path, Mapping[str, bytes]], None]
PAGES = {"p1.jpg": COVER, "p2.jpg": COVER, "p3.jpg": COVER}
MAKERS = [
    pytest.param(archives.rar4, "RAR", "CBR", id="rar4"),
    pytest.param(archives.rar5, "RAR", "CBR", id="rar5"),
    pytest.param(archives.seven_zip, "7-Zip", "CB7", id="7z"),
]


def read(path: Path) -> MediaFacts:
    return formats.read(os.fsencode(path))


@pytest.mark.parametrize(("make", "archive", "comic"), MAKERS)
def test_a_comic_has_pages_and_the_tags_of_its_comicinfo(
    make: Make, archive: str, comic: str, tmp_path: Path
) -> None:
    make(tmp_path / "a.cbr", {**PAGES, "ComicInfo.xml": COMIC_INFO.encode()})
    facts = read(tmp_path / "a.cbr")
    assert (facts.format, facts.medium, facts.pages, facts.has_pictures) == (comic, Medium.PAGES, 3, True)
    assert facts.series
    assert facts.number


@pytest.mark.parametrize(("make", "archive", "comic"), MAKERS)
def test_pages_alone_are_a_comic_with_any_extension(
    make: Make, archive: str, comic: str, tmp_path: Path
) -> None:
    make(tmp_path / "a.rar", PAGES)
    assert (read(tmp_path / "a.rar").format, read(tmp_path / "a.rar").pages) == (comic, 3)


@pytest.mark.parametrize(("make", "archive", "comic"), MAKERS)
def test_an_archive_of_media_lists_its_members(make: Make, archive: str, comic: str, tmp_path: Path) -> None:
    members = {"01 One.mp3": b"ID3", "02 Two.mp3": b"ID3", "cover.jpg": COVER}
    make(tmp_path / "a.rar", members)
    facts = read(tmp_path / "a.rar")
    assert (facts.format, facts.medium, facts.members) == (archive, Medium.ARCHIVE, tuple(members))


def test_a_comic_without_a_page_is_refused(tmp_path: Path) -> None:
    archives.rar5(tmp_path / "a.cbr", {"notes.txt": b"none"})
    with pytest.raises(UnreadableFileError, match="no page is in it"):
        read(tmp_path / "a.cbr")


def test_what_cannot_be_listed_is_what_its_name_says(tmp_path: Path) -> None:
    archives.rar5(tmp_path / "a.cbr", PAGES)
    data = (tmp_path / "a.cbr").read_bytes()
    (tmp_path / "a.cbr").write_bytes(data[:8] + b"\xff" * 40 + data[48:])
    (tmp_path / "a.rar").write_bytes(data[:8] + b"\xff" * 40 + data[48:])
    assert (read(tmp_path / "a.cbr").format, read(tmp_path / "a.cbr").pages) == ("CBR", None)
    assert read(tmp_path / "a.rar").medium is Medium.ARCHIVE


def test_tags_behind_too_much_that_is_packed_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives.seven_zip(tmp_path / "a.cb7", {**PAGES, "ComicInfo.xml": COMIC_INFO.encode()})
    monkeypatch.setattr(_closed_archive, "_MAX_UNPACKED_FOR_TAGS", len(COVER))
    facts = read(tmp_path / "a.cb7")
    assert (facts.pages, facts.series) == (3, "")


def test_without_libarchive_a_comic_is_known_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives.rar5(tmp_path / "a.cbr", PAGES)
    monkeypatch.setattr(safe_archive, "_load", lambda: None)
    assert (read(tmp_path / "a.cbr").medium, read(tmp_path / "a.cbr").pages) == (Medium.PAGES, None)
