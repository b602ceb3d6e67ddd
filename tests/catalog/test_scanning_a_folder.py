"""From a folder to links, and again after the folder changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import JantoError, TooManyMissingError
from janto_catalog.model.changes import Data
from janto_catalog.model.files import OPEN_FAILED, ItemState
from janto_catalog.model.views import ScanReport
from janto_catalog.store.changes import changes_of
from tests.catalog.conftest import MINUTE, linked, scan
from tests.media import silent_mkv, silent_mp3


def states(catalog: Catalog) -> dict[str, ItemState]:
    return {item.title: item.state for item in catalog.items.list()}


def test_clear_names_are_linked_without_asking(catalog: Catalog, media: Path) -> None:
    report = scan(catalog, [media])
    assert (report.files, report.new, report.items, report.linked, report.to_review) == (4, 4, 4, 4, 0)
    assert sorted(linked(catalog).values()) == [("lantern-1",), ("lantern-2",), ("voices-1",), ("voices-2",)]


def test_a_second_scan_opens_nothing(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    report = scan(catalog)
    assert (report.opened, report.new, report.changed, report.linked) == (0, 0, 0, 4)


def test_only_what_changed_is_opened(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    silent_mp3(media / "Voices" / "Something else.mp3", 5)
    assert scan(catalog).opened == 1


def test_what_is_owned_is_known_after_a_scan(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    assert {row.id for row in catalog.works.search("owned:no").rows} == {"lantern-3"}


def test_a_moved_file_keeps_its_id_and_its_decision(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    item = next(item for item in catalog.items.list() if "Merchant" in item.title)
    catalog.links.link(item.id, "lantern-3")
    (media / "Elsewhere").mkdir()
    (media / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.mp3").rename(
        media / "Elsewhere" / "x.mp3"
    )
    report = scan(catalog)
    after = catalog.items.show(item.id)
    assert (report.moved, report.new, report.missing) == (1, 0, 0)
    assert [link.work for link in after.works] == ["lantern-3"]
    assert after.files == (os.fsencode(media / "Elsewhere" / "x.mp3"),)


def test_a_file_renamed_to_nonsense_keeps_what_the_program_found(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    item = next(item for item in catalog.items.list() if "Merchant" in item.title)
    (media / "Voices" / "Lantern Street Voices 01 - The Oil Merchant.mp3").rename(media / "Voices" / "qq.mp3")
    scan(catalog)
    assert [link.work for link in catalog.items.show(item.id).works] == ["voices-1"]


def test_a_vanished_file_is_missing_only_after_the_second_scan(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    (media / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv").unlink()
    assert scan(catalog).missing == 0
    assert scan(catalog).missing == 1
    gone = next(item for item in catalog.items.list() if item.state is ItemState.MISSING)
    assert [link.work for link in gone.works] == ["lantern-1"]
    assert catalog.works.search("owned:yes").count == 4


def test_a_file_that_comes_back_is_not_missing(catalog: Catalog, media: Path, tmp_path: Path) -> None:
    scan(catalog, [media])
    place = media / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv"
    place.rename(tmp_path / "away.mkv")
    scan(catalog), scan(catalog)
    (tmp_path / "away.mkv").rename(place)
    assert scan(catalog).missing == 0
    assert set(states(catalog).values()) == {ItemState.LINKED}


def test_when_much_of_a_folder_is_gone_the_scan_asks_and_changes_nothing(
    catalog: Catalog, media: Path
) -> None:
    for n in range(30):
        (media / f"{n}.srt").write_text(str(n), encoding="utf-8")
    scan(catalog, [media])
    for n in range(30):
        (media / f"{n}.srt").unlink()
    with pytest.raises(TooManyMissingError, match="30 of 34"):
        scan(catalog)
    assert scan(catalog, accept_missing=True).missing == 30


def test_a_disconnected_folder_makes_nothing_missing(catalog: Catalog, media: Path, tmp_path: Path) -> None:
    scan(catalog, [media])
    media.rename(tmp_path / "unplugged")
    report = scan(catalog)
    assert report.missing == 0
    assert "not connected" in report.problems[0]
    assert (report.files, report.items, report.linked, report.to_review) == (0, 0, 0, 0), (
        "nothing was checked"
    )
    assert set(states(catalog).values()) == {ItemState.OFFLINE}


def test_an_empty_mount_point_in_its_place_makes_nothing_missing(
    catalog: Catalog, media: Path, tmp_path: Path
) -> None:
    scan(catalog, [media])
    media.rename(tmp_path / "unplugged")
    media.mkdir()
    assert scan(catalog).missing == 0


def test_a_scan_that_is_left_halfway_goes_on_where_it_stopped(
    open_at: Callable[[], Catalog], catalog: Catalog, media: Path
) -> None:
    looks = iter([False] * 2)
    for _ in catalog.scans.scan([str(media)], cancelled=lambda: next(looks, True)):
        pass
    again = open_at()
    report = scan(again)
    assert (report.files, report.linked) == (4, 4)
    assert report.opened <= 4


def test_a_decided_item_is_left_as_it_is_by_a_rescan(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    item = next(item for item in catalog.items.list() if "Amber" in item.title)
    catalog.links.unlink(item.id, "voices-2")
    os.utime(media / "Voices" / "Lantern Street Voices 02 - Ash and Amber.mp3", (1, 1))
    assert scan(catalog).changed == 1
    assert catalog.items.show(item.id).works == ()


def test_a_folder_that_is_not_there_is_said_clearly(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(JantoError, match="The folder is not there"):
        scan(catalog, [tmp_path / "nowhere"])


def test_a_folder_inside_one_that_was_added_is_not_added_again(catalog: Catalog, media: Path) -> None:
    scan(catalog, [media])
    scan(catalog, [media / "TV"])
    assert [folder.name for folder in catalog.folders.list()] == ["media"]


def test_the_catalogues_own_files_special_files_and_loops_are_passed_over(
    catalog: Catalog, tmp_path: Path, media: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    (tmp_path / "loop").symlink_to(tmp_path)
    (media / "half.mp3.part").write_bytes(b"x")
    report = scan(catalog, [tmp_path])
    assert report.files == 4
    assert catalog.maintenance.check().integrity == "ok"


@pytest.mark.skipif(os.name != "posix", reason="names in bytes are a matter of POSIX")
def test_names_that_are_no_text_are_kept_as_they_are(catalog: Catalog, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "odd")
    os.mkdir(folder)  # noqa: PTH102 - a path in bytes
    sample = silent_mp3(tmp_path / "sample.mp3", 5)
    names = [b"caf\xe9.mp3", b"two\nlines.mp3", "e\u0301te\u0301.mp3".encode()]
    for name in names:
        shutil.copy(os.fsencode(sample), folder + b"/" + name)
    report = scan(catalog, [Path(os.fsdecode(folder))])
    assert report.files == 3
    assert {path.rpartition(b"/")[2] for item in catalog.items.list() for path in item.files} == set(names)


def test_media_files_are_never_written(catalog: Catalog, media: Path) -> None:
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in media.rglob("*") if path.is_file()
    }
    scan(catalog, [media]), scan(catalog)
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in media.rglob("*") if path.is_file()
    } == before


def test_one_hanging_file_among_fifty_costs_one_reason(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "fifty"
    sample = silent_mp3(tmp_path / "sample.mp3", 5)
    folder.mkdir()
    for n in range(49):
        shutil.copy(sample, folder / f"Track {n:02}.mp3")
    (folder / "trap.mpc").write_bytes(b"MPCKS\0\0\0\0")
    report = scan(catalog, [folder])
    assert (report.files, report.unreadable) == (50, 1)


def test_preferring_a_copy_for_one_story_does_not_hide_the_other_it_holds(
    catalog: Catalog, tmp_path: Path
) -> None:
    silent_mkv(tmp_path / "media" / "Lantern.Street.S01E01E02.mkv", 41 * MINUTE)
    scan(catalog, [tmp_path / "media"])
    (item,) = catalog.items.list()
    both = [(link.work, link.range) for link in item.works]
    assert {work for work, _ in both} == {"lantern-1", "lantern-2"}
    catalog.links.prefer(item.id, "lantern-1")
    after = catalog.items.show(item.id)
    assert sorted((link.work, link.preferred) for link in after.works) == [
        ("lantern-1", True),
        ("lantern-2", False),
    ]
    assert {link.work: link.range for link in after.works} == dict(both)
    catalog.history.undo()
    assert [(link.work, link.range) for link in catalog.items.show(item.id).works] == both


def add(media: Path) -> None:
    silent_mp3(media / "Voices" / "Something else.mp3", 5)


def move(media: Path) -> None:
    (media / "Voices").rename(media / "Heard")


def change(media: Path) -> None:
    silent_mkv(media / "TV" / "Lantern.Street.S01E01.The.Lamplighter.mkv", 25 * MINUTE)


def split(media: Path) -> None:
    (media / "New").mkdir()
    for file in sorted((media / "TV").iterdir())[:1]:
        file.rename(media / "New" / file.name)
    add(media)


def nothing(_media: Path) -> None:
    pass


@pytest.mark.parametrize("what_happens", [nothing, add, move, change, split])
@pytest.mark.parametrize("scanned_before", [False, True])
def test_two_scans_of_one_folder_at_once_end_as_one_does(
    open_at: Callable[[], Catalog],
    catalog: Catalog,
    media: Path,
    what_happens: Callable[[Path], None],
    scanned_before: bool,
) -> None:
    """The second scan runs from beginning to end while the first one is looking through the folder."""
    if scanned_before:
        scan(catalog, [media])
    what_happens(media)
    reports: list[ScanReport] = []

    def meanwhile() -> bool:
        if not reports:
            reports.append(ScanReport())
            reports.append(scan(open_at(), [media]))
        return False

    *_, first = catalog.scans.scan([str(media)], cancelled=meanwhile)
    assert isinstance(first, ScanReport)
    (_, second) = reports
    assert (first.files, first.items, first.linked) == (second.files, second.items, second.linked)
    assert first.new == 0, "what the other scan stored is not new any more"
    held = linked(catalog)
    quiet = scan(catalog)
    assert (quiet.new, quiet.changed, quiet.moved, quiet.missing, quiet.opened) == (0, 0, 0, 0, 0)
    assert linked(catalog) == held


def test_a_file_the_system_refused_is_tried_again_once_it_lets_go(
    catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that stuttered or a permission that was missing is nothing of the file's: its time does not change."""
    scan(catalog, [media])
    with catalog.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE file SET facts = NULL, reason = ? WHERE CAST(path AS TEXT) LIKE '%Merchant%'",
            (f"{OPEN_FAILED}: i/o error",),
        )
        changes_of(connection).add_all(Data.FILES)
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert (scan(catalog).opened, states(catalog)["Lantern Street Voices 01 - The Oil Merchant"]) == (
        0, ItemState.UNREADABLE,
    )  # fmt: skip
    monkeypatch.undo()
    assert scan(catalog).opened == 1
    assert set(states(catalog).values()) == {ItemState.LINKED}
    assert scan(catalog).opened == 0
