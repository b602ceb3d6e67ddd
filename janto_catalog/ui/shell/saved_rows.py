"""The saved searches by name in the side bar: read after changes, renamed and removed by keys and a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu, QTreeWidget

from janto_catalog.model.changes import Data
from janto_catalog.ui.actions import action, bind_actions
from janto_catalog.ui.context import ALL_TITLES
from janto_catalog.ui.search.saved_search_acts import edit_search, remove_search, rename_search, saved_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from janto_catalog.model.searches import CountedSearch
    from janto_catalog.model.views import Changed
    from janto_catalog.ui.context import Destination, UiContext

MOST = 8
"""More saved searches are listed only on their page, so that they push nothing out of sight."""
_READ_MS = 300
_CHANGE = frozenset(
    {Data.SAVED_SEARCHES, Data.FACTS, Data.LISTINGS, Data.OWNERSHIP, Data.PROGRESS, Data.REMARKS, Data.ORDER}
)


class SavedRows(QObject):
    """`show` is called with the searches to list.  `current` gives the destination of the current row of the tree."""

    def __init__(
        self,
        context: UiContext,
        tree: QTreeWidget,
        show: Callable[[tuple[CountedSearch, ...]], None],
        current: Callable[[], Destination | None],
    ) -> None:
        super().__init__(tree)
        self._context, self._tree, self._show, self._current = context, tree, show, current
        self._searches: dict[str, CountedSearch] = {}
        # A scan changes what is found many times a second.
        self._timer = QTimer(self, singleShot=True, interval=_READ_MS)
        self._timer.timeout.connect(self.read)
        context.runner.changed.connect(self._changed)
        self._acts = bind_actions(self, tree)

    def read(self) -> None:
        """Read the searches, with the number of titles that each finds."""
        self._context.runner.read(
            lambda catalog: catalog.searches.counted(), self._fill, owner=self, key=(id(self), "searches")
        )

    def open_menu(self, place: QPoint) -> None:
        """List what can be done with the current row, at a place of the tree; nothing where it is no saved search."""
        if not self.has_row:
            return
        menu = QMenu(self._tree)
        for act in self._acts:
            act.setIcon(self._context.theme.icon(act.data().icon))
            menu.addAction(act)
        menu.popup(self._tree.viewport().mapToGlobal(place))

    @property
    def has_row(self) -> bool:
        """Whether the current row is a saved search."""
        return self._row() is not None

    @action("Edit this search", "Search", "Ctrl+Return", icon="pencil", when="has_row")
    def edit(self) -> None:
        """Show what the search consists of, to change it and save it again."""
        if (one := self._row()) is not None:
            edit_search(self._context, one)

    @action("Rename this search…", "Search", "F2", icon="pencil", when="has_row")
    def rename(self) -> None:
        """Ask for another name."""
        if (one := self._row()) is not None:
            below = self._tree.visualRect(self._tree.currentIndex()).bottomLeft() + QPoint(8, 4)
            corner = self._tree.viewport().mapToGlobal(below)
            rename_search(
                self._context,
                self._tree.window(),
                one.name,
                self._searches,
                corner,
                lambda name: self._context.signals.navigate.emit(saved_search(name)),
            )

    @action("Remove this search", "Search", "Del", icon="x", when="has_row")
    def remove(self) -> None:
        """Remove the search, which can be undone."""
        if (one := self._row()) is not None:
            remove_search(
                self._context, one.name, lambda _name: self._context.signals.navigate.emit(ALL_TITLES)
            )

    def _row(self) -> CountedSearch | None:
        place = self._current()
        one = self._searches.get(place.title) if place is not None else None
        return one if one is not None and place == saved_search(one.name) else None

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _CHANGE:
            self._timer.start()

    def _fill(self, searches: tuple[CountedSearch, ...]) -> None:
        self._searches = {one.name: one for one in searches}
        self._show(searches[:MOST])
