"""Home: what comes next besides the titles of the order that is followed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from janto_catalog.model.views import Progress
from janto_catalog.ui import opening
from janto_catalog.ui.shell.window import Window
from tests.ui.test_home import mark, page, press
from tests.ui.waiting import wait_until_settled

Open = Callable[..., Window]


@pytest.fixture
def home_page(open_window: Open, scanned: Path, tmp_path: Path, qtbot: QtBot) -> Window:
    """A window on the scanned catalogue as it opens."""
    shutil.copy(scanned, tmp_path / "catalogue.db")
    shown = open_window(tmp_path / "catalogue.db")
    wait_until_settled(shown, qtbot)
    return shown


def test_story_arcs_and_gaps_are_listed_below_with_their_reasons(
    home_page: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    following = page(home_page).following
    assert not following.further_title.isVisible()
    for work in ("Reset", "Dead Man Walking", "Day One", "Everything Changes"):
        mark(home_page, qtbot, [work], Progress.FINISHED)
    found: list[Any] = []
    home_page.context.runner.read(lambda catalog: catalog.home.next_titles(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    shown, further = found[0].titles, found[0].further
    assert further
    assert following.further_title.isVisible()
    assert [line.reason.text() for line in following.lines] == [
        *map(found[0].reason, shown),
        *(one.reason for one in further),
    ]
    line = following.lines[len(shown)]
    assert line.y() > following.further_title.y()
    line.setFocus()
    qtbot.waitUntil(lambda: home_page.detail.shown_title == further[0].work.title)
    played: list[str] = []
    following.played.connect(played.append)
    monkeypatch.setattr(opening, "open_url", lambda _url: True)
    press(qtbot, line, "Play")
    assert played == [further[0].work.id]
