"""Known files are matched by content, whatever is at their old path."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.model.files import FileStat, KnownFile
from janto_catalog.scanning.compare import compare, stored_stats
from janto_catalog.scanning.moves import Moves, drop_stored, find_moves

SIZE = 10


class Folder:
    """Known files, given as contents by path; `after` matches them to the contents on disk afterwards."""

    def __init__(self, before: Mapping[str, str]) -> None:
        self.known = [
            KnownFile(number, 1, FileStat(path.encode(), SIZE, 1, number + 1), f"print of {content}")
            for number, (path, content) in enumerate(before.items())
        ]
        self.inodes = {content: number + 1 for number, content in enumerate(before.values())}
        self.opened: list[bytes] = []

    def after(self, now: Mapping[str, str]) -> Moves:
        contents = {path.encode(): content for path, content in now.items()}
        stats = [
            FileStat(path, SIZE, 1, self.inodes.get(content, 1000 + number))
            for number, (path, content) in enumerate(contents.items())
        ]

        def read_fingerprint(stat: FileStat) -> str:
            self.opened.append(stat.path)
            return f"print of {contents[stat.path]}"

        found = compare(stored_stats(self.known), stats)
        there = dict(found.changed)
        return find_moves(
            [file for file in self.known if file.id in found.not_found],
            found.new,
            [(file, there[file.id]) for file in self.known if file.id in there],
            read_fingerprint,
            lambda stat: contents[stat.path],
        )


def paths(moved: Moves) -> dict[str, str]:
    return {file.stat.path.decode(): stat.path.decode() for file, stat in moved.moved}


def test_swapped_names_are_two_moves() -> None:
    found = Folder({"a": "one", "b": "two", "c": "three"}).after({"a": "two", "b": "one", "c": "three"})
    assert paths(found) == {"a": "b", "b": "a"}
    assert (found.changed, found.new, found.not_found) == ((), (), ())


def test_names_shifted_by_one_are_moves() -> None:
    before = {f"e{n}": f"content {n}" for n in range(1, 5)}
    found = Folder(before).after({f"e{n + 1}": f"content {n}" for n in range(1, 5)})
    assert paths(found) == {f"e{n}": f"e{n + 1}" for n in range(1, 5)}
    assert (found.changed, found.new, found.not_found) == ((), (), ())


def test_unknown_content_at_the_old_path_of_a_moved_file_is_new() -> None:
    found = Folder({"a": "one"}).after({"a": "something else", "b": "one"})
    assert paths(found) == {"a": "b"}
    assert [stat.path for stat in found.new] == [b"a"]


def test_a_file_overwritten_by_another_known_file_is_displaced() -> None:
    found = Folder({"a": "one", "b": "two"}).after({"a": "two"})
    assert paths(found) == {"b": "a"}
    assert [(file.id, file.id in found.displaced) for file in found.not_found] == [(0, True)]


def test_unknown_content_at_a_known_path_is_a_change() -> None:
    found = Folder({"a": "one", "b": "two"}).after({"a": "one with tags", "b": "two"})
    assert [id for id, _ in found.changed] == [0]
    assert not found.moved
    assert not found.not_found
    assert not found.new


def test_a_file_with_only_another_inode_is_unchanged() -> None:
    folder = Folder({"a": "one", "b": "two"})
    folder.inodes["one"] = 77
    found = folder.after({"a": "one", "b": "two"})
    assert [(file.id, stat.inode) for file, stat in found.unchanged] == [(0, 77)]
    assert found.changed == ()


def test_swapped_names_are_found_on_a_mount_that_assigns_new_inodes() -> None:
    """New inodes everywhere must not hide that two files of equal size and time were swapped."""
    folder = Folder({f"{n}": f"content {n}" for n in range(60)})
    for n in range(2, 60):
        folder.inodes[f"content {n}"] = 5000 + n
    found = folder.after({f"{n}": f"content { ({0: 1, 1: 0}.get(n, n)) }" for n in range(60)})
    assert paths(found) == {"0": "1", "1": "0"}
    assert sorted(folder.opened) == [b"0", b"1"], "the others are known by size and time"


def test_an_unread_file_is_matched_by_size_time_and_inode() -> None:
    """A scan was cut before it read the file, then the file was renamed."""
    gone = KnownFile(1, 1, FileStat(b"old/a", SIZE, 5, 9))
    here, other = FileStat(b"new/a", SIZE, 5, 9), FileStat(b"new/b", SIZE, 5, 10)
    found = find_moves([gone], [here, other], [], lambda _: "some print", lambda _: "some hash")
    assert [(file.id, stat.path) for file, stat in found.moved] == [(1, b"new/a")]
    assert found.new == (other,)


def test_only_files_that_may_match_another_are_opened() -> None:
    known = KnownFile(1, 1, FileStat(b"a", 10, 1, 1), "print")
    opened: list[bytes] = []

    def read_fingerprint(stat: FileStat) -> str:
        opened.append(stat.path)
        return "other print"

    find_moves(
        [],
        [FileStat(b"b", 11, 1, 2)],
        [(known, FileStat(b"a", 10, 2, 1))],
        read_fingerprint,
        read_fingerprint,
    )
    assert opened == []


contents = st.lists(st.sampled_from("vwxyz"), max_size=5)


@given(contents, contents)
def test_every_known_file_and_every_path_has_one_outcome(before: list[str], now: list[str]) -> None:
    found = Folder({f"p{n}": content for n, content in enumerate(before)}).after(
        {f"p{n + 1}": content for n, content in enumerate(now)}
    )
    settled = [id for id, _ in found.changed] + [file.id for file, _ in (*found.moved, *found.unchanged)]
    ids = settled + [file.id for file in found.not_found]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(range(len(before)))
    paths = [stat.path for stat in found.new] + [stat.path for _, stat in (*found.moved, *found.changed)]
    assert len(paths) == len(set(paths))
    assert {file.id for file in found.not_found} >= found.displaced


@given(st.permutations("vwxyz"), st.permutations("vwxyzabcde"), st.integers(0, 10))
def test_a_known_file_is_found_wherever_its_content_is(before: list[str], now: list[str], count: int) -> None:
    now = now[:count]
    found = Folder({f"p{n}": content for n, content in enumerate(before)}).after(
        {f"p{n}": content for n, content in enumerate(now)}
    )
    moved = {file.id: int(stat.path[1:]) for file, stat in found.moved}
    for id, content in enumerate(before):
        if content in now:
            assert moved.get(id, id) == now.index(content)
        else:
            assert id not in moved


def test_paths_that_another_scan_stored_meanwhile_are_dropped() -> None:
    found = Folder({f"e{n}": f"content {n}" for n in range(3)}).after(
        {f"e{n + 1}": f"content {n}" for n in range(3)}
    )
    assert drop_stored(found, {b"e0": 0, b"e1": 1, b"e2": 2}) == found
    # The other scan stored a file at the last path, so none of the files can move up.
    assert drop_stored(found, {b"e0": 0, b"e1": 1, b"e2": 2, b"e3": 9}).moved == ()
