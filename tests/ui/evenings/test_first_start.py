"""The first evening: from the first start to the first order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell import export_sheet
from janto_catalog.ui.shell.window import Window
from tests.ui.evenings.hands import Hand

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.slow
def test_from_the_first_start_to_the_first_order(
    open_window: Callable[..., Window],
    sit_down: Callable[[Window], Hand],
    collection: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "Torchwood things"
    shutil.copytree(collection, folder)
    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    hand.see("where", "Where is your collection?", "Your files are only read.")
    hand.add_folder(folder)
    hand.see("where-chosen", "Next")
    hand.press("Next")
    hand.see("about", "What is it about?")
    hand.press("Next")
    hand.see("how-far", "How far are you?")
    with qtbot.waitSignal(hand.window.scan.ended):
        hand.press("Scan")
    hand.see("scanned", "Start browsing", "1 question")
    hand.press("Start browsing")
    hand.see("home", "Home", "To identify", "Next in the story")

    hand.go("To identify")
    hand.see("question", "Which story is", "Another title…")
    hand.act("This is it", Qt.Key.Key_1)
    hand.see("answered", "Undo")
    hand.act("Undo", Qt.Key.Key_Z, _CONTROL)
    hand.see("taken-back", "Which story is")
    hand.act("This is it", Qt.Key.Key_1)
    hand.see("answered-again", "Undo")

    hand.go("My collection")
    hand.see("collection", "Lost Souls")
    hand.find("with:ianto kind:audio")
    hand.see("ianto-in-audio", "Lost Souls")
    assert "Utopia" not in hand.titles()
    hand.go("Order")
    hand.see("order", "Lost Souls")
    found = hand.titles()
    hand.pick("Lost Souls")
    hand.act("Why here?", Qt.Key.Key_W)
    hand.see("why", "Why Lost Souls is ", "You know better?")

    written = tmp_path / "evening.m3u8"
    hand.act("Export…", Qt.Key.Key_E, _CONTROL)
    hand.see("export", "Kind of file", "With Ianto Jones in audio")
    hand.pick_line("Playlist for a player")
    hand.see("export-playlist", "#EXTM3U")
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(written))
    hand.press("Export to…")
    hand.see("written", "evening.m3u8", "Show in folder")
    assert written.read_text("utf-8").count("#EXTINF") >= len(found)
