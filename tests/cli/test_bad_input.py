"""Bad folders, files and catalogues: each is reported with one message, the others are processed, nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from janto_catalog.cli import main
from tests.cli.conftest import CommandResult, Janto, command, environment, run_program
from tests.disks import folder_for_all, mounted, nobody, remount
from tests.media import png, silent_mkv, silent_mp3

posix = pytest.mark.skipif(os.name != "posix", reason="a matter of POSIX")


def reasons(janto: Janto) -> dict[str, str]:
    """Why each unreadable file could not be read."""
    return {
        Path(item["files"][0]).name: item["reason"]
        for item in janto("items", "--json").json
        if item["state"] == "unreadable"
    }


# Folders


def test_a_folder_that_does_not_exist(janto: Janto, tmp_path: Path) -> None:
    result = janto("scan", tmp_path / "nowhere")
    assert (result.code, result.out) == (1, "")
    assert str(tmp_path / "nowhere") in result.error_line


def test_a_file_instead_of_a_folder(janto: Janto, media: Path) -> None:
    result = janto("scan", media / "Holiday" / "broken.mp3")
    assert result.code == 1
    assert "broken.mp3" in result.error_line


def test_existing_folders_are_scanned_although_others_are_missing(
    janto: Janto, media: Path, tmp_path: Path
) -> None:
    result = janto("scan", tmp_path / "nowhere", media)
    assert result.code == 1
    assert "nowhere" in result.error_line
    assert len(janto("items", "--json").json) == 5


def test_each_folder_that_cannot_be_scanned_is_named(janto: Janto, media: Path, tmp_path: Path) -> None:
    result = janto("scan", tmp_path / "nowhere", media, tmp_path / "nor here", "--json")
    assert (result.code, result.out) == (1, "")
    assert [line.count("not there") for line in result.err.splitlines()] == [1, 1]
    assert {"nowhere", "nor here"} == {name for name in ("nowhere", "nor here") if name in result.err}


def test_other_folders_are_scanned_when_one_needs_confirmation(
    janto: Janto, media: Path, tmp_path: Path
) -> None:
    for n in range(30):
        silent_mp3(tmp_path / "thinned" / f"{n}.mp3", 1)
    janto("scan", tmp_path / "thinned", media)
    for n in range(30):
        (tmp_path / "thinned" / f"{n}.mp3").unlink()
    silent_mp3(media / "Holiday" / "One more.mp3", 5)
    result = janto("scan")
    assert result.code == 1
    assert "--accept-missing" in result.error_line
    assert any("One more" in item["title"] for item in janto("items", "--json").json)
    assert janto("scan", "--accept-missing", "--json").json["missing"] == 30


@posix
def test_a_folder_without_read_permission(janto: Janto, capsys: pytest.CaptureFixture[str]) -> None:
    janto("check")
    with folder_for_all() as folder:
        (folder / "shut").mkdir(mode=0o700)
        folder.chmod(0o777)
        place = folder / "c.db"
        main(["--catalog", str(place), "check"])
        for own in folder.glob("c.db*"):
            own.chmod(0o666)
        capsys.readouterr()
        with nobody():
            code = main(["--catalog", str(place), "scan", str(folder / "shut")])
        result = CommandResult(code, *capsys.readouterr())
    assert result.code == 1
    assert "shut" in result.error_line


@posix
def test_a_subfolder_without_read_permission_is_named_and_the_others_are_scanned(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with folder_for_all() as folder:
        folder.chmod(0o777)
        silent_mkv(folder / "media" / "Torchwood.S01E02.Day.One.mkv", 2880)
        (folder / "media" / "shut").mkdir(mode=0o700)
        place = folder / "c.db"
        main(["--catalog", str(place), "scan", str(folder / "media")])
        silent_mkv(folder / "media" / "shut" / "Torchwood.S01E03.Ghost.Machine.mkv", 3000)
        for own in folder.glob("c.db*"):
            own.chmod(0o666)
        capsys.readouterr()
        with nobody():
            code = main(["--catalog", str(place), "scan"])
        result = CommandResult(code, *capsys.readouterr())
    assert result.code == 0
    assert "shut" in result.error_line
    assert result.out.startswith("1 file\n")


def test_a_folder_that_vanishes_during_the_scan(place: Path, ready: bytes, tmp_path: Path) -> None:
    place.write_bytes(ready)
    sample = silent_mp3(tmp_path / "sample.mp3", 2).read_bytes()
    for n in range(1500):
        there = tmp_path / "media" / f"{n // 50}" / f"{n}.mp3"
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(sample + b"%d" % n)
    program = subprocess.Popen(
        command("--catalog", place, "scan", tmp_path / "media"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _known_files(place):
        time.sleep(0.02)
    shutil.rmtree(tmp_path / "media")
    out, err = program.communicate(timeout=60)
    assert "Traceback" not in err
    assert program.returncode in (0, 1), err
    assert run_program("--catalog", place, "check", "--json").json["integrity"] == "ok"
    after = run_program("--catalog", place, "scan", "--json")
    assert after.json["missing"] == 0, "a folder that is not connected makes nothing missing"
    assert {item["state"] for item in run_program("--catalog", place, "items", "--json").json} <= {"offline"}
    assert out or err


def _known_files(place: Path) -> int:
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM file").fetchone()[0])
    finally:
        connection.close()


# Files


def test_each_file_with_the_wrong_extension_is_reported_once(janto: Janto, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    whole = silent_mkv(folder / "Torchwood.S01E02.Day.One.mkv", 2880).read_bytes()
    (folder / "empty.mp3").write_bytes(b"")
    (folder / "empty.mkv").write_bytes(b"")
    (folder / "truncated.mkv").write_bytes(whole[:40])
    (folder / "trap.mpc").write_bytes(b"MPCKS\0\0\0\0")
    (folder / "rubbish.m4b").write_bytes(os.urandom(3000))
    (folder / "huge.flac").write_bytes(b"fLaC\x04\xff\xff\xff" + b"\xff" * 64)
    (folder / "bomb.cbz").write_bytes(b"PK\x05\x06" + b"\xff" * 18)
    png(folder / "picture.mp3")
    result = janto("scan", folder)
    assert result.code == 0, result
    assert "Traceback" not in result.out + result.err
    why = reasons(janto)
    assert {
        "empty.mp3",
        "empty.mkv",
        "truncated.mkv",
        "trap.mpc",
        "rubbish.m4b",
        "huge.flac",
        "bomb.cbz",
    } <= set(why)
    assert all(reason and "\n" not in reason and "Error" not in reason for reason in why.values()), why
    states = {Path(item["files"][0]).name: item["state"] for item in janto("items", "--json").json}
    assert states["Torchwood.S01E02.Day.One.mkv"] == "linked"
    assert states.get("picture.mp3") != "linked", "a picture is no story, whatever its name"
    again = janto("scan", "--json").json
    assert (again["new"], again["changed"], again["unreadable"]) == (0, 0, len(why))


def test_files_that_are_not_media_are_not_unreadable(janto: Janto, media: Path) -> None:
    for name in ("notes.py", "setup.exe", "Thumbs.db", "checksums.sfv"):
        (media / name).write_bytes(b"something")
    report = janto("scan", media, "--json").json
    assert (report["unreadable"], set(reasons(janto))) == (1, {"broken.mp3"})
    assert janto("check", "--json").json["unreadable"] == 1


def test_a_repaired_file_is_read_again(janto: Janto, tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "Torchwood.S01E02.Day.One.mkv").write_bytes(b"")
    janto("scan", folder)
    assert set(reasons(janto)) == {"Torchwood.S01E02.Day.One.mkv"}
    silent_mkv(folder / "Torchwood.S01E02.Day.One.mkv", 2880)
    assert janto("scan", "--json").json["linked"] == 1
    assert reasons(janto) == {}


@posix
def test_odd_names_are_scanned_linked_and_exported(
    janto: Janto, tmp_path: Path, make_odd: Callable[[Path], None]
) -> None:
    make_odd(tmp_path / "odd")
    assert janto("scan", tmp_path / "odd", "--json").json["files"] == 3
    items = janto("items", "--json").json
    assert len(items) == 3
    for item in items:
        assert janto("link", item["id"], "fall to earth").code == 0
    listed = janto("export", tmp_path / "list.m3u8", "fall to earth", "--json")
    assert listed.json["written"] == 1
    history = janto("history")
    history.out.encode("utf-8", "strict")
    assert len(history.out.splitlines()) == 4


@posix
def test_special_and_partial_files_are_skipped_and_counted(janto: Janto, media: Path) -> None:
    os.mkfifo(media / "pipe.mp3")
    (media / "loop").symlink_to(media)
    (media / "link.mkv").symlink_to(media / "TV" / "Torchwood.S01E02.Day.One.mkv")
    for half in ("a.mp3.part", "b.mkv.crdownload", ".hidden.mp3"):
        (media / half).write_bytes(b"x")
    result = janto("scan", media)
    assert result.code == 0
    assert result.out.startswith("5 files: 5 new")
    assert "Skipped:" in result.out


def test_files_of_the_catalogue_in_the_scanned_folder_are_ignored(
    janto: Janto, media: Path, ready: bytes
) -> None:
    place = media / "catalogue.db"
    place.write_bytes(ready)
    (media / "catalogue.db.before-0001").write_bytes(ready)
    assert janto("scan", media, "--json", catalog=place).json["files"] == 5
    assert janto("scan", "--json", catalog=place).json["new"] == 0
    assert janto("check", "--json", catalog=place).json["integrity"] == "ok"


# Catalogues


def test_a_file_that_is_not_a_catalogue(janto: Janto, tmp_path: Path) -> None:
    text = tmp_path / "diary.txt"
    text.write_text("Dear diary\n" * 300, encoding="utf-8")
    result = janto("search", catalog=text)
    assert (result.code, result.out) == (1, "")
    assert str(text) in result.error_line
    assert text.read_text(encoding="utf-8").startswith("Dear diary")


@pytest.mark.parametrize("kept", [60, 5000, 100_000])
def test_a_truncated_catalogue(janto: Janto, place: Path, ready: bytes, kept: int) -> None:
    place.write_bytes(ready[:kept])
    result = janto("search", "day one")
    assert (result.code, result.out) == (1, "")
    assert str(place) in result.error_line


def test_a_newer_catalogue_is_read_with_a_message_and_refuses_decisions(scanned: Janto, place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    result = scanned("search", 'title:"day one"', "--json")
    assert (result.code, result.json["works"][0]["title"]) == (0, "Day One")
    assert "newer Janto Catalog" in result.error_line
    item = scanned("items", "--json").json[0]["id"]
    for words in (["link", item, "exit wounds"], ["scan"], ["pack", "add", "torchwood"]):
        refused = scanned(*words)
        assert (refused.code, refused.out) == (1, "")
        # In one line, without the notice that a command which reads gives.
        assert "Nothing was changed" in refused.error_line


def test_a_changed_letter_in_what_the_catalogue_states_is_called_damage(
    scanned: Janto, tmp_path: Path
) -> None:
    place = tmp_path / "damaged.db"
    assert scanned("backup", place).code == 0
    data = place.read_bytes()
    for right, wrong in (
        (b'"relation"', b'"rulation"'),
        (b'{"id":', b'{"id";'),
        (b"appearances", b"appuarances"),
    ):
        assert right in data
        place.write_bytes(data.replace(right, wrong, 1))
        for words in (["check"], ["order"], ["why", "Day One", "Cyberwoman"]):
            result = scanned(*words, catalog=place)
            assert result.code in (0, 1)
            if result.code:
                assert "The catalogue is damaged" in result.error_line
                assert "Restore the newest backup" in result.error_line


def test_a_catalogue_on_a_read_only_disk_is_read_and_refuses_decisions(
    janto: Janto, ready: bytes, tmp_path: Path
) -> None:
    with mounted() as disk:
        place = disk / "c.db"
        place.write_bytes(ready)
        assert janto("check", catalog=place).code == 0
        remount(disk, "ro")
        result = janto("order", 'title:"day one"', "--json", catalog=place)
        assert result.code == 0
        assert result.json[0]["title"] == "Day One"
        assert "reading only" in result.error_line
        assert janto("export", tmp_path / "a.csv", catalog=place).code == 0
        assert janto("backup", tmp_path / "copy.db", catalog=place).code == 0
        assert janto("check", catalog=place).code == 0
        refused = janto("scan", tmp_path, catalog=place)
        assert refused.code == 1
        assert janto("search", catalog=disk / "new.db").code == 1


def test_a_full_disk_stops_a_scan_with_one_message_and_the_next_continues(
    janto: Janto, ready: bytes, tmp_path: Path
) -> None:
    sample = silent_mp3(tmp_path / "sample.mp3", 2).read_bytes()
    for n in range(900):
        there = (
            tmp_path
            / "media"
            / f"A rather long name of an album {n // 10}"
            / f"A long name that takes room {n}.mp3"
        )
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(sample + b"%d" % n)
    with mounted("size=8m") as disk:
        place = disk / "c.db"
        place.write_bytes(ready)
        assert janto("check", catalog=place).code == 0
        room = 300_000
        filler = disk / "filler"
        filler.write_bytes(b"x" * (shutil.disk_usage(disk).free - room))
        result = janto("scan", tmp_path / "media", catalog=place)
        assert (result.code, result.out) == (1, "")
        assert "full" in result.error_line
        filler.unlink()
        assert janto("check", "--json", catalog=place).json["integrity"] == "ok"
        assert janto("scan", tmp_path / "media", "--json", catalog=place).json["files"] == 900
