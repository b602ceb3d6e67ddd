"""The evenings of a collector, each played twice: by mouse, and by keyboard alone.

With `JANTO_PICTURES=FOLDER` every step is kept there as a picture, to be looked at.  With `JANTO_SONGS=15000` the folder of
foreign music is as large as a real one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from tests.ui.evenings.hands import Hand, Keyboard, Mouse


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def sit_down(request: pytest.FixtureRequest, qtbot: QtBot) -> Callable[[Window], Hand]:
    """Makes the person who uses a window."""
    root = os.environ.get("JANTO_PICTURES", "")
    evening = Path(request.path).stem.removeprefix("test_")

    def sit(window: Window) -> Hand:
        pictures = Path(root) / f"{evening}-{request.param.__name__.lower()}" if root else None
        hand: Hand = request.param(window, qtbot, pictures)
        window.activateWindow()
        return hand

    return sit
