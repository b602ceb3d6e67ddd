"""Comparing a walk with the stored files, and matching moved files on a real disk."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.files import FileStat, KnownFile
from janto_catalog.scanning.compare import compare, stored_stats
from janto_catalog.scanning.fingerprint import fingerprint, full_hash
from janto_catalog.scanning.moves import Moves, find_moves
from janto_catalog.scanning.walk import walk


def known(
    id_: int, path: bytes, size: int = 10, mtime: int = 1, inode: int = 1, print_: str = ""
) -> KnownFile:
    return KnownFile(id_, 1, FileStat(path, size, mtime, inode), print_)


def test_files_are_unchanged_new_changed_or_not_found() -> None:
    before = [known(1, b"same"), known(2, b"grown"), known(3, b"touched"), known(4, b"gone")]
    now = [FileStat(b"same", 10, 1, 1), FileStat(b"grown", 11, 1, 1), FileStat(b"touched", 10, 2, 1)]
    result = compare(stored_stats(before), [*now, FileStat(b"new", 5, 5, 5)])
    assert result.unchanged == (1,)
    assert [id_ for id_, _ in result.changed] == [2, 3]
    assert [stat.path for stat in result.new] == [b"new"]
    assert result.not_found == (4,)


def test_a_replaced_file_of_equal_size_and_time_is_changed() -> None:
    result = compare(stored_stats([known(1, b"a", inode=1)]), [FileStat(b"a", 10, 1, 2)])
    assert [id_ for id_, _ in result.changed] == [1]


def test_a_mount_that_assigns_new_inodes_changes_nothing() -> None:
    before = stored_stats(known(number, b"%d" % number, inode=number) for number in range(100))
    now = [FileStat(b"%d" % number, 10, 1, number + 1000) for number in range(100)]
    assert compare(before, now).changed == ()
    assert len(compare(before, now).unchanged) == 100


stats = st.builds(FileStat, st.binary(min_size=1, max_size=2), *[st.integers(0, 2)] * 3)


@given(st.lists(stats, unique_by=lambda s: s.path), st.lists(stats, unique_by=lambda s: s.path))
def test_every_file_is_listed_exactly_once(before: list[FileStat], now: list[FileStat]) -> None:
    files = [KnownFile(number, 1, stat) for number, stat in enumerate(before)]
    result = compare(stored_stats(files), now)
    ids = [*result.unchanged, *(id_ for id_, _ in result.changed), *result.not_found]
    assert sorted(ids) == list(range(len(before)))
    assert len(result.unchanged) + len(result.changed) + len(result.new) == len(now)


def test_fingerprints_cover_head_and_tail_and_full_hashes_every_byte(tmp_path: Path) -> None:
    head, tail = b"h" * 100_000, b"t" * 100_000
    names = {"a": head + b"1" + tail, "b": head + b"2" + tail, "c": head + b"1" + tail[:-1] + b"!", "d": b""}
    paths = {name: os.fsencode(tmp_path / name) for name in names}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    prints = {name: fingerprint(path) for name, path in paths.items()}
    assert prints["a"] == prints["b"] != prints["c"]
    assert full_hash(paths["a"]) != full_hash(paths["b"])
    assert prints["d"].startswith("0-")


class Disk:
    """A root on a real disk, and the files that were known before a change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opened: list[bytes] = []

    def known_files(self) -> list[KnownFile]:
        seen = walk(os.fsencode(self.root))
        return [KnownFile(n, 1, stat, fingerprint(self._at(stat))) for n, stat in enumerate(seen)]

    def moves(self, before: list[KnownFile]) -> Moves:
        result = compare(stored_stats(before), walk(os.fsencode(self.root)))
        gone = [file for file in before if file.id in result.not_found]
        now = dict(result.changed)
        changed = [(file, now[file.id]) for file in before if file.id in now]
        return find_moves(gone, result.new, changed, self._print, lambda stat: full_hash(self._at(stat)))

    def _print(self, stat: FileStat) -> str:
        self.opened.append(stat.path)
        return fingerprint(self._at(stat))

    def _at(self, stat: FileStat) -> bytes:
        return os.fsencode(self.root) + b"/" + stat.path


def test_renaming_a_folder_moves_every_file_in_it(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    (tmp_path / "old").mkdir()
    for number in range(1000):
        (tmp_path / "old" / f"{number}.mp3").write_text(f"{number:04}")
    before = disk.known_files()
    (tmp_path / "old").rename(tmp_path / "new")
    (tmp_path / "new" / "other.mp3").write_text("of another size")
    result = disk.moves(before)
    assert len(result.moved) == 1000
    assert all(b"new/" + file.stat.path[4:] == stat.path for file, stat in result.moved)
    assert b"new/other.mp3" not in disk.opened


def test_moved_copies_are_matched_by_name(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    for name in ("Adrift.mkv", "Adrift (copy).mkv"):
        (tmp_path / name).write_text("alike")
    before = disk.known_files()
    (tmp_path / "there").mkdir()
    for name in ("Adrift.mkv", "Adrift (copy).mkv"):
        (tmp_path / "there" / name).write_text("alike")
        (tmp_path / name).unlink()
    pairs = {file.stat.path: stat.path for file, stat in disk.moves(before).moved}
    assert pairs == {b"Adrift.mkv": b"there/Adrift.mkv", b"Adrift (copy).mkv": b"there/Adrift (copy).mkv"}


def test_files_that_may_differ_in_the_middle_are_not_matched() -> None:
    gone = [known(1, b"x/1", print_="10-p", inode=1), known(2, b"x/2", print_="10-p", inode=2)]
    new = [FileStat(b"y/3", 10, 9, 8), FileStat(b"y/4", 10, 9, 9)]
    hashes = {b"y/3": "one", b"y/4": "two"}
    assert find_moves(gone, new, [], lambda _: "10-p", lambda stat: hashes[stat.path]).moved == ()


def test_an_unreadable_file_is_new() -> None:
    def fail(stat: FileStat) -> str:
        raise PermissionError

    gone, arrived = known(1, b"a", print_="10-p"), FileStat(b"b", 10, 1, 1)
    assert find_moves([gone], [arrived], [], fail, fail) == Moves(new=(arrived,), not_found=(gone,))


def test_empty_files_are_never_matched() -> None:
    gone = [known(1, b"a", size=0, print_="0-p")]
    assert find_moves(gone, [FileStat(b"b", 0, 1, 1)], [], lambda _: "0-p", lambda _: "h").moved == ()
