"""The size of everything: in force in the next window, never larger than the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from janto_catalog.ui.context import HOME, Destination
from janto_catalog.ui.scale import SCALE, Scale
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.settings import SettingsView
from tests.ui.waiting import wait_until_settled

_LEAST = QSize(960, 600)


@pytest.mark.parametrize(
    ("before", "size", "factor", "in_force"),
    [
        (None, 100, None, 100),
        (None, 150, "1.5", 150),
        ("2", 125, "2.5", 125),
        ("2", 100, "2", 100),
        (None, 7, None, 100),
        ("no number", 150, "no number", 100),
    ],
)
def test_the_size_comes_on_top_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, before: str | None, size: int, factor: str | None, in_force: int
) -> None:
    environment = {} if before is None else {"QT_SCALE_FACTOR": before}
    monkeypatch.setattr(os, "environ", environment)
    scale = Scale()
    scale.apply(size)
    assert (environment.get("QT_SCALE_FACTOR"), scale.in_force) == (factor, in_force)


@pytest.mark.parametrize(
    ("screen", "in_force", "sizes"),
    [
        ((1920, 1080), 100, (100, 110, 125, 150, 175)),
        ((1280, 720), 150, (100, 110, 125, 150, 175)),
        ((800, 500), 100, (100,)),
        ((600, 400), 200, (100, 110, 125, 200)),
    ],
)
def test_only_sizes_that_fit_the_screen_are_offered(
    screen: tuple[int, int], in_force: int, sizes: tuple[int, ...]
) -> None:
    scale = Scale()
    scale.in_force = in_force
    assert scale.sizes_for(QSize(*screen), _LEAST) == sizes


def test_another_size_offers_to_open_the_window_again(
    window: Window, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def refuse(catalogue: str) -> bool:
        started.append(catalogue)
        return False

    monkeypatch.setattr(SCALE, "open_again", refuse)
    window.commands.settings()
    page = window.page()
    assert isinstance(page, SettingsView)
    qtbot.waitUntil(lambda: bool(page.place.text()))
    assert not page.again.isVisible()
    page.scale.chosen.emit("125")
    assert settings.get("size") == 125
    assert page.scale.text() == "Size: 125 %"
    assert page.about_size.text() == "In force after a restart"
    page.again.click()
    assert started == [page.place.text()]
    # It could not be started: this window stays.
    assert window.isVisible()
    page.scale.chosen.emit("100")
    assert not page.again.isVisible()


def test_the_program_is_started_again_without_the_size_of_this_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    noted = tmp_path / "noted"
    program = tmp_path / "python"
    program.write_text(f'#!/bin/sh\necho "$QT_SCALE_FACTOR $*" > {noted}.part && mv {noted}.part {noted}\n')
    program.chmod(0o755)
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    scale = Scale()
    scale.apply(150)
    monkeypatch.setattr(sys, "executable", str(program))
    assert scale.open_again("/a/catalogue.db")
    qtbot.waitUntil(noted.exists)
    assert noted.read_text() == "2 -m janto_catalog --catalog /a/catalogue.db\n"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "not there"))
    assert not scale.open_again("/a/catalogue.db")


def test_a_restart_opens_the_same_page_in_the_same_place_once(
    window: Window,
    open_window: Callable[..., Window],
    settings: Settings,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[str] = []
    window.context.runner.read(lambda catalog: str(catalog.store.path), found.append)
    qtbot.waitUntil(lambda: bool(found))
    page = Destination("titles", "with:ianto-jones", title="Ianto Jones")
    window.navigate(page)
    wait_until_settled(window, qtbot)
    window.resize(1200, 720)
    seen: list[str] = []

    def start(catalogue: str) -> bool:
        # What the other process would read.
        seen.append(catalogue)
        assert settings.get("geometry") == window.saveGeometry()
        return True

    monkeypatch.setattr(SCALE, "open_again", start)
    window.context.signals.open_again.emit(found[0])
    assert seen == found
    assert not window.isVisible()
    for expected in (page, HOME):
        again = open_window(Path(found[0]))
        wait_until_settled(again, qtbot)
        assert again.current_destination == expected
        again.close()
