"""Rival chronologies in the window: a choice of the page of orders, which is absent where no story world names any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from tests.rival_pack import write_rival_pack
from tests.ui.waiting import wait_until_settled

Go = Callable[..., Any]
FIRST, SECOND = "tw-s01e01-everything-changes", "tw-s02e12-fragments"


def headings(page: Any) -> list[str]:
    return [heading for heading, _ in page._choice.groups]


def test_a_chronology_is_chosen_where_there_is_one(
    window: Window, go: Go, qtbot: QtBot, tmp_path: Path
) -> None:
    page = go(window, "order")
    wait_until_settled(window, qtbot)
    assert "Other chronologies" not in headings(page)
    folder = str(write_rival_pack(tmp_path))
    window.context.runner.write(lambda catalog: catalog.packs.add(folder), lambda _changed: None)
    wait_until_settled(window, qtbot)
    qtbot.waitUntil(lambda: "Other chronologies" in headings(page))
    assert page.model.row_of(FIRST) < page.model.row_of(SECOND)
    page.show_order("chronology:fans")
    wait_until_settled(window, qtbot)
    assert page.list_title() == "The Fan Timeline"
    assert page.model.row_of(SECOND) < page.model.row_of(FIRST)
