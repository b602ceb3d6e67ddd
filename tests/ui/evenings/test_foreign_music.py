"""The second evening: a folder of music that no story world knows, among one's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog.ui import labels
from janto_catalog.ui.shell.window import Window
from tests.media import Tags, silent_mp3
from tests.ui.evenings.hands import Hand

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SONGS = int(os.environ.get("JANTO_SONGS", "240"))
_AN_ALBUM = 12


def make_music(folder: Path) -> None:
    """Albums of songs: each another artist, each file another content."""
    for number in range(_SONGS):
        album, song = divmod(number, _AN_ALBUM)
        place = folder / f"Artist {album // 4:03}" / f"Album {album:04}"
        tags = Tags(
            title=f"Tune {number:05}", album=place.name, artist=place.parent.name, track=str(song + 1)
        )
        silent_mp3(place / f"{song + 1:02} Tune {number:05}.mp3", 2, tags)


@pytest.mark.slow
def test_a_folder_of_foreign_music_is_left_out_in_one_step(
    open_window: Callable[..., Window],
    sit_down: Callable[[Window], Hand],
    scanned: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    make_music(tmp_path / "Music")
    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    hand.see("home", "Next in the story")
    hand.go("Folders")
    hand.see("folders", "Torchwood things")
    with qtbot.waitSignal(hand.window.scan.ended):
        hand.add_folder(tmp_path / "Music")
    hand.see("scanned", "Music")

    hand.go("To identify")
    count = labels.number(_SONGS + 1)
    hand.see("music-among-it", "Not recognised", f"{count} not recognised")
    hand.pick_line("Music")
    hand.see("folder-of-music", "not recognised in Music")
    hand.act("This whole folder is not part of this catalogue", Qt.Key.Key_X)
    hand.see("left-out", "Undo", "· 1 not recognised")
    hand.act("Undo", Qt.Key.Key_Z, _CONTROL)
    hand.see("back-again", f"{count} not recognised")
    hand.act("Redo", Qt.Key.Key_Z, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hand.see("left-out-again", "· 1 not recognised")

    hand.go("Home")
    hand.see("home-after", "1 copy needs an answer, 1 was not recognised.")
    hand.go("Folders")
    hand.see("folders-after", "Include it again")
    hand.go("History")
    hand.see("history", "Music")
