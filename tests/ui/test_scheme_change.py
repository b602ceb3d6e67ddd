"""A change of the colour scheme styles each widget a fixed number of times, however deep in the window it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.theme.tokens import DARK, LIGHT
from janto_catalog.ui.widgets.text import label

_DEPTH = 12


class _Styled(QObject):
    """Counts how often a widget is styled."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name in Qt
        self.times += event.type() == QEvent.Type.StyleChange
        return False


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme that is applied."""
    made = Theme(qapp, "light")
    made.apply_style_sheet()
    yield made
    made.set_scheme("light")


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> Iterator[QLabel]:
    """A line of secondary text in many widgets."""
    made = label(theme, "Text", role="secondary")
    inner: QWidget = made
    for _ in range(_DEPTH):
        outer = QWidget()
        QVBoxLayout(outer).addWidget(inner)
        inner = outer
    qtbot.addWidget(inner)
    inner.show()
    yield made
    inner.close()


def test_a_change_of_the_scheme_styles_a_widget_twice(theme: Theme, line: QLabel) -> None:
    styled = _Styled(line)
    theme.set_scheme("dark")
    assert styled.times == 2


def test_a_change_of_the_scheme_and_back_changes_the_colours(theme: Theme, line: QLabel) -> None:
    for scheme, colours in (("dark", DARK), ("light", LIGHT)):
        theme.set_scheme(scheme)
        assert line.palette().color(line.foregroundRole()) == QColor(colours.secondary)
