"""Home while a scan writes what the page reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from janto_catalog.catalog.home import Home
from janto_catalog.model.home import HomeContent
from janto_catalog.ui.context import HOME
from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.views.home import HomeView


def test_titles_that_a_scan_adds_while_the_page_is_read_are_no_error(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counts are read after the list: what comes in between is in the counts alone."""
    window.navigate(HOME)
    page = window.page()
    assert isinstance(page, HomeView)
    qtbot.waitUntil(lambda: hasattr(page, "collection") and page.collection.isVisible())
    read = Home.read

    def read_before_the_scan_wrote(*args: Any, **options: Any) -> HomeContent:
        content = read(*args, **options)
        assert content.counts.owned
        return replace(
            content, owned=(), continued=(), new=(), following=replace(content.following, titles=())
        )

    monkeypatch.setattr(Home, "read", read_before_the_scan_wrote)
    with qtbot.waitSignal(page.loaded):
        page.visit(HOME)
    assert not page.collection.isVisible()
    monkeypatch.undo()
    with qtbot.waitSignal(page.loaded):
        page.visit(HOME)
    assert page.collection.isVisible()
