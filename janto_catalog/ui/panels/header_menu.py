"""The menu of a header over a table of titles: sorting by the column, hiding it, and choosing the others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from janto_catalog.ui.models.columns import COLUMNS, TITLE, Column
from janto_catalog.ui.widgets.title_table import TitleTable


@dataclass(frozen=True, slots=True)
class HeaderActs:
    """What the menu does: sort by a key ("title", "-title"), show or hide a column by its name, and put everything back as
    it was at first."""

    sort_by: Callable[[str], object]
    toggle: Callable[[str], object]
    reset: Callable[[], object]


class HeaderMenu:
    """Shows the menu on a right click or the menu key."""

    def __init__(
        self,
        table: TitleTable,
        acts: HeaderActs,
        sort: Callable[[], str],
        hidden: Callable[[], Collection[str]],
    ) -> None:
        self._table, self._acts, self._sort, self._hidden = table, acts, sort, hidden
        table.horizontalHeader().customContextMenuRequested.connect(self.show)

    def show(self, place: QPoint) -> None:
        """Show the menu of the column at `place` of the header."""
        header = self._table.horizontalHeader()
        section = header.logicalIndexAt(place)
        menu = QMenu(header)
        if section >= 0:
            self._add_column(menu, COLUMNS[section])
            menu.addSeparator()
        add_columns(menu.addMenu("Columns"), self._hidden(), self._acts.toggle)
        menu.addAction("Columns and order as at first").triggered.connect(
            lambda _checked=False: self._acts.reset()
        )
        menu.popup(header.mapToGlobal(place))

    def _add_column(self, menu: QMenu, column: Column) -> None:
        up, down = (menu.addAction(f"Sort by {column.title}{words}") for words in ("", ", last first"))
        for act, key in ((up, column.sort), (down, f"-{column.sort}")):
            act.setEnabled(bool(column.sort))
            act.setCheckable(True)
            act.setChecked(self._sort() == key)
            act.triggered.connect(lambda _checked=False, act=self._acts.sort_by, value=key: act(value))
        hide = menu.addAction(f"Hide {column.title}")
        hide.setEnabled(column is not TITLE)
        hide.triggered.connect(lambda _checked=False, act=self._acts.toggle, value=column.name: act(value))


def add_columns(menu: QMenu, hidden: Collection[str], toggle: Callable[[str], object]) -> list[QAction]:
    """Add an entry for each column that a list can have; those in `hidden` are not ticked."""
    entries = []
    for column in COLUMNS:
        if not column.in_menus:
            continue
        entry = menu.addAction(column.title)
        entry.setData(column.name)
        entry.setCheckable(True)
        entry.setChecked(column.name not in hidden)
        entry.setEnabled(column is not TITLE)
        entry.triggered.connect(lambda _checked=False, act=toggle, value=column.name: act(value))
        entries.append(entry)
    return entries
