"""Exports and backups replace only lists and backups."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Janto

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, devices and hard links of POSIX")

COMMANDS = {"backup": ("backup", "x"), "export": ("export", "x.csv")}


def tree(folder: Path) -> dict[str, tuple[object, ...]]:
    """Every file below `folder` with its kind, its number and its content."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        seen = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (seen.st_mode, seen.st_ino, content)
    return found


def device(target: Path, _media: Path) -> bool:
    try:
        os.mknod(target, 0o20666, os.makedev(1, 3))
    except PermissionError:
        return False  # only root makes devices
    return True


def pipe(target: Path, _media: Path) -> bool:
    os.mkfifo(target)
    return True


def listening(target: Path, _media: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(str(target))
    return True


def hard_link(target: Path, media: Path) -> bool:
    target.hardlink_to(media / "TV" / "Torchwood.S01E02.Day.One.mkv")
    return True


def hard_link_of_an_empty_one(target: Path, media: Path) -> bool:
    target.hardlink_to(media / "Holiday" / "broken.mp3")
    return True


def symbolic_link(target: Path, media: Path) -> bool:
    target.symlink_to(media / "TV" / "Torchwood.S01E02.Day.One.mkv")
    return True


def link_to_a_pipe(target: Path, _media: Path) -> bool:
    os.mkfifo(target.with_name("pipe"))
    target.symlink_to(target.with_name("pipe"))
    return True


def renamed_media(target: Path, media: Path) -> bool:
    """Renamed since the scan."""
    (media / "TV" / "Torchwood.S01E03.Ghost.Machine.mkv").rename(target)
    return True


def new_media(target: Path, media: Path) -> bool:
    """A copy no scan has seen."""
    target.write_bytes((media / "TV" / "Torchwood.S01E02.Day.One.mkv").read_bytes())
    return True


def folder(target: Path, _media: Path) -> bool:
    target.mkdir()
    return True


KINDS = (
    device, pipe, listening, hard_link, hard_link_of_an_empty_one, symbolic_link, link_to_a_pipe, renamed_media,
    new_media, folder,
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_other_files_are_refused_without_opening_them(
    command: str, scanned: Janto, media: Path, tmp_path: Path
) -> None:
    verb, name = COMMANDS[command]
    for make in KINDS:
        target = tmp_path / "out" / make.__name__ / name
        target.parent.mkdir(parents=True)
        if not make(target, media):
            continue
        before = tree(tmp_path / "out"), tree(media)
        answer = scanned(verb, target)
        assert answer.code == 1, make.__name__
        assert name in answer.error_line
        assert (tree(tmp_path / "out"), tree(media)) == before, make.__name__


@pytest.mark.parametrize("command", [["backup"], ["export", "--format", "csv"]])
def test_files_of_the_catalogue_are_refused(
    command: list[str], scanned: Janto, place: Path, tmp_path: Path
) -> None:
    for end in ("", "-wal", "-shm", "-journal", ".lock"):
        own, link = Path(f"{place}{end}"), tmp_path / f"link{end}.csv"
        link.symlink_to(own)
        for target in (own, link, own.parent / ".." / own.parent.name / own.name):
            answer = scanned(*command, target)
            assert answer.code == 1
            assert "the catalogue itself" in answer.error_line
    assert scanned("check", "--json").json["integrity"] == "ok"
    assert len(scanned("items", "--json").json) == 5


def test_a_hard_link_of_the_catalogue_is_refused(scanned: Janto, place: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").hardlink_to(place)
    assert "the catalogue itself" in scanned("backup", tmp_path / "copy.db").error_line


def test_a_scanned_file_is_refused_also_when_it_is_not_matched(janto: Janto, tmp_path: Path) -> None:
    page = tmp_path / "media" / "saved.html"
    page.parent.mkdir()
    page.write_text("a clipping")
    janto("scan", tmp_path / "media")
    assert janto("items", "--json").json
    answer = janto("export", page, "asylum")
    assert answer.code == 1
    assert "one of your media files" in answer.error_line
    page.unlink()
    assert janto("export", page, "asylum").code == 1, "it may come back"


def test_older_lists_and_backups_are_replaced(scanned: Janto, tmp_path: Path) -> None:
    for _ in range(2):
        assert scanned("backup", tmp_path / "copy.db").code == 0
        assert scanned("export", tmp_path / "list.csv").code == 0
        assert scanned("export", tmp_path / "list.m3u8").code == 0
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith((".", "copy"))} == {"copy.db"}


def test_a_backup_through_a_link_keeps_the_link(scanned: Janto, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    assert scanned("backup", tmp_path / "link.db").code == 0
    assert (tmp_path / "link.db").is_symlink()
    assert (tmp_path / "real.db").is_file()


def test_a_catalogue_that_is_a_pipe_is_refused(janto: Janto, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    answer = janto("search", "", catalog=tmp_path / "pipe.db")
    assert answer.code == 1
    assert "not a regular file" in answer.error_line
