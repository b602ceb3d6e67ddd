"""A list of a hundred thousand titles is read by pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from janto_catalog.model.kinds import Kind
from janto_catalog.model.views import Changed, Era, Progress, WorkPage, WorkRow
from janto_catalog.query import ParsedQuery
from janto_catalog.ui.background.runner import BackgroundRunner
from janto_catalog.ui.context import AppSignals, UiContext
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.theme.theme import Theme
from janto_catalog.ui.views.titles import TitlesView

COUNT = 100_000


class Works:
    """Made-up titles: a hundred thousand, or another `count`."""

    count = COUNT

    def __init__(self) -> None:
        self.asked: list[int] = []

    def search(
        self,
        text: str | ParsedQuery = "",
        *,
        limit: int | None = 50,
        sort: str = "story",
        offset: int = 0,
        typing: bool = False,
    ) -> WorkPage:
        """A page of them, whatever is asked."""
        del text, sort, typing
        self.asked.append(offset)
        end = min(self.count, offset + (limit or self.count))
        return WorkPage(self.count, tuple(row(number) for number in range(offset, end)))

    def eras(self, text: str | ParsedQuery = "") -> tuple[Era, ...]:
        """Two eras, the second from the middle on."""
        del text
        return (Era(0, "Before"), Era(COUNT // 2, "After"))

    def parse(self, text: str, *, typing: bool = False) -> ParsedQuery:
        """Whatever is asked means all of them."""
        del typing
        return ParsedQuery(text)


class Marks:
    """Remembers what was marked."""

    def __init__(self) -> None:
        self.marked: list[str] = []

    def mark(self, works: Sequence[str], progress: Progress) -> Changed:
        """Mark titles."""
        self.marked = list(works)
        return Changed(frozenset(), f"{len(works)} titles: {progress}", 1)


def row(number: int) -> WorkRow:
    return WorkRow(
        str(number),
        f"Title {number}",
        Kind.AUDIO_DRAMA,
        "A range",
        "range",
        str(number),
        "2008-02-13",
        ("jack",),
    )


@pytest.fixture
def catalog() -> Any:
    return SimpleNamespace(works=Works(), progress=Marks(), close=lambda: None)


@pytest.fixture
def view(qapp: QApplication, settings: Settings, catalog: Any, qtbot: QtBot) -> Iterator[TitlesView]:
    runner = BackgroundRunner(lambda: catalog)
    made = TitlesView(
        UiContext(runner, Theme(qapp, "light"), settings, AppSignals(), {"jack": "Jack Harkness"})
    )
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.search("")
    qtbot.waitUntil(lambda: made.model.rowCount() == COUNT)
    yield made
    runner.close()


def test_only_pages_in_view_are_read(view: TitlesView, catalog: Any, qtbot: QtBot) -> None:
    bar = view.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: view.model.id_at(COUNT - 1) == str(COUNT - 1))
    assert len(catalog.works.asked) <= 3


def test_marking_all_includes_titles_that_were_never_in_view(
    view: TitlesView, catalog: Any, qtbot: QtBot
) -> None:
    view.table.setFocus()
    view.table.selectAll()
    qtbot.keyClick(view.table, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: len(catalog.progress.marked) == COUNT)
    assert catalog.progress.marked[-1] == str(COUNT - 1)
