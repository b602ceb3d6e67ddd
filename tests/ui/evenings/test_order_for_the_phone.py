"""The fifth evening: an order of one's own, for the phone."""

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

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.slow
def test_an_order_is_made_by_hand_and_written_for_the_phone(
    open_window: Callable[..., Window],
    sit_down: Callable[[Window], Hand],
    scanned: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copy(scanned, tmp_path / "catalogue.db")
    hand = sit_down(open_window(tmp_path / "catalogue.db"))
    hand.see("home", "Home")
    hand.go("Order")
    hand.find("with:ianto kind:audio")
    hand.see("order", "Lost Souls")
    hand.pick("Lost Souls")
    found = hand.titles()
    hand.act("New order of this list…")
    hand.see("name", "Name")
    hand.write("On the train")
    hand.key(Qt.Key.Key_Return)
    hand.see("made", "On the train", "Goes in:")
    assert hand.titles() == found

    hand.pick("Asylum")
    hand.act("Move up", Qt.Key.Key_Up, _ALT)
    hand.see("moved", "Asylum")
    at = found.index("Asylum")
    moved = [*found[: at - 1], "Asylum", found[at - 1], *found[at + 1 :]]
    qtbot.waitUntil(lambda: hand.titles() == moved)
    hand.act("Undo", Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: hand.titles() == found)
    hand.see("moved-back", "Asylum")
    hand.pick("Asylum")
    hand.act("Divider above…", Qt.Key.Key_D, _SHIFT)
    hand.see("divider-form", "Text of the divider")
    hand.write("Tuesday")
    hand.key(Qt.Key.Key_Return)
    hand.see("divided", "Tuesday")
    hand.pick("Golden Age")
    hand.act("Take out of this order", Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Golden Age" not in hand.titles())
    hand.see("taken-out", "Undo")

    written = tmp_path / "train.m3u8"
    hand.act("Export…", Qt.Key.Key_E, _CONTROL)
    hand.see("export", "Kind of file", "On the train")
    hand.pick_line("Playlist for a player")
    hand.see("playlist", "#EXTM3U", "On the train")
    monkeypatch.setattr(export_sheet, "ask_for_file", lambda *_: str(written))
    hand.press("Export to…")
    hand.see("written", "train.m3u8")
    text = written.read_text("utf-8")
    assert "Golden Age" not in text
    assert text.index("Lost Souls") < text.index("Asylum")
