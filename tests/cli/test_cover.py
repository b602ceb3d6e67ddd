"""`janto cover`."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Janto

TITLE = "Day One"


def test_a_cover_is_chosen_removed_and_undone(janto: Janto, tmp_path: Path) -> None:
    picture = tmp_path / "mine.png"
    Image.new("RGB", (300, 400), "blue").save(picture)
    chosen = janto("cover", TITLE, str(picture))
    assert chosen.out == "Day One: cover from mine.png. `janto undo` reverts it.\n"
    removed = janto("cover", TITLE, "--remove", "--json")
    assert removed.json["changed"] == "Day One: cover from the files again"
    assert janto("undo").code == 0


def test_what_cannot_be_done_is_said(janto: Janto, tmp_path: Path) -> None:
    assert "Give a file, or --remove" in janto("cover", TITLE).err
    assert "Give a file, or --remove" in janto("cover", TITLE, "a.png", "--remove").err
    assert "Day One has no cover of your own" in janto("cover", TITLE, "--remove").err
    text = tmp_path / "notes.txt"
    text.write_text("no picture")
    refused = janto("cover", TITLE, str(text))
    assert refused.code == 1
    assert str(text) in refused.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(60)
def test_what_is_no_file_is_refused_at_once(
    janto: Janto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The path of a socket must be short.
    monkeypatch.chdir(tmp_path)
    pipe, place = tmp_path / "pipe.jpg", tmp_path / "socket.jpg"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place.name)
        for path in (pipe, place, Path("/dev/zero")):
            refused = janto("cover", TITLE, str(path))
            assert refused.code == 1
            assert "it is not a regular file" in refused.err
    assert "is a directory" in janto("cover", TITLE, str(tmp_path)).err
