"""A file is written completely or not at all, and never replaces another kind of file."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.errors import JantoError, NoFolderError
from janto_catalog.exporters import exporter_for, write_order
from janto_catalog.model.export import ExportEntry, OrderList, PlayFile

M3U8 = exporter_for("list.m3u8")


def test_only_the_requested_file_is_written(tmp_path: Path, small: OrderList) -> None:
    written = write_order(M3U8, small, str(tmp_path / "list.m3u8"))
    assert written.written == 2
    assert (tmp_path / "list.m3u8").read_bytes().startswith(b"#EXTM3U\n")
    assert [path.name for path in tmp_path.iterdir()] == ["list.m3u8"]


def test_an_older_list_is_replaced_and_keeps_its_permissions(tmp_path: Path, small: OrderList) -> None:
    target = tmp_path / "list.m3u8"
    target.write_text("old")
    target.chmod(0o640)
    write_order(M3U8, small, str(target))
    assert target.read_text().startswith("#EXTM3U")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_remains_a_link_to_the_list(tmp_path: Path, small: OrderList) -> None:
    real = tmp_path / "real.m3u8"
    real.write_text("old")
    (tmp_path / "link.m3u8").symlink_to(real)
    write_order(M3U8, small, str(tmp_path / "link.m3u8"))
    assert (tmp_path / "link.m3u8").is_symlink()
    assert real.read_text().startswith("#EXTM3U")


def failing(number: int) -> Callable[..., None]:
    """A system call that fails with this number."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("call", "number", "says"),
    [
        ("fsync", errno.ENOSPC, "The disk is full"),
        ("fsync", errno.EIO, "Input/output error"),
        ("open", errno.EROFS, "The disk is read-only"),
        ("open", errno.EACCES, "is not writable"),
    ],
)
def test_a_failed_write_leaves_the_older_list_and_no_other_file(
    tmp_path: Path, small: OrderList, monkeypatch: pytest.MonkeyPatch, call: str, number: int, says: str
) -> None:
    target = tmp_path / "list.m3u8"
    target.write_text("old")
    monkeypatch.setattr(f"janto_catalog.exporters._atomic_write.os.{call}", failing(number))
    with pytest.raises(JantoError, match=says) as caught:
        write_order(M3U8, small, str(target))
    monkeypatch.undo()
    assert caught.value.location == str(target)
    assert caught.value.hint
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["list.m3u8"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere/list.m3u8", "The folder does not exist"),
        ("file.txt/list.m3u8", "The folder does not exist"),
        ("folder.m3u8", "This is a folder"),
        ("pipe.m3u8", "not a regular file"),
        ("song.mp3", "was not replaced"),
        ("a" * 300 + ".m3u8", "The file name is too long"),
        ("nul\0.m3u8", "not a valid file name"),
    ],
)
def test_a_path_that_cannot_be_written_is_named(
    tmp_path: Path, small: OrderList, path: str, says: str
) -> None:
    (tmp_path / "file.txt").write_text("a file")
    (tmp_path / "song.mp3").write_text("a song")
    (tmp_path / "folder.m3u8").mkdir()
    os.mkfifo(tmp_path / "pipe.m3u8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(JantoError, match=says):
        write_order(M3U8, small, f"{tmp_path}/{path}")
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "song.mp3").read_text() == "a song"


def test_the_folder_of_a_list_is_made_only_if_that_is_wanted(tmp_path: Path, small: OrderList) -> None:
    target = tmp_path / "phone" / "lists" / "list.m3u8"
    with pytest.raises(NoFolderError) as caught:
        write_order(M3U8, small, str(target))
    assert caught.value.location == str(target.parent)
    assert not list(tmp_path.iterdir())
    write_order(M3U8, small, str(target), make_folder=True)
    assert target.read_text("utf-8").startswith("#EXTM3U")
    (tmp_path / "file").write_text("")
    with pytest.raises(JantoError, match="A part of its path is a file"):
        write_order(M3U8, small, str(tmp_path / "file" / "new" / "list.m3u8"), make_folder=True)


def test_a_file_of_the_order_is_never_overwritten(tmp_path: Path, entry: Callable[..., ExportEntry]) -> None:
    page = tmp_path / "saved.html"
    page.write_text("a clipping")
    order = OrderList("", "", (entry(1, "A clipping", files=(PlayFile(os.fsencode(page)),)),))
    with pytest.raises(JantoError, match="a file of the order itself"):
        write_order(exporter_for("x.html"), order, str(page))
    assert page.read_text() == "a clipping"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path, small: OrderList) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(JantoError, match="is not writable"):
        write_order(M3U8, small, str(tmp_path / "list.m3u8"))
