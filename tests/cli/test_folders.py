"""Folders on the command line: listed, removed, and back again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Janto


def test_a_folder_is_listed_and_removed_and_comes_back(scanned: Janto, media: Path) -> None:
    listed = scanned("folders", "--json").json
    assert [(one["path"], one["connected"], one["files"]) for one in listed] == [(str(media), True, 5)]
    assert str(media) in scanned("folders").out
    items = scanned("items", "--json").json
    removed = scanned("folders", "--remove", media)
    assert (removed.code, "`janto undo`" in removed.out) == (0, True)
    assert (scanned("folders", "--json").json, scanned("items", "--json").json) == ([], [])
    assert scanned("history", "--json").json[0]["label"] == "Removed the folder media"
    assert scanned("undo").out == "Undone: Removed the folder media\n"
    assert scanned("items", "--json").json == items
    assert scanned("redo").code == 0
    assert scanned("items", "--json").json == []


def test_a_folder_is_removed_by_its_name_too(scanned: Janto) -> None:
    assert scanned("folders", "--remove", "media").code == 0
    assert scanned("folders", "--json").json == []


def test_a_folder_that_is_not_in_the_catalogue_is_not_removed(scanned: Janto, tmp_path: Path) -> None:
    refused = scanned("folders", "--remove", tmp_path)
    assert refused.code != 0
    assert "not in the catalogue" in refused.error_line
    assert len(scanned("folders", "--json").json) == 1
