"""A disconnected disk makes nothing missing, whenever it goes and whatever is mounted in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import NotConnectedError, TooManyMissingError
from janto_catalog.model.files import ItemState
from janto_catalog.model.views import ScanProgress
from tests.catalog.conftest import linked, scan
from tests.disks import mounted


def states(catalog: Catalog) -> set[ItemState]:
    return {item.state for item in catalog.items.list()}


def put(folder: Path, count: int, content: bytes = b"part") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"Part {n}.cbz").write_bytes(content + b" %d" % n)


@contextmanager
def covered(folder: Path) -> Iterator[None]:
    """Mount an empty file system over the folder."""
    made = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("a disk in memory may not be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def nothing(_folder: Path) -> None:
    """The file system stays empty."""


def same_names(folder: Path) -> None:
    (folder / "Audio").mkdir()


def other_files(folder: Path) -> None:
    put(folder / "Holiday", 3, b"gone")


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize("fill", [nothing, same_names, other_files])
def test_another_file_system_at_the_path_of_a_root(
    catalog: Catalog, tmp_path: Path, count: int, fill: Callable[[Path], None]
) -> None:
    folder = tmp_path / "media"
    put(folder / "Audio", count)
    scan(catalog, [folder])
    before = states(catalog)
    with covered(folder):
        fill(folder)
        for _ in range(3):
            report = scan(catalog)
            assert (report.missing, report.new) == (0, 0)
            assert "not connected" in report.problems[0]
        with pytest.raises(NotConnectedError, match="A different folder"):
            scan(catalog, [folder])
        assert states(catalog) == {ItemState.OFFLINE}
    report = scan(catalog)
    assert (report.missing, report.new, report.changed, report.problems) == (0, 0, 0, ())
    assert states(catalog) == before


@pytest.mark.parametrize("fill", [nothing, same_names, other_files])
def test_another_stick_with_the_same_device_and_inode(catalog: Catalog, fill: Callable[[Path], None]) -> None:
    with mounted() as stick:
        put(stick / "Audio", 12)
        scan(catalog, [stick])
        subprocess.run(["umount", stick], check=True)
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", stick], check=True)
        fill(stick)
        for _ in range(3):
            assert scan(catalog).missing == 0
        assert states(catalog) == {ItemState.OFFLINE}


def test_the_files_of_an_emptied_folder_are_missing(catalog: Catalog, tmp_path: Path) -> None:
    put(tmp_path / "media", 1)
    scan(catalog, [tmp_path / "media"])
    (tmp_path / "media" / "Part 0.cbz").unlink()
    assert (scan(catalog).missing, scan(catalog).missing) == (0, 1)


def test_accepted_files_are_missing_in_another_folder(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    put(folder, 5)
    scan(catalog, [folder])
    folder.rename(tmp_path / "away")
    folder.mkdir()
    shutil.copy2(tmp_path / "away" / "Part 0.cbz", folder)
    with pytest.raises(TooManyMissingError, match="4 of 5"):
        scan(catalog)
    assert scan(catalog, accept_missing=True).missing == 4
    assert scan(catalog).problems == ()


def test_a_copy_of_a_root_is_recognised(catalog: Catalog, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    put(folder / "Audio", 5)
    scan(catalog, [folder])
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    (tmp_path / "copy").rename(folder)
    report = scan(catalog)
    assert (report.missing, report.new, report.changed, report.problems) == (0, 0, 0, ())


def scan_with(catalog: Catalog, folder: Path, stage: str, action: Callable[[], None]) -> None:
    """Scan, and call a function when a stage begins."""
    done = False
    for step in catalog.scans.scan([str(folder)]):
        if not done and isinstance(step, ScanProgress) and step.stage == stage:
            done = True
            action()
    assert done


class Disk:
    """A disk that is disconnected and connected again, with an empty mount point in between."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.away = folder, folder.with_name("away")

    def disconnect(self) -> None:
        self.folder.rename(self.away)
        self.folder.mkdir()

    def connect(self) -> None:
        self.folder.rmdir()
        self.away.rename(self.folder)


