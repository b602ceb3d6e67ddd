"""The pages of the views, each created when its view is first shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from janto_catalog.ui.context import ALL_TITLES, MY_COLLECTION
from janto_catalog.ui.view_page import SearchPage, ViewPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from janto_catalog.query import ParsedQuery
    from janto_catalog.ui.context import Destination, UiContext
    from janto_catalog.ui.views import View

_MIN_WIDTH = 480


class Pages(QStackedWidget):
    """One page for each view that was shown.  `search_failed` and `searched` come from the pages that search."""

    search_failed = Signal(object)
    searched = Signal()

    def __init__(self, context: UiContext, view: View, page: ViewPage) -> None:
        """Show `page`, which is that of `view`."""
        super().__init__()
        self._context = context
        self._views: dict[str, View] = {view.name: view}
        self._pages: dict[str, ViewPage] = {}
        #: The page that is shown.
        self.current = page
        self.setObjectName("surface")
        # Otherwise the minimum width of all pages, shown or not, would narrow the side bar and the detail.
        self.setMinimumWidth(_MIN_WIDTH)
        self._add(view.name, page)
        context.signals.narrow_search.connect(self._narrow_search)

    def page_of(self, view: View) -> ViewPage:
        """The page of a view, made first if need be, and not shown."""
        if view.name not in self._pages:
            self._add(view.name, view.make(self._context))
        return self._pages[view.name]

    def set_views(self, views: Sequence[View]) -> None:
        """Set the views that `show_view` can show, in place of the present ones."""
        self._views = {view.name: view for view in views}

    def _add(self, name: str, page: ViewPage) -> None:
        self._pages[name] = page
        self.addWidget(page)
        if isinstance(page, SearchPage):
            page.search_failed.connect(self.search_failed)
            page.loaded.connect(self.searched)

    def show_view(self, name: str) -> ViewPage:
        """Show the page of a view, and make it first if need be."""
        self.current = self._pages[name] if name in self._pages else self.page_of(self._views[name])
        self.setCurrentWidget(self.current)
        return self.current

    def focus_current(self) -> None:
        """Give the focus to the page that is shown."""
        self.current.focus_target().setFocus()

    def _narrow_search(self, condition: str) -> None:
        from janto_catalog.ui.search.filters import with_condition

        query = self.current.listed_query if isinstance(self.current, SearchPage) else None
        text = with_condition(query.text if query is not None else "", condition)
        self._context.signals.search_text.emit(text)

    def with_search(self, destination: Destination) -> Destination:
        """The destination with the search of the page that is shown, where an order is left or entered, or the timeline.

        Whether titles are owned is then a matter of the destination.  An order of the user has a search of its own.
        """
        query = self.current.listed_query if isinstance(self.current, SearchPage) else None
        if query is None:
            return destination
        from janto_catalog.model.saved_orders import OWN_ORDER

        if destination.order.startswith(OWN_ORDER):
            return destination
        if destination.view in ("order", "timeline"):
            return destination if destination.query else replace(destination, query=query.text)
        if self.current is self._pages.get("order") and destination in (ALL_TITLES, MY_COLLECTION):
            return replace(destination, query=_joined(destination.query, query))
        return destination


def _joined(condition: str, query: ParsedQuery) -> str:
    """A condition and what a query asks for besides owned titles."""
    from janto_catalog.query import HAD

    rest = query.without(*HAD)
    if not condition or not rest:
        return condition or rest
    # A query with "or" at its top has no terms.
    return f"{condition} {rest}" if query.terms else f"{condition} ({rest})"
