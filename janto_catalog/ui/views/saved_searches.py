"""The saved searches, each in words and with the number of its titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from janto_catalog.model.changes import Data
from janto_catalog.model.facets import NamedGroup
from janto_catalog.query.description import describe_list, names_in
from janto_catalog.ui.actions import action, add_context_menu, bind_actions
from janto_catalog.ui.context import Destination, UiContext
from janto_catalog.ui.name_list import NameList
from janto_catalog.ui.search.saved_search_acts import edit_search, remove_search, rename_search, saved_search
from janto_catalog.ui.views import View

if TYPE_CHECKING:
    from janto_catalog.catalog import Catalog
    from janto_catalog.model.searches import CountedSearch
    from janto_catalog.query import ParsedQuery

    Searches = list[tuple[CountedSearch, ParsedQuery | None]]
    """The saved searches, each as it was read; None for one with a mistake."""


class SavedSearchesView(NameList):
    """A line for each saved search; a click shows its titles."""

    shows = NameList.shows | {Data.SAVED_SEARCHES, Data.PROGRESS, Data.REMARKS}

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "search", "search", "Saved searches", ("saved search", "saved searches"))
        self._searches: dict[str, CountedSearch] = {}
        bind_actions(self, self.list)
        add_context_menu(self.list, context.theme)

    def reload(self) -> None:
        self.context.runner.read(
            _read_searches,
            self._show_searches,
            owner=self,
            key=(id(self), "names"),
        )

    def destination(self, named: NamedGroup) -> Destination:
        return saved_search(named.name)

    @property
    def has_current(self) -> bool:
        """Whether a search is chosen."""
        return self._current() is not None

    @action("Edit this search", "Search", "Ctrl+Return", icon="pencil", when="has_current")
    def edit(self) -> None:
        """Show what the search consists of, to change it and save it again."""
        if (one := self._current()) is not None:
            edit_search(self.context, one)

    @action("Rename this search…", "Search", "F2", icon="pencil", when="has_current")
    def rename(self) -> None:
        """Ask for another name."""
        if (one := self._current()) is not None:
            place = self.list.visualRect(self.list.currentIndex()).bottomLeft()
            corner = self.list.viewport().mapToGlobal(place + QPoint(8, 4))
            rename_search(self.context, self, one.name, self._searches, corner, lambda _name: None)

    @action("Remove this search", "Search", "Del", icon="x", when="has_current")
    def remove(self) -> None:
        """Remove the search, which can be undone."""
        if (one := self._current()) is not None:
            remove_search(self.context, one.name, lambda _name: None)

    def _current(self) -> CountedSearch | None:
        number = self.list.currentIndex().row()
        shown = self.model.shown
        return self._searches.get(shown[number].name) if 0 <= number < len(shown) else None

    def _show_searches(self, searches: Searches) -> None:
        self._searches = {one.name: one for one, _ in searches}
        self._show(tuple(self._row(one, query) for one, query in searches))

    def _row(self, one: CountedSearch, query: ParsedQuery | None) -> NamedGroup:
        names = self.context.record_names
        about = describe_list(one.query, names_in(query, names)) if query is not None else one.mistake
        if about == one.name:
            # The name is the one that was proposed.
            about = ""
        return NamedGroup("search", one.name, one.name, one.titles, one.owned, about)

    def show_nothing(self) -> None:
        self.empty.show_message(
            "search",
            "No search is saved yet.",
            "Search for something, then press Ctrl+S to save it under a name.",
        )


def _read_searches(catalog: Catalog) -> Searches:
    return [
        (one, None if one.mistake else catalog.works.parse(one.query)) for one in catalog.searches.counted()
    ]


VIEW = View(
    "saved_searches",
    "Saved searches",
    "search",
    "Mine",
    55,
    SavedSearchesView,
    badge=lambda counts: counts.searches,
    is_listed=lambda counts: counts.searches > 0,
)