@pytest.mark.parametrize("stage", ["reading", "recognising"])
@pytest.mark.parametrize("scanned_before", [False, True])
def test_a_disk_disconnected_during_a_scan(
    catalog: Catalog, media: Path, stage: str, scanned_before: bool
) -> None:
    disk = Disk(media)
    if scanned_before:
        scan(catalog, [media])
        for file in media.rglob("*.m*"):
            with file.open("ab") as opened:
                opened.write(b"tags")
    scan_with(catalog, media, stage, disk.disconnect)
    for _ in range(2):
        report = scan(catalog)
        assert report.missing == 0
        assert "not connected" in report.problems[0]
    assert states(catalog) <= {ItemState.OFFLINE}
    disk.connect()
    report = scan(catalog)
    assert (report.missing, report.new, report.problems) == (0, 0, ())
    assert states(catalog) == {ItemState.LINKED}
    assert len(linked(catalog)) == 4


def test_a_disk_disconnected_before_its_files_are_read(
    catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan reports it, and no file counts as unreadable."""
    disk = Disk(media)
    read = catalog.scans._read

    def disconnect_first(*arguments: object) -> object:
        disk.disconnect()
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(catalog.scans, "_read", disconnect_first)
    report = scan(catalog, [media])
    assert report.unreadable == 0
    assert "and 3 more files went away before" in report.problems[0]
    monkeypatch.undo()
    scan(catalog), scan(catalog)
    disk.connect()
    assert scan(catalog).missing == 0
    assert states(catalog) == {ItemState.LINKED}


@contextmanager
def bound(folder: Path, place: Path) -> Iterator[None]:
    """Bind the folder to another path, as if a disk was mounted there."""
    place.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "--bind", folder, place], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.parametrize("kind", ["bind", "disk"])
def test_a_disconnected_disk_below_the_root(catalog: Catalog, tmp_path: Path, kind: str) -> None:
    root = tmp_path / "media"
    put(root / "Audio", 4)
    place = root / "Disk2"
    put(tmp_path / "disk" / "More", 8, b"more")
    place.mkdir()
    with bound(tmp_path / "disk", place) if kind == "bind" else covered(place):
        if kind == "disk":
            shutil.copytree(tmp_path / "disk", place, dirs_exist_ok=True)
        scan(catalog, [root])
        before = states(catalog)
    for _ in range(3):
        report = scan(catalog)
        assert (report.missing, report.problems) == (0, (f"{place} is not connected; its files are kept",))
    assert states(catalog) == before
    with bound(tmp_path / "disk", place):
        report = scan(catalog)
        assert (report.missing, report.new, report.problems) == (0, 0, ())
        (place / "More" / "Part 0.cbz").unlink()
        assert (scan(catalog).missing, scan(catalog).missing) == (0, 1)
    assert scan(catalog, accept_missing=True).missing == 8


def test_a_folder_renamed_before_it_is_read_is_listed_once(
    catalog: Catalog, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = catalog.scans._read

    def rename_first(*arguments: object) -> object:
        if not (media / "Heard").exists():
            (media / "Voices").rename(media / "Heard")
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(catalog.scans, "_read", rename_first)
    scan(catalog, [media])
    check_once(catalog, media)


@pytest.mark.parametrize("folder", range(1, 5))
@pytest.mark.parametrize("into", ["TV/Heard", "A/Heard"])
@pytest.mark.parametrize("scanned_before", [False, True])
def test_a_folder_renamed_during_the_walk_is_listed_once(
    catalog: Catalog, media: Path, folder: int, into: str, scanned_before: bool
) -> None:
    """Another folder is moved while the walk enters its first, second … folder."""
    (media / "A").mkdir()
    if scanned_before:
        scan(catalog, [media])
    entered = 0

    def meanwhile() -> bool:
        nonlocal entered
        entered += 1
        if entered == folder:
            (media / "Voices").rename(media / into)
        return False

    for _ in catalog.scans.scan([str(media)], cancelled=meanwhile):
        pass
    check_once(catalog, media)


def check_once(catalog: Catalog, media: Path) -> None:
    scan(catalog), scan(catalog)
    assert scan(catalog).missing == 0
    there = sorted(os.fsencode(file) for file in media.rglob("*.m*"))
    assert sorted(path for item in catalog.items.list() for path in item.files) == there
    assert states(catalog) == {ItemState.LINKED}
