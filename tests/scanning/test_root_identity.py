"""Recognising a root by file system or files, never by numbers that the system reuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from janto_catalog.scanning.mount_table import mounts_below
from janto_catalog.scanning.mounted_disks import disconnected_mounts
from janto_catalog.scanning.root_identity import (
    FolderId,
    RootIdentity,
    folder_id,
    is_same_root,
    new_identity,
    parse_identity,
)
from janto_catalog.scanning.walk import walk
from tests.disks import mounted

FILES = [f"Series {n}/{n}.mkv" for n in range(5)]


def put(folder: Path, *names: str) -> bytes:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return os.fsencode(folder)


def known(folder: Path, *names: str) -> str:
    """The identity of a folder with these files, on a file system that is not there any more."""
    paths = [stat.path for stat in walk(put(folder, *names))]
    return RootIdentity(FolderId(1, 2, "of a stick")).with_sample(paths).to_text()


def test_a_root_is_recognised_by_its_files_at_another_path(tmp_path: Path) -> None:
    before = known(tmp_path / "a", *FILES)
    assert is_same_root(before, put(tmp_path / "b", *FILES, "New.mkv"))
    assert is_same_root(before, put(tmp_path / "half", *FILES[:3]))
    assert not is_same_root(before, put(tmp_path / "c", FILES[0], "Holiday/1.jpg"))


def test_equal_folder_names_without_the_files_are_another_root(tmp_path: Path) -> None:
    before = known(tmp_path / "a", *FILES)
    for name in FILES:
        (tmp_path / "mount point" / name).parent.mkdir(parents=True)
    assert not is_same_root(before, os.fsencode(tmp_path / "mount point"))


def test_an_empty_mount_point_is_another_root(tmp_path: Path) -> None:
    before = known(tmp_path / "a", *FILES)
    (tmp_path / "empty").mkdir()
    assert not is_same_root(before, os.fsencode(tmp_path / "empty"))
    assert not is_same_root(before, os.fsencode(tmp_path / "nowhere"))


@pytest.mark.parametrize("files", [[], FILES])
def test_a_disk_is_recognised_by_its_file_system_when_it_is_empty(files: list[str]) -> None:
    with mounted() as disk:
        put(disk, *FILES)
        before = (
            RootIdentity(folder_id(os.fsencode(disk))).with_sample(list(map(os.fsencode, files))).to_text()
        )
        for name in FILES:
            (disk / name).unlink()
        assert is_same_root(before, os.fsencode(disk))


def test_another_disk_at_the_same_path_is_another_root() -> None:
    """The system may give both the same device and inode numbers."""
    with mounted() as disk:
        put(disk, *FILES)
        before = (
            RootIdentity(folder_id(os.fsencode(disk))).with_sample(list(map(os.fsencode, FILES))).to_text()
        )
    with mounted() as disk:
        assert not is_same_root(before, os.fsencode(disk))


@pytest.mark.parametrize(
    ("before", "now", "proved", "possible"),
    [
        (FolderId(1, 2, "a"), FolderId(9, 2, "a"), True, True),
        (FolderId(1, 2, "a"), FolderId(1, 2, "b"), False, False),
        (FolderId(1, 2, "a"), FolderId(1, 3, "a"), False, False),
        (FolderId(1, 2, "a"), FolderId(1, 2, ""), False, True),
        (FolderId(1, 2, ""), FolderId(1, 2, ""), False, True),
        (FolderId(1, 2, ""), FolderId(9, 2, ""), False, True),
    ],
)
def test_device_and_inode_alone_prove_nothing(
    before: FolderId, now: FolderId, proved: bool, possible: bool
) -> None:
    assert (before.is_certainly(now), before.may_be(now)) == (proved, possible)


def test_the_system_disk_needs_no_file_system_id() -> None:
    root = Path(os.sep).stat()
    assert FolderId(root.st_dev, 5, "").is_certainly(FolderId(root.st_dev, 5, ""))


def test_a_root_that_was_not_scanned_is_recognised_by_inode(tmp_path: Path) -> None:
    assert is_same_root(new_identity(os.fsencode(tmp_path)), os.fsencode(tmp_path))
    (tmp_path / "other").mkdir()
    assert not is_same_root(new_identity(os.fsencode(tmp_path)), os.fsencode(tmp_path / "other"))


def test_an_identity_survives_storing() -> None:
    before = RootIdentity(FolderId(1, 2, "x"), (b"a", b"\xff: \n"), ((b"Disk \xe9", FolderId(3, 4, "")),))
    assert parse_identity(before.to_text()) == before


def test_version_1_identities_are_read(tmp_path: Path) -> None:
    inode = tmp_path.stat().st_ino
    assert is_same_root(f"1:77:{inode}:0a1b2c3d,11223344", os.fsencode(tmp_path))
    assert not is_same_root(f"1:77:{inode + 1}:0a1b2c3d", os.fsencode(tmp_path))


@pytest.mark.parametrize("text", ["", "9:1:2:a", "1:x:y:z", "2:", "2:{}", '2:{"folder": [1]}', "2:[]"])
def test_a_malformed_identity_recognises_nothing(tmp_path: Path, text: str) -> None:
    assert not is_same_root(text, os.fsencode(tmp_path))


def test_the_sample_keeps_files_that_still_exist() -> None:
    paths = {b"%d" % n: n for n in range(100)}
    first = RootIdentity(FolderId(1, 2, "")).with_sample(paths)
    assert len(first.sample) == 16
    assert first.with_sample({**paths, b"new": 1}) == first
    gone = first.sample[:4]
    second = first.with_sample(paths, gone)
    assert len(second.sample) == 16
    assert not set(gone) & set(second.sample)
    assert set(first.sample[4:]) <= set(second.sample)


def test_files_below_a_mount_are_not_sampled() -> None:
    paths = [b"here", *(b"Disk/%d" % n for n in range(50))]
    before = RootIdentity(FolderId(1, 2, ""), mounts=((b"Disk", FolderId(3, 4, "")),))
    assert before.with_sample(paths).sample == (b"here",)


def test_a_mount_without_any_of_its_files_is_disconnected(tmp_path: Path) -> None:
    (tmp_path / "Disk").mkdir()
    (tmp_path / "Same").mkdir()
    disk, same = (b"Disk", FolderId(3, 4, "x")), (b"Same", folder_id(os.fsencode(tmp_path / "Same")))
    before = RootIdentity(FolderId(1, 2, ""), mounts=(disk, same))
    present = {b"a", b"Disk/1", b"Disk/2", b"Same/1"}

    def away(*gone: bytes) -> list[bytes]:
        return [path for path, _ in disconnected_mounts(before, os.fsencode(tmp_path), present, gone)]

    assert away(b"Disk/1", b"Disk/2", b"a") == [b"Disk"]
    assert away(b"Disk/1") == [], "another file of the mount was found"
    assert away(b"Same/1") == [], "the same folder was emptied"
    assert away() == []


def test_mount_points_are_read_from_the_mount_table(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "1 0 8:1 / / rw - ext4 /dev/a rw\n"
        "2 1 8:2 / /media/root rw - ext4 /dev/b rw\n"
        "3 2 8:3 / /media/root/Disk\\0402 rw - ext4 /dev/c rw\n"
        "4 1 8:4 / /media/rooted rw - ext4 /dev/d rw\n"
        "odd\n"
    )
    assert mounts_below(b"/media/root", table) == {b"Disk 2"}
    assert b"media/root" in mounts_below(b"/", table)
    assert mounts_below(b"/media/root", tmp_path / "none") == frozenset()
