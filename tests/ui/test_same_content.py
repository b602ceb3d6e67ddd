"""Two copies of the same content: the answer about one is that about the other, which is not asked about meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.catalog.review import Review
from janto_catalog.ui.shell.window import Window
from tests.media import silent_mp3
from tests.ui.waiting import wait_until_settled

MINUTE = 60.0


@pytest.fixture
def window(open_window: Callable[..., Window], tmp_path: Path) -> Window:
    """A window on a catalogue of two identical recordings in two folders, and of another one."""
    first = silent_mp3(tmp_path / "media" / "A" / "Torchwood 12.mp3", 62 * MINUTE)
    (tmp_path / "media" / "B").mkdir()
    shutil.copy(first, tmp_path / "media" / "B" / "Torchwood 12.mp3")
    silent_mp3(tmp_path / "media" / "C" / "Torchwood 14.mp3", 61 * MINUTE)
    catalog = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    list(catalog.scans.scan([str(tmp_path / "media")]))
    catalog.close()
    return open_window(tmp_path / "catalogue.db")


def test_a_copy_of_the_same_content_is_not_asked_about_while_the_answer_is_stored(
    window: Window, go: Callable[..., Any], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining == 3)
    wait_until_settled(window, qtbot)
    stored, answer = Event(), Review.answer

    def answer_slowly(self: Review, *args: Any, **more: Any) -> Any:
        assert stored.wait(60)
        return answer(self, *args, **more)

    monkeypatch.setattr(Review, "answer", answer_slowly)
    assert page.current_title == "Torchwood 12"
    asked: list[str] = []
    page.list.question_changed.connect(lambda: asked.append(page.current_title))
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.current_title == "Torchwood 14")
    stored.set()
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: page.remaining == 1)
    assert "Torchwood 12" not in asked
    # Undone, both are asked about again.
    qtbot.keyClick(page.list, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: page.remaining == 3)
    assert page.current_title == "Torchwood 12"
