"""File times, inodes and device numbers that do not fit a database column."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from janto_catalog.filenames.natural_order import natural_key
from janto_catalog.scanning.root_identity import is_same_root
from janto_catalog.scanning.walk import file_stat, walk

LARGEST = 2**63 - 1


def stored(mtime: int, inode: int, device: int) -> tuple[int, int, int]:
    stat = SimpleNamespace(st_size=1, st_mtime_ns=mtime, st_ino=inode, st_dev=device)
    kept = file_stat(b"a", cast("os.stat_result", stat))
    return kept.mtime_ns, kept.inode, kept.device


def test_times_and_numbers_that_fit_are_kept() -> None:
    assert stored(-1, 5, 7) == (-1, 5, 7)
    assert stored(LARGEST, LARGEST, LARGEST) == (LARGEST, LARGEST, LARGEST)


def test_numbers_that_do_not_fit_are_bounded() -> None:
    assert stored(2**64, 0, 0)[0] == LARGEST
    assert stored(-(2**64), 0, 0)[0] == -LARGEST
    assert stored(0, 2**64 - 1, 2**64 - 2)[1:] == (-1, -2)
    assert stored(0, 2**100 + 3, 0)[1] == 3


def test_different_64_bit_inodes_stay_different() -> None:
    inodes = (0, 1, LARGEST, LARGEST + 1, 2**64 - 1)
    assert len({stored(0, inode, 0)[1] for inode in inodes}) == len(inodes)


def test_a_file_dated_far_in_the_future_is_walked(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"a")
    # File systems keep the latest time they can: 2446 on ext4, 9999 on tmpfs.
    os.utime(tmp_path / "a.mp3", ns=(0, 253_402_300_799 * 10**9))
    (found,) = walk(os.fsencode(tmp_path))
    assert found.mtime_ns <= LARGEST


def test_an_identity_with_malformed_numbers_is_rejected(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path)
    for number in ("9" * 5000, "²", "-1", ""):
        assert not is_same_root(f"1:{number}:{number}:abc", root)


def test_long_numbers_sort_by_value() -> None:
    names = ["1", "9", "10", "9" * 5000, "1" + "0" * 5000, "x"]
    assert sorted(set(names), key=natural_key) == sorted(["x", *names[:5]], key=natural_key)
    assert natural_key("9" * 5000) < natural_key("1" + "0" * 5000)
