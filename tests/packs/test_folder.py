"""Folders that are refused, each with a clear message."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from janto_catalog.errors import PackError
from janto_catalog.packs import check_pack, load_pack
from janto_catalog.packs.folder import MAX_FILE

from .conftest import WritePack


def _refused(folder: Path) -> PackError:
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert check_pack(folder)
    return caught.value


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    error = _refused(tmp_path / "none")
    assert str(error) == f"There is no pack: {tmp_path / 'none'}. Name a folder that holds a pack.toml."


def test_a_folder_without_pack_toml(tmp_path: Path) -> None:
    assert _refused(tmp_path).location == "pack.toml:1"


def test_bytes_that_are_not_utf8_are_named_with_their_line(write_pack: WritePack) -> None:
    folder = write_pack()
    (folder / "people.toml").write_bytes(b'[people]\n# fine\nx = "caf\xe9"\n')
    error = _refused(folder)
    assert (error.location, error.message) == ("people.toml:3", "The file is not UTF-8")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = = 2\n", 2),
        ("a = 1\na = 2\n", 2),
        ('a = 1\n\nb = """never closed\n', 4),
        ("[[a]\n", 1),
        ("a = 1\n[a]\n", 2),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(write_pack: WritePack, text: str, line: int) -> None:
    error = _refused(write_pack(("arcs.toml", text)))
    assert error.location == f"arcs.toml:{line}"
    assert error.message.startswith("The file is not TOML (")


def test_nesting_without_end(write_pack: WritePack) -> None:
    assert "nested too deeply" in _refused(write_pack(("arcs.toml", "arc = " + "[" * 100_000))).message


@pytest.mark.parametrize("key", ["[{}]\n", "{} = 1\n", "a = {{ {} = 1 }}\n"])
@pytest.mark.parametrize("name", ["a", '"a b"', "'a.b'"])
def test_a_key_of_very_many_names(write_pack: WritePack, key: str, name: str) -> None:
    """Reading one takes the square of its length."""
    error = _refused(write_pack(("arcs.toml", "\n" + key.format(" . ".join([name] * 40_000)))))
    assert "nested too deeply" in error.message
    assert error.location == "arcs.toml:2"


def test_a_link_out_of_the_folder(write_pack: WritePack, tmp_path: Path) -> None:
    folder = write_pack()
    secret = tmp_path / "secret.toml"
    secret.write_text('[[arc]]\nid = "x"\n')
    (folder / "arcs.toml").symlink_to(secret)
    assert "outside of the pack" in _refused(folder).message


def test_a_folder_of_series_that_is_a_link_out(write_pack: WritePack, tmp_path: Path) -> None:
    folder = write_pack()
    (folder / "series").rename(tmp_path / "elsewhere")
    (folder / "series").symlink_to(tmp_path / "elsewhere")
    assert "outside of the pack" in _refused(folder).message


def test_a_loop_of_links(write_pack: WritePack) -> None:
    folder = write_pack()
    (folder / "arcs.toml").symlink_to(folder / "arcs.toml")
    assert _refused(folder).location == "arcs.toml:1"


def test_a_pipe_is_not_waited_for(write_pack: WritePack) -> None:
    folder = write_pack()
    os.mkfifo(folder / "arcs.toml")
    assert "not a regular file" in _refused(folder).message


def test_a_file_larger_than_20_mb(write_pack: WritePack) -> None:
    folder = write_pack()
    with (folder / "arcs.toml").open("wb") as stream:
        stream.truncate(MAX_FILE + 1)
    assert "larger than 20 MB" in _refused(folder).message


def test_windows_line_ends_count_as_one(write_pack: WritePack) -> None:
    folder = write_pack()
    path = folder / "characters.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b'"bob"', b'"ada"'))
    assert _refused(folder).location == "characters.toml:6"
