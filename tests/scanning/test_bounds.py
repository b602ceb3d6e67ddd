"""Numbers of the system that a database cannot hold."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from janto_catalog.filenames.part_numbers import natural_key
from janto_catalog.scanning.root_identity import is_same_root
from janto_catalog.scanning.walk import file_stat, walk

LARGEST = 2**63 - 1


def seen(mtime: int, inode: int, device: int) -> tuple[int, int, int]:
    found = SimpleNamespace(st_size=1, st_mtime_ns=mtime, st_ino=inode, st_dev=device)
    kept = file_stat(b"a", cast("os.stat_result", found))
    return kept.mtime_ns, kept.inode, kept.device


def test_times_and_numbers_that_fit_are_kept() -> None:
    assert seen(-1, 5, 7) == (-1, 5, 7)
    assert seen(LARGEST, LARGEST, LARGEST) == (LARGEST, LARGEST, LARGEST)


def test_what_does_not_fit_into_64_bits_is_bounded() -> None:
    assert seen(2**64, 0, 0)[0] == LARGEST
    assert seen(-(2**64), 0, 0)[0] == -LARGEST
    assert seen(0, 2**64 - 1, 2**64 - 2)[1:] == (-1, -2)
    assert seen(0, 2**100 + 3, 0)[1] == 3


def test_numbers_of_64_bits_stay_different() -> None:
    inodes = (0, 1, LARGEST, LARGEST + 1, 2**64 - 1)
    assert len({seen(0, inode, 0)[1] for inode in inodes}) == len(inodes)


def test_a_file_from_a_far_future_is_walked_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"a")
    # As late as the file system keeps it: 2446 on ext4, 9999 in memory.
    os.utime(tmp_path / "a.mp3", ns=(0, 253_402_300_799 * 10**9))
    (found,) = walk(os.fsencode(tmp_path))
    assert found.mtime_ns <= LARGEST


def test_an_identity_with_odd_numbers_is_none_of_ours(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    for number in ("9" * 5000, "²", "-1", ""):
        assert not is_same_root(f"1:{number}:{number}:abc", root)


def test_long_numbers_sort_by_value() -> None:
    names = ["1", "9", "10", "9" * 5000, "1" + "0" * 5000, "x"]
    assert sorted(set(names), key=natural_key) == sorted(["x", *names[:5]], key=natural_key)
    assert natural_key("9" * 5000) < natural_key("1" + "0" * 5000)
