"""A walk lists every media file once and skips everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from janto_catalog.errors import JantoError
from janto_catalog.scanning.walk import DISAPPEARED, walk


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def seen(root: Path, **options: object) -> list[bytes]:
    return sorted(stat.path for stat in walk(os.fsencode(root), **options))  # type: ignore[arg-type]


def test_regular_files_are_listed_with_size_time_inode_and_device(tmp_path: Path) -> None:
    file = put(tmp_path / "Series 1" / "Day One.mkv", "four")
    (stat,) = walk(os.fsencode(tmp_path))
    found = file.stat()
    assert stat.path == b"Series 1/Day One.mkv"
    assert (stat.size, stat.mtime_ns, stat.inode) == (4, found.st_mtime_ns, found.st_ino)
    assert stat.device == found.st_dev


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".hidden.mp3", "hidden"),
        (".DS_Store", "system"),
        ("Thumbs.db", "system"),
        ("desktop.ini", "system"),
        ("._Day One.mkv", "system"),
        ("Day One.mkv.part", "half-downloaded"),
        ("Day One.mkv.crdownload", "half-downloaded"),
        ("Day One.mkv.!qB", "half-downloaded"),
        ("Adrift.tmp", "half-downloaded"),
    ],
)
def test_ignored_names_are_counted_by_reason(tmp_path: Path, name: str, reason: str) -> None:
    put(tmp_path / name)
    put(tmp_path / "Adrift.mkv")
    walked = walk(os.fsencode(tmp_path))
    assert [stat.path for stat in walked] == [b"Adrift.mkv"]
    assert walked.skipped.counts == ((reason, 1),)


def test_system_folders_are_not_entered(tmp_path: Path) -> None:
    put(tmp_path / "@eaDir" / "Adrift.mkv")
    put(tmp_path / "$RECYCLE.BIN" / "Adrift.mkv")
    assert seen(tmp_path) == []


def test_unusual_names_are_kept_as_bytes(
    tmp_path: Path,
) -> None:
    names = [b"\xff\xfe.mp3", b"two\nlines.mp3", "Cafe\u0301.mp3".encode()]
    for name in names:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb"):  # noqa: PTH118, PTH123
            pass
    assert seen(tmp_path) == sorted(names)


@pytest.mark.timeout(10)
def test_a_pipe_is_skipped_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    walked = walk(os.fsencode(tmp_path))
    assert list(walked) == []
    assert walked.skipped.counts == (("not a regular file", 1),)


def test_symbolic_links_are_skipped_by_default(tmp_path: Path) -> None:
    put(tmp_path / "a.mp3")
    (tmp_path / "b.mp3").symlink_to(tmp_path / "a.mp3")
    walked = walk(os.fsencode(tmp_path))
    assert [stat.path for stat in walked] == [b"a.mp3"]
    assert walked.skipped.counts == (("link", 1),)


def test_followed_links_list_each_file_once_and_loops_end(tmp_path: Path) -> None:
    root = tmp_path / "root"
    put(root / "a" / "a.mp3")
    put(tmp_path / "elsewhere" / "b.mp3")
    (root / "a" / "loop").symlink_to(root)
    (root / "again.mp3").symlink_to(root / "a" / "a.mp3")
    (root / "0-out").symlink_to(tmp_path / "elsewhere")
    (root / "broken").symlink_to(tmp_path / "nowhere")
    assert seen(root, follow_links=True) == [b"0-out/b.mp3", b"a/a.mp3"]


def test_hard_links_are_separate_files(tmp_path: Path) -> None:
    os.link(put(tmp_path / "a.mp3"), tmp_path / "b.mp3")
    assert seen(tmp_path) == seen(tmp_path, follow_links=True) == [b"a.mp3", b"b.mp3"]


def test_the_catalogues_own_files_are_skipped_under_any_name(tmp_path: Path) -> None:
    own = put(tmp_path / "catalogue")
    put(tmp_path / "catalogue-wal")
    put(tmp_path / "sub" / "catalogue")
    os.link(own, tmp_path / "other-name")
    own_files = frozenset({os.fsencode(own)})
    assert seen(tmp_path, own_files=own_files) == [b"sub/catalogue"]


@pytest.mark.parametrize(
    "name", ["janto-demo.db", "janto-demo.db-wal", "janto-demo.db-shm", "janto-demo.db.lock"]
)
def test_other_catalogues_are_skipped(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    assert seen(tmp_path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_folder_is_an_error_and_the_walk_goes_on(tmp_path: Path) -> None:
    put(tmp_path / "shut" / "a.mp3")
    put(tmp_path / "open" / "b.mp3")
    (tmp_path / "shut").chmod(0)
    walked = walk(os.fsencode(tmp_path))
    try:
        assert [stat.path for stat in walked] == [b"open/b.mp3"]
        assert [path for path, _ in walked.skipped.errors] == [b"shut"]
    finally:
        (tmp_path / "shut").chmod(0o700)


def test_a_folder_that_fails_to_list_is_an_error_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "shut" / "a.mp3")
    put(tmp_path / "open" / "b.mp3")
    scandir = os.scandir

    def failing(path: bytes) -> object:
        if path.endswith(b"/shut"):
            raise OSError(5, "Input/output error")
        return scandir(path)

    walked = walk(os.fsencode(tmp_path))
    monkeypatch.setattr("os.scandir", failing)
    assert [stat.path for stat in walked] == [b"open/b.mp3"]
    assert walked.skipped.errors == ((b"shut", "Input/output error"),)


def test_folders_that_disappear_during_the_walk_are_errors(tmp_path: Path) -> None:
    for number in range(3):
        put(tmp_path / f"{number}" / "a.mp3")
    walked = walk(os.fsencode(tmp_path))
    walking = iter(walked)
    first = next(walking)
    for number in range(3):
        if not first.path.startswith(b"%d/" % number):
            (tmp_path / f"{number}" / "a.mp3").unlink()
            (tmp_path / f"{number}").rmdir()
    assert list(walking) == []
    assert [reason for _, reason in walked.skipped.errors] == [DISAPPEARED, DISAPPEARED]


def test_a_cancelled_walk_is_not_complete(tmp_path: Path) -> None:
    put(tmp_path / "a.mp3")
    cancelled = walk(os.fsencode(tmp_path), cancelled=lambda: True)
    assert list(cancelled) == []
    assert not cancelled.complete
    whole = walk(os.fsencode(tmp_path))
    assert len(list(whole)) == 1
    assert whole.complete


@pytest.mark.parametrize("kind", ["nothing", "file"])
def test_a_root_that_cannot_be_walked_raises_an_error_with_a_hint(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "root" if kind == "nothing" else put(tmp_path / "root")
    with pytest.raises(JantoError) as error:
        walk(os.fsencode(root))
    assert str(root) in str(error.value)
    assert error.value.hint
