"""Sidecars through real scans: what they say is matched, and again when they change or go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3

NFO = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<episodedetails><title>{}</title><showtitle>Lantern Street</showtitle><season>1</season><episode>{}</episode>
</episodedetails>"""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film whose name says nothing."""
    return silent_mkv(tmp_path / "disk" / "Films" / "title_t07.mkv", 21 * MINUTE)


def test_an_nfo_that_comes_changes_and_goes_is_matched_each_time(catalog: Catalog, film: Path) -> None:
    root, nfo = film.parents[1], film.with_suffix(".nfo")
    assert scan(catalog, [root]).linked == 0
    nfo.write_text(NFO.format("A Cold Wick", 2))
    report = scan(catalog)
    assert (report.items, report.to_review, report.unreadable) == (1, 0, 0)
    assert list(linked(catalog).values()) == [("lantern-2",)]
    silent_mkv(film, 22 * MINUTE)
    nfo.write_text(NFO.format("Ember Days", 3))
    report = scan(catalog)
    assert report.opened == 2
    assert list(linked(catalog).values()) == [("lantern-3",)]
    assert scan(catalog).opened == 0
    nfo.write_text(NFO.format("The Lamplighter", 1))
    assert scan(catalog).opened == 1
    assert list(linked(catalog).values()) == [("lantern-1",)]
    nfo.unlink()
    scan(catalog)
    scan(catalog)
    assert list(linked(catalog).values()) == [()]


def test_a_decision_stays_whatever_a_sidecar_says_later(catalog: Catalog, film: Path) -> None:
    scan(catalog, [film.parents[1]])
    item = catalog.items.list()[0].id
    catalog.links.link(item, "lantern-1")
    film.with_suffix(".nfo").write_text(NFO.format("A Cold Wick", 2))
    scan(catalog)
    assert list(linked(catalog).values()) == [("lantern-1",)]


@pytest.mark.parametrize("content", [b"<episodedetails><title>", b"\x00\x01\x02", b"", b"~~ a group ~~"])
def test_a_broken_sidecar_fails_nothing(catalog: Catalog, film: Path, content: bytes) -> None:
    film.with_suffix(".nfo").write_bytes(content)
    (film.parent / "metadata.json").write_bytes(content)
    (film.parent / "metadata.opf").write_bytes(content)
    report = scan(catalog, [film.parents[1]])
    assert (report.items, report.unreadable, report.to_review, report.problems) == (1, 0, 0, ())


def test_a_metadata_json_names_a_folder_of_tracks(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "b1"
    for number in (1, 2, 3):
        silent_mp3(folder / f"{number:02}.mp3", 6 * MINUTE)
    about = {
        "title": "The Oil Merchant",
        "series": ["Lantern Street Voices #1"],
        "authors": [],
        "chapters": [],
    }
    (folder / "metadata.json").write_text(json.dumps(about))
    assert scan(catalog, [folder.parent]).items == 1
    assert list(linked(catalog).values()) == [("voices-1",)]


SHOW = "<tvshow><title>{}</title></tvshow>"


def test_an_nfo_of_a_show_counts_for_the_files_below_it_while_it_is_there(
    catalog: Catalog, tmp_path: Path
) -> None:
    show = tmp_path / "disk" / "LS"
    for number in (2, 3):
        silent_mkv(show / "Season 1" / f"S01E{number:02}.mkv", (19 + number) * MINUTE)
    assert scan(catalog, [tmp_path / "disk"]).linked == 0
    (show / "tvshow.nfo").write_text(SHOW.format("Lantern Street"))
    scan(catalog)
    assert sorted(linked(catalog).values()) == [("lantern-2",), ("lantern-3",)]
    (show / "tvshow.nfo").write_text(SHOW.format("Larch Street Tales"))
    scan(catalog)
    assert sorted(linked(catalog).values()) == [(), ()]
    (show / "tvshow.nfo").write_text(SHOW.format("Lantern Street"))
    scan(catalog)
    assert sorted(linked(catalog).values()) == [("lantern-2",), ("lantern-3",)]
    (show / "tvshow.nfo").unlink()
    scan(catalog)
    scan(catalog)
    assert sorted(linked(catalog).values()) == [(), ()]


def test_what_moves_together_with_such_a_file_keeps_its_match(catalog: Catalog, tmp_path: Path) -> None:
    show = tmp_path / "disk" / "Lantern Street"
    silent_mkv(show / "Season 1" / "S01E02.mkv", 21 * MINUTE)
    (show / "tvshow.nfo").write_text("<tvshow><plot>Lamps.</plot></tvshow>")
    scan(catalog, [tmp_path / "disk"])
    assert list(linked(catalog).values()) == [("lantern-2",)]
    show.rename(show.with_name("LS"))
    scan(catalog)
    assert list(linked(catalog).values()) == [("lantern-2",)]


def test_such_a_file_that_moves_alone_counts_where_it_is(catalog: Catalog, tmp_path: Path) -> None:
    folders = [tmp_path / "disk" / name for name in ("A", "B")]
    for minutes, folder in enumerate(folders, 21):
        silent_mkv(folder / "Season 1" / f"S01E{minutes - 19:02}.mkv", minutes * MINUTE)
    (folders[0] / "tvshow.nfo").write_text(SHOW.format("Lantern Street"))
    scan(catalog, [tmp_path / "disk"])
    assert sorted(linked(catalog).values()) == [(), ("lantern-2",)]
    (folders[0] / "tvshow.nfo").rename(folders[1] / "tvshow.nfo")
    scan(catalog)
    assert sorted(linked(catalog).values()) == [(), ("lantern-3",)]
