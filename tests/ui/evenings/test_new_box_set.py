"""The fourth evening: a new box set is on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.ui.shell.window import Window
from tests.media import Tags, silent_mp3
from tests.ui.evenings.hands import Hand

_STORIES = ("New Girl", "Through the Ruins", "Uprising")


@pytest.mark.slow
def test_a_new_box_set_is_found_listened_to_and_followed(
    open_window: Callable[..., Window],
    sit_down: Callable[[Window], Hand],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    media = tmp_path / "Torchwood things"
    shutil.copytree(collection, media)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(media)]))
    catalog.close()
    # An evening before: what is new is new since then.
    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    hand.see("the-evening-before", "Next in the story")
    hand.window.close()
    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    hand.see("before", "Next in the story")
    assert not hand.says("New since last time")

    box = media / "Audio" / "Big Finish" / "Torchwood One - Before the Fall"
    for number, story in enumerate(_STORIES, 1):
        tags = Tags(title=story, album="Torchwood One: Before the Fall", track=f"{number}/3")
        silent_mp3(box / f"{number:02} - {story}.mp3", 55 * 60 + number, tags)
    with qtbot.waitSignal(hand.window.scan.ended):
        hand.act("Scan all folders", Qt.Key.Key_F5)
    hand.go("Home")
    hand.see("home", "New since last time", *_STORIES)

    hand.go("My collection")
    hand.find("have:yes before the fall")
    hand.see("the-box", *_STORIES)
    hand.pick("New Girl")
    hand.see("first-story", "Not started", "Copies")
    hand.act("Mark as finished", Qt.Key.Key_E)
    hand.see("finished", "Undo")
    hand.act("Why here?", Qt.Key.Key_W)
    hand.see("why", "Why New Girl is")
    hand.go("Home")
    hand.see("next", "Next in the story", "Through the Ruins")
    hand.go("Story arcs")
    hand.see("arcs", "Torchwood One")
