"""What another program writes to the catalogue is shown in the window, without losing selection or scroll position."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from janto_catalog import bootstrap
from janto_catalog.model.views import Progress
from janto_catalog.ui.context import ALL_TITLES
from janto_catalog.ui.models.columns import COLUMNS, column_number
from janto_catalog.ui.shell.settings import Settings
from janto_catalog.ui.shell.window import Window, first_size
from tests.ui.conftest import Open


def test_what_another_program_writes_is_shown_in_place(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    table, model = window.titles.table, window.titles.model
    table.select_row(12)
    qtbot.waitUntil(lambda: bool(window.titles.selected))
    table.scroll_to_offset(table.verticalScrollBar().maximum() // 2)
    texts = model.texts(12)
    assert texts is not None
    scroll, count = table.verticalScrollBar().value(), model.rowCount()
    other = bootstrap.open_catalog(str(tmp_path / "catalogue.db"))
    other.progress.mark([texts.id], Progress.FINISHED)

    def progress() -> str:
        now = model.texts(12)
        return now.progress if now is not None else ""

    qtbot.waitUntil(lambda: progress() == "finished")
    assert (table.currentIndex().row(), table.verticalScrollBar().value()) == (12, scroll)
    other.edits.add("work", {"title": ["Zzz"], "kind": ["novel"]})
    other.close()
    qtbot.waitUntil(lambda: model.rowCount() == count + 1)
    qtbot.waitUntil(lambda: table.selected_rows() == [12])
    assert (window.titles.selected, table.verticalScrollBar().value()) == (texts.id, scroll)


def test_only_the_columns_that_were_changed_are_remembered(
    open_window: Open, settings: Settings, scanned: Path
) -> None:
    settings.set("titles/toggled", "length,who")
    window = open_window(scanned)
    window.navigate(ALL_TITLES)
    usual = {column.name for column in COLUMNS if not column.visible_by_default}
    assert window.titles.table.hidden_columns() == usual - {"length"} | {"who"}
    window.titles._toggle_column("who")
    assert settings.names("titles/toggled") == {"length"}
    assert window.titles.table.isColumnHidden(column_number("sure"))


@pytest.mark.parametrize("screen", [(1920, 1080), (1440, 900), (1366, 768), (1280, 720)])
def test_the_first_size_leaves_room_for_the_frame(window: Window, screen: tuple[int, int]) -> None:
    size = first_size(QSize(*screen))
    assert size.width() + 16 <= screen[0]
    assert size.height() + 48 <= screen[1]
    assert size.boundedTo(QSize(1440, 900)) == size
    window.resize(size)
    assert window.size() == size
