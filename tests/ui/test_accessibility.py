"""Accessibility: every control has a name, and Tab reaches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from janto_catalog.ui.shell.window import Window
from janto_catalog.ui.widgets.text import Elided
from tests.ui.waiting import wait_until_idle

Go = Callable[..., Any]
VIEWS = ["titles", "review", "order", "folders", "worlds", "history", "answers", "conflicts"]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


def controls(within: QWidget) -> list[QWidget]:
    """The visible and enabled controls, without the parts that Qt creates for them."""
    return [
        part
        for part in within.findChildren(QWidget)
        if isinstance(part, CONTROLS)
        and part.isVisible()
        and part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not isinstance(part, QScrollBar)
        and not part.objectName().startswith("qt_")
    ]


def nameless(within: QWidget) -> list[str]:
    """The controls without a name for screen readers."""
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in controls(within)
        if not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
    ]


def unexplained(within: QWidget) -> list[str]:
    """Icons without a tool tip, and shortened lines without one."""
    icons = [
        part
        for part in controls(within)
        if isinstance(part, QAbstractButton) and not part.icon().isNull() and not part.text()
    ]
    lines = [part for part in within.findChildren(Elided) if part.isVisible() and part.text()]
    return [type(part).__name__ for part in (*icons, *lines) if not part.toolTip()]


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_of_a_view_has_a_name(window: Window, go: Go, qtbot: QtBot, view: str) -> None:
    go(window, view)
    wait_until_idle(window.context.runner, qtbot)
    window.context.signals.select_work.emit("tw-s01e12-captain-jack-harkness")
    qtbot.waitUntil(lambda: bool(window.detail.shown_title))
    assert nameless(window) == []
    assert unexplained(window) == []


@pytest.mark.parametrize("way", ["another", "several", "extra"])
def test_every_control_of_a_form_has_a_name_and_tab_reaches_it(
    window: Window, go: Go, qtbot: QtBot, way: str
) -> None:
    page = go(window, "review")
    qtbot.waitUntil(lambda: page.remaining > 0)
    getattr(page, way)()
    form = page.panel.actions_row.form or page.panel.actions_row.title_picker
    qtbot.waitUntil(form.isVisible)
    assert nameless(page) == []
    reached = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    # Of several that exclude each other Tab reaches the one that is chosen; arrows go on from there.
    left = [
        part
        for part in controls(form)
        if part not in reached
        and part.isEnabled()
        and not (isinstance(part, QAbstractButton) and part.group() is not None and not part.isChecked())
    ]
    assert left == []
